/// A part of a text that has lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    List(List),
    Table(Table),
    Code { language: String, text: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// The first number; `None` for bullets.
    pub(super) start: Option<u64>,
    /// Whether its entries follow each other without empty lines.
    pub(super) is_tight: bool,
    pub(super) items: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The marks below the head, such as `:--`.
    pub(super) rules: Vec<&'static str>,
    /// The head is the first.
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    /// A link to the web.
    Link {
        address: String,
        content: Vec<Inline>,
    },
    /// The end of a line inside of a paragraph.
    Break,
}
