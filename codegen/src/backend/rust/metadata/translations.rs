//! `texts/<language>.json`, beside the crate: each text of the metadata, of the error codes, of the rules and of units,
//! with the text that stands for it in another language. Programs for people in that language embed it; the crate has English
//! texts alone.
//!
//! The metadata are made once more in the other language, and whatever differs in a place is a pair: every text
//! of the metadata is here.

use super::parts;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::rust::sentence::plain;
use crate::backend::units::UNITS;
use crate::model::{Certainty, Field, Language, Model, RequestRule};
use crate::parallel;
use serde_json::Value;
use std::collections::BTreeMap;

/// English texts with those of the other language. Of several translations of one text the first stands: each is right
/// wherever the text is.
type Pairs = BTreeMap<String, String>;

/// A file for each language beside English.
pub(super) fn files(model: &Model) -> Vec<Result<Artifact, Error>> {
    let others = model.service.languages.iter().filter(|language| **language != Language::English);
    others.map(|language| file(model, *language)).collect()
}

fn file(model: &Model, language: Language) -> Result<Artifact, Error> {
    let path = format!("texts/{}.json", language.tag());
    let mut pairs = Pairs::new();
    let both = |make: &dyn Fn(Language) -> Value| (make(Language::English), make(language));
    let mut trees =
        parallel::map(&model.operations, |it| both(&|language| parts::operation(model, it, language).into()));
    trees.extend(parallel::map(&model.structures, |it| both(&|language| parts::structure(model, it, language).into())));
    trees.extend(parallel::map(&model.enums, |it| both(&|language| parts::enumeration(it, language).into())));
    for (english, other) in &trees {
        different(english, other, &mut pairs);
    }
    let errors = model.errors.iter().map(|it| [&it.meaning, &it.remedy]);
    let families = model.code_families.iter().map(|it| [&it.meaning, &it.remedy]);
    let titles = model.families.iter().map(|it| [&it.title, &it.doc]);
    for text in errors.chain(families).chain(titles).flatten() {
        add(text.get(Language::English), text.get(language), &mut pairs);
    }
    // In the metadata, a unit is the word of the spec.
    for (word, _, chinese) in UNITS.iter().filter(|_| language == Language::Chinese) {
        add(word, chinese, &mut pairs);
    }
    let (members, rules) = ruled(model);
    for field in members {
        told(|in_language| of_member(model, field, in_language), language, &mut pairs);
    }
    for rule in rules {
        told(|in_language| vec![plain(model, in_language).rule(rule).phrase], language, &mut pairs);
    }
    let text = serde_json::to_string_pretty(&pairs)
        .map_err(|error| Error { path: path.clone(), message: error.to_string() })?;
    Ok(Artifact { path, text: text + "\n" })
}

/// The members and the rules that a request is checked against.
fn ruled(model: &Model) -> (impl Iterator<Item = &Field>, impl Iterator<Item = &RequestRule>) {
    let requests = model.operations.iter().flat_map(|it| &it.request);
    let members = requests.chain(model.structures.iter().flat_map(|it| &it.fields));
    let rules =
        model.operations.iter().flat_map(|it| &it.rules).chain(model.structures.iter().flat_map(|it| &it.rules));
    (members, rules.filter(|rule| rule.certainty.is_reported()))
}

/// What the client reports about a member.
fn of_member(model: &Model, field: &Field, language: Language) -> Vec<String> {
    let wording = plain(model, language);
    let is_reported = |certainty: &Certainty| certainty.is_reported();
    let required = field.required_when.as_ref().filter(|guard| is_reported(&guard.certainty));
    let only = field.only_when.as_ref().filter(|guard| is_reported(&guard.certainty));
    let values = field.value_when.iter().filter(|values| is_reported(&values.when.certainty));
    let told = required.map(|guard| wording.required(guard)).into_iter().chain(only.map(|guard| wording.only(guard)));
    told.chain(values.map(|values| wording.values(values))).map(|told| told.phrase).collect()
}

fn told(phrases: impl Fn(Language) -> Vec<String>, language: Language, pairs: &mut Pairs) {
    for (english, other) in phrases(Language::English).iter().zip(phrases(language)) {
        add(english, &other, pairs);
    }
}

/// The texts that differ between two trees of the same form.
fn different(english: &Value, other: &Value, pairs: &mut Pairs) {
    match (english, other) {
        (Value::String(english), Value::String(other)) => add(english, other, pairs),
        (Value::Array(english), Value::Array(other)) => {
            english.iter().zip(other).for_each(|(english, other)| different(english, other, pairs));
        }
        (Value::Object(english), Value::Object(other)) => {
            for (key, english) in english {
                if let Some(other) = other.get(key) {
                    different(english, other, pairs);
                }
            }
        }
        _ => {}
    }
}

fn add(english: &str, other: &str, pairs: &mut Pairs) {
    if english != other && !other.is_empty() {
        pairs.entry(english.to_owned()).or_insert_with(|| other.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_text_that_differs_in_one_place_is_a_pair_and_names_are_none() {
        let english = json!({ "name": "Start", "doc": "Starts it.", "fields": [{ "doc": "The ID." }, { "doc": "" }] });
        let chinese = json!({ "name": "Start", "doc": "启动。", "fields": [{ "doc": "标识。" }, { "doc": "" }] });
        let mut pairs = Pairs::new();
        different(&english, &chinese, &mut pairs);
        assert_eq!(pairs.keys().map(String::as_str).collect::<Vec<_>>(), ["Starts it.", "The ID."]);
        assert_eq!(pairs["The ID."], "标识。");
        add("The ID.", "编号。", &mut pairs);
        assert_eq!(pairs["The ID."], "标识。", "the first translation stands");
    }
}
