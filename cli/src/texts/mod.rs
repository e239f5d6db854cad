//! Texts of the metadata in the language of the user. The metadata are in English; the translations are a table that the
//! build script makes.

pub(crate) mod fingerprint;

use crate::language::Language;

/// By the fingerprint of the English text: where its translation ends in [`CHINESE`]. It begins where the one before ends.
#[allow(clippy::unreadable_literal, reason = "nobody reads the table")]
static INDEX: &[(u64, u32)] = include!(concat!(env!("OUT_DIR"), "/zh-CN.rs"));

static CHINESE: &str = include_str!(concat!(env!("OUT_DIR"), "/zh-CN.txt"));

impl Language {
    /// A text of the metadata in this language; the text itself if it has no translation.
    pub(crate) fn text(self, english: &str) -> &str {
        match self {
            Self::English => english,
            Self::Chinese => chinese(english).unwrap_or(english),
        }
    }
}

fn chinese(english: &str) -> Option<&'static str> {
    let place = INDEX.binary_search_by_key(&fingerprint::of(english), |(fingerprint, _)| *fingerprint).ok()?;
    let begin = place.checked_sub(1).and_then(|before| INDEX.get(before)).map_or(0, |(_, end)| *end);
    CHINESE.get(usize::try_from(begin).ok()?..usize::try_from(INDEX.get(place)?.1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alibabacloud_dts::ErrorCode;
    use alibabacloud_dts::metadata::{Field, SERVICE};

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
    }

    /// Names alone are the same in both languages.
    fn assert_translated<'t>(texts: impl IntoIterator<Item = &'t str>, place: &str) {
        for text in texts {
            let is_name = !text.contains(' ');
            assert!(is_name || is_chinese(Language::Chinese.text(text)), "{place}: {text}");
            assert_eq!(Language::English.text(text), text);
        }
    }

    fn fields(fields: &[Field], place: &str) {
        for field in fields {
            let place = format!("{place}.{}", field.name);
            assert_translated(std::iter::once(field.doc).chain(field.conditions.iter().copied()), &place);
        }
    }

    #[test]
    fn every_text_of_the_metadata_has_a_translation() {
        for operation in SERVICE.operations() {
            let texts = [operation.summary, operation.doc].into_iter().chain(operation.conditions.iter().copied());
            assert_translated(texts.chain(operation.waiters.iter().map(|it| it.doc)), operation.name);
            fields(operation.request, operation.name);
            fields(operation.response, operation.name);
        }
        for structure in SERVICE.structures() {
            assert_translated([structure.doc], structure.name);
            fields(structure.fields, structure.name);
        }
        for enumeration in SERVICE.enumerations() {
            let values = enumeration.values.iter().map(|value| value.doc);
            assert_translated(std::iter::once(enumeration.doc).chain(values), enumeration.name);
        }
        for code in ErrorCode::all() {
            assert_translated(code.meaning().into_iter().chain(code.remedy()), code.as_str());
        }
    }

    #[test]
    fn a_text_without_a_translation_stays() {
        assert_eq!(Language::Chinese.text("A text that no spec has."), "A text that no spec has.");
    }
}
