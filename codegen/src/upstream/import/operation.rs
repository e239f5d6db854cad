//! The file of one operation.

use super::envelope::Envelope;
use super::errors::Codes;
use super::exact::{Keys, is_possible, with_rust_names};
use super::note::Note;
use super::part::Part;
use super::texts;
use super::types::Types;
use super::yaml::Node;
use crate::upstream::openmeta::{Operation, Parameter, Schema};
use std::collections::BTreeSet;

/// The words at the beginning of names of operations that change nothing.
const READS: &[&str] = &["Describe", "List", "Get", "Query", "Check", "Search", "Count"];

/// The file; `None` where the spec has no word for the response.
pub(super) fn file<'d>(
    operation: Operation<'d>,
    family: &str,
    (envelope, codes): (&Envelope<'d>, &Codes<'d>),
    types: &mut Types<'d>,
    notes: &mut Vec<Note>,
) -> Option<Node> {
    let name = operation.name;
    let response = operation.response().map(|schema| types.followed(schema));
    if response.is_some_and(|schema| schema.kind() != "object") {
        notes.push(Note::Lost(name.to_owned(), "the operation: its response is not an object".to_owned()));
        return None;
    }
    let is_read = operation.is_read().unwrap_or_else(|| {
        let is_read = READS.iter().any(|word| name.starts_with(word));
        let word = if is_read { "read" } else { "write" };
        notes.push(Note::Guessed(name.to_owned(), format!("`access: {word}`, by its name")));
        is_read
    });
    let mut keys = vec![
        ("operation".to_owned(), Node::plain(name)),
        ("origin".to_owned(), Node::plain("imported")),
        ("family".to_owned(), Node::plain(family)),
        ("access".to_owned(), Node::plain(if is_read { "read" } else { "write" })),
    ];
    keys.extend(auth(operation, notes).map(|word| ("auth".to_owned(), Node::plain(word))));
    if operation.is_deprecated() {
        keys.push(("deprecated".to_owned(), Node::plain(true)));
    }
    let text = texts::plain(operation.text("summary").or_else(|| operation.text("title")));
    match text.filter(|text| text.trim_end_matches('.') != name) {
        Some(text) if texts::is_summary(&text) => keys.push(("summary".to_owned(), Node::text(text))),
        text => {
            keys.push(("summary".to_owned(), Node::text("Calls the operation of this name.")));
            keys.extend(text.map(|text| ("doc".to_owned(), Node::text(text))));
        }
    }
    let request = request(operation, types, notes);
    if !request.is_empty() {
        keys.push(("request".to_owned(), Node::Map(request)));
    }
    let fields = response.into_iter().flat_map(|schema: Schema<'d>| schema.members());
    let shared = envelope.fields(operation);
    let fields: Vec<_> = fields.filter(|(name, _)| !shared.iter().any(|(known, _)| known == name)).collect();
    if !shared.is_empty() {
        let entries = shared.into_iter().map(|(name, node)| (name.to_owned(), node));
        keys.push(("envelope".to_owned(), Node::Map(entries.collect())));
    }
    let mut named = Keys::default();
    let fields: Vec<(String, Node)> = fields
        .into_iter()
        .filter_map(|(field, schema)| {
            if !is_possible(field, &[name, field], notes) {
                return None;
            }
            Some(named.entry(field, types.field(schema, Part::Response, &[name, field], notes)?))
        })
        .collect();
    let fields = with_rust_names(fields);
    if !fields.is_empty() {
        keys.push(("response".to_owned(), Node::Map(fields)));
    }
    let codes = codes.codes(operation);
    if !codes.is_empty() {
        keys.push(("errors".to_owned(), Node::List(codes)));
    }
    Some(Node::Map(keys))
}

/// What a call is signed with, where it is not just any credentials.
fn auth(operation: Operation<'_>, notes: &mut Vec<Note>) -> Option<&'static str> {
    let auth = operation.auth();
    let ways: Vec<&str> = operation.security().collect();
    if auth.is_none() && !ways.is_empty() && !ways.contains(&"AK") {
        let what = format!("what a call is signed with: `{}`", ways.join("`, `"));
        notes.push(Note::Lost(operation.name.to_owned(), what));
    }
    auth
}

/// The parameters; those with dots are members of groups, and those with several dots have them in their own names.
fn request<'d>(operation: Operation<'d>, types: &mut Types<'d>, notes: &mut Vec<Note>) -> Vec<(String, Node)> {
    let (mut keys, mut plain): (Keys, Vec<(String, Node)>) = (Keys::default(), Vec::new());
    let mut groups: Vec<Group<'_>> = Vec::new();
    let nameless = operation.nameless_parameters();
    if nameless > 0 {
        notes.push(Note::Lost(operation.name.to_owned(), format!("parameters without a name: {nameless}")));
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for parameter in operation.parameters() {
        if !is_possible(parameter.name, &[operation.name, parameter.name], notes) {
            continue;
        }
        if !seen.insert(parameter.name) {
            let place = format!("{}.{}", operation.name, parameter.name);
            notes.push(Note::Lost(place, format!("a second parameter of this name, in `{}`", parameter.position)));
            continue;
        }
        let Some(node) = self::parameter(operation.name, parameter, types, notes) else { continue };
        match parameter.name.split_once('.') {
            Some((name, member)) if !member.contains('.') => {
                let group = match groups.iter().position(|group| group.name == name) {
                    Some(index) => groups.get_mut(index),
                    None => {
                        groups.push(Group { name, keys: Keys::default(), members: Vec::new() });
                        groups.last_mut()
                    }
                };
                if let Some(Group { keys, members, .. }) = group {
                    members.push(keys.entry(member, node));
                }
            }
            Some(_) | None => plain.push(keys.parameter(parameter.name, node)),
        }
    }
    for Group { name: group, members, .. } in groups {
        let beside = plain.iter().find(|(name, _)| name == group);
        if beside.is_some_and(|(_, node)| is_group(node, types)) {
            let place = format!("{}.{group}", operation.name);
            notes.push(Note::Lost(place, "the members of the group: a parameter has its name".to_owned()));
            continue;
        }
        let name = types.structure(Part::Request, &[operation.name, group], with_rust_names(members), None);
        let entry = [("type", Node::plain(name)), ("doc", Node::text(texts::UNDOCUMENTED))];
        let entry = Node::Map(entry.map(|(key, node)| (key.to_owned(), node)).into());
        let wanted = if beside.is_some() { format!("{group}Group") } else { group.to_owned() };
        plain.push(keys.named(group, &wanted, entry));
    }
    with_rust_names(plain)
}

/// Parameters with one name before the dot.
struct Group<'d> {
    name: &'d str,
    keys: Keys,
    members: Vec<(String, Node)>,
}

/// Whether the members of a parameter have its name in front of theirs.
fn is_group(parameter: &Node, types: &Types<'_>) -> bool {
    let Node::Map(keys) = parameter else { return false };
    let word = |wanted: &str| {
        keys.iter().find_map(|(key, node)| match node {
            Node::Plain(word) if key == wanted => Some(word.as_str()),
            _ => None,
        })
    };
    let ty = word("type").unwrap_or_default();
    !(types.is_scalar(ty) || ty.starts_with("list<") || word("style") == Some("json"))
}

fn parameter<'d>(
    operation: &str,
    parameter: Parameter<'d>,
    types: &mut Types<'d>,
    notes: &mut Vec<Note>,
) -> Option<Node> {
    let Parameter { name, position, style, schema } = parameter;
    let place = format!("{operation}.{name}");
    let is_form = match position {
        "query" => false,
        "formData" | "body" => true,
        other => {
            notes.push(Note::Lost(place, format!("the parameter: its position is `{other}`")));
            return None;
        }
    };
    let Node::Map(mut keys) = types.field(schema, Part::Request, &[operation, name], notes)? else { return None };
    let ty = match keys.first() {
        Some((_, Node::Plain(ty))) => ty.clone(),
        _ => String::new(),
    };
    match style {
        "json" if !types.is_scalar(&ty) => keys.push(("style".to_owned(), Node::plain("json"))),
        "simple" if ty.starts_with("list<") => keys.push(("style".to_owned(), Node::plain("comma"))),
        "" | "repeatList" | "flat" if ty == "json" => {
            // Each entry is a parameter of its own, and nothing says what the values are.
            if let Some((_, ty)) = keys.first_mut() {
                *ty = Node::plain("map<string>");
            }
            notes.push(Note::Guessed(place, "its values are texts".to_owned()));
        }
        "" | "repeatList" | "flat" | "json" => {}
        other => notes.push(Note::Lost(place, format!("the style `{other}`"))),
    }
    if schema.is("isFileTransferUrl") && ty == "string" {
        keys.push(("upload".to_owned(), Node::plain(true)));
    }
    if is_form {
        keys.push(("position".to_owned(), Node::plain("form")));
    }
    Some(Node::Map(keys))
}
