//! A request to begin with: YAML with every parameter, and what is known about it in comments.
//!
//! Comments for people begin with `##`. A parameter that a request may lack stands behind a single `#`, so that taking the
//! mark away sets it.

use crate::language::Language;
use crate::layout::wrapped;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use serde_json::Value;

/// The widest line of a comment.
const WIDTH: usize = 100;

/// The request of an operation: what every request needs is filled in, the rest is in comments.
pub(crate) fn print(operation: &Operation, language: Language) -> String {
    let mut text = String::new();
    comment(
        &mut text,
        "",
        &format!("{}{}{}", operation.name, language.pick(": ", "："), language.text(operation.summary)),
    );
    comment(
        &mut text,
        "",
        language.pick("To set a parameter, remove the # before it.", "去掉参数前的 # 即可设置该参数。"),
    );
    for condition in operation.conditions {
        comment(&mut text, "", language.text(condition));
    }
    for field in operation.request {
        text.push('\n');
        member(&mut text, "", field, language, field.required);
    }
    if operation.request.is_empty() {
        text.push_str("{}\n");
    }
    text
}

fn member(text: &mut String, indent: &str, field: &Field, language: Language, is_needed: bool) {
    for paragraph in about(field, language) {
        comment(text, indent, &paragraph);
    }
    let mark = if is_needed { "" } else { "# " };
    match field.ty {
        Type::Structure(name) => {
            text.push_str(&format!("{indent}{mark}{}:\n", field.name));
            let fields = SERVICE.structure(name).map(|structure| structure.fields).unwrap_or_default();
            let indent = format!("{indent}{mark}  ");
            for field in fields {
                member(text, &indent, field, language, is_needed && field.required);
            }
        }
        _ => {
            for line in sample(field).lines() {
                text.push_str(&format!("{indent}{mark}{line}\n"));
            }
        }
    }
}

/// What the comments say.
fn about(field: &Field, language: Language) -> Vec<String> {
    let mut paragraphs = vec![language.text(field.doc).split_whitespace().collect::<Vec<_>>().join(" ")];
    let mut facts = Vec::new();
    if field.required {
        facts.push(language.pick("Required.", "必填。").to_owned());
    }
    facts.extend(field.conditions.iter().map(|condition| language.text(condition).to_owned()));
    if let Some(default) = field.default {
        facts.push(language.pick(format!("Defaults to {default}."), format!("默认值为 {default}。")));
    }
    if let Some(values) = values(field.ty) {
        facts.push(language.pick(format!("Values: {values}."), format!("有效取值：{values}。")));
    }
    if field.secret {
        facts.push(language.pick("Secret: keep this file to yourself.", "敏感信息：请妥善保管本文件。").to_owned());
    }
    if field.unsupported {
        facts.push(language.pick("Do not specify it.", "请勿指定。").to_owned());
    }
    paragraphs.push(facts.join(" "));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn values(ty: Type) -> Option<String> {
    let Type::Enumeration(name) = ty else { return None };
    let names: Vec<&str> = SERVICE.enumeration(name)?.values.iter().map(|value| value.name).collect();
    Some(names.join(", "))
}

/// The name with a value, as YAML.
fn sample(field: &Field) -> String {
    // A member without a value is nothing, and is not sent.
    let Some(text) = field.example.or(field.default).filter(|_| !field.secret) else {
        return format!("{}:\n", field.name);
    };
    let value = match field.ty {
        Type::String | Type::Enumeration(_) => text.into(),
        _ => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
    };
    let value = match (field.ty, value) {
        (Type::List(_), value @ Value::Array(_)) => value,
        (Type::List(_), value) => vec![value].into(),
        (_, value) => value,
    };
    let object: serde_json::Map<String, Value> = [(field.name.to_owned(), value)].into_iter().collect();
    serde_saphyr::to_string(&object).unwrap_or_default()
}

/// A paragraph as lines of comments.
fn comment(text: &mut String, indent: &str, paragraph: &str) {
    text.push_str(&wrapped(paragraph, WIDTH, &format!("{indent}## ")));
}
