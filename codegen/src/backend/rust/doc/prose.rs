//! The blocks of a text: paragraphs, lists, tables and code; nothing else is one.

use super::inline::{clean, escape};
use super::wrap::wrap;

/// The text as lines of rustdoc.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let mut writer = Writer::default();
    let mut fence: Option<Fence> = None;
    for line in text.lines() {
        let line = Line::new(line);
        match &fence {
            Some(open) if open.is_closed_by(&line) => {
                writer.verbatim(&open.marks());
                fence = None;
            }
            Some(open) => writer.verbatim(line.without(open.indent)),
            None => {
                fence = Fence::opened_by(&line);
                match &fence {
                    Some(open) => {
                        writer.flush();
                        writer.verbatim(&format!("{}{}", open.marks(), open.language));
                    }
                    None => writer.line(&line),
                }
            }
        }
    }
    if let Some(open) = &fence {
        writer.verbatim(&open.marks());
    }
    writer.finish()
}

/// A source line, its indentation counted with a tab as four.
struct Line {
    indent: usize,
    text: String,
    whole: String,
}

impl Line {
    fn new(line: &str) -> Self {
        let whole = line.replace('\t', "    ").trim_end().to_owned();
        let text = whole.trim_start().to_owned();
        Self { indent: whole.len() - text.len(), text, whole }
    }

    fn without(&self, indent: usize) -> &str {
        &self.whole[indent.min(self.indent)..]
    }
}

/// An open code block. Only languages that rustdoc does not compile keep their name.
struct Fence {
    mark: char,
    length: usize,
    indent: usize,
    language: &'static str,
}

impl Fence {
    fn opened_by(line: &Line) -> Option<Self> {
        let mark = line.text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = line.text.trim_start_matches(mark);
        let length = line.text.len() - info.len();
        if length < 3 || info.contains('`') {
            return None;
        }
        let known = ["json", "xml", "yaml", "sql", "sh", "toml"];
        let language = known.into_iter().find(|known| *known == info.trim()).unwrap_or("text");
        Some(Self { mark, length, indent: line.indent, language })
    }

    fn marks(&self) -> String {
        self.mark.to_string().repeat(self.length)
    }

    fn is_closed_by(&self, line: &Line) -> bool {
        line.text.len() >= self.length && line.text.chars().all(|c| c == self.mark)
    }
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// The text of the paragraph or item being read.
    paragraph: String,
    /// What stands before its first line, and before the others.
    first: String,
    following: String,
    /// The open lists: where their text begins in the source, and in the output.
    lists: Vec<(usize, usize)>,
    after_blank: bool,
}

impl Writer {
    fn line(&mut self, line: &Line) {
        if line.text.is_empty() {
            self.flush();
            self.after_blank = true;
            return;
        }
        if let Some((marker, text)) = list_marker(&line.text) {
            self.flush();
            self.item(line.indent, marker, text);
        } else if line.text.starts_with('|') {
            self.flush();
            self.blank_line_if_due();
            self.lines.push(escape(&line.text).replace(super::inline::HARD_SPACE, " "));
        } else if self.paragraph.is_empty() {
            self.leave_lists(line.indent);
            self.blank_line_if_due();
            let indent = " ".repeat(self.output_indent());
            (self.first, self.following) = (indent.clone(), indent);
            self.paragraph = escape_block_start(&line.text);
        } else {
            self.paragraph.push(' ');
            self.paragraph.push_str(&escape_block_start(&line.text));
        }
    }

    fn item(&mut self, indent: usize, marker: &str, text: &str) {
        self.leave_lists(indent);
        self.blank_line_if_due();
        let outer = self.output_indent();
        self.lists.push((indent + 2, outer + marker.len() + 1));
        self.first = format!("{}{marker} ", " ".repeat(outer));
        self.following = " ".repeat(outer + marker.len() + 1);
        self.paragraph = escape_block_start(text);
    }

    fn leave_lists(&mut self, indent: usize) {
        while self.lists.last().is_some_and(|(source, _)| *source > indent) {
            self.lists.pop();
        }
    }

    fn output_indent(&self) -> usize {
        self.lists.last().map_or(0, |(_, output)| *output)
    }

    fn blank_line_if_due(&mut self) {
        if std::mem::take(&mut self.after_blank) && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    fn verbatim(&mut self, line: &str) {
        self.blank_line_if_due();
        let indent = " ".repeat(self.output_indent());
        self.lines.push(format!("{indent}{line}").trim_end().to_owned());
    }

    fn flush(&mut self) {
        if !self.paragraph.is_empty() {
            let escaped = escape(&std::mem::take(&mut self.paragraph));
            self.lines.extend(wrap(&escaped, &self.first, &self.following));
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.flush();
        self.lines
    }
}

/// The mark of a list item, and the text behind it.
fn list_marker(text: &str) -> Option<(&str, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match text[digits..].chars().next()? {
        '.' | ')' if (1..=9).contains(&digits) => digits + 1,
        '-' | '*' | '+' if digits == 0 => 1,
        _ => return None,
    };
    let rest = text[length..].strip_prefix(' ')?.trim_start();
    let is_rule = rest.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
    (!is_rule).then_some((&text[..length], rest))
}

/// The text with its first mark escaped, where that would make it a heading, a quote, a list or a rule.
fn escape_block_start(text: &str) -> String {
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - numbered.len();
    if text.starts_with(['#', '>', '+', '=', '~', ':']) {
        return format!("\\{text}");
    }
    if text.starts_with(['-', '*', '_']) && text.chars().all(|c| matches!(c, '-' | '*' | '_' | ' ')) {
        return format!("\\{text}");
    }
    if list_marker(text).is_some() {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(prose: &str) -> String {
        lines(prose).join("\n")
    }

    #[test]
    fn the_lines_of_a_paragraph_are_joined() {
        assert_eq!(text("one\ntwo\n\nthree\n"), "one two\n\nthree");
    }

    #[test]
    fn an_indented_block_is_no_doctest() {
        assert_eq!(text("one\n\n    let x = 1;\n\n\tlet y = 2;"), "one\n\nlet x = 1;\n\nlet y = 2;");
    }

    #[test]
    fn code_blocks_are_never_compiled_and_always_closed() {
        assert_eq!(text("```\nlet x;\n```"), "```text\nlet x;\n```");
        assert_eq!(text("see\n```rust\n  let x;"), "see\n```text\n  let x;\n```");
        assert_eq!(text("```json\n{\"a\": [1]}\n```"), "```json\n{\"a\": [1]}\n```");
        assert_eq!(text("~~~~\n```\n~~~~"), "~~~~text\n```\n~~~~");
    }

    #[test]
    fn lists_keep_their_form() {
        assert_eq!(
            text("Values:\n- one\n  more\n- two\n    - deep\n\nafter"),
            "Values:\n- one more\n- two\n  - deep\n\nafter"
        );
        assert_eq!(text("1. one\n2. two"), "1. one\n2. two");
        assert_eq!(text("-      code?"), "- code?");
    }

    #[test]
    fn what_would_be_a_heading_a_quote_or_a_rule_is_text() {
        assert_eq!(
            text("# one\n\n> two\n\nthree\n---\n\n===\n\n* * *"),
            "\\# one\n\n\\> two\n\nthree \\---\n\n\\===\n\n\\* * *"
        );
        assert_eq!(text("- # one\n- - two"), "- \\# one\n- \\- two");
    }

    #[test]
    fn tables_keep_their_lines() {
        assert_eq!(text("| a | b |\n|---|---|\n| `x y` | <T> |"), "| a | b |\n|---|---|\n| `x y` | \\<T> |");
    }
}
