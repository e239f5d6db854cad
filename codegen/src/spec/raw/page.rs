use super::keywords::{RawPart, RawShown};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A page of the reference that is not about one operation, type or job.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    /// What it is about, as a heading.
    pub title: At<String>,
    /// What the reader learns, in one paragraph.
    pub doc: At<String>,
    /// Its place among the pages of its part, counted from 1.
    pub place: At<u32>,
    /// The part of the reference that lists it; `start` if omitted.
    pub part: Option<At<RawPart>>,
    /// Whether the texts of its sections are part of the documentation of the crate too.
    pub in_crate: Option<At<bool>>,
    /// In order.
    pub sections: Vec<RawSection>,
}

/// A section of a page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSection {
    /// Its heading.
    pub title: At<String>,
    /// Its text.
    pub doc: At<String>,
    /// What the generator adds behind the text.
    pub shows: Option<At<RawShown>>,
    /// The codes of this origin are on the page, which is then their page.
    pub codes: Option<At<String>>,
    /// An example program that is printed in full behind the text.
    pub program: Option<At<String>>,
    /// Pages and workflows to read next, by the names of their files.
    #[serde(default)]
    pub next: Vec<At<String>>,
}
