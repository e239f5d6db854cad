use super::{Origin, Text};

/// A page of the reference that is not about one operation, type or job.
#[derive(Debug)]
pub struct Page {
    /// The name of the file.
    pub name: String,
    pub title: Text,
    pub doc: Text,
    pub part: Part,
    /// Whether the documentation of the crate has its texts too.
    pub in_crate: bool,
    pub sections: Vec<Section>,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

/// A section of a page.
#[derive(Debug)]
pub struct Section {
    pub title: Text,
    pub doc: Text,
    /// What stands behind the text.
    pub shows: Option<Shown>,
    /// The codes of this origin are on the page, which is theirs.
    pub codes: Option<Origin>,
    /// The name of an example program that is printed in full.
    pub program: Option<String>,
    /// Names of pages and workflows to read next.
    pub next: Vec<String>,
}

/// A part of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Start,
    Guides,
}

/// What the generator knows and prints on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Endpoints,
    Notation,
    Envelope,
    ClassicOperations,
    KnownOperations,
}

impl Page {
    /// The codes whose page it is.
    #[must_use]
    pub fn codes(&self) -> Option<Origin> {
        self.sections.iter().find_map(|section| section.codes)
    }

    /// Whether a section shows this.
    #[must_use]
    pub fn shows(&self, shown: Shown) -> bool {
        self.sections.iter().any(|section| section.shows == Some(shown))
    }
}
