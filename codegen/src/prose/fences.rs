use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// Where a block of code in the text begins that is not closed, so that it takes in all that follows.
#[must_use]
pub fn open_fence(text: &str) -> Option<usize> {
    // Most texts have none.
    if !text.contains("```") && !text.contains("~~~") {
        return None;
    }
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut blocks = events.filter_map(|(event, range)| {
        matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))).then_some(range)
    });
    blocks.find(|block| text.get(block.clone()).is_some_and(is_open)).map(|block| block.start)
}

/// Whether the last line of a fenced block is not its end.
pub(super) fn is_open(block: &str) -> bool {
    let mut lines = block.lines();
    let Some(first) = lines.next().map(str::trim_start) else { return false };
    let mark = if first.starts_with('~') { '~' } else { '`' };
    let length = first.len() - first.trim_start_matches(mark).len();
    // Inside of a list or a quote, the last line has their marks before it.
    let last = lines.next_back().map_or("", |last| last.trim_end());
    last.len() - last.trim_end_matches(mark).len() < length
}
