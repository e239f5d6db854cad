//! Texts: an English and a Chinese one for everything, and neither of them empty words.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Text;
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::Entries;
use std::collections::BTreeSet;

/// Words that say nothing about the thing they stand beside.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "be",
    "field",
    "for",
    "in",
    "indicates",
    "is",
    "it",
    "its",
    "of",
    "operation",
    "parameter",
    "returned",
    "specifies",
    "that",
    "the",
    "this",
    "to",
    "value",
    "which",
];

impl Resolver<'_> {
    /// The text of `name` in both languages, which says more than the name does.
    pub(super) fn text(&mut self, name: &At<String>, en: Option<&At<String>>, zh: Option<&At<String>>) -> Text {
        if let Some(en) = en
            && !en.trim().is_empty()
            && only_repeats(&en.value, &name.value)
        {
            self.report(Diagnostic::new(
                Code::EmptyWords,
                en.place,
                format!("this text only repeats the name `{}`", name.value),
                "describe its purpose, unit or format, and limits",
            ));
        }
        self.title(name, en, zh)
    }

    /// The title of `name` in both languages, which may well repeat the name.
    pub(super) fn title(&mut self, name: &At<String>, en: Option<&At<String>>, zh: Option<&At<String>>) -> Text {
        let Some(en) = en else {
            self.missing_text(name.place, &name.value, "English", "describe it with `doc:`");
            return Text::default();
        };
        if en.trim().is_empty() {
            self.missing_text(en.place, &name.value, "English", "write one between the quotes");
        }
        let help = "add it to the twin of this file below `zh-CN`";
        if !self.speaks_chinese() {
            return Text { en: en.trim().to_owned(), zh: String::new() };
        }
        match zh {
            None => self.missing_text(en.place, &name.value, "Chinese", help),
            Some(zh) if !zh.chars().any(is_chinese) => {
                let help = "write it in Chinese";
                self.missing_text(zh.place, &name.value, "Chinese", help);
            }
            Some(_) => {}
        }
        let text = Text { en: en.trim().to_owned(), zh: zh.map(|text| chinese(text)).unwrap_or_default() };
        if let Some(zh) = zh {
            self.translated(&name.value, en, zh.place, &text);
        }
        text
    }

    fn missing_text(&mut self, place: Place, name: &str, language: &str, help: &str) {
        self.report(Diagnostic::new(Code::MissingText, place, format!("`{name}` has no {language} text"), help));
    }

    /// Refuses Chinese texts of things that the English file does not have.
    pub(super) fn no_orphans<'k, T>(&mut self, texts: &Entries<T>, known: impl IntoIterator<Item = &'k str>) {
        let known: BTreeSet<&str> = known.into_iter().collect();
        for (key, _) in texts {
            if !known.contains(key.as_str()) {
                let help = crate::suggestion::help(&key.value, known.iter().copied(), "remove it");
                let message = format!("the English file has no text for `{}`", key.value);
                self.report(Diagnostic::new(Code::OrphanText, key.place, message, help));
            }
        }
    }

    /// Refuses a list of Chinese texts that is longer than the English one.
    pub(super) fn no_orphan_entries(&mut self, texts: &[At<String>], english: usize) {
        for text in texts.iter().skip(english) {
            self.report(Diagnostic::new(
                Code::OrphanText,
                text.place,
                "the English file has no entry for this text",
                "keep the entries in the order of the English ones",
            ));
        }
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A Chinese text without the spaces that YAML puts where it joins folded lines: Chinese has none between characters.
pub(super) fn chinese(text: &str) -> String {
    let characters: Vec<char> = text.trim().chars().collect();
    let is_wide = |c: Option<&char>| c.is_some_and(|c| is_chinese(*c) || is_wide_mark(*c));
    let is_joined = |before, after| is_wide(before) && is_wide(after);
    let joint = |index: usize| {
        let (before, after) =
            (index.checked_sub(1).and_then(|before| characters.get(before)), characters.get(index + 1));
        match characters.get(index) {
            Some(' ') => before.into_iter().chain(after).any(|c| is_wide_mark(*c)) || is_joined(before, after),
            Some('\n') => is_joined(before, after),
            _ => false,
        }
    };
    characters.iter().enumerate().filter(|(index, _)| !joint(*index)).map(|(_, c)| *c).collect()
}

/// Punctuation as wide as a Chinese character.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

/// Whether nothing is left of `text` when the words of `name` and the fillers are taken out.
fn only_repeats(text: &str, name: &str) -> bool {
    let name = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{chinese, only_repeats};

    #[test]
    fn folded_chinese_lines_are_joined_without_a_space() {
        assert_eq!(chinese("源库的 IP 地址， 必须\n"), "源库的 IP 地址，必须");
        assert_eq!(chinese("同步\n任务"), "同步任务");
        assert_eq!(chinese("这些地址， Oracle 中 `x` （或 `y`） 也是"), "这些地址，Oracle 中 `x`（或 `y`）也是");
        assert_eq!(chinese("第一段。\n\n第二段。\n- 项目"), "第一段。\n\n第二段。\n- 项目");
    }

    #[test]
    fn a_text_that_only_repeats_the_name_is_recognised() {
        assert!(only_repeats("The region ID.", "RegionId"));
        assert!(only_repeats("Specifies the value of the job name", "JobName"));
        assert!(only_repeats("", "JobName"));
        assert!(!only_repeats("The region of the source database, such as `cn-hangzhou`.", "RegionId"));
    }
}
