//! The wording of the texts: words to avoid, from the spec's word list, and the form of sentences.
//!
//! ```text
//! raw files ── texts ──> prose with its place ── flat ──> what a reader sees ── words, form ──> mistakes
//! ```

mod chinese;
mod english;
mod fences;
mod flat;
mod form;
mod pages;
mod texts;
mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Language;
use crate::parallel;
use crate::place::Place;
use crate::spec::raw::{RawAvoided, RawWords};
use crate::spec::{RawSpec, SourceSet};
use crate::suggestion::{Fix, Help};
use flat::Flat;
use texts::{Prose, written_at};
use words::WordList;

/// What is wrong with the texts: blocks of code without an end, and the wording. A spec without a word list leaves its wording
/// alone.
#[must_use]
pub fn lint(raw: &RawSpec, sources: &SourceSet) -> Vec<Diagnostic> {
    let texts = texts::all(raw);
    let mut found: Vec<Diagnostic> = texts.iter().filter_map(|prose| fences::check(prose, sources)).collect();
    if let Some(RawWords { en, zh }) = raw.words.as_ref().map(|file| &file.value) {
        let lists = (WordList::new(en), WordList::new(zh));
        found.extend(parallel::map(&texts, |prose| check(prose, sources, &lists)).into_iter().flatten());
        found.extend(words_without_replacement(en).chain(words_without_replacement(zh)));
    }
    found
}

/// The words to avoid in files beside the spec: Markdown pages, and the comments of Rust files. A file is Chinese if it is
/// in a folder `zh-CN`, and English otherwise.
#[must_use]
pub fn lint_pages(raw: &RawSpec, pages: &SourceSet) -> Vec<Diagnostic> {
    let Some(words) = &raw.words else { return Vec::new() };
    let (english, chinese) = (WordList::new(&words.value.en), WordList::new(&words.value.zh));
    let indices: Vec<usize> = (0..pages.files().len()).collect();
    let found = parallel::map(&indices, |index| {
        let Some(page) = pages.files().get(*index) else { return Vec::new() };
        let is_chinese = page.path.split('/').any(|folder| folder == Language::Chinese.tag());
        let list = if is_chinese { &chinese } else { &english };
        let of_paragraph = |(start, text): (usize, String)| {
            let flat = Flat::plain(&text);
            let offset = |index| u32::try_from(start + flat.source(index)).unwrap_or(u32::MAX);
            let file = u32::try_from(*index).unwrap_or(u32::MAX);
            avoided(list, &flat, |start, end| Place { file, start: offset(start), end: offset(end) })
        };
        pages::paragraphs(&page.path, &page.text).into_iter().flat_map(of_paragraph).collect()
    });
    found.into_iter().flatten().collect()
}

fn check(prose: &Prose, sources: &SourceSet, (english, chinese): &(WordList, WordList)) -> Vec<Diagnostic> {
    let place = prose.text.place;
    let Some(written) = written_at(sources, place) else { return Vec::new() };
    let flat = Flat::of(written);
    let at = |start: usize, end: usize| {
        let source = |index| place.start.saturating_add(u32::try_from(flat.source(index)).unwrap_or(u32::MAX));
        Place { file: place.file, start: source(start), end: source(end) }
    };
    let list = match prose.language {
        Language::English => english,
        Language::Chinese => chinese,
    };
    let mut found = avoided(list, &flat, at);
    // An alias of a text is checked where the text is written.
    if !written.starts_with('*') {
        let mistakes = form::opening(prose, &flat.text).into_iter().chain(form::marks(prose.language, &flat));
        found.extend(mistakes.map(|mistake| {
            let place = at(mistake.start, mistake.end);
            // What stands there may be longer than what a reader sees, such as code.
            let as_written = written_at(sources, place);
            let fix = mistake
                .fix
                .filter(|(seen, _)| as_written == Some(seen.as_str()))
                .map(|(_, text)| Fix { word: None, text });
            Diagnostic::new(mistake.code, place, mistake.message, Help { text: mistake.help, fix })
        }));
    }
    found
}

/// The words of the list in a text, each at its place.
fn avoided(list: &WordList, flat: &Flat, at: impl Fn(usize, usize) -> Place) -> Vec<Diagnostic> {
    let diagnostic = |word: words::Found| {
        let seen = flat.text.get(word.start..word.end).unwrap_or_default();
        let RawAvoided { say, why, replace, avoid: _, except: _ } = word.entry;
        let why = why.as_ref().map(|why| format!(": {}", why.value)).unwrap_or_default();
        let message = format!("“{seen}” is on the list of words to avoid{why}");
        let text = format!("say {} instead", say.value);
        let is_certain = replace.as_ref().is_some_and(|at| at.value);
        let fix = single(say)
            .filter(|_| is_certain)
            .map(|say| Fix { word: Some(seen.to_owned()), text: in_case_of(seen, say) });
        Diagnostic::new(Code::AvoidedWord, at(word.start, word.end), message, Help { text, fix })
    };
    list.find(&flat.text).into_iter().map(diagnostic).collect()
}

/// The only word that an entry says to use, which stands in backticks.
fn single(say: &str) -> Option<&str> {
    let word = say.strip_prefix('`')?.strip_suffix('`')?;
    (!word.is_empty() && !word.contains('`')).then_some(word)
}

/// The word with a capital letter if the other one has one.
fn in_case_of(seen: &str, word: &str) -> String {
    let is_capital = seen.chars().next().is_some_and(char::is_uppercase);
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if is_capital => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// Entries whose word can only take the place of others if it is a single one.
fn words_without_replacement(list: &[RawAvoided]) -> impl Iterator<Item = Diagnostic> {
    let asks = |entry: &&RawAvoided| entry.replace.as_ref().is_some_and(|at| at.value) && single(&entry.say).is_none();
    list.iter().filter(asks).map(|entry| {
        let message = "`replace` needs one word to put in the place of the others";
        let help = "write the word alone in backticks, or remove `replace`";
        Diagnostic::new(Code::Contradiction, entry.say.place, message, help)
    })
}
