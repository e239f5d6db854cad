//! The file of translations that are known to fit: pairs of fingerprints, one pair a line, sorted.
//!
//! A fingerprint says nothing about where a text is, so lines neither follow a text that moves nor stand beside each other
//! because their texts do: merges hardly ever conflict.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Translation, Translations};
use crate::place::Place;

/// Where it is, in the spec folder.
pub const CONFIRMED: &str = "translations.lock";

const HEAD: &str = "\
# Translations that are known to fit: the fingerprints of an English text and of its Chinese twin.
# `cargo codegen generate` adds new texts. If only the English text of a pair has changed, translate it again, or
# run `cargo codegen translations --confirm`. After a merge, keep the lines of both sides.
";

/// Marks that a merge leaves; the lines of both sides count.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The translations in the text of the file, and the lines that are none.
pub(super) fn parse(text: &str, file: u32) -> (Translations, Vec<Diagnostic>) {
    let (mut found, mut wrong) = (Translations::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let pair = line.trim();
        let is_other = pair.is_empty() || pair.starts_with('#') || MARKS.iter().any(|mark| pair.starts_with(mark));
        match translation(pair) {
            _ if is_other => {}
            Some(translation) => _ = found.insert(translation),
            None => {
                let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
                let place = Place { file, start: offset(start), end: offset(start + line.trim_end().len()) };
                let help = "remove the line, and run `cargo codegen generate`";
                wrong.push(Diagnostic::new(Code::Syntax, place, "this is not a pair of fingerprints", help));
            }
        }
        start += line.len();
    }
    (found, wrong)
}

fn translation(line: &str) -> Option<Translation> {
    let (english, chinese) = line.split_once(' ')?;
    let number =
        |text: &str| (text.len() == 8 && !text.starts_with('+')).then(|| u32::from_str_radix(text, 16).ok()).flatten();
    Some(Translation { english: number(english)?, chinese: number(chinese)? })
}

/// The file with these translations.
#[must_use]
pub fn print(translations: &Translations) -> String {
    let lines = translations.iter().map(|pair| format!("{:08x} {:08x}\n", pair.english, pair.chinese));
    HEAD.to_owned() + &lines.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back_also_from_both_sides_of_a_merge() {
        let pair = |english| Translation { english, chinese: 0x0bad_cafe };
        let (ours, theirs) = (Translations::from([pair(1), pair(2)]), Translations::from([pair(u32::MAX)]));
        assert_eq!(parse(&print(&ours), 0), (ours.clone(), Vec::new()));
        let merged = format!("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n", print(&ours), print(&theirs));
        assert_eq!(parse(&merged, 0), (ours.union(&theirs).copied().collect(), Vec::new()));
    }

    #[test]
    fn a_line_that_is_no_pair_is_found() {
        let (found, wrong) = parse("# x\n0000000a 0000000b\n0000000a\n+000000a 0000000b\n", 3);
        let places: Vec<(u32, u32)> =
            wrong.iter().filter_map(|wrong| wrong.place).map(|place| (place.start, place.end)).collect();
        assert_eq!((found.len(), places), (1, vec![(22, 30), (31, 48)]));
    }
}
