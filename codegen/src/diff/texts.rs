//! What is written differently.

use super::change::Change;
use super::rule::Rule;
use crate::model::{Field, Language, Model, Text};
use std::collections::BTreeMap;

/// What a text is about: the operation, type or code, and what of it.
type Texts<'m> = BTreeMap<(String, String), &'m Text>;

/// Texts that both sides have and that differ, by language. A text of something new is not a change of its own.
pub(super) fn texts(old: &Model, new: &Model) -> Vec<Change> {
    let (old, new) = (all(old), all(new));
    let mut found = Vec::new();
    for ((owner, part), before) in &old {
        let Some(after) = new.get(&(owner.clone(), part.clone())) else { continue };
        let differs = |language: &&Language| words(before, **language) != words(after, **language);
        let languages: Vec<&str> = Language::ALL.iter().filter(differs).map(|language| language.tag()).collect();
        if !languages.is_empty() {
            found.push(Change::new(Rule::TextChanged, owner, "", part, languages.join(", ")));
        }
    }
    found
}

/// The text without its line breaks, which only the file has.
fn words(text: &Text, language: Language) -> Vec<&str> {
    text.get(language).split_whitespace().collect()
}

fn all(model: &Model) -> Texts<'_> {
    let mut texts = Texts::new();
    for operation in &model.operations {
        let mut add = |part: &str, text| texts.insert((operation.name.clone(), part.to_owned()), text);
        add("summary", &operation.summary);
        if let Some(doc) = &operation.doc {
            add("doc", doc);
        }
        fields(&operation.name, "request.", &operation.request, &mut texts);
        fields(&operation.name, "response.", operation.payload(), &mut texts);
    }
    for structure in &model.structures {
        texts.insert((structure.name.clone(), "doc".to_owned()), &structure.doc);
        fields(&structure.name, "", &structure.fields, &mut texts);
    }
    for enumeration in &model.enums {
        texts.insert((enumeration.name.clone(), "doc".to_owned()), &enumeration.doc);
        for value in &enumeration.values {
            texts.insert((enumeration.name.clone(), value.name.clone()), &value.doc);
        }
    }
    for error in &model.errors {
        texts.insert((error.code.clone(), "meaning".to_owned()), &error.meaning);
        texts.insert((error.code.clone(), "remedy".to_owned()), &error.remedy);
    }
    for page in &model.pages {
        texts.insert((page.name.clone(), "doc".to_owned()), &page.doc);
        for section in &page.sections {
            texts.insert((page.name.clone(), section.title.get(Language::English).to_owned()), &section.doc);
        }
    }
    texts
}

fn fields<'m>(owner: &str, part: &str, fields: &'m [Field], texts: &mut Texts<'m>) {
    texts.extend(fields.iter().map(|field| ((owner.to_owned(), format!("{part}{}", field.name)), &field.doc)));
}
