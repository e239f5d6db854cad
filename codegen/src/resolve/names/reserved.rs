/// Words that Rust keeps for itself (2015 to 2024), names that generated builders and codecs use, and file names that
/// some systems refuse.
const RESERVED: &[&str] = &[
    "Self",
    "_",
    "abstract",
    "as",
    "async",
    "aux",
    "await",
    "become",
    "box",
    "break",
    "clone",
    "con",
    "const",
    "continue",
    "crate",
    "customize",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "into_request",
    "let",
    "loop",
    "macro",
    "match",
    "member",
    "member_mut",
    "metadata",
    "mod",
    "move",
    "mut",
    "new",
    "nul",
    "override",
    "priv",
    "prn",
    "pub",
    "ref",
    "request",
    "return",
    "self",
    "send",
    "shape",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "union",
    "unsafe",
    "unsized",
    "use",
    "validate",
    "virtual",
    "where",
    "while",
    "yield",
];

pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(RESERVED.is_sorted());
        assert!(is_reserved("while") && is_reserved("Self") && !is_reserved("region_id"));
    }
}
