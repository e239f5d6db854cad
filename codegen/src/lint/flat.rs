//! A text as a reader sees it: lines joined, code and addresses taken out, each character with its place.

/// Stands for code in backticks.
pub(super) const CODE: char = '\u{fffc}';

/// One line of text.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) text: String,
    /// Where stretches of the text begin: byte offsets in the text and in the scalar.
    stretches: Vec<(usize, usize)>,
    /// Where the text has several spaces in a row, as byte offsets of the text.
    pub(super) gaps: Vec<usize>,
}

impl Flat {
    /// The text of a scalar as the file has it, with its quotes or the head of its block.
    pub(super) fn of(written: &str) -> Self {
        let body = match written.chars().next() {
            Some('>' | '|') => written.find('\n').unwrap_or(written.len()),
            Some('"' | '\'') => 1,
            _ => 0,
        };
        let end = if body == 1 { written.len().saturating_sub(1).max(1) } else { written.len() };
        Self::between(written, body, end)
    }

    /// A text that is written as it is.
    pub(super) fn plain(text: &str) -> Self {
        Self::between(text, 0, text.len())
    }

    fn between(written: &str, body: usize, end: usize) -> Self {
        let mut flat = Self::default();
        let mut at = body;
        while let Some(rest) = written.get(at..end).filter(|rest| !rest.is_empty()) {
            at += flat.take(rest, at);
        }
        flat.stretches.push((flat.text.len(), end));
        flat
    }

    /// The byte offset in the scalar of a byte offset in the text.
    pub(super) fn source(&self, index: usize) -> usize {
        let behind = self.stretches.partition_point(|(start, _)| *start <= index);
        let stretch = behind.checked_sub(1).and_then(|last| self.stretches.get(last));
        stretch.map_or(0, |(start, source)| source + (index - start))
    }

    /// Adds the beginning of `rest`, and returns its number of bytes.
    fn take(&mut self, rest: &str, at: usize) -> usize {
        let Some(first) = rest.chars().next() else { return 1 };
        if first == '`'
            && let Some(code) = rest.get(1..).and_then(|behind| behind.find('`'))
        {
            self.push("\u{fffc}", at);
            return code + 2;
        }
        if rest.starts_with("](")
            && let Some(address) = rest.find(')')
        {
            return address + 1;
        }
        if !first.is_whitespace() {
            let is_special = |byte: &u8| matches!(byte, b'`' | b']' | b' ' | b'\t' | b'\n' | b'\r');
            let end = rest.bytes().skip(1).position(|byte| is_special(&byte)).map_or(rest.len(), |index| index + 1);
            let stretch = rest.get(..end).unwrap_or(rest);
            self.push(stretch, at);
            return stretch.len();
        }
        let next = rest.len() - rest.trim_start().len();
        let (space, behind) = rest.split_at(next);
        let (before, after) = (self.text.chars().next_back(), behind.chars().next());
        if let (Some(before), Some(after)) = (before, after) {
            let joins = is_wide(before) && is_wide(after) || is_wide_mark(before) || is_wide_mark(after);
            let breaks = space.contains('\n');
            if !breaks && space.len() > 1 {
                self.gaps.push(self.text.len());
            }
            if !(breaks && joins) {
                self.push(" ", at);
            }
        }
        next
    }

    fn push(&mut self, stretch: &str, at: usize) {
        self.stretches.push((self.text.len(), at));
        self.text.push_str(stretch);
    }
}

/// Whether it is a Chinese character.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Punctuation as wide as a Chinese character.
pub(super) fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

fn is_wide(c: char) -> bool {
    is_chinese(c) || is_wide_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_and_code_and_addresses_are_taken_out() {
        let text = |written| Flat::of(written).text;
        assert_eq!(
            text(">-\n  The ID of\n  `a  b` in\n  [the list](https://x/y)."),
            "The ID of \u{fffc} in [the list."
        );
        assert_eq!(text("'源库的\n    表，\n    Oracle 中'"), "源库的表，Oracle 中");
        assert_eq!(text("a lone ` here"), "a lone ` here");
    }

    #[test]
    fn a_character_knows_its_place() {
        let flat = Flat::of(">-\n  A `b` c\n  the  end");
        let place = flat.text.find("end").map(|index| flat.source(index));
        assert_eq!(place, Some(20));
        assert_eq!(flat.gaps, [flat.text.find(" end").unwrap_or_default()]);
    }
}
