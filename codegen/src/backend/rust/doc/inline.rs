//! What rustdoc would misread inside of a line.

/// Stands for a space at which a line must not be broken.
pub(in crate::backend::rust) const HARD_SPACE: char = '\u{e000}';

/// Text without what is invisible, turns the reading direction, or has a meaning to this module.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' => Some('\n'),
            '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                None
            }
            HARD_SPACE => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// Escapes a paragraph on one line; spaces inside of code spans come out as [`HARD_SPACE`].
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\\' => backslash(rest, &mut escaped),
            '`' => backticks(rest, &mut escaped),
            '<' => angle(rest, &mut escaped),
            '[' => bracket(rest, &mut escaped),
            ']' => literal(']', &mut escaped),
            '!' if rest[1..].starts_with('[') => literal('!', &mut escaped),
            'h' if !escaped.ends_with(char::is_alphanumeric) => bare_url(rest, &mut escaped),
            other => {
                escaped.push(if other == '\t' { ' ' } else { other });
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    escaped
}

fn literal(c: char, escaped: &mut String) -> usize {
    escaped.push('\\');
    escaped.push(c);
    c.len_utf8()
}

/// An escape of the author stays one.
fn backslash(rest: &str, escaped: &mut String) -> usize {
    match rest[1..].chars().next() {
        Some(next) if next.is_ascii_punctuation() => {
            escaped.push_str(&rest[..2]);
            2
        }
        _ => literal('\\', escaped),
    }
}

fn backticks(rest: &str, escaped: &mut String) -> usize {
    let fence = rest.len() - rest.trim_start_matches('`').len();
    if let Some(length) = closing(&rest[fence..], fence) {
        let span = &rest[..fence + length + fence];
        escaped.extend(span.chars().map(|c| if matches!(c, ' ' | '\t') { HARD_SPACE } else { c }));
        return span.len();
    }
    escaped.push_str(&"\\`".repeat(fence));
    fence
}

/// How much comes before a run of exactly `fence` backticks.
fn closing(text: &str, fence: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find('`') {
        let start = from + found;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == fence {
            return Some(start);
        }
        from = start + run;
    }
    None
}

/// `<https://…>` stays; any other angle would be an HTML tag.
fn angle(rest: &str, escaped: &mut String) -> usize {
    if let Some(end) = rest.find('>')
        && is_url(&rest[1..end])
    {
        escaped.push_str(&rest[..=end]);
        return end + 1;
    }
    literal('<', escaped)
}

/// `[text](https://…)` stays; any other bracket would be a link to a Rust item.
fn bracket(rest: &str, escaped: &mut String) -> usize {
    if let Some(middle) = rest.find("](")
        && !rest[1..middle].contains(['[', ']', '`', '<'])
        && let Some(end) = rest[middle..].find(')')
        && is_url(&rest[middle + 2..middle + end])
    {
        let length = middle + end + 1;
        escaped.push_str(&rest[..length]);
        return length;
    }
    literal('[', escaped)
}

fn bare_url(rest: &str, escaped: &mut String) -> usize {
    let url = rest.split(|c: char| c.is_whitespace() || !c.is_ascii() || "<>\"`\\|".contains(c)).next();
    let url = url.unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
    if is_url(url) {
        escaped.push('<');
        escaped.push_str(url);
        escaped.push('>');
        return url.len();
    }
    escaped.push('h');
    1
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !"<>()`".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustdoc_would_misread_is_escaped() {
        for (prose, expected) in [
            ("a list<T> of [x]", "a list\\<T> of \\[x\\]"),
            ("`list<T>` and [`Foo`]", "`list<T>` and \\[`Foo`\\]"),
            ("![img](x)", "\\!\\[img\\](x)"),
            ("a `b c", "a \\`b c"),
            ("already \\[escaped\\]", "already \\[escaped\\]"),
            ("C:\\dir", "C:\\\\dir"),
            ("comment */ end", "comment */ end"),
            ("tab\there", "tab here"),
        ] {
            assert_eq!(escape(prose), expected, "{prose}");
        }
    }

    #[test]
    fn links_and_addresses_work() {
        for (prose, expected) in [
            ("see https://example.com/a?b=c.", "see <https://example.com/a?b=c>."),
            ("(http://example.com)", "(<http://example.com>)"),
            ("<https://example.com>", "<https://example.com>"),
            ("[page](https://example.com/x) here", "[page](https://example.com/x) here"),
            ("[page](crate::Foo)", "\\[page\\](crate::Foo)"),
            ("https:// alone", "https:// alone"),
            ("见https://example.com。", "见https://example.com。"),
        ] {
            assert_eq!(escape(prose), expected, "{prose}");
        }
    }

    #[test]
    fn a_code_span_is_not_broken() {
        assert_eq!(escape("`a b`c d"), format!("`a{HARD_SPACE}b`c d"));
        assert_eq!(escape("``a ` b``"), format!("``a{HARD_SPACE}`{HARD_SPACE}b``"));
    }

    #[test]
    fn what_turns_the_reading_direction_is_removed() {
        assert_eq!(clean("a\u{202e}b\u{200f}c\u{0}d\r\ne\rf\u{e000}"), "abcd\ne\nf");
    }
}
