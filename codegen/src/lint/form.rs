//! The form of a text: how it begins, and its spaces and punctuation.

use super::flat::{CODE, Flat, is_chinese, is_wide_mark};
use super::texts::{Kind, Prose};
use crate::diagnostic::Code;
use crate::model::Language;

/// How a text begins that says that nothing is documented.
const UNDOCUMENTED: [&str; 2] = ["Undocumented.", "暂无文档说明"];

/// Marks that are wide in Chinese.
const NARROW: &str = ",;:!?()";
const WIDE: [char; 7] = ['，', '；', '：', '！', '？', '（', '）'];

/// A mistake at a stretch of the flat text.
pub(super) struct Mistake {
    pub(super) code: Code,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: String,
    pub(super) help: String,
    /// What stands there, and what to write instead, where there is no doubt.
    pub(super) fix: Option<(String, String)>,
}

/// Whether a text begins as its kind wants.
pub(super) fn opening(prose: &Prose, text: &str) -> Option<Mistake> {
    let first = text.split(' ').next().unwrap_or_default();
    let wrong = |end: usize, message: &str, help: &str| {
        let (message, help) = (message.to_owned(), help.to_owned());
        Some(Mistake { code: Code::WrongForm, start: 0, end, message, help, fix: None })
    };
    let is_undocumented = UNDOCUMENTED.iter().any(|formula| text.starts_with(formula));
    match (prose.kind, prose.language) {
        (Kind::Boolean, Language::English) if first != "Whether" && !is_undocumented => {
            let message = "the text of a boolean does not begin with “Whether”";
            wrong(first.len(), message, "say `Whether …`, or `Undocumented.` and what is known")
        }
        (Kind::Boolean, Language::Chinese) if !sentence(text).contains("是否") && !is_undocumented => {
            wrong(sentence(text).len(), "the text of a boolean does not say 是否", "say `是否……`, or `暂无文档说明。`")
        }
        (Kind::Summary, Language::English) if !is_verb(first) => {
            let message = "the summary does not begin with a verb in the third person";
            wrong(first.len(), message, "begin with a verb, such as `Returns …` or `Creates …`")
        }
        (Kind::Summary, Language::English) if text.contains(". ") || !text.ends_with('.') => {
            wrong(text.len(), "the summary is not one sentence", "keep one sentence, and put the rest into `doc`")
        }
        (Kind::Summary, Language::Chinese) if text.find('。') != text.len().checked_sub('。'.len_utf8()) => {
            wrong(text.len(), "the summary is not one sentence", "keep one sentence, and put the rest into `doc`")
        }
        _ => None,
    }
}

/// Spaces and punctuation.
pub(super) fn marks(language: Language, flat: &Flat) -> Vec<Mistake> {
    let wrong = |start: usize, end: usize, message: String, help: &str, fix: Option<String>| Mistake {
        code: Code::WrongMark,
        start,
        end,
        message,
        help: help.to_owned(),
        fix: fix.and_then(|fix| Some((flat.text.get(start..end)?.to_owned(), fix))),
    };
    let gap = |at: &usize| wrong(*at, at + 1, "several spaces in a row".to_owned(), "keep one", None);
    let mut found: Vec<Mistake> = flat.gaps.iter().map(gap).collect();
    if language == Language::English {
        return found;
    }
    let mut rest = flat.text.char_indices();
    while let Some((start, left)) = rest.next() {
        let mut ahead = rest.as_str().chars();
        let Some(right) = ahead.next() else { break };
        let end = start + left.len_utf8() + right.len_utf8();
        let seen = flat.text.get(start..end).unwrap_or_default().replace(CODE, "`…`");
        // `ID, 以`: the mark is narrow, although it stands behind a Latin letter.
        let is_before_chinese = is_chinese(right) || right == ' ' && ahead.next().is_some_and(is_chinese);
        let mark = if is_before_chinese { wide(left) } else { None };
        let mark = mark.or_else(|| if is_chinese(left) { wide(right) } else { None });
        if is_chinese(left) && is_latin(right) || is_latin(left) && is_chinese(right) {
            let help = "put one between Chinese and other letters";
            found.push(wrong(start, end, format!("no space inside “{seen}”"), help, Some(format!("{left} {right}"))));
        } else if is_wide_mark(left) && right == ' ' || left == ' ' && is_wide_mark(right) {
            let help = "remove it: the mark has its own space";
            found.push(wrong(
                start,
                end,
                format!("a space inside “{seen}”"),
                help,
                Some(format!("{left}{right}").replace(' ', "")),
            ));
        } else if let Some(mark) = mark {
            let help = format!("use the full-width `{mark}`");
            let is_left = wide(left) == Some(mark) && is_before_chinese;
            let widened = if is_left { format!("{mark}{right}") } else { format!("{left}{mark}") };
            found.push(wrong(start, end, format!("a narrow mark in “{seen}”"), &help, Some(widened)));
        }
    }
    found
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == CODE
}

fn wide(narrow: char) -> Option<char> {
    NARROW.chars().position(|mark| mark == narrow).and_then(|index| WIDE.get(index)).copied()
}

/// The first sentence of a Chinese text.
fn sentence(text: &str) -> &str {
    text.split('。').next().unwrap_or_default()
}

/// `Returns`, but not `Return` nor `This`.
fn is_verb(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.ends_with('s')
        && word.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
        && !matches!(word, "This" | "Its" | "Is" | "Has" | "Was" | "Does")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        marks(Language::Chinese, &Flat::of(text)).into_iter().map(|mistake| mistake.message).collect()
    }

    #[test]
    fn chinese_and_latin_letters_are_kept_apart_and_marks_are_wide() {
        assert_eq!(seen("实例ID"), ["no space inside “例I”"]);
        assert_eq!(seen("取值为`A`"), ["no space inside “为`…`”"]);
        assert_eq!(seen("源库,目标库"), ["a narrow mark in “库,”", "a narrow mark in “,目”"]);
        assert_eq!(seen("实例的 ID, 名称"), ["a narrow mark in “, ”"]);
        assert_eq!(seen("源库， 目标库"), ["a space inside “， ”"]);
        assert!(seen("实例的 ID，取值为 `A`（或 `B`）。50% 以上，MySQL 5.7.").is_empty());
    }

    #[test]
    fn a_verb_is_in_the_third_person() {
        assert!(["Returns", "Re-creates", "Queries"].iter().all(|word| is_verb(word)));
        assert!(!["Return", "This", "returns", "`Xs`", ""].iter().any(|word| is_verb(word)));
    }
}
