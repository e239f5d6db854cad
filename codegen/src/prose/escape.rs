//! Text as Markdown that means nothing but the text.

/// Adds a stretch of text.
pub(super) fn text(text: &str, out: &mut String) {
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let behind = rest.as_str();
        let is_special = match c {
            '\\' | '`' | '*' | '<' | '[' | ']' | '|' | '~' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)),
            '&' => is_entity(behind),
            // In front of a link, it would make an image of it.
            '!' => behind.is_empty(),
            // A directive of mdBook.
            '{' => is_directive(behind),
            // An address that is not to be a link.
            '/' => before == Some(':') && behind.starts_with('/'),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if matches!(c, '\t' | '\n') { ' ' } else { c });
        before = Some(c);
    }
}

/// Where a link leads, as it stands behind the words of the link.
#[must_use]
pub fn target(address: &str) -> String {
    let mut target = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        target.push(c);
        if c == '&' && is_entity(&address[at + 1..]) {
            target.push_str("amp;");
        }
    }
    // With these brackets, round ones in the address end nothing.
    if target.contains(['(', ')']) { format!("<{target}>") } else { target }
}

fn is_entity(behind: &str) -> bool {
    let name = behind.strip_prefix('#').unwrap_or(behind);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

fn is_directive(behind: &str) -> bool {
    behind.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('#'))
}

/// A line with its first mark escaped, where that would make it a heading, a quote, a list or a rule.
pub(super) fn line_start(line: &str) -> String {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - numbered.len();
    let is_item = line.strip_prefix(['-', '+']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let is_block = is_item || line.starts_with(['#', '>', ':']) || is_rule(line);
    if is_block {
        format!("\\{line}")
    } else if (1..=9).contains(&digits) && numbered.starts_with(['.', ')']) {
        format!("{}\\{numbered}", &line[..digits])
    } else {
        line.to_owned()
    }
}

fn is_rule(line: &str) -> bool {
    line.starts_with('-') && line.chars().all(|c| matches!(c, '-' | ' '))
}
