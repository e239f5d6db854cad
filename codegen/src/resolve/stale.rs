//! Chinese texts whose English text has changed.

use super::resolver::Resolver;
use super::translated::Translated;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Text, Translation};
use crate::place::Place;
use crate::spec::At;
use std::collections::BTreeSet;

/// How much of an English text a report shows, in characters.
const SHOWN: usize = 60;

impl Resolver<'_> {
    pub(super) fn translated(&mut self, name: &str, english: &At<String>, chinese: Place, text: &Text) {
        let pair = Translation::of(text);
        let (name, english) = (name.to_owned(), english.clone());
        self.translated.push(Translated { name, english, chinese, pair, is_stale: false });
    }

    pub(super) fn check_confirmed(&mut self) {
        let Some(confirmed) = self.raw.confirmed.as_ref().map(|file| &file.value) else { return };
        let known: BTreeSet<u32> = confirmed.iter().map(|pair| pair.chinese).collect();
        let mut stale = Vec::new();
        for text in &mut self.translated {
            text.is_stale = !confirmed.contains(&text.pair) && known.contains(&text.pair.chinese);
            if text.is_stale {
                stale.push(text.clone());
            }
        }
        for text in stale {
            let file = self.raw.path(text.english.place.file).unwrap_or_default();
            let message = format!("the Chinese text of `{}` was confirmed for another English text", text.name);
            let help = format!(
                "the English text, in {file}, is now “{}”; translate it again, or run \
                 `cargo codegen translations --confirm` if the Chinese text fits",
                beginning(&text.english)
            );
            self.report(Diagnostic::new(Code::StaleTranslation, text.chinese, message, help));
        }
    }
}

fn beginning(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
