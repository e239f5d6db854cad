//! Removes the secrets of a call from texts of the service.
//!
//! A service may repeat in an error what it was sent: the value it refuses, or the whole text that it signed. What is
//! reported of such a response goes into logs, so the secrets of the request and of its credentials are replaced in it, in
//! the clear and in the forms in which they travel. The body itself stays as it came.

use crate::contract::json::Json;
use crate::contract::structure::{Structure, Value};
use crate::credentials::{Credentials, Kind};
use crate::ground::json_tree::json_tree;
use crate::ground::percent::encode;
use crate::ground::wiped::WipedText;
use serde_json::Value as Tree;
use std::borrow::Cow;
use std::sync::OnceLock;
use zeroize::Zeroizing;

/// What stands in the place of a secret.
const MASKED: &str = "***";
/// A shorter text occurs by chance: to replace it would spoil the message, and show where it occurs.
const SHORTEST: usize = 4;

/// Where the secrets of a call are.
#[derive(Default)]
pub(crate) struct Mask<'a> {
    request: Option<&'a dyn Structure>,
    parameters: &'a [(String, String)],
    credentials: Option<&'a Credentials>,
    /// The texts to look for, the longest first. Made when they are first needed, which mostly is never.
    forms: OnceLock<Vec<Zeroizing<String>>>,
}

impl<'a> Mask<'a> {
    /// For the request of an operation, which says itself what is secret in it.
    pub(crate) fn request(self, request: &'a dyn Structure) -> Self {
        Self { request: Some(request), ..self }
    }

    /// For any parameters: only their names show which of them are secret.
    pub(crate) fn parameters(self, parameters: &'a [(String, String)]) -> Self {
        Self { parameters, ..self }
    }

    pub(crate) fn credentials(self, credentials: impl Into<Option<&'a Credentials>>) -> Self {
        Self { credentials: credentials.into(), ..self }
    }

    /// The text without secrets.
    pub(crate) fn hide<'t>(&self, text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
        let mut text = text.into();
        for form in self.forms.get_or_init(|| self.find()) {
            if text.contains(form.as_str()) {
                text = text.replace(form.as_str(), MASKED).into();
            }
        }
        text
    }

    pub(crate) fn hide_json(&self, json: Json) -> Json {
        match self.hide(json.as_str()) {
            Cow::Borrowed(_) => json,
            Cow::Owned(text) => Json::from(text),
        }
    }

    /// As [`hide`](Self::hide), for a text that was cut, perhaps in the middle of a secret.
    pub(crate) fn hide_cut(&self, text: &str) -> String {
        let hidden = self.hide(text);
        let Some(kept) = hidden.strip_suffix('…') else { return hidden.into_owned() };
        let forms = self.forms.get_or_init(|| self.find());
        let beginning = |form: &Zeroizing<String>| {
            let ends = form.char_indices().map(|(index, _)| index).filter(|index| *index >= SHORTEST);
            ends.rev().find(|end| kept.ends_with(&form[..*end]))
        };
        match forms.iter().filter_map(beginning).max() {
            Some(length) => format!("{}{MASKED}…", &kept[..kept.len() - length]),
            None => hidden.into_owned(),
        }
    }

    fn find(&self) -> Vec<Zeroizing<String>> {
        let mut forms = Vec::new();
        if let Some(request) = self.request {
            for (_, value) in request.present() {
                collect(value, &mut forms);
            }
        }
        for (name, value) in self.parameters {
            if sounds_secret(name) {
                add(value, &mut forms);
            }
        }
        match self.credentials.map(|credentials| &credentials.kind) {
            Some(Kind::Key { secret, token, .. }) => {
                add(secret.expose(), &mut forms);
                if let Some(token) = token {
                    add(token.expose(), &mut forms);
                }
            }
            Some(Kind::Bearer(token)) => add(token.expose(), &mut forms),
            None => {}
        }
        forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        forms.dedup();
        forms
    }
}

fn collect(value: Value<'_>, forms: &mut Vec<Zeroizing<String>>) {
    match value {
        Value::Secret(secret) => {
            add(secret.expose(), forms);
            if let Ok(document @ (Tree::Object(_) | Tree::Array(_))) = json_tree(secret.expose()) {
                members(&document, false, forms);
            }
        }
        Value::Document(document) if document.may_hide() => {
            add(document.text(), forms);
            if let Ok(tree @ (Tree::Object(_) | Tree::Array(_))) = json_tree(document.text()) {
                members(&tree, false, forms);
            }
            if let Ok((structure, _)) = document.structure() {
                structure.present().for_each(|(_, value)| collect(value, forms));
            }
        }
        Value::Structure(structure) => structure.present().for_each(|(_, value)| collect(value, forms)),
        Value::List(list) => list.elements().for_each(|value| collect(value, forms)),
        Value::Map(map) => map.entries().for_each(|(_, value)| collect(value, forms)),
        Value::Text(_)
        | Value::Boolean(_)
        | Value::Integer(_)
        | Value::Double(_)
        | Value::Time(..)
        | Value::Duration(..)
        | Value::Bytes(_)
        | Value::Json(_)
        | Value::Document(_) => {}
    }
}

