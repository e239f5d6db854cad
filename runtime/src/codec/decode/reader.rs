use super::Loaded;
use super::budget::Budget;
use super::envelope::{EnvelopeFields, Role, Sign};
use super::order::Order;
use super::value::ValueSeed;
use crate::contract::envelope::{Envelope, EnvelopeRole, EnvelopeValues};
use crate::contract::shape::Shape;
use crate::contract::type_mismatch::TypeMismatch;
use crate::ground::excerpt::excerpt;
use serde_core::de::DeserializeSeed;
use serde_json::Value as Tree;
use std::fmt::Write;
use std::mem;

/// What is kept while a document is read: where the reader is, and what does not match.
pub(crate) struct Reader<'e> {
    path: Vec<Step>,
    /// The keys of maps in the path, in its order.
    keys: Vec<String>,
    mismatches: Vec<TypeMismatch>,
    /// Collected where someone asks; a response may have any number of them.
    unknown: Option<Vec<String>>,
    envelope: Option<&'e Envelope>,
    /// Whether the members that the operation returns are unknown.
    is_raw: bool,
    /// What the level says that is being read.
    fields: EnvelopeFields,
    nested: Vec<(String, EnvelopeFields)>,
    /// What the response has in the fields of the envelope that are no members of the structure.
    values: EnvelopeValues,
    /// The name of the value that comes next, if it may hold the members of the response.
    next: Option<String>,
    /// Whether an object has filled the members.
    is_filled: bool,
    /// Whether the operation has a member of its own with the name of the code of the envelope.
    has_own_code: bool,
    digits: Digits,
    /// Whether the document is a JSON text, of which parts can be kept as they are.
    is_text: bool,
    /// How the structures that are not being read have had their members so far.
    pub(super) orders: Vec<Order>,
    pub(super) budget: Budget,
}

/// What the levels of a response say of its success.
pub(crate) struct Captured {
    pub(crate) root: EnvelopeFields,
    /// The objects of the root that may hold the members of the response, with their names.
    pub(crate) nested: Vec<(String, EnvelopeFields)>,
    /// What it has in the fields of the envelope that are no members of the structure.
    pub(crate) values: EnvelopeValues,
    /// Whether the code beside the error code is a member of the response, with a meaning of its own.
    pub(crate) has_own_code: bool,
}

/// What to do with a number of which the parser drops digits, in the place of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    /// The document is read again.
    Kept,
    /// It is read again, since there was such a number.
    Lost,
    /// The document is too large to be read again, so that the number does not match.
    Refused,
}

#[derive(Clone, Copy)]
enum Step {
    Name(&'static str),
    Key,
    Index(usize),
}

impl<'e> Reader<'e> {
    fn new(budget: Budget) -> Self {
        Self {
            path: Vec::new(),
            keys: Vec::new(),
            mismatches: Vec::new(),
            unknown: None,
            envelope: None,
            is_raw: false,
            fields: EnvelopeFields::default(),
            nested: Vec::new(),
            values: EnvelopeValues::default(),
            next: None,
            is_filled: false,
            has_own_code: false,
            digits: Digits::Kept,
            is_text: false,
            orders: Vec::new(),
            budget,
        }
    }

    pub(crate) fn of_response(envelope: &'e Envelope, budget: Budget) -> Self {
        Self { envelope: Some(envelope), ..Self::new(budget) }
    }

    /// For a response to an operation of which nothing is known.
    pub(crate) fn of_raw_response(envelope: &'e Envelope, budget: Budget) -> Self {
        Self { is_raw: true, ..Self::of_response(envelope, budget) }
    }

    pub(crate) fn listing_unknown() -> Self {
        Self { unknown: Some(Vec::new()), ..Self::new(Budget::unlimited()) }
    }

    pub(crate) fn into_response(self) -> (Vec<TypeMismatch>, Captured) {
        let Self { mismatches, fields: root, nested, values, has_own_code, .. } = self;
        (mismatches, Captured { root, nested, values, has_own_code })
    }

    pub(super) fn into_loaded(self) -> Loaded {
        Loaded { mismatches: self.mismatches, unknown: self.unknown.unwrap_or_default() }
    }

    /// The role of a name, which is a member of the structure at `field`. Takes note of names that may hold members.
    pub(super) fn role(&mut self, name: &str, field: Option<usize>, is_root: bool) -> Option<Role> {
        // An unknown operation may return a status, in the spelling of the service.
        let is_own = field.is_some() || (self.is_raw && name == "Status");
        let envelope = self.envelope?;
        let role = Role::of(name, envelope, is_own);
        if is_root && field.is_none() && role.is_none() && envelope.may_unwrap(name) {
            self.next = Some(name.to_owned());
        }
        self.has_own_code |=
            field.is_some() && self.envelope.is_some_and(|it| it.role(name) == Some(EnvelopeRole::Code));
        role.filter(|role| is_root || role.holds_below_root())
    }

    /// Whether a value of this name, which is a member of the structure at `field`, shows that the response is from the
    /// service. Proxies have some of the names, too, and do not spell the others as documented.
    pub(super) fn is_evidence(&self, name: &str, shape: &Shape, field: Option<usize>) -> bool {
        let Some(envelope) = self.envelope else { return false };
        if envelope.role(name).is_some() || Role::is_common(name) {
            return false;
        }
        match field.and_then(|index| shape.fields.get(index)) {
            Some(field) => field.wire_name() == name,
            None => self.is_raw && name.starts_with(|first: char| first.is_ascii_uppercase()),
        }
    }

