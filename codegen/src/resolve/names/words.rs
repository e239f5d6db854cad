use crate::spec::At;
use crate::spec::raw::Entries;

/// Letters that stay together when a name is split into words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Acronyms(Vec<String>);

impl Acronyms {
    /// The longest comes first, so that `IPv6` is not read as `IP`.
    pub(crate) fn new<T: Into<String>>(acronyms: impl IntoIterator<Item = T>) -> Self {
        // What is no word of letters and digits cannot stand in a name, and is reported where it is written.
        let is_word = |word: &String| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut list: Vec<String> = acronyms.into_iter().map(Into::into).filter(is_word).collect();
        list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Self(list)
    }

    /// The length of the acronym that stands at the beginning of `rest` as a word of its own.
    fn at(&self, rest: &str) -> Option<usize> {
        self.0.iter().find_map(|acronym| {
            let behind = rest.strip_prefix(acronym.as_str())?;
            let plural = behind.strip_prefix('s').is_some_and(starts_a_word);
            let length = acronym.len() + usize::from(plural);
            (plural || starts_a_word(behind)).then_some(length)
        })
    }
}

/// Whether a word may end before this.
fn starts_a_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Splits a wire name into words, digits staying with the word before them.
pub(super) fn split(wire: &str, acronyms: &Acronyms) -> Vec<String> {
    wire.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|segment| !segment.is_empty())
        .flat_map(|segment| split_segment(segment, acronyms))
        .collect()
}

fn split_segment(segment: &str, acronyms: &Acronyms) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = segment;
    while !rest.is_empty() {
        let mut length = acronyms.at(rest).unwrap_or_else(|| word_length(rest));
        let behind = rest.get(length..).unwrap_or_default();
        length += if rest.starts_with(|c: char| c.is_ascii_digit()) {
            // `2nd` is one word.
            behind.chars().take_while(|c| c.is_ascii_digit() || c.is_ascii_lowercase()).count()
        } else {
            behind.chars().take_while(char::is_ascii_digit).count()
        };
        let (word, behind) = rest.split_at(length);
        words.push(word.to_ascii_lowercase());
        rest = behind;
    }
    words
}

/// The length of the first word of a text of ASCII letters and digits: `Endpoint`, `lower`, or a run of capitals up to
/// the one that begins the next word.
fn word_length(rest: &str) -> usize {
    let letters: Vec<char> = rest.chars().collect();
    let capitals = letters.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let lower = |from: usize| letters.iter().skip(from).take_while(|c| c.is_ascii_lowercase()).count();
    match capitals {
        0 => lower(0).max(usize::from(lower(0) == 0)),
        1 => 1 + lower(1),
        many if lower(many) > 0 => many - 1,
        many => many,
    }
}

/// Words of wire names, and what Rust names say instead: `src` and `source`.
#[derive(Clone, Debug, Default)]
pub(crate) struct RustWords(Vec<(Vec<String>, Vec<String>)>);

impl RustWords {
    /// The longest comes first, so that the words of a phrase are not replaced one by one.
    pub(crate) fn new(written: &Entries<At<String>>) -> Self {
        Self::of(written.iter().map(|(from, to)| (from.as_str(), to.as_str())))
    }

    pub(super) fn of<'t>(pairs: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let words = |text: &str| text.split('_').map(str::to_owned).collect();
        let mut list: Vec<(Vec<String>, Vec<String>)> =
            pairs.into_iter().map(|(from, to)| (words(from), words(to))).collect();
        list.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Self(list)
    }

    /// The words of a name, some of them replaced.
    pub(super) fn replace(&self, words: Vec<String>) -> Vec<String> {
        if self.0.is_empty() {
            return words;
        }
        let mut replaced = Vec::with_capacity(words.len());
        let mut rest = words.as_slice();
        while let Some((word, behind)) = rest.split_first() {
            if let Some((from, to)) = self.0.iter().find(|(from, _)| rest.starts_with(from)) {
                replaced.extend(to.iter().cloned());
                rest = rest.get(from.len()..).unwrap_or_default();
            } else {
                replaced.push(word.clone());
                rest = behind;
            }
        }
        replaced
    }
}
