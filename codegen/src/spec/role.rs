//! What a file of the spec is, decided by its path alone.

use super::confirmed::CONFIRMED;

/// What a file of the spec holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role {
    pub form: Form,
    /// Whether it is the Chinese translation, which holds only texts.
    pub texts: bool,
}

/// The forms of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Service,
    Errors,
    Parameters,
    Type,
    Operation,
    /// A whole job as an order of calls.
    Workflow,
    /// A page of the reference that is about none of these.
    Page,
    /// What an emulator keeps.
    States,
    /// The words that texts avoid.
    Words,
    /// An example program in Rust.
    Program,
    /// The guide to the crate, in rustdoc's Markdown.
    Guide,
    /// The translations that are known to fit.
    Confirmed,
}

/// The folder of the Chinese texts.
const TEXTS: &str = "zh-CN";

impl Role {
    /// The role of the file at `path`, relative to the spec folder; `None` where no file of the spec belongs.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        // A folder has the name of a file at times.
        if path.ends_with('/') {
            return None;
        }
        let (texts, segments) = split(path);
        if let ["examples", file] = segments.as_slice() {
            let is_program = !texts && file.strip_suffix(".rs").is_some_and(is_program_name);
            return is_program.then_some(Self { form: Form::Program, texts });
        }
        if let ["guide.md"] = segments.as_slice() {
            return (!texts).then_some(Self { form: Form::Guide, texts });
        }
        if segments.as_slice() == [CONFIRMED] {
            return (!texts).then_some(Self { form: Form::Confirmed, texts });
        }
        let stem = segments.last()?.strip_suffix(".yaml").filter(|stem| !stem.is_empty())?;
        let form = match segments.as_slice() {
            [_] => match stem {
                "service" => Form::Service,
                "errors" => Form::Errors,
                "parameters" => Form::Parameters,
                "states" if !texts => Form::States,
                "words" if !texts => Form::Words,
                _ => return None,
            },
            ["errors", _] => Form::Errors,
            ["types", _] => Form::Type,
            ["workflows", _] => Form::Workflow,
            ["pages", _] => Form::Page,
            ["operations", _, _] => Form::Operation,
            _ => return None,
        };
        Some(Self { form, texts })
    }

    /// Whether files of the spec, or folders with such files, may be in the folder at `path`.
    ///
    /// The spec is never deeper than this allows, so a walk that asks ends even where links go in circles.
    pub(super) fn may_be_in(path: &str) -> bool {
        let (_, segments) = split(path);
        matches!(
            segments.as_slice(),
            [] | ["errors" | "examples" | "types" | "operations" | "pages" | "workflows"] | ["operations", _]
        )
    }
}

/// Whether a program can have this name: the name of a Rust module.
fn is_program_name(stem: &str) -> bool {
    stem.starts_with(|c: char| c.is_ascii_lowercase())
        && stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether the path is of a text, and its segments below that folder.
fn split(path: &str) -> (bool, Vec<&str>) {
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let texts = segments.first() == Some(&TEXTS);
    if texts {
        segments.remove(0);
    }
    (texts, segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_decides_what_a_file_holds() {
        let role = |path| Role::of(path).map(|role| (role.form, role.texts));
        assert_eq!(role("service.yaml"), Some((Form::Service, false)));
        assert_eq!(role("states.yaml"), Some((Form::States, false)));
        assert_eq!(role("words.yaml"), Some((Form::Words, false)));
        assert_eq!(role("errors.yaml"), Some((Form::Errors, false)));
        assert_eq!(role("zh-CN/errors/task.yaml"), Some((Form::Errors, true)));
        assert_eq!(role("types/Tag.yaml"), Some((Form::Type, false)));
        assert_eq!(role("zh-CN/operations/tags/ListTags.yaml"), Some((Form::Operation, true)));
        assert_eq!(role("examples/list_tasks.rs"), Some((Form::Program, false)));
        assert_eq!(role("pages/glossary.yaml"), Some((Form::Page, false)));
        assert_eq!(role("zh-CN/pages/glossary.yaml"), Some((Form::Page, true)));
        assert_eq!(role("guide.md"), Some((Form::Guide, false)));
        for stray in [
            "types/Tag.yaml/",
            "zh-CN/guide.md",
            "types/guide.md",
            "examples/ListTasks.rs",
            "examples/2_tasks.rs",
            "examples/.rs",
            "examples/list_tasks.yaml",
            "examples/more/list_tasks.rs",
            "zh-CN/examples/list_tasks.rs",
            "other.yaml",
            "zh-CN/states.yaml",
            "zh-CN/words.yaml",
            "errors/a/b.yaml",
            "types/Tag.yml",
            "types/a/Tag.yaml",
            "operations/ListTags.yaml",
            ".yaml",
            "",
        ] {
            assert_eq!(role(stray), None, "{stray}");
        }
    }

    #[test]
    fn no_folder_is_deeper_than_the_operations_of_a_family() {
        for folder in ["", "errors", "examples", "types", "operations/tags", "zh-CN", "zh-CN/operations/tags"] {
            assert!(Role::may_be_in(folder), "{folder}");
        }
        for folder in ["errors/a", "examples/a", "types/a", "operations/a/b", "zh-CN/zh-CN", "docs"] {
            assert!(!Role::may_be_in(folder), "{folder}");
        }
    }
}
