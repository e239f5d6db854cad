use super::block::Inline;

const SCHEME: &str = "https://";

/// Whether it is an address of the web that every page can link to.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.strip_prefix(SCHEME).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_graphic() && !"<>`\"\\|^{}[]".contains(c))
    })
}

/// The parts with the addresses in their texts as links.
pub(super) fn linked(parts: Vec<Inline>) -> Vec<Inline> {
    let mut linked = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Inline::Text(text) if text.contains(SCHEME) => split(&text, &mut linked),
            part => linked.push(part),
        }
    }
    linked
}

fn split(text: &str, parts: &mut Vec<Inline>) {
    let mut plain = 0;
    let mut from = 0;
    while let Some(start) = text[from..].find(SCHEME).map(|at| from + at) {
        let address = address(&text[start..]);
        from = start + SCHEME.len();
        if is_address(address) && !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            if plain < start {
                parts.push(Inline::Text(text[plain..start].to_owned()));
            }
            let content = vec![Inline::Text(address.to_owned())];
            parts.push(Inline::Link { address: address.to_owned(), content });
            plain = start + address.len();
            from = plain;
        }
    }
    if plain < text.len() {
        parts.push(Inline::Text(text[plain..].to_owned()));
    }
}

/// The address that the text begins with, without the marks of the sentence.
fn address(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_graphic() || "<>`\"\\|^{}[]()*".contains(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_', '~'])
}
