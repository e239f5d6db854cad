//! Whole words in texts.

/// The text with each whole word replaced.
pub(super) fn replaced(text: &str, word: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(word) {
        let (before, behind) = rest.split_at(start);
        let after = behind.get(word.len()..).unwrap_or_default();
        let last = before.chars().next_back().or_else(|| out.chars().next_back());
        let is_joined = after.starts_with(is_part) || word.starts_with(is_part) && last.is_some_and(is_part);
        out.push_str(before);
        out.push_str(if is_joined { word } else { by });
        rest = after;
    }
    out + rest
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
