//! Whole words in texts.

/// The text with each whole word replaced.
pub(super) fn replaced(text: &str, word: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(word) {
        let (before, behind) = rest.split_at(start);
        out.push_str(before);
        out.push_str(if is_whole(text, text.len() - behind.len(), word) { by } else { word });
        rest = behind.get(word.len()..).unwrap_or_default();
    }
    out + rest
}

/// Whether the word that stands at an offset of the text is no part of a longer one.
pub(super) fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at + word.len()..).unwrap_or_default();
    let (first, last) = (word.chars().next(), word.chars().next_back());
    let goes_on = |inner: Option<char>, outer: Option<char>| inner.is_some_and(is_part) && outer.is_some_and(is_part);
    !goes_on(first, before) && !goes_on(last, behind.chars().next())
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_replaced() {
        assert_eq!(
            replaced("Tag, list<Tag>, Tags, MyTag, Tag_x, `Tag`", "Tag", "Label"),
            "Label, list<Label>, Tags, MyTag, Tag_x, `Label`"
        );
        assert_eq!(replaced("aa aaa aa", "aa", "b"), "b aaa b");
    }
}
