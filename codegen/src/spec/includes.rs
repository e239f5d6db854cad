//! Folders that a spec shares with other specs: their error codes count as if they were declared here.

use super::node::NodeKind;
use super::role::{Form, Role};
use super::yaml;

/// The key of the service file.
const KEY: &str = "includes";

/// The folders, relative to the spec folder. Names that cannot be a folder are ignored; they are reported where they
/// are resolved.
#[derive(Clone, Debug, Default)]
pub(super) struct Includes(Vec<String>);

impl Includes {
    /// The folders that the text of a service file names. What is wrong with the text is reported when it is loaded.
    pub(super) fn of(service: &str) -> Self {
        let Some(NodeKind::Map(entries)) = yaml::parse(service, 0).0.map(|node| node.kind) else {
            return Self::default();
        };
        let list = entries.into_iter().find(|(key, _)| key.text() == KEY).map(|(_, value)| value.kind);
        let Some(NodeKind::List(folders)) = list else { return Self::default() };
        Self(folders.iter().map(|folder| folder.text().to_owned()).filter(|folder| is_folder(folder)).collect())
    }

    /// The folders outside the spec folder.
    pub(super) fn outside(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str).filter(|folder| folder.starts_with("../"))
    }

    /// The role of the file at `path`, relative to the spec folder. Included folders hold error codes alone.
    pub(super) fn role_of(&self, path: &str) -> Option<Role> {
        match self.below(path) {
            Some(rest) => Role::of(rest).filter(|role| role.form == Form::Errors),
            None => Role::of(path),
        }
    }

    /// Whether files of the spec, or folders with such files, may be in the folder at `path`.
    pub(super) fn may_be_in(&self, path: &str) -> bool {
        let leads_there = |folder: &String| folder.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        match self.below(path) {
            Some(rest) => matches!(rest, "" | "errors" | "zh-CN" | "zh-CN/errors"),
            None => Role::may_be_in(path) || self.0.iter().any(leads_there),
        }
    }

    /// Whether the path is in an included folder.
    pub(super) fn has(&self, path: &str) -> bool {
        self.below(path).is_some()
    }

    /// The path below the included folder that it is in.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        self.0.iter().find_map(|folder| below(folder, path))
    }
}

/// The rest of `path` if it is in `folder`, or the folder itself.
#[must_use]
pub(crate) fn below<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    match path.strip_prefix(folder)? {
        "" => Some(""),
        rest => rest.strip_prefix('/'),
    }
}

/// Whether a name can be that of an included folder: relative, with `..` at its beginning only.
#[must_use]
pub(crate) fn is_folder(name: &str) -> bool {
    let mut segments = name.split('/').skip_while(|segment| *segment == "..").peekable();
    segments.peek().is_some()
        && segments.all(|segment| {
            !matches!(segment, "" | "." | "..") && !segment.contains(|c: char| c == '\\' || c == ':' || c.is_control())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> Includes {
        Includes::of(&format!("service: x\nincludes: {list}\n"))
    }

    #[test]
    fn an_included_folder_holds_error_codes_and_their_chinese_texts() {
        for folder in ["gateway", "../shared/gateway"] {
            let includes = of(&format!("[{folder}]"));
            let role = |path: &str| includes.role_of(&format!("{folder}/{path}")).map(|role| (role.form, role.texts));
            assert_eq!(role("errors.yaml"), Some((Form::Errors, false)));
            assert_eq!(role("zh-CN/errors/more.yaml"), Some((Form::Errors, true)));
            for stray in ["service.yaml", "types/A.yaml", "operations/a/B.yaml", "other.yaml"] {
                assert_eq!(role(stray), None, "{stray}");
            }
        }
    }

    #[test]
    fn the_walk_reaches_included_folders_and_nothing_else() {
        let includes = of("[shared/gateway]");
        for folder in ["shared", "shared/gateway", "shared/gateway/zh-CN", "types"] {
            assert!(includes.may_be_in(folder), "{folder}");
        }
        for folder in ["share", "shared/other", "shared/gateway/types", "shared/gateways"] {
            assert!(!includes.may_be_in(folder), "{folder}");
        }
    }

    #[test]
    fn what_cannot_be_a_folder_is_not_included() {
        for bad in ["/etc", "..", "../..", "a/../b", "./a", "a//b", "", "a\\b", "C:/x", "a/"] {
            assert!(!is_folder(bad), "{bad}");
        }
        assert!(of("[/etc, '..']").0.is_empty());
        assert!(of("gateway").0.is_empty() && Includes::of("{").0.is_empty());
    }
}
