//! Texts for people, broken into lines that fit the terminal.

use textwrap::{Options, WordSeparator, WordSplitter};

/// The width without a terminal.
const WIDTH: usize = 100;

/// The width of texts on standard output.
pub(crate) fn width() -> usize {
    console::Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| usize::from(columns)).clamp(40, 120)
}

/// A message for standard error, behind `used` columns of its first line. On a terminal its lines end between words; elsewhere a
/// message is one line, as programs want it.
pub(crate) fn message(text: &str, used: usize) -> String {
    match console::Term::stderr().features().is_attended().then(|| console::Term::stderr().size_checked()).flatten() {
        Some((_, columns)) => broken(text, usize::from(columns), used),
        None => text.to_owned(),
    }
}

fn broken(text: &str, columns: usize, used: usize) -> String {
    let first = " ".repeat(used);
    let options = Options::new(columns.max(40))
        .initial_indent(&first)
        .subsequent_indent("  ")
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    // Between Chinese characters there are no spaces; elsewhere a break in an address would spoil it.
    let options = if text.contains(['，', '。', '：', '；', '（']) {
        options
    } else {
        options.word_separator(WordSeparator::AsciiSpace)
    };
    let lines: Vec<String> = text.lines().map(|line| textwrap::fill(line, &options)).collect();
    lines.join("\n").trim_start().to_owned()
}

/// The text with each of its lines broken at `width`, and `indent` before each line. Blocks of code stay as they are.
pub(crate) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = Vec::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    let flush = |paragraph: &mut String, lines: &mut Vec<String>| {
        if !paragraph.is_empty() {
            let hanging = if paragraph.starts_with("- ") { format!("{indent}  ") } else { indent.to_owned() };
            let options = Options::new(width)
                .initial_indent(indent)
                .subsequent_indent(&hanging)
                .word_splitter(WordSplitter::NoHyphenation);
            lines.extend(textwrap::wrap(paragraph, options).into_iter().map(std::borrow::Cow::into_owned));
            paragraph.clear();
        }
    };
    for line in text.lines() {
        let begins = line.trim_start();
        let is_fence = begins.starts_with("```");
        if is_fence || is_code || begins.starts_with('|') {
            flush(&mut paragraph, &mut lines);
            is_code ^= is_fence;
            if !is_fence {
                lines.push(format!("{indent}{line}"));
            }
        } else if begins.is_empty() {
            flush(&mut paragraph, &mut lines);
            lines.push(String::new());
        } else {
            if begins.starts_with("- ") {
                flush(&mut paragraph, &mut lines);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(begins);
        }
    }
    flush(&mut paragraph, &mut lines);
    let mut wrapped = String::new();
    for line in lines {
        wrapped.push_str(line.trim_end());
        wrapped.push('\n');
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_breaks_between_words_and_never_in_an_address() {
        let text =
            "the task nothing does not exist, see https://example.com/a/long/address/that/is/wider/than/the/screen";
        let lines = "the task nothing does not exist,\n  see\n  https://example.com/a/long/address/that/is/wider/than/the/screen";
        assert_eq!(broken(text, 40, 6), lines);
        assert_eq!(broken("short", 40, 6), "short");
    }

    #[test]
    fn paragraphs_are_broken_and_lists_and_code_are_kept() {
        let text = "one two\nthree four\n\n- a list of words\n- more\n\n```\nlet  x = 1;\n```";
        let lines = "  one two three\n  four\n\n  - a list of\n    words\n  - more\n\n  let  x = 1;\n";
        assert_eq!(wrapped(text, 16, "  "), lines);
        assert_eq!(wrapped("配置数据同步任务并启动预检查。", 16, ""), "配置数据同步任务\n并启动预检查。\n");
    }
}
