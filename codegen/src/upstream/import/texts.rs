//! Texts of the vendor as texts of a spec.

use regex::Regex;
use std::sync::LazyLock;

/// What stands where there is no text.
pub(super) const UNDOCUMENTED: &str = "Undocumented.";

/// Characters of a text at most.
const LENGTH: usize = 400;

/// Links to pages of the vendor, which only its site knows, and tags.
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[([^\]]*)\]\([^)]*\)").ok());
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"</?[A-Za-z][^>]*>").ok());

/// The first paragraph, in plain words; nothing where there is none in English.
pub(super) fn plain(text: Option<&str>) -> Option<String> {
    let replaced = |pattern: &LazyLock<Option<Regex>>, text: &str, by: &str| match pattern.as_ref() {
        Some(pattern) => pattern.replace_all(text, by).into_owned(),
        None => text.to_owned(),
    };
    let text = replaced(&TAG, &replaced(&LINK, text?, "$1"), " ");
    let first = text.split("\n\n").map(str::trim).find(|part| !part.is_empty())?;
    let words = first.replace(['*', '`', '#', '>', '|', '_', '\\', '<', '[', ']', '{', '}'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_english = words.is_ascii() && words.contains(|c: char| c.is_ascii_alphabetic());
    let end =
        words.char_indices().nth(LENGTH).map(|(at, _)| words.get(..at).and_then(|it| it.rfind(". ")).unwrap_or(at));
    let words = words
        .get(..end.unwrap_or(words.len()))?
        .trim_end_matches(['.', ':', ';', ',', ' ', '-'])
        .trim_start_matches(['-', ' ']);
    (is_english && !words.is_empty()).then(|| format!("{words}."))
}

/// The text of a parameter or field.
pub(super) fn of_field(text: Option<&str>, is_boolean: bool) -> String {
    match plain(text) {
        Some(text) if is_boolean && !text.starts_with("Whether ") => format!("Whether the following holds: {text}"),
        Some(text) => text,
        None => UNDOCUMENTED.to_owned(),
    }
}

/// Whether a summary can stand as it is: one sentence that begins with a verb in the third person.
pub(super) fn is_summary(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let is_verb = first.len() > 3
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && first.ends_with('s')
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && !matches!(first, "This" | "Does");
    is_verb && !text.contains(". ") && text.len() < 200
}
