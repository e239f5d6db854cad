//! Finding the words of the list in a text. Words are looked up by how they begin, so that a text is read once however
//! long the list is.

use crate::spec::raw::RawAvoided;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The words of one language.
pub(super) struct WordList<'s> {
    /// First word, or first character of a Chinese phrase: the phrases, the longest first.
    phrases: HashMap<String, Vec<Phrase<'s>>>,
    /// Whether a phrase may begin with a word of this number: most words need no look at the map.
    sieve: Vec<bool>,
}

/// The numbers of the sieve.
const NUMBERS: usize = 1 << 12;

struct Phrase<'s> {
    text: &'s str,
    entry: &'s RawAvoided,
}

/// A word of the list in a text, as byte offsets.
pub(super) struct Found<'s> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) entry: &'s RawAvoided,
}

impl<'s> WordList<'s> {
    pub(super) fn new(entries: &'s [RawAvoided]) -> Self {
        let mut phrases: HashMap<String, Vec<Phrase<'s>>> = HashMap::new();
        for entry in entries {
            // The others are asked for where a word is found.
            let RawAvoided { avoid, say: _, except: _, why: _, replace: _ } = entry;
            for text in avoid.iter().map(|avoid| avoid.value.as_str()).filter(|text| !text.is_empty()) {
                phrases.entry(head(text).to_ascii_lowercase()).or_default().push(Phrase { text, entry });
            }
        }
        for list in phrases.values_mut() {
            list.sort_by_key(|phrase| Reverse(phrase.text.len()));
        }
        let mut sieve = vec![false; NUMBERS];
        for head in phrases.keys() {
            sieve.get_mut(number(head)).into_iter().for_each(|may_begin| *may_begin = true);
        }
        Self { phrases, sieve }
    }

    /// Every word of the list that the text has.
    pub(super) fn find(&self, text: &str) -> Vec<Found<'s>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let head = head(rest);
            if !self.sieve.get(number(head)).copied().unwrap_or_default() {
                at += head.len();
                continue;
            }
            let phrases = self.phrases.get(&head.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
            let phrase = phrases.iter().find(|phrase| {
                stands_at(text, at, phrase.text) && ends_a_word(rest, phrase.text) && !phrase.is_excepted(text, at)
            });
            if let Some(Phrase { text, entry }) = phrase {
                found.push(Found { start: at, end: at + text.len(), entry });
                at += text.len();
            } else {
                at += head.len();
            }
        }
        found
    }
}

impl Phrase<'_> {
    /// Whether it is part of a phrase that is correct.
    fn is_excepted(&self, text: &str, at: usize) -> bool {
        self.entry.except.iter().any(|except| {
            let offsets = except.value.match_indices(self.text).map(|(offset, _)| offset);
            offsets.filter_map(|offset| at.checked_sub(offset)).any(|start| stands_at(text, start, &except.value))
        })
    }
}

/// The word that the text begins with, or its first character.
fn head(text: &str) -> &str {
    let word = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let length = if word == 0 { text.chars().next().map_or(0, char::len_utf8) } else { word };
    text.get(..length).unwrap_or_default()
}

/// A number for how a word begins, whatever its case.
fn number(head: &str) -> usize {
    let letters = head.bytes().take(4).map(|byte| usize::from(byte.to_ascii_lowercase()));
    letters.fold(head.len(), |number, letter| number.wrapping_mul(31).wrapping_add(letter)) % NUMBERS
}

fn stands_at(text: &str, at: usize, phrase: &str) -> bool {
    text.get(at..at + phrase.len()).is_some_and(|found| found.eq_ignore_ascii_case(phrase))
}

fn ends_a_word(rest: &str, phrase: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let behind = rest.get(phrase.len()..).and_then(|behind| behind.chars().next());
    !(is_letter(phrase.chars().next_back()) && is_letter(behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::At;

    fn entry(avoid: &[&str], except: &[&str]) -> RawAvoided {
        let texts = |list: &[&str]| list.iter().map(|text| at(text)).collect();
        RawAvoided { avoid: texts(avoid), say: at("x"), except: texts(except), why: None, replace: None }
    }

    fn at(text: &str) -> At<String> {
        At { value: text.to_owned(), ..At::default() }
    }

    fn found(entry: RawAvoided, text: &str) -> Vec<&str> {
        WordList::new(&[entry]).find(text).iter().filter_map(|word| text.get(word.start..word.end)).collect()
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        let text = "Answers come; answerable, unanswered and the answer.";
        assert_eq!(found(entry(&["answer", "answers"], &[]), text), ["Answers", "answer"]);
        assert_eq!(found(entry(&["log in", "log"], &[]), "Log in, log, log inside"), ["Log in", "log", "log"]);
    }

    #[test]
    fn chinese_phrases_are_found_anywhere_but_in_phrases_that_are_correct() {
        assert_eq!(found(entry(&["其他操作"], &["无需其他操作"]), "供其他操作使用，无需其他操作。"), ["其他操作"]);
    }
}
