use crate::diagnostic::Diagnostic;

/// Each mistake once, by file and place.
pub(super) fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.code, &diagnostic.message));
    sorted.dedup();
    sorted
}
