//! Rust names in the example programs and in the guide, which are edited as text.

use super::words::replaced;
use crate::spec::{Form, SourceFile, SourceSet};

/// A name that Rust code may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustName {
    /// A type, which may stand anywhere.
    Type(String),
    /// A module of an operation, or a method.
    Method(String),
}

/// The programs and the guide with another name, by their paths; those that have it not are omitted.
#[must_use]
pub fn in_programs(sources: &SourceSet, old: &RustName, new: &str) -> Vec<(String, String)> {
    let renamed = sources.files().iter().filter(|file| is_rust(file)).map(|file| {
        let text = match old {
            RustName::Type(old) => replaced(&file.text, old, new),
            RustName::Method(old) => {
                let text = replaced(&file.text, &format!("operation::{old}"), &format!("operation::{new}"));
                method(&text, old, new)
            }
        };
        (file, text)
    });
    renamed.filter(|(file, text)| *text != file.text).map(|(file, text)| (file.path.clone(), text)).collect()
}

/// Whether the file has Rust code: a program, or the guide.
#[must_use]
pub fn is_rust(file: &SourceFile) -> bool {
    file.role.is_some_and(|role| matches!(role.form, Form::Program | Form::Guide))
}

/// The text with each call of the method, and each link to it, replaced.
fn method(text: &str, old: &str, new: &str) -> String {
    let calls = text.replace(&format!(".{old}("), &format!(".{new}("));
    replaced(&calls, &format!("::{old}"), &format!("::{new}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_modules_and_links_get_the_new_name_and_variables_keep_theirs() {
        let text = "let dock = client.dock().docked(dock);\nuse operation::dock::Response; // [`Client::dock`], Client::docks\n";
        let expected = "let dock = client.moor().docked(dock);\nuse operation::moor::Response; // [`Client::moor`], Client::docks\n";
        let files = vec![("examples/a.rs".to_owned(), text.as_bytes().to_vec())];
        let (sources, _) = SourceSet::from_memory("spec", files);
        let renamed = in_programs(&sources, &RustName::Method("dock".to_owned()), "moor");
        assert_eq!(renamed, [("examples/a.rs".to_owned(), expected.to_owned())]);
    }
}