    /// Takes note of a member with a value.
    pub(super) fn see_member(&mut self) {
        self.fields.see(Sign::Member);
    }

    /// Whether the members that the operation returns are unknown.
    pub(super) fn is_raw(&self) -> bool {
        self.is_raw
    }

    pub(super) fn capture(&mut self, role: Role, value: &Tree) {
        self.fields.capture(role, value, self.envelope.unwrap_or(&Envelope::NONE));
    }

    /// Whether a field of the envelope has its value.
    pub(super) fn has_value(&self, role: EnvelopeRole) -> bool {
        self.values.value(role).is_some()
    }

    /// Keeps the value of a field of the envelope that is no member of the structure. One that does not match the field
    /// is listed.
    pub(super) fn keep(&mut self, role: EnvelopeRole, value: Tree) -> Result<(), serde_json::Error> {
        let Some(envelope) = self.envelope else { return Ok(()) };
        let mut values = mem::take(&mut self.values);
        let slot = values.place(role);
        let kept = self.at_name(envelope.name(role), |reader| {
            ValueSeed { slot, wrapper: "", element: false, reader }.deserialize(value)
        });
        self.values = values;
        kept
    }

    /// Takes note of the name of an XML document.
    #[cfg(feature = "xml")]
    pub(super) fn see_root(&mut self, name: &str) {
        let errors = ["Error", "Errors", "ErrorResponse", "Fault", "Exception"];
        if self.envelope.is_some() && errors.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            self.fields.see(Sign::ErrorDocument);
        }
    }

    /// The name of the value that comes next, if it may hold the members of the response.
    pub(super) fn begin_nested(&mut self) -> Option<String> {
        self.next.take()
    }

    /// Whether an object has filled the members, so that the next one cannot.
    pub(super) fn is_filled(&self) -> bool {
        self.is_filled
    }

    /// What is captured so far; from here on it is captured anew.
    pub(super) fn take_captured(&mut self) -> EnvelopeFields {
        mem::take(&mut self.fields)
    }

    /// Goes back to the root, of which `root` is captured. What was captured since is forgotten unless the object
    /// `name` holds members or the envelope of the response.
    pub(super) fn end_nested(&mut self, root: EnvelopeFields, name: String, holds: Holds) {
        let nested = mem::replace(&mut self.fields, root);
        if holds != Holds::Nothing {
            self.nested.push((name, nested));
        }
        self.is_filled |= holds == Holds::Members;
    }

    #[inline]
    pub(super) fn at_name<R>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Name(name), read)
    }

    pub(super) fn at_key<R>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.keys.push(key.to_owned());
        let result = self.at(Step::Key, read);
        self.keys.pop();
        result
    }

    #[inline]
    pub(super) fn at_index<R>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Index(index), read)
    }

    #[inline]
    fn at<R>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Forgets all that was read of a response.
    pub(super) fn begin_again(&mut self) {
        let (envelope, is_raw) = (self.envelope, self.is_raw);
        *self = Self { envelope, is_raw, ..Self::new(self.budget.renewed()) };
    }

    /// Whether the document is a response, and not what a caller writes.
    pub(super) fn is_response(&self) -> bool {
        self.envelope.is_some()
    }

    /// Says that the document is a JSON text.
    pub(super) fn read_text(&mut self) {
        self.is_text = true;
    }

    #[inline]
    pub(super) fn is_text(&self) -> bool {
        self.is_text
    }

    pub(super) fn digits(&self) -> Digits {
        self.digits
    }

    pub(super) fn set_digits(&mut self, digits: Digits) {
        self.digits = digits;
    }

    #[inline]
    pub(super) fn lists_unknown(&self) -> bool {
        self.unknown.is_some()
    }

    pub(super) fn unknown(&mut self, name: &str) {
        let path = self.path_to(Some(name));
        if let Some(unknown) = &mut self.unknown {
            unknown.push(path);
        }
    }

    /// Lists a value that does not match its member.
    pub(super) fn mismatch(&mut self, expected: &'static str, found: &str) {
        // Each path may be as long as the document, so that nothing is listed once no memory is left.
        if self.budget.is_exceeded() {
            return;
        }
        let mismatch = TypeMismatch { path: self.path_to(None), expected, found: excerpt(found) };
        self.budget.charge(size_of::<TypeMismatch>() + 2 * Budget::TEXT + mismatch.path.len() + mismatch.found.len());
        self.mismatches.push(mismatch);
    }

    fn path_to(&self, name: Option<&str>) -> String {
        let mut text = String::new();
        let mut keys = self.keys.iter();
        for step in &self.path {
            match step {
                Step::Name(name) => append(&mut text, name),
                Step::Key => append(&mut text, keys.next().map_or("", String::as_str)),
                Step::Index(index) => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(text, "[{index}]");
                }
            }
        }
        if let Some(name) = name {
            append(&mut text, name);
        }
        text
    }
}

/// What an object of the root holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Nothing,
    /// Fields of the envelope.
    Envelope,
    /// Members of the structure.
    Members,
}

fn append(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
