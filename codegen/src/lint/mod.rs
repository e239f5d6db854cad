//! The wording of the texts: words to avoid, from the spec's word list, and the form of sentences.
//!
//! ```text
//! raw files ── texts ──> prose with its place ── flat ──> what a reader sees ── words, form ──> mistakes
//! ```

mod chinese;
mod english;
mod flat;
mod form;
mod pages;
mod texts;
mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Language;
use crate::parallel;
use crate::place::Place;
use crate::spec::raw::RawWords;
use crate::spec::{RawSpec, SourceSet};
use flat::Flat;
use texts::Prose;
use words::WordList;

/// What is wrong with the wording of the texts. A spec without a word list leaves its wording alone.
#[must_use]
pub fn lint(raw: &RawSpec, sources: &SourceSet) -> Vec<Diagnostic> {
    let Some(RawWords { en, zh }) = raw.words.as_ref().map(|file| &file.value) else { return Vec::new() };
    let lists = (WordList::new(en), WordList::new(zh));
    let texts = texts::all(raw);
    parallel::map(&texts, |prose| check(prose, sources, &lists)).into_iter().flatten().collect()
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
    let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let written = sources.file(place).and_then(|file| file.text.get(offset(place.start)..offset(place.end)));
    let Some(written) = written else { return Vec::new() };
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
            Diagnostic::new(mistake.code, at(mistake.start, mistake.end), mistake.message, mistake.help)
        }));
    }
    found
}

/// The words of the list in a text, each at its place.
fn avoided(list: &WordList, flat: &Flat, at: impl Fn(usize, usize) -> Place) -> Vec<Diagnostic> {
    let diagnostic = |word: words::Found| {
        let seen = flat.text.get(word.start..word.end).unwrap_or_default();
        let why = word.entry.why.as_ref().map(|why| format!(": {}", why.value)).unwrap_or_default();
        let message = format!("“{seen}” is on the list of words to avoid{why}");
        let help = format!("say {} instead", word.entry.say.value);
        Diagnostic::new(Code::AvoidedWord, at(word.start, word.end), message, help)
    };
    list.find(&flat.text).into_iter().map(diagnostic).collect()
}
