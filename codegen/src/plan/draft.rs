//! Files that are being written.

/// How the names of drafts end.
const DRAFT: &str = ".draft";

/// The name under which a file is written before it takes its place.
pub(super) fn draft_of(name: &str) -> String {
    format!(".{name}.{}{DRAFT}", std::process::id())
}

/// Whether a file that a run was writing when it was stopped could have this name.
pub(super) fn is_draft(name: &str) -> bool {
    drafted(name).is_some()
}

/// The path of the file that this is a draft of, if its name is that of a draft.
pub(super) fn draft_for(path: &str) -> Option<String> {
    let (folder, name) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
    Some(format!("{folder}{}", drafted(name)?))
}

fn drafted(name: &str) -> Option<&str> {
    let (file, process) = name.strip_prefix('.')?.strip_suffix(DRAFT)?.rsplit_once('.')?;
    let is_process = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    (!file.is_empty() && is_process).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_run_gives_are_drafts() {
        assert!(is_draft(&draft_of("a.rs")));
        for name in [".notes.draft", ".a.b.draft", "a.rs.1.draft", ".a.rs.12", "..1.draft", ".a..draft"] {
            assert!(!is_draft(name), "{name}");
        }
    }

    #[test]
    fn a_draft_stands_beside_its_file() {
        assert_eq!(draft_for("src/.a.rs.12.draft").as_deref(), Some("src/a.rs"));
        assert_eq!(draft_for(".MANIFEST.1.draft").as_deref(), Some("MANIFEST"));
        assert_eq!(draft_for("src/a.rs"), None);
    }
}
