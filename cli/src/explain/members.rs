//! Parameters, and fields of responses and structures.

use crate::language::Language;
use crate::layout::{width, wrapped};
use crate::names::same;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};

/// A parameter of an operation, or a field of its response, by a name with dots.
pub(super) fn of_operation(operation: &'static Operation, name: &str, language: Language) -> Option<String> {
    let mut parts = name.split('.').filter(|part| part.parse::<usize>().is_err());
    let first = parts.next()?;
    let mut field = find(operation.request, first).or_else(|| find(operation.response, first))?;
    for part in parts {
        field = find(inside(field.ty)?, part)?;
    }
    let mut text = format!("{}.{name}\n\n{}", operation.name, print(field, "", language));
    if let Some(fields) = inside(field.ty) {
        text.push_str(&format!("\n{}\n", language.pick("Members", "成员")));
        text.push_str(&list(fields, language));
    }
    Some(text)
}

fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name).or_else(|| fields.iter().find(|field| same(field.name, name)))
}

/// The members of a structure, or of what a list or a map holds.
fn inside(ty: Type) -> Option<&'static [Field]> {
    match ty {
        Type::List(inner) | Type::Map(inner) => inside(*inner),
        Type::Structure(name) | Type::Document(name) => SERVICE.structure(name).map(|structure| structure.fields),
        _ => None,
    }
}

/// Members below each other.
pub(super) fn list(fields: &[Field], language: Language) -> String {
    fields.iter().map(|field| print(field, "  ", language)).collect()
}

fn print(field: &Field, indent: &str, language: Language) -> String {
    let inner = format!("{indent}    ");
    let mut head = vec![type_name(field.ty, language)];
    if field.required {
        head.push(language.pick("required", "必填").to_owned());
    }
    if field.secret {
        head.push(language.pick("secret", "敏感信息").to_owned());
    }
    if field.unsupported {
        head.push(language.pick("do not specify", "请勿指定").to_owned());
    }
    if let Some(default) = field.default {
        head.push(language.pick(format!("default {default}"), format!("默认值 {default}")));
    }
    if let Some(unit) = field.unit {
        head.push(language.text(unit).to_owned());
    }
    let name = if field.name.is_empty() { "*" } else { field.name };
    let mut text = format!("{indent}{name}  {}\n", head.join(language.pick(", ", "，")));
    text.push_str(&wrapped(language.text(field.doc), width(), &inner));
    for condition in field.conditions {
        text.push_str(&wrapped(&format!("- {}", language.text(condition)), width(), &inner));
    }
    if let Some(values) = values(field) {
        let values = language.pick(format!("Values: {values}"), format!("有效取值：{values}"));
        text.push_str(&wrapped(&values, width(), &inner));
    }
    if let Some(example) = field.example.filter(|_| !field.secret) {
        let example = language.pick(format!("Example: {example}"), format!("示例：{example}"));
        text.push_str(&wrapped(&example, width(), &inner));
    }
    text
}

fn values(field: &Field) -> Option<String> {
    let names: Vec<&str> = match field.ty {
        Type::Enumeration(name) => SERVICE.enumeration(name)?.values.iter().map(|value| value.name).collect(),
        _ => field.limits.values.to_vec(),
    };
    (!names.is_empty()).then(|| names.join(", "))
}

/// The type as people call it.
fn type_name(ty: Type, language: Language) -> String {
    match ty {
        Type::String => language.pick("string", "字符串").to_owned(),
        Type::Boolean => language.pick("boolean", "布尔值").to_owned(),
        Type::Int32 | Type::Int64 => language.pick("integer", "整数").to_owned(),
        Type::Double => language.pick("number", "数值").to_owned(),
        Type::Json => "JSON".to_owned(),
        Type::Any => language.pick("any", "任意类型").to_owned(),
        Type::Document(name) => format!("JSON {name}"),
        Type::List(element) => {
            let element = type_name(*element, language);
            language.pick(format!("list of {element}"), format!("{element} 列表"))
        }
        Type::Map(element) => {
            let element = type_name(*element, language);
            language.pick(format!("map of {element}"), format!("{element} 映射"))
        }
        Type::Structure(name) | Type::Enumeration(name) => name.to_owned(),
    }
}
