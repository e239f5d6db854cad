//! Paragraphs in lines that a person can read.

/// Stands for a space at which a line must not be broken.
pub(in crate::backend::rust) const HARD_SPACE: char = '\u{e000}';

/// Longest line of documentation, without indentation and comment mark.
const WIDTH: usize = 100;

/// Breaks a paragraph at spaces. A word that would begin another block at the start of a line stays where it is.
pub(super) fn wrap(paragraph: &str, first: &str, following: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in unbroken(paragraph).split(' ').filter(|word| !word.is_empty()) {
        let too_long = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if !is_empty && too_long && may_begin_a_line(word) {
            lines.push(std::mem::replace(&mut line, following.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
    lines.into_iter().map(|line| line.replace(HARD_SPACE, " ").trim_end().to_owned()).collect()
}

/// The paragraph with hard spaces inside of its code: at the beginning of a line, parts of code could be taken for HTML.
fn unbroken(paragraph: &str) -> String {
    let mut unbroken = String::with_capacity(paragraph.len());
    let mut rest = paragraph;
    while let Some(at) = rest.find(['`', '\\']) {
        let (before, behind) = rest.split_at(at);
        unbroken.push_str(before);
        let ticks = behind.len() - behind.trim_start_matches('`').len();
        let taken = match closing(behind, ticks) {
            Some(end) => {
                unbroken.extend(behind[..end].chars().map(|c| if c == ' ' { HARD_SPACE } else { c }));
                end
            }
            // An escape with what it escapes, or ticks that nothing closes.
            None => {
                let escaped = behind.chars().nth(1).map_or(0, char::len_utf8);
                let end = if ticks == 0 { 1 + escaped } else { ticks };
                unbroken.push_str(&behind[..end]);
                end
            }
        };
        rest = &behind[taken..];
    }
    unbroken + rest
}

/// Where the code span ends that begins with this number of ticks.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    if ticks == 0 {
        return None;
    }
    let mut from = ticks;
    loop {
        let start = from + text[from..].find('`')?;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == ticks {
            return Some(start + run);
        }
        from = start + run;
    }
}

fn may_begin_a_line(word: &str) -> bool {
    let numbered = word.trim_start_matches(|c: char| c.is_ascii_digit());
    !word.starts_with(['#', '-', '+', '*', '>', '=', '|', '~', ':', '_'])
        // HTML in a code span is no HTML, but at the start of a line it is seen before the span is.
        && (!word.starts_with('<') || word.starts_with("<http"))
        && !word.starts_with("```")
        && (numbered.len() == word.len() || !numbered.starts_with(['.', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_following_ones_indented() {
        let lines = wrap(&"word ".repeat(40), "- ", "  ");
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("- word") && lines[1].starts_with("  word"));
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
    }

    #[test]
    fn no_line_begins_with_what_would_begin_a_block() {
        for word in ["#", "-", "1.", "23)", "+x", "```", "|", "<script>"] {
            let text = format!("{} {word} rest of it", "x".repeat(WIDTH - 1));
            assert!(wrap(&text, "", "").iter().skip(1).all(|line| !line.starts_with(word)), "{word}");
        }
    }

    #[test]
    fn code_is_never_broken() {
        let text = format!("{} `one <b> two` \\` three `four", "x".repeat(WIDTH - 8));
        assert_eq!(wrap(&text, "", "")[1], "`one <b> two` \\` three `four");
    }

    #[test]
    fn hard_spaces_are_never_broken_at() {
        let span = format!("`{}`", format!("a{HARD_SPACE}").repeat(60));
        assert_eq!(wrap(&format!("x {span}"), "", "").len(), 2);
    }
}