/// The texts in a secret document that are secret by themselves, going by their names.
fn members(tree: &Tree, secret: bool, forms: &mut Vec<Zeroizing<String>>) {
    match tree {
        Tree::String(text) if secret => add(text, forms),
        Tree::Array(elements) => elements.iter().for_each(|element| members(element, secret, forms)),
        Tree::Object(entries) => {
            entries.iter().for_each(|(name, value)| members(value, secret || sounds_secret(name), forms));
        }
        _ => {}
    }
}

fn sounds_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passwd", "pwd", "secret", "token", "key"].iter().any(|word| name.contains(word))
}

/// The secret in every form in which it may come back.
fn add(secret: &str, forms: &mut Vec<Zeroizing<String>>) {
    if secret.len() < SHORTEST {
        return;
    }
    let encoded = Zeroizing::new(encode(secret));
    let twice = Zeroizing::new(encode(&encoded));
    let words: Vec<&str> = secret.split_whitespace().collect();
    let blanks: Vec<&str> = encoded.split("%20").collect();
    let mut json = WipedText::default();
    json.push_json(secret);
    let json = Zeroizing::new(json.into_string());
    forms.extend(
        [
            Zeroizing::new(secret.to_owned()),
            Zeroizing::new(blanks.join("+")),
            Zeroizing::new(in_lower_case(&encoded)),
            Zeroizing::new(in_lower_case(&twice)),
            Zeroizing::new(words.join(" ")),
            Zeroizing::new(json.trim_matches('"').to_owned()),
            markup(secret, "&quot;", "&#39;"),
            markup(secret, "&quot;", "&apos;"),
            markup(secret, "\"", "'"),
            encoded,
            twice,
        ]
        .into_iter()
        .filter(|form| form.len() >= SHORTEST),
    );
}

/// The text as HTML and XML have it.
fn markup(text: &str, double_quote: &str, single_quote: &str) -> Zeroizing<String> {
    let mut escaped = WipedText::default();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str(double_quote),
            '\'' => escaped.push_str(single_quote),
            other => escaped.push(other),
        }
    }
    Zeroizing::new(escaped.into_string())
}

/// Percent-encoding with the digits in lower case, as some servers write it.
fn in_lower_case(encoded: &str) -> String {
    let mut text = String::with_capacity(encoded.len());
    for (index, part) in encoded.split('%').enumerate() {
        match part.split_at_checked(2) {
            Some((digits, rest)) if index > 0 => text.extend(["%", &digits.to_ascii_lowercase(), rest]),
            _ => text.push_str(part),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::secret::Secret;

    fn hidden(secret: &str, text: &str) -> String {
        let credentials = Credentials::sts("id", "another secret", secret);
        Mask::default().credentials(&credentials).hide(text).into_owned()
    }

    #[test]
    fn a_secret_is_found_in_every_form_in_which_it_travels() {
        let secret = "p w/+\"<&'\n%é";
        let once = encode(secret);
        for form in [
            secret.to_owned(),
            once.clone(),
            once.replace("%20", "+"),
            once.replace("%2F", "%2f")
                .replace("%2B", "%2b")
                .replace("%3C", "%3c")
                .replace("%0A", "%0a")
                .replace("%C3%A9", "%c3%a9"),
            encode(&once),
            r#"p w/+\"<&'\n%é"#.to_owned(),
            "p w/+&quot;&lt;&amp;&#39;\n%é".to_owned(),
            "p w/+\"<&' %é".to_owned(),
        ] {
            assert_eq!(hidden(secret, &format!("<{form}> {form}")), "<***> ***", "{form}");
        }
    }

    #[test]
    fn what_is_too_short_to_be_told_from_chance_is_left() {
        assert_eq!(hidden("abc", "abcd"), "abcd");
        assert_eq!(hidden("abcd", "abcd"), "***");
    }

    #[test]
    fn a_text_within_another_is_hidden_as_the_longer_one() {
        let credentials = Credentials::sts("id", "pass", "password");
        assert_eq!(Mask::default().credentials(&credentials).hide("password pass"), "*** ***");
    }

    #[test]
    fn the_beginning_of_a_secret_at_a_cut_is_hidden() {
        let credentials = Credentials::sts("id", "an ordinary one", "correct horse");
        let mask = Mask::default().credentials(&credentials);
        assert_eq!(mask.hide_cut("it was `correct ho…"), "it was `***…");
        assert_eq!(mask.hide_cut("it was `cor…"), "it was `cor…");
        assert_eq!(mask.hide_cut("it was correct horse"), "it was ***");
    }

    #[test]
    fn the_secrets_of_a_document_with_numbers_beyond_the_doubles_are_found() {
        let document = Secret::from(r#"{"n":1e999,"password":"hush hush"}"#);
        let mut forms = Vec::new();
        collect(Value::Secret(&document), &mut forms);
        assert!(forms.iter().any(|form| form.as_str() == "hush hush"));
    }

    #[test]
    fn parameters_are_secret_by_their_names() {
        let parameters = [("A.Password", "hush hush"), ("A.Name", "name")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(Mask::default().parameters(&parameters).hide("hush hush, name"), "***, name");
    }
}
