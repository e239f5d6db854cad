use super::Loaded;
use super::scalar::boolean_of;
use crate::error::excerpt;
use crate::operation::Envelope;
use crate::unfit::Unfit;
use serde_json::Value as Tree;
use std::fmt::Write;

/// What is kept while a document is read: where the reader is, and what did not fit.
#[derive(Default)]
pub(crate) struct Reader<'e> {
    path: Vec<Step>,
    unfit: Vec<Unfit>,
    /// Collected where someone asks; an answer may have any number of them.
    unknown: Option<Vec<String>>,
    envelope: Option<&'e Envelope>,
    captured: Captured,
}

/// Fields of the envelope, whether or not the structure has them.
#[derive(Default)]
pub(crate) struct Captured {
    pub(crate) success: Option<bool>,
    pub(crate) request_id: Option<String>,
}

enum Step {
    Name(&'static str),
    Key(String),
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

    pub(crate) fn into_answer(self) -> (Vec<Unfit>, Captured) {
        (self.unfit, self.captured)
    }

    pub(super) fn into_loaded(self) -> Loaded {
        Loaded { unfit: self.unfit, unknown: self.unknown.unwrap_or_default() }
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

    pub(super) fn at_name<R>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Name(name), read)
    }

    pub(super) fn at_key<R>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Key(key.to_owned()), read)
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

    pub(super) fn lists_unknown(&self) -> bool {
        self.unknown.is_some()
    }

    pub(super) fn unknown(&mut self, name: &str) {
        let path = self.path_to(Some(name));
        if let Some(unknown) = &mut self.unknown {
            unknown.push(path);
        }
    }

    pub(super) fn unfit(&mut self, expected: &'static str, found: &str) {
        let unfit = Unfit { path: self.path_to(None), expected, found: excerpt(found) };
        self.unfit.push(unfit);
    }

    fn path_to(&self, name: Option<&str>) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Name(name) => append(&mut text, name),
                Step::Key(key) => append(&mut text, key),
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
