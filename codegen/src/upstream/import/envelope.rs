//! Fields of responses that say how the call went: without them, a failure would pass as a success.

use super::note::Note;
use super::yaml::Node;
use crate::upstream::openmeta::{Document, Operation, Schema};
use std::collections::BTreeSet;

/// A name at the root of responses.
struct Known {
    name: &'static str,
    /// The words of the documents for the types that it has as such a field.
    documented: &'static [&'static str],
    /// The type in the service file.
    ty: &'static str,
    role: &'static str,
    /// Names of which one stands beside it, where the name alone may mean something else.
    beside: &'static [&'static str],
    doc: &'static str,
}

const KNOWN: &[Known] = &[
    Known {
        name: "RequestId",
        documented: &["string"],
        ty: "string",
        role: "request_id",
        beside: &[],
        doc: "The ID of the request, to quote to technical support.",
    },
    Known {
        name: "Success",
        documented: &["boolean", "string"],
        ty: "boolean",
        role: "success",
        beside: &[],
        doc: "False if the call failed, whatever the HTTP status.",
    },
    Known {
        name: "Code",
        documented: CODES,
        ty: "string",
        role: "code",
        beside: &["Message", "Success", "ErrorMessage", "ErrMessage"],
        doc: "The code of a call that failed, or one of success.",
    },
    Known {
        name: "ErrorCode",
        documented: CODES,
        ty: "string",
        role: "error_code",
        beside: &["Success", "ErrorMessage"],
        doc: "The code of a call that failed.",
    },
    Known {
        name: "ErrCode",
        documented: CODES,
        ty: "string",
        role: "error_code",
        beside: &["Success", "ErrMessage"],
        doc: "The code of a call that failed.",
    },
    Known {
        name: "HttpStatusCode",
        documented: CODES,
        ty: "int32",
        role: "http_status",
        beside: &[],
        doc: "The HTTP status once more.",
    },
];

const CODES: &[&str] = &["string", "integer", "long"];

/// The fields that are part of the envelope in every operation that has them; a code is one wherever its message or its success
/// stands beside it.
pub(super) struct Envelope<'d> {
    document: &'d Document,
    names: BTreeSet<&'static str>,
}

impl<'d> Envelope<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let mut names: BTreeSet<&'static str> = BTreeSet::new();
        let mut others: BTreeSet<&'static str> = BTreeSet::new();
        for operation in document.operations() {
            for known in KNOWN {
                match known.is_in(document, operation) {
                    Some(true) => drop(names.insert(known.name)),
                    // The code of what an operation returns is a field of its own.
                    Some(false) if known.role != "code" => drop(others.insert(known.name)),
                    Some(false) | None => {}
                }
            }
        }
        names.retain(|name| !others.contains(name));
        Self { document, names }
    }

    /// The fields of one operation, by name, each with the word of the documents for its type; one of each role.
    pub(super) fn fields(&self, operation: Operation<'d>) -> Vec<(&'static str, Node)> {
        let mut roles = BTreeSet::new();
        let here = KNOWN.iter().filter(|known| self.names.contains(known.name));
        let here = here.filter(|known| known.is_in(self.document, operation) == Some(true) && roles.insert(known.role));
        here.filter_map(|known| {
            let (_, schema) = root(self.document, operation).find(|(name, _)| *name == known.name)?;
            Some((known.name, Node::plain(schema.documented(self.document.components()))))
        })
        .collect()
    }

    /// The fields of all operations, for the file of the service.
    pub(super) fn declared(&self, notes: &mut Vec<Note>) -> Node {
        let declared = KNOWN.iter().filter(|known| self.names.contains(known.name) || known.name == "RequestId");
        let entry = |known: &Known| {
            if known.role == "code" {
                let what = "its codes of success: the usual words, such as `OK` and `200`".to_owned();
                notes.push(Note::Guessed(format!("envelope.{}", known.name), what));
            }
            let keys =
                [("type", Node::plain(known.ty)), ("role", Node::plain(known.role)), ("doc", Node::text(known.doc))];
            (known.name.to_owned(), Node::Map(keys.map(|(key, node)| (key.to_owned(), node)).into()))
        };
        Node::Map(declared.map(entry).collect())
    }
}

impl Known {
    /// Whether it says of the operation how the call went; `None` where the operation does not have it.
    fn is_in(&self, document: &Document, operation: Operation<'_>) -> Option<bool> {
        let names: Vec<(&str, Schema<'_>)> = root(document, operation).collect();
        let (_, schema) = names.iter().find(|(name, _)| *name == self.name)?;
        let has = |wanted: &&str| names.iter().any(|(name, _)| name == wanted);
        let is_beside = self.beside.is_empty() || self.beside.iter().any(has);
        Some(is_beside && self.documented.contains(&schema.documented(document.components()).as_str()))
    }
}

/// The members of the response.
fn root<'d>(document: &'d Document, operation: Operation<'d>) -> impl Iterator<Item = (&'d str, Schema<'d>)> {
    let response = operation.response().map(|schema| schema.followed(document.components()));
    response.into_iter().flat_map(Schema::members)
}
