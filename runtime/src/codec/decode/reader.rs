use super::Loaded;
use super::nested::may_nest;
use super::scalar::boolean_of;
use crate::contract::operation::Envelope;
use crate::contract::type_mismatch::TypeMismatch;
use crate::ground::excerpt::excerpt;
use serde_json::Value as Tree;
use std::fmt::Write;
use std::mem;

/// What is kept while a document is read: where the reader is, and what did not fit.
#[derive(Default)]
pub(crate) struct Reader<'e> {
    path: Vec<Step>,
    /// The keys of maps in the path, in its order.
    keys: Vec<String>,
    mismatches: Vec<TypeMismatch>,
    /// Collected where someone asks; an answer may have any number of them.
    unknown: Option<Vec<String>>,
    envelope: Option<&'e Envelope>,
    captured: Captured,
    nesting: Nesting,
    lost_digits: bool,
}

/// Fields of the envelope, whether or not the structure has them.
#[derive(Default)]
pub(crate) struct Captured {
    pub(crate) success: Option<bool>,
    pub(crate) request_id: Option<String>,
    /// The name of the root's member that holds the members of the answer, if the root does not hold them itself.
    pub(crate) nested: Option<String>,
}

/// What is known of an object that holds the members of the answer.
#[derive(Default)]
enum Nesting {
    #[default]
    None,
    /// The value that comes next may be one.
    Next(String),
    /// There was one, and this is its part of the envelope.
    Read(Captured),
}

#[derive(Clone, Copy)]
enum Step {
    Name(&'static str),
    Key,
    Index(usize),
}

/// A field of the envelope that decides something.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Success,
    RequestId,
}

impl<'e> Reader<'e> {
    pub(crate) fn of_answer(envelope: &'e Envelope) -> Self {
        Self { envelope: Some(envelope), ..Self::default() }
    }

    pub(crate) fn listing_unknown() -> Self {
        Self { unknown: Some(Vec::new()), ..Self::default() }
    }

    pub(crate) fn into_answer(self) -> (Vec<TypeMismatch>, Captured) {
        let root = self.captured;
        let captured = match self.nesting {
            Nesting::Read(nested) => Captured {
                success: nested.success.or(root.success),
                request_id: nested.request_id.or(root.request_id),
                nested: nested.nested,
            },
            Nesting::None | Nesting::Next(_) => root,
        };
        (self.mismatches, captured)
    }

    pub(super) fn into_loaded(self) -> Loaded {
        Loaded { mismatches: self.mismatches, unknown: self.unknown.unwrap_or_default() }
    }

    pub(super) fn role(&self, name: &str) -> Option<Role> {
        let envelope = self.envelope?;
        if name.eq_ignore_ascii_case(envelope.success) {
            Some(Role::Success)
        } else if name.eq_ignore_ascii_case(envelope.request_id) {
            Some(Role::RequestId)
        } else {
            None
        }
    }

    pub(super) fn capture(&mut self, role: Role, value: &Tree) {
        match role {
            Role::Success => self.captured.success = boolean_of(value).or(self.captured.success),
            Role::RequestId => {
                if let Some(id) = value.as_str().filter(|id| !id.is_empty()) {
                    self.captured.request_id = Some(id.to_owned());
                }
            }
        }
    }

    /// Takes note of a name that the root has and the structure lacks.
    pub(super) fn see_nesting(&mut self, name: &str) {
        if self.envelope.is_some() && matches!(self.nesting, Nesting::None) && may_nest(name) {
            self.nesting = Nesting::Next(name.to_owned());
        }
    }

    /// The name of the value that comes next, if it may nest the members of the answer.
    pub(super) fn begin_nested(&mut self) -> Option<String> {
        match &mut self.nesting {
            Nesting::Next(name) => {
                let name = mem::take(name);
                self.nesting = Nesting::None;
                Some(name)
            }
            Nesting::None | Nesting::Read(_) => None,
        }
    }

    /// What is captured so far; from here on it is captured anew.
    pub(super) fn take_captured(&mut self) -> Captured {
        mem::take(&mut self.captured)
    }

    /// Goes back to the root, of which `root` is captured. What was captured since is forgotten unless the object
    /// `name` holds members of the answer.
    pub(super) fn end_nested(&mut self, root: Captured, name: String, holds: bool) {
        let nested = mem::replace(&mut self.captured, root);
        if holds {
            self.nesting = Nesting::Read(Captured { nested: Some(name), ..nested });
        }
    }

    pub(super) fn at_name<R>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Name(name), read)
    }

    pub(super) fn at_key<R>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.keys.push(key.to_owned());
        let result = self.at(Step::Key, read);
        self.keys.pop();
        result
    }

    pub(super) fn at_index<R>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Index(index), read)
    }

    fn at<R>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Forgets all that was read of an answer.
    pub(super) fn begin_again(&mut self) {
        *self = Self { envelope: self.envelope, ..Self::default() };
    }

    /// Whether a number came to a text without all of its digits.
    pub(super) fn has_lost_digits(&self) -> bool {
        self.lost_digits
    }

    pub(super) fn lose_digits(&mut self) {
        self.lost_digits = true;
    }

    pub(super) fn lists_unknown(&self) -> bool {
        self.unknown.is_some()
    }

    pub(super) fn unknown(&mut self, name: &str) {
        let path = self.path_to(Some(name));
        if let Some(unknown) = &mut self.unknown {
            unknown.push(path);
        }
    }

    pub(super) fn mismatches(&mut self, expected: &'static str, found: &str) {
        let mismatches = TypeMismatch { path: self.path_to(None), expected, found: excerpt(found) };
        self.mismatches.push(mismatches);
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

fn append(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
