/// Where a text is to stand.
pub trait Page {
    /// The lines of a paragraph, of which the first has one prefix and the following have another.
    fn wrap(&self, paragraph: &str, first: &str, _following: &str) -> Vec<String> {
        vec![format!("{first}{paragraph}")]
    }

    /// The Markdown in place of a word.
    fn word(&self, _word: &str) -> Option<String> {
        None
    }

    /// The Markdown in place of a code span.
    fn code(&self, _code: &str) -> Option<String> {
        None
    }

    /// Code as the page wants it, in spans and in blocks.
    fn verbatim(&self, code: &str) -> String {
        code.to_owned()
    }
}

/// A page without links, whose paragraphs have one line each.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Page for Plain {}
