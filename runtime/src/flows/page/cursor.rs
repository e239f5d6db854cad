//! From one page to the next: when a list ends, and when it would never end.

use super::{Paging, Style};
use crate::contract::path::{integer_at, set_number, set_text, value_at, visit_path};
use crate::contract::structure::{Structure, Value};
use crate::error::Error;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How far a list has been followed.
#[derive(Debug)]
pub(crate) struct PageCursor {
    paging: &'static Paging,
    /// Entries before the first page that was asked for, at least; unknown until that page has come.
    before: Option<i64>,
    seen: i64,
    /// The digest of the page before.
    last: Option<u64>,
    /// Digests of the tokens that led to a page.
    tokens: HashSet<u64>,
}

/// What follows a page.
#[derive(Debug)]
pub(crate) enum PageStep {
    /// Another page; the request asks for it now.
    Next,
    /// Nothing: it was the last page.
    End,
    /// The page counts, but no further one can be asked for.
    Broken(Error),
}

impl PageCursor {
    pub(crate) fn new(paging: &'static Paging) -> Self {
        Self { paging, before: None, seen: 0, last: None, tokens: HashSet::new() }
    }

    /// Looks at an answer and makes the request ask for the page behind it.
    ///
    /// # Errors
    /// If the answer repeats the page before, so that nobody knows what it really is.
    pub(crate) fn advance(&mut self, request: &mut dyn Structure, response: &dyn Structure) -> Result<PageStep, Error> {
        match self.paging.style {
            Style::Token { parameter, field } => Ok(self.follow_token(request, response, parameter, field)),
            Style::Number { parameter, first } => self.count_on(request, response, parameter, first),
        }
    }

    fn follow_token(
        &mut self,
        request: &mut dyn Structure,
        response: &dyn Structure,
        parameter: &str,
        field: &str,
    ) -> PageStep {
        if let Some(Value::Text(sent)) = value_at(request, parameter) {
            self.tokens.insert(digest_of(sent));
        }
        let Some(Value::Text(token)) = value_at(response, field) else { return PageStep::End };
        if token.is_empty() {
            return PageStep::End;
        }
        let is_new = self.tokens.insert(digest_of(token));
        if !set_text(request, parameter, token) {
            return PageStep::Broken(no_parameter(parameter));
        }
        if is_new {
            return PageStep::Next;
        }
        PageStep::Broken(Error::Paging(format!(
            "`{field}` names the same continuation for the second time, so the list would never end"
        )))
    }

    fn count_on(
        &mut self,
        request: &mut dyn Structure,
        response: &dyn Structure,
        parameter: &str,
        first: i64,
    ) -> Result<PageStep, Error> {
        let number = integer_at(request, parameter).unwrap_or(first);
        let (count, digest) = self.count(response);
        if count == 0 {
            return Ok(PageStep::End);
        }
        if self.last.replace(digest) == Some(digest) {
            return Err(Error::Paging(format!(
                "page {number} holds the entries of the page before once more, so the list would never end"
            )));
        }
        self.seen = self.seen.saturating_add(count);
        // The service may give less than a full page, so this is the least that stands before the page.
        let before = *self.before.get_or_insert(number.saturating_sub(first).max(0).saturating_mul(count));
        let total = self.paging.total.and_then(|field| integer_at(response, field)).filter(|total| *total > 0);
        if total.is_some_and(|total| before.saturating_add(self.seen) >= total) || self.is_last(request, count) {
            return Ok(PageStep::End);
        }
        let next = number.checked_add(1).is_some_and(|next| set_number(request, parameter, next));
        Ok(if next { PageStep::Next } else { PageStep::Broken(no_parameter(parameter)) })
    }

    /// Whether a page with so many entries is the last because it is not full.
    fn is_last(&self, request: &dyn Structure, count: i64) -> bool {
        let size = self.paging.size.and_then(|(parameter, default)| integer_at(request, parameter).or(default));
        self.paging.short_is_last && size.is_some_and(|size| count < size)
    }

    /// How many entries the page holds, where it has several lists that of the longest, and a digest of them all.
    fn count(&self, response: &dyn Structure) -> (i64, u64) {
        let mut hasher = DefaultHasher::new();
        let mut longest = 0;
        for path in self.paging.items {
            let mut count = 0;
            visit_path(&mut vec![response], path, &mut |_, value| {
                if let Value::List(list) = value {
                    count += i64::try_from(list.length()).unwrap_or(i64::MAX);
                }
                digest(value, &mut hasher);
            });
            longest = longest.max(count);
        }
        (longest, hasher.finish())
    }
}

fn no_parameter(parameter: &str) -> Error {
    Error::Paging(format!("`{parameter}` cannot be set to ask for the next page"))
}

fn digest_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn digest(value: Value<'_>, hasher: &mut DefaultHasher) {
    match value {
        Value::Text(text) => text.hash(hasher),
        Value::Boolean(value) => value.hash(hasher),
        Value::Integer(value) => value.hash(hasher),
        Value::Double(value) => value.to_bits().hash(hasher),
        Value::Secret(secret) => secret.expose().hash(hasher),
        Value::Json(json) => json.as_str().hash(hasher),
        Value::Document(document) => document.text().hash(hasher),
        Value::Structure(structure) => {
            for (field, value) in structure.present() {
                field.name.hash(hasher);
                digest(value, hasher);
            }
        }
        Value::List(list) => {
            list.length().hash(hasher);
            list.elements().for_each(|element| digest(element, hasher));
        }
        Value::Map(map) => map.entries().for_each(|(key, value)| {
            key.hash(hasher);
            digest(value, hasher);
        }),
    }
}
