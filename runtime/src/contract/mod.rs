//! What generated code declares as data: structures and their shapes, rules and conditions, documents, operations.
//!
//! Types here describe a service and hold its values. What turns them into parameters, sends them or decides about them
//! belongs to a layer above.

pub(crate) mod blob;
pub(crate) mod bounds;
pub(crate) mod builder_state;
pub(crate) mod code_class;
pub(crate) mod condition;
pub(crate) mod debug;
pub(crate) mod document;
pub(crate) mod element;
pub(crate) mod envelope;
pub(crate) mod file_url;
pub(crate) mod from_text;
pub(crate) mod identifier;
pub(crate) mod into_list;
pub(crate) mod into_map;
pub(crate) mod into_parameter;
pub(crate) mod into_required;
pub(crate) mod json;
pub(crate) mod known_code;
pub(crate) mod limits;
pub(crate) mod no_members;
pub(crate) mod open_enum;
pub(crate) mod operation;
pub(crate) mod path;
pub(crate) mod placement;
pub(crate) mod response_metadata;
pub(crate) mod rule;
pub(crate) mod shape;
pub(crate) mod structure;
pub(crate) mod time;
pub(crate) mod timestamp;
pub(crate) mod type_mismatch;
pub(crate) mod unlisted;
