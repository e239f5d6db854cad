//! Names that not every system can give a file.

/// Whether Windows opens a device in place of a file of this name, whatever its extension.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_number = |rest: &str| matches!(rest.as_bytes(), [b'0'..=b'9']) || matches!(rest, "¹" | "²" | "³");
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered.is_some_and(is_number)
}

/// What keeps a part of a path from being a name on every system.
pub(super) fn problem(part: &str) -> Option<String> {
    if is_device(part) {
        return Some(format!("Windows keeps the name `{}` for a device", part.escape_debug()));
    }
    let is_cut = part.ends_with(['.', ' ']) && !matches!(part, "." | "..");
    is_cut.then(|| format!("Windows cuts the end of the name `{}`", part.escape_debug()))
}

#[cfg(test)]
mod tests {
    use super::{is_device, problem};

    #[test]
    fn devices_are_known_in_any_letter_case_and_with_any_extension() {
        for name in ["con", "CON", "Nul", "aux.yaml", "aux.tar.gz", "com1", "LPT9.md", "prn ", "com³"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["Console", "auxiliary", "com", "com10", "lpt", "null", "icon", "a.con", "computer1"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn a_name_does_not_end_with_a_dot_or_a_space() {
        assert!(problem("ships.").is_some() && problem("a ").is_some());
        assert!(problem("..").is_none() && problem("a.b").is_none());
    }
}
