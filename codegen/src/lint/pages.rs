//! The prose of files beside the spec: Markdown pages, and the comments of Rust files.

/// The prose of a file in paragraphs, each with its byte offset. Everything else is blank, so that offsets hold.
pub(super) fn paragraphs(path: &str, text: &str) -> Vec<(usize, String)> {
    let is_rust = path.rsplit_once('.').is_some_and(|(_, extension)| extension == "rs");
    let mut found = Vec::new();
    let mut paragraph = String::new();
    let mut start = 0;
    let mut offset = 0;
    let mut fence = None;
    for line in text.split_inclusive('\n') {
        let marker = if is_rust { comment_marker(line) } else { Some(0) };
        let prose = marker.and_then(|marker| line.get(marker..)).unwrap_or_default();
        let is_code = is_code(prose, &mut fence);
        if prose.trim().is_empty() || is_code {
            if !paragraph.is_empty() {
                found.push((start, std::mem::take(&mut paragraph)));
            }
            if marker.is_none() {
                fence = None;
            }
        } else {
            if paragraph.is_empty() {
                start = offset;
            }
            paragraph.extend(std::iter::repeat_n(' ', line.len() - prose.len()));
            paragraph.push_str(prose);
        }
        offset += line.len();
    }
    if !paragraph.is_empty() {
        found.push((start, paragraph));
    }
    found
}

/// The bytes of a line up to the text of its comment; `None` where the line is no comment.
fn comment_marker(line: &str) -> Option<usize> {
    let comment = line.trim_start();
    let slashes = comment.len() - comment.trim_start_matches('/').len();
    let text = comment.get(slashes..)?;
    let text = text.strip_prefix('!').unwrap_or(text);
    (slashes >= 2).then(|| line.len() - text.len())
}

/// Whether a line is part of a fenced block, or begins or ends one.
fn is_code(line: &str, fence: &mut Option<&'static str>) -> bool {
    let line = line.trim();
    match fence {
        Some(open) => {
            if line.starts_with(*open) {
                *fence = None;
            }
            true
        }
        None => {
            *fence = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
            fence.is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn texts(path: &str, text: &str) -> Vec<String> {
        for (start, paragraph) in paragraphs(path, text) {
            let words = paragraph.trim_start();
            let blank = paragraph.len() - words.len();
            assert!(
                text[start + blank..].starts_with(words.split('\n').next().unwrap_or_default()),
                "an offset is wrong"
            );
        }
        paragraphs(path, text)
            .into_iter()
            .map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn a_page_is_its_paragraphs_without_blocks_of_code() {
        let page =
            "# Head\n\nOne\ntwo.\n\n```rust\nlet answer = 1;\n```\nThree.\n\n1. Four:\n\n   ~~~\n   ```\n   ~~~\n";
        assert_eq!(texts("a.md", page), ["# Head", "One two.", "Three.", "1. Four:"]);
    }

    #[test]
    fn the_prose_of_a_rust_file_is_its_comments() {
        let file = "//! One\n//! two.\n\nfn answer() {\n    // Three.\n    let answer = 1; // not this\n}\n\n/// ```\n/// code\n/// ```\n/// Four.\nfn f() {}\n";
        assert_eq!(texts("a.rs", file), ["One two.", "Three.", "Four."]);
    }
}
