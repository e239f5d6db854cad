//! Structures and enums.

use super::flat;
use super::value::{self, deprecation, text};
use crate::model::{
    DocumentFacets, DocumentRole, EnumGroup, EnumValue, Enumeration, Field, Model, Structure, Switch, Usage, WrittenAs,
};
use serde_json::{Map, Value, json};

pub(super) fn structure(model: &Model, structure: &Structure) -> Value {
    let Structure {
        // Its key.
        name: _,
        doc,
        fields,
        deprecated,
        document,
        source,
        usage: used,
        // In the lists of the operations that send it.
        rules: _,
        // Of the Rust code alone.
        rust: _,
        known_as: _,
        module: _,
        constructors: _,
        setters: _,
        from_pair: _,
    } = structure;
    let DocumentRole {
        is_root,
        occurs,
        named,
        // For readers, or of the Rust code alone.
        may_hide: _,
        key: _,
        aliases: _,
        example: _,
        examples: _,
    } = document;
    let members = fields.iter().filter(|field| !field.document.is_content);
    let fields: Map<String, Value> = members.map(|field| (field.name.clone(), member(model, field, *occurs))).collect();
    json!({
        "doc": text(doc),
        "source": source,
        "usage": usage(used),
        "deprecated": deprecation(deprecated.as_ref()),
        "document": is_root,
        "open": occurs,
        "named": named,
        "holds": structure.content().map(|content| member(model, content, true)),
        "fields": fields,
    })
}

fn member(model: &Model, field: &Field, in_document: bool) -> Value {
    let mut entry = flat::entry(model, &field.name, field, None);
    if let Some(entry) = entry.as_object_mut() {
        entry.remove("path");
        entry.insert("doc".into(), text(&field.doc));
        let DocumentFacets {
            written_as,
            is_advised,
            // Its place says so: `holds`.
            is_content: _,
            // For readers, or of the Rust code alone.
            implied: _,
            setter: _,
            entry: _,
        } = &field.document;
        entry.insert("written_as".into(), json!(written_as.map(WrittenAs::keyword)));
        entry.insert("advised".into(), json!(is_advised));
        entry.insert("separator".into(), json!(field.separator));
        // In a document, the separator has a key of its own.
        if in_document {
            entry.insert("type".into(), json!(value::kind(&field.ty)));
            let documented = field.documented_as.clone().unwrap_or_else(|| flat::documented(&field.ty));
            entry.insert("documented_as".into(), json!(documented));
        }
    }
    entry
}

pub(super) fn enumeration(enumeration: &Enumeration) -> Value {
    let Enumeration {
        // Its key.
        name: _,
        doc,
        values,
        groups,
        switch,
        deprecated,
        source,
        usage: used,
        // Of the Rust code alone.
        rust: _,
        known_as: _,
        module: _,
    } = enumeration;
    let value = |value: &EnumValue| {
        // The variant is of the Rust code alone.
        let EnumValue { name, also, doc, error_code, deprecated, rust: _, known_as: _ } = value;
        json!({
            "value": name,
            "also": also,
            "doc": text(doc),
            "error_code": error_code,
            "deprecated": deprecation(deprecated.as_ref()),
        })
    };
    // The text of a group is for readers of the pages.
    let groups: Map<String, Value> =
        groups.iter().map(|EnumGroup { name, values, rust: _, doc: _ }| (name.clone(), json!(values))).collect();
    json!({
        "doc": text(doc),
        "source": source,
        "usage": usage(used),
        "deprecated": deprecation(deprecated.as_ref()),
        "switch": switch.as_ref().map(|Switch { on, off }| json!({ "on": on, "off": off })),
        "values": values.iter().map(value).collect::<Vec<_>>(),
        "groups": groups,
    })
}

fn usage(usage: &Usage) -> Value {
    // The operations name their families.
    let Usage { requests, responses, places, families: _ } = usage;
    json!({ "requests": requests, "responses": responses, "places": places })
}
