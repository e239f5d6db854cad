//! The beginning of a new operation.

use super::files::Edited;
use crate::spec::RawSpec;
use crate::spec::raw::{Entries, RawEnvelopeEntry, RawLanguage};
use crate::suggestion;

/// What is known about an operation that is to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub name: String,
    pub family: String,
    /// `read` or `write`.
    pub access: &'static str,
    pub summary: Option<String>,
    pub chinese: Option<String>,
    /// The output folder of the spec, relative to the spec folder, with `/` between the parts.
    pub output: String,
}

/// The files of an operation, one for each language of the spec, or why there are none: what is wrong, and what to do. `lint` names what is missing in them.
pub fn draft(raw: &RawSpec, draft: &Draft) -> Result<Vec<Edited>, (String, String)> {
    let Draft { name, family, access, summary, chinese, output } = draft;
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_name {
        let help = "write the name on the wire: letters and digits, the first one a capital letter";
        return Err((format!("`{name}` cannot be an operation"), help.to_owned()));
    }
    let families: Vec<&str> = raw.service.iter().flat_map(|file| file.value.families.keys()).collect();
    if !families.contains(&family.as_str()) {
        let help = suggestion::help(family, families, "declare it below `families:` in `service.yaml`");
        return Err((format!("there is no family `{family}`"), help.text));
    }
    if let Some(known) = raw.operations.iter().find(|file| file.value.operation.eq_ignore_ascii_case(name)) {
        return Err((format!("there is an operation `{name}` already"), format!("edit `{}`", known.path)));
    }
    let path = format!("operations/{family}/{name}.yaml");
    let first = |schema: &str, up: &str| format!("# yaml-language-server: $schema={up}{output}/schema/{schema}.json\n");
    let text =
        |text: &Option<String>| text.as_ref().map(|text| format!("summary: {}\n", quoted(text))).unwrap_or_default();
    let english = format!(
        "{}operation: {name}\nfamily: {family}\naccess: {access}\n{}request: {{}}\n{}response: {{}}\n",
        first("operation", "../../"),
        text(summary),
        envelope(raw, family),
    );
    let chinese = format!("{}operation: {name}\n{}", first("operation-texts", "../../../"), text(chinese));
    let mut files = vec![Edited { path: path.clone(), from: None, text: english }];
    let languages = raw.service.as_ref().map(|file| file.value.languages.as_slice()).unwrap_or_default();
    if languages.is_empty() || languages.iter().any(|language| language.value == RawLanguage::ZhCn) {
        files.push(Edited { path: format!("zh-CN/{path}"), from: None, text: chinese });
    }
    Ok(files)
}

/// The envelope of most operations of the family.
fn envelope(raw: &RawSpec, family: &str) -> String {
    let of_family = raw.operations.iter().map(|file| &file.value).filter(|operation| *operation.family == *family);
    let mut envelopes: Vec<String> = of_family.map(|operation| written(&operation.envelope)).collect();
    envelopes.sort();
    let most = envelopes.chunk_by(|left, right| left == right).max_by_key(|same| same.len());
    // The first operation of all has what all responses have.
    let first = raw.service.as_ref().filter(|_| raw.operations.is_empty()).map(|file| {
        let fields = file.value.envelope.iter().map(|(name, field)| format!("{}: {}", name.value, field.ty.value));
        fields.collect::<Vec<_>>().join(", ")
    });
    let usual = most.and_then(|same| same.first().cloned()).or(first);
    usual.filter(|text| !text.is_empty()).map_or_else(String::new, |text| format!("envelope: {{ {text} }}\n"))
}

fn written(envelope: &Entries<RawEnvelopeEntry>) -> String {
    let entries = envelope.iter().map(|(name, entry)| {
        let (name, word) = (&name.value, entry.documented.value.keyword());
        let codes: Vec<String> = entry.success.iter().map(|code| quoted(code)).collect();
        if codes.is_empty() {
            format!("{name}: {word}")
        } else {
            format!("{name}: {{ documented: {word}, success: [{}] }}", codes.join(", "))
        }
    });
    entries.collect::<Vec<_>>().join(", ")
}

/// JSON is YAML, and leaves no doubt about quotes.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
