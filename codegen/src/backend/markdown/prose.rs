//! Texts of the spec made safe for a page: they are Markdown, but neither raw HTML, headings nor links that lead
//! nowhere may come out of them.

/// Prose outside of tables, as Markdown of one or several paragraphs.
pub(super) fn block(text: &str) -> String {
    let mut out = String::new();
    let mut plain = String::new();
    let mut fence: Option<String> = None;
    for line in text.trim_end().lines() {
        let marker: String = line.trim_start().chars().take_while(|c| *c == '`').collect();
        match &fence {
            Some(open) => {
                out.push_str(&neutral(line));
                out.push('\n');
                if marker.len() >= open.len() && line.trim() == marker {
                    fence = None;
                }
            }
            None if marker.len() >= 3 && !line.trim_start_matches([' ', '`']).contains('`') => {
                out.push_str(&paragraphs(&std::mem::take(&mut plain)));
                out.push_str(&neutral(line));
                out.push('\n');
                fence = Some(marker);
            }
            None => {
                plain.push_str(line);
                plain.push('\n');
            }
        }
    }
    out.push_str(&paragraphs(&plain));
    if let Some(open) = fence {
        out.push_str(&open);
    }
    out.trim().to_owned()
}

/// A value as a code span; an empty one as `""`.
pub(super) fn code(value: &str) -> String {
    let value = neutral(value).replace('\n', "\\n");
    if value.is_empty() {
        return "`\"\"`".to_owned();
    }
    let run = longest_run(&value);
    let ticks = "`".repeat(if run == 0 { 1 } else { run + 1 });
    let padded = value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']);
    if padded { format!("{ticks} {value} {ticks}") } else { format!("{ticks}{value}{ticks}") }
}

/// A name as a plain word, outside of code.
pub(super) fn name(name: &str) -> String {
    name.replace('_', "\\_")
}

/// A fenced block of code.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let ticks = "`".repeat(longest_run(text).max(2) + 1);
    let lines: Vec<String> = text.trim_end().lines().map(neutral).collect();
    format!("{ticks}{language}\n{}\n{ticks}", lines.join("\n"))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The text without characters that would change how the rest is shown, and without directives of mdBook.
fn neutral(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            '\n' => out.push(c),
            c if c.is_control() || is_direction_mark(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.replace("{{#", "\\{{#")
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    let mut after_blank = true;
    for line in text.lines() {
        let start = line.trim_start();
        in_list |= is_item(start);
        // Outside of a list, four columns of indentation would make the line a block of code.
        let line = if after_blank && !in_list { start } else { line };
        let underline = !start.is_empty() && start.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | ' '));
        // A fence of tildes that is never closed, or a table, would take what follows with it.
        if start.starts_with(['#', '|']) || start.starts_with("~~~") || underline {
            out.push_str(&line.replacen(start, &format!("\\{start}"), 1));
        } else {
            out.push_str(line);
        }
        out.push('\n');
        after_blank = start.is_empty();
    }
    spans(&neutral(&out))
}

/// Whether a line begins an entry of a list.
pub(super) fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ") || line.starts_with("* ") || (number.len() < line.len() && number.starts_with(". "))
}

/// Escapes what is not in a code span.
fn spans(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => code_span(rest, &mut out),
            '\\' => {
                let length = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                out.push_str(rest.get(..length).unwrap_or(rest));
                length
            }
            '<' => angle(rest, &mut out),
            '[' => bracket(rest, out.ends_with('!'), &mut out),
            ']' if rest.starts_with("](") => {
                out.push_str("\\]");
                1
            }
            'h' if !out.ends_with(|c: char| c.is_ascii_alphanumeric()) => bare_address(rest, &mut out),
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

fn code_span(rest: &str, out: &mut String) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (open, inside) = rest.split_at(ticks);
    let paragraph = inside.split("\n\n").next().unwrap_or_default();
    let mut from = 0;
    while let Some(found) = paragraph.get(from..).and_then(|tail| tail.find('`')).map(|at| at + from) {
        let tail = paragraph.get(found..).unwrap_or_default();
        let run = tail.len() - tail.trim_start_matches('`').len();
        if run == ticks {
            let length = ticks + found + run;
            out.push_str(rest.get(..length).unwrap_or(rest));
            return length;
        }
        from = found + run;
    }
    open.chars().for_each(|_| out.push_str("\\`"));
    ticks
}

fn angle(rest: &str, out: &mut String) -> usize {
    if let Some(end) = rest.find('>')
        && let Some(inside) = rest.get(1..end)
        && is_address(inside)
    {
        out.push_str(rest.get(..=end).unwrap_or(rest));
        return end + 1;
    }
    out.push_str("&lt;");
    1
}

/// A link to the web stays; any other bracket is only a bracket.
fn bracket(rest: &str, image: bool, out: &mut String) -> usize {
    if !image
        && let Some((text, behind)) = rest.get(1..).and_then(|inside| inside.split_once("]("))
        && !text.contains(['[', ']', '\n'])
        && let Some((address, _)) = behind.split_once(')')
        && is_address(address)
    {
        out.extend(["[", &spans(text), "](", address, ")"]);
        return text.len() + address.len() + 4;
    }
    out.push_str("\\[");
    1
}

fn bare_address(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '`' | '"' | ')' | ']' | '|'))
        .unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or(rest).trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
    if is_address(address) {
        out.extend(["<", address, ">"]);
        return address.len();
    }
    out.push('h');
    1
}

fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric())) && !text.contains([' ', '\n', '<'])
}
