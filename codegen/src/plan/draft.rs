//! Files that are being written.

/// How the names of drafts end.
const DRAFT: &str = ".draft";

/// The name under which a file is written before it takes its place.
pub(super) fn draft_of(name: &str) -> String {
    format!(".{name}.{}{DRAFT}", std::process::id())
}

/// Whether this is the name of a file that a run was writing when it was stopped.
pub(super) fn is_draft(name: &str) -> bool {
    let middle = name.strip_prefix('.').and_then(|rest| rest.strip_suffix(DRAFT));
    middle.and_then(|middle| middle.rsplit_once('.')).is_some_and(|(file, process)| {
        !file.is_empty() && !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())
    })
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
}
