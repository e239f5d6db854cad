//! Which types a sample names, and how.

use super::document::typed;
use super::layout::WIDTH;
use super::members::{entries, set_members};
use super::names::import;
use crate::model::{Enumeration, Example, Field, Literal, Model, Operation, Type};
use std::collections::BTreeSet;

/// What the sample needs from the `types` module, sorted: type names, or `types` itself where a type is named like
/// something that every Rust file already has in scope.
#[must_use]
pub fn sample_imports(model: &Model, operation: &Operation, example: &Example) -> Vec<String> {
    let mut imports = BTreeSet::new();
    collect_imports(model, &operation.request, &example.request, &mut imports);
    imports.into_iter().collect()
}

/// The `use` that brings [`sample_imports`] into scope, as rustfmt would write it; `None` when there is nothing to bring.
#[must_use]
pub fn sample_use(model: &Model, operation: &Operation, example: &Example) -> Option<String> {
    printed(model, sample_imports(model, operation, example))
}

/// The `use` of these names.
pub(super) fn printed(model: &Model, mut names: Vec<String>) -> Option<String> {
    let package = model.service.package.replace('-', "_");
    if let [name] = names.as_slice() {
        let path = if name == "types" { String::new() } else { format!("::{name}") };
        return Some(format!("use {package}::types{path};"));
    }
    let last = names.pop()?;
    if last == "types" {
        names.insert(0, "self".to_owned());
    } else {
        names.push(last);
    }
    let line = format!("use {package}::types::{{{}}};", names.join(", "));
    if line.len() <= WIDTH {
        return Some(line);
    }
    let mut lines = vec![format!("use {package}::types::{{"), "   ".to_owned()];
    for name in names {
        if let Some(line) = lines.last_mut()
            && line.len() + name.len() + 2 <= WIDTH
        {
            line.extend([" ", &name, ","]);
        } else {
            lines.push(format!("    {name},"));
        }
    }
    lines.push("};".to_owned());
    Some(lines.join("\n"))
}

fn collect_imports(model: &Model, fields: &[Field], values: &[(String, Literal)], imports: &mut BTreeSet<String>) {
    for (field, value) in set_members(fields, values) {
        collect_type_imports(model, &field.ty, &entries(field, value), imports);
    }
}

fn collect_type_imports(model: &Model, ty: &Type, value: &Literal, imports: &mut BTreeSet<String>) {
    match (ty, value) {
        (Type::List(element), Literal::List(values)) => {
            let all_known = |enumeration: &Enumeration| {
                values.iter().filter_map(Literal::wire).all(|text| enumeration.value(&text).is_some())
            };
            if let Type::Enum(name) = &**element
                && !model.enumeration(name).is_some_and(all_known)
            {
                return;
            }
            for value in values {
                collect_type_imports(model, element, value, imports);
            }
        }
        (Type::Map(element), Literal::Map(entries)) => {
            for (_, value) in entries {
                collect_type_imports(model, element, value, imports);
            }
        }
        (Type::Document(name), value) => {
            let typed = typed(model, name, value);
            imports.extend(typed.into_iter().flat_map(|typed| typed.types).map(|rust| import(&rust)));
        }
        (Type::Structure(name), Literal::Map(entries)) => {
            if let Some(structure) = model.structure(name) {
                imports.insert(import(&structure.rust));
                collect_imports(model, &structure.fields, entries, imports);
            }
        }
        (Type::Enum(name), Literal::Text(text)) => {
            if let Some(enumeration) = model.enumeration(name)
                && enumeration.value(text).is_some()
            {
                imports.insert(import(&enumeration.rust));
            }
        }
        _ => {}
    }
}
