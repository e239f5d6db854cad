//! The Chinese texts: the same keys as the English file, and texts for values.

use super::Entries;
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// Texts of an operation.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationTexts {
    /// The operation; also the name of the file.
    pub operation: At<String>,
    pub summary: Option<At<String>>,
    pub doc: Option<At<String>>,
    /// What to look for, to find out whether a call was carried out.
    pub lookup: Option<At<String>>,
    /// Parameter: text.
    #[serde(default)]
    pub request: Entries<At<String>>,
    /// Field: text.
    #[serde(default)]
    pub response: Entries<At<String>>,
    /// In the order of the English rules.
    #[serde(default)]
    pub rules: Vec<At<String>>,
    pub waiter: Option<WaiterTexts>,
    /// Titles, in the order of the English examples.
    #[serde(default)]
    pub examples: Vec<At<String>>,
    #[serde(default)]
    pub types: Entries<LocalTypeTexts>,
}

/// Texts of a waiter.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiterTexts {
    pub doc: Option<At<String>>,
    /// State: why it does not go on by itself.
    #[serde(default)]
    pub reasons: Entries<At<String>>,
    /// Goal: what it waits for.
    #[serde(default)]
    pub goals: Entries<At<String>>,
}

/// Texts of a structure or enum inside an operation's file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalTypeTexts {
    pub doc: Option<At<String>>,
    /// Member: text.
    #[serde(default)]
    pub fields: Entries<At<String>>,
    /// In the order of the English rules.
    #[serde(default)]
    pub rules: Vec<At<String>>,
    /// Value: text.
    #[serde(default)]
    pub values: Entries<At<String>>,
    /// Group: text.
    #[serde(default)]
    pub groups: Entries<At<String>>,
}

/// Texts of a shared structure, enum or document.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeTexts {
    /// The structure; also the name of the file.
    pub structure: Option<At<String>>,
    /// The enum; also the name of the file.
    #[serde(rename = "enum")]
    pub enumeration: Option<At<String>>,
    /// The document; also the name of the file.
    pub document: Option<At<String>>,
    pub doc: Option<At<String>>,
    /// Of a document that is a list or a map as a whole.
    pub holds: Option<At<String>>,
    /// Member: text.
    #[serde(default)]
    pub fields: Entries<At<String>>,
    /// In the order of the English rules.
    #[serde(default)]
    pub rules: Vec<At<String>>,
    /// Value: text.
    #[serde(default)]
    pub values: Entries<At<String>>,
    /// Group: text.
    #[serde(default)]
    pub groups: Entries<At<String>>,
    /// Of a document: the titles of the examples, in their order.
    #[serde(default)]
    pub examples: Vec<At<String>>,
}

/// Texts of the shared parameters.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParametersTexts {
    /// Parameter: text.
    #[serde(default)]
    pub parameters: Entries<At<String>>,
}

/// Texts of the error codes.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorsTexts {
    #[serde(default)]
    pub errors: Entries<ErrorTexts>,
    #[serde(default)]
    pub families: Entries<ErrorTexts>,
}

/// Texts of an error code, or of a family of them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorTexts {
    pub meaning: Option<At<String>>,
    pub remedy: Option<At<String>>,
}

/// Texts of the service file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
    #[serde(default)]
    pub families: Entries<FamilyTexts>,
    #[serde(default)]
    pub origins: Entries<OriginTexts>,
    /// Envelope field: text.
    #[serde(default)]
    pub envelope: Entries<At<String>>,
    /// Fact: text.
    #[serde(default)]
    pub facts: Entries<At<String>>,
    /// Kind of ID: text.
    #[serde(default)]
    pub ids: Entries<At<String>>,
    #[serde(default)]
    pub sources: Entries<At<String>>,
}

/// Texts of an origin of codes.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OriginTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
    pub sentence: Option<At<String>>,
    pub link: Option<At<String>>,
}

/// Texts of a family.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilyTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
}

/// Texts of a workflow.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkflowTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
    /// In the order of the steps.
    #[serde(default)]
    pub steps: Vec<StepTexts>,
}

/// Texts of a page.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
    /// In the order of the sections.
    #[serde(default)]
    pub sections: Vec<SectionTexts>,
}

/// Texts of a section.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
}

/// Texts of a step.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepTexts {
    pub title: Option<At<String>>,
    pub doc: Option<At<String>>,
    pub wait: Option<At<String>>,
    pub failure: Option<At<String>>,
}
