//! Types as other languages and the vendor's documents write them.

/// What other languages and the vendor's documents call the types.
pub const FOREIGN_TYPES: &[(&str, &str)] = &[
    ("array", "list<…>"),
    ("bool", "boolean"),
    ("float", "double"),
    ("int", "int32"),
    ("integer", "int32"),
    ("list", "list<…>"),
    ("long", "int64"),
    ("map", "map<…>"),
    ("number", "double"),
    ("object", "any"),
    ("text", "string"),
];

/// An expression of another language in the words of the spec; whether it names a type is another question.
#[must_use]
pub fn type_in_our_spelling(written: &str) -> Option<String> {
    let listed = |element: &str| Some(format!("list<{}>", type_in_our_spelling(element)?));
    if let Some(element) = written.strip_suffix("[]").or_else(|| written.strip_prefix("[]")) {
        return listed(element);
    }
    if let Some((head, rest)) = written.split_once(['<', '[', '('])
        && let Some(inner) = rest.strip_suffix(['>', ']', ')']).or(Some(rest)).filter(|inner| !inner.is_empty())
    {
        return match head.to_ascii_lowercase().as_str() {
            "list" | "array" | "vec" | "set" | "seq" => listed(inner),
            "json" => Some(format!("json<{inner}>")),
            // The keys of a map are always texts.
            "map" | "dict" | "hashmap" | "object" => {
                let value = inner.split_once([',', ']']).map_or(inner, |(_, value)| value);
                Some(format!("map<{}>", type_in_our_spelling(value)?))
            }
            _ => None,
        };
    }
    let foreign =
        FOREIGN_TYPES.iter().find(|(foreign, ours)| foreign.eq_ignore_ascii_case(written) && !ours.contains('<'));
    Some(foreign.map_or(written, |(_, ours)| ours).to_owned())
}

/// The expression with brackets that stands at an offset, or ends in front of it, in a text that is not YAML because of it:
/// where it begins, and how the spec writes it.
pub(super) fn bracketed(text: &str, offset: usize) -> Option<(usize, &str, String)> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.split('\n').next()?;
    let open = line.match_indices('[').map(|(at, _)| at).rfind(|at| start + at <= offset)?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let first = line.get(..open)?.rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
    let close = open + line.get(open..)?.find(']')?;
    let written = line.get(first..=close)?;
    // A list of YAML stands behind a blank.
    if first == open {
        return None;
    }
    let ours = type_in_our_spelling(&written.replace(' ', ""))?;
    (ours != written).then_some((start + first, written, ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_behind_a_word_are_a_type_of_another_language() {
        let found = |text: &str| bracketed(text, text.find('[')?).map(|(_, written, ours)| format!("{written} {ours}"));
        assert_eq!(found("a: { type: list[string], doc: x }").as_deref(), Some("list[string] list<string>"));
        assert_eq!(found("a: { type: string[] }").as_deref(), Some("string[] list<string>"));
        assert_eq!(found("a: { type: map[string, Tag] }").as_deref(), Some("map[string, Tag] map<Tag>"));
        assert_eq!(found("a: { values: [a, b] }"), None);
        assert_eq!(found("a: { doc: see[1] }"), None);
        assert_eq!(found("a: { doc: list[ }"), None);
    }
}
