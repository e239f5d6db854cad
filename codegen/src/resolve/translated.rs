use crate::model::Translation;
use crate::place::Place;
use crate::spec::At;

/// A Chinese text beside the English one that it translates.
#[derive(Clone, Debug)]
pub struct Translated {
    /// What the texts are about.
    pub name: String,
    pub english: At<String>,
    pub chinese: Place,
    pub pair: Translation,
    /// Whether the Chinese text was confirmed for another English one, and not for this one.
    pub is_stale: bool,
}
