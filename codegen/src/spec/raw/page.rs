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
    /// An example program that is printed in full behind the text.
    pub program: Option<At<String>>,
    /// Pages and workflows to read next, by the names of their files.
    #[serde(default)]
    pub next: Vec<At<String>>,
}
