use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The words that the texts of the spec avoid. A spec with this file also has the form of its texts checked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWords {
    /// For the English texts.
    #[serde(default)]
    pub en: Vec<RawAvoided>,
    /// For the Chinese texts.
    #[serde(default, rename = "zh-CN")]
    pub zh: Vec<RawAvoided>,
}

/// Words for one concept, and the word to use instead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAvoided {
    /// Words or phrases. Letter case is ignored, and so is code in backticks.
    pub avoid: Vec<At<String>>,
    /// What to write instead.
    pub say: At<String>,
    /// Phrases with one of the words that are correct.
    #[serde(default)]
    pub except: Vec<At<String>>,
    /// The reason, where it is not obvious.
    pub why: Option<At<String>>,
    /// Whether the word of `say` can take the place of each of them as it stands, as `lint --fix` does it.
    pub replace: Option<At<bool>>,
}
