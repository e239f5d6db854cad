//! From one page to the next: when a list ends, and when it would never end.

use super::repeats::Repeats;
use super::{Paging, Style};
use crate::contract::path::{integer_at, set_number, set_text, value_at, visit_path};
use crate::contract::structure::{Structure, Value};
use crate::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

/// How far a list has been followed.
#[derive(Debug)]
pub struct PageCursor {
    paging: &'static Paging,
    /// The least number of entries before the first page that was requested; unknown until that page has come.
    before: Option<i64>,
    /// The greatest number of them; unknown where the size of a page is.
    before_at_most: Option<i64>,
    /// The number of entries so far. Where a page has several lists, the longest counts.
    seen: i64,
    /// The same with all lists of a page counted.
    seen_at_most: i64,
    /// Whether a page has come.
    has_begun: bool,
    /// The last total that the service has given.
    total: Option<i64>,
    /// Whether the page before was empty although entries are missing.
    was_empty: bool,
    /// The pages so far.
    pages: Repeats,
    /// The tokens that led to a page.
    tokens: Repeats,
}

/// What a page holds.
struct Counted {
    /// The number of entries of its longest list.
    longest: i64,
    /// The number of entries of all its lists.
    all: i64,
    digest: u64,
}

/// What follows a page.
#[derive(Debug)]
#[allow(clippy::exhaustive_enums, reason = "whoever follows a list handles every step")]
pub enum PageStep {
    /// Another page; the request asks for it now.
    Next,
    /// Nothing: it was the last page.
    End,
    /// The page counts, but no further one can be requested.
    Broken(Error),
}

impl PageCursor {
    /// At the beginning of a list.
    #[must_use]
    pub fn new(paging: &'static Paging) -> Self {
        Self {
            paging,
            before: None,
            before_at_most: None,
            seen: 0,
            seen_at_most: 0,
            has_begun: false,
            total: None,
            was_empty: false,
            pages: Repeats::default(),
            tokens: Repeats::default(),
        }
    }

    /// Reads a response and makes the request ask for the page that follows it.
    ///
    /// # Errors
    /// If the response repeats an earlier page, or is empty for the second time although entries are missing.
    pub fn advance(&mut self, request: &mut dyn Structure, response: &dyn Structure) -> Result<PageStep, Error> {
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
            self.tokens.add(digest_of(sent));
        }
        let Some(Value::Text(token)) = value_at(response, field) else { return PageStep::End };
        if token.is_empty() {
            return PageStep::End;
        }
        let is_new = !self.tokens.add(digest_of(token));
        if !set_text(request, parameter, token) {
            return PageStep::Broken(no_parameter(parameter));
        }
        if is_new {
            return PageStep::Next;
        }
        PageStep::Broken(Error::paging(format!(
            "`{field}` is a token that the service has returned before, so the list would never end"
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
        let counted = self.count(response);
        let said = self.paging.total.and_then(|field| integer_at(response, field));
        let skipped = number.saturating_sub(first).max(0);
        if !mem::replace(&mut self.has_begun, true) {
            let size = self.size(request).map(|size| size.max(counted.all));
            self.before_at_most = if skipped == 0 { Some(0) } else { size.map(|size| skipped.saturating_mul(size)) };
        }
        if counted.longest == 0 {
            return self.after_empty(number, said);
        }
        self.was_empty = false;
        if self.pages.add(counted.digest) {
            return Err(Error::paging(format!(
                "page {number} holds the same entries as an earlier page, so the list would never end"
            )));
        }
        self.seen = self.seen.saturating_add(counted.longest);
        self.seen_at_most = self.seen_at_most.saturating_add(counted.all);
        // The service may give less than a full page, so a page that came is the least that each one before it held.
        let before = *self.before.get_or_insert(skipped.saturating_mul(counted.longest));
        self.total = said.filter(|total| *total > 0);
        let is_last = match self.total {
            Some(total) => before.saturating_add(self.seen) >= total,
            None => self.paging.short_is_last && self.size(request).is_some_and(|size| counted.longest < size),
        };
        if is_last {
            return Ok(PageStep::End);
        }
        let next = number.checked_add(1).is_some_and(|next| set_number(request, parameter, next));
        Ok(if next { PageStep::Next } else { PageStep::Broken(no_parameter(parameter)) })
    }

    /// What follows an empty page: the end of the list, unless entries are missing. Then the page is requested once
    /// more, and after that it is an error.
    ///
    /// A list may shrink while it is read. Its total then shrinks with it, down to zero, so the total of the empty page
    /// itself counts where it has one. A list that shrinks and says so ends here, and one whose total is still higher
    /// than what came has lost entries on the way.
    fn after_empty(&mut self, number: i64, said: Option<i64>) -> Result<PageStep, Error> {
        let Some(total) = said.filter(|total| *total >= 0).or(self.total) else { return Ok(PageStep::End) };
        // Without the size of the pages before the first one, the number of missing entries is unknown.
        let Some(before) = self.before_at_most else { return Ok(PageStep::End) };
        let seen = before.saturating_add(self.seen_at_most);
        if seen >= total {
            return Ok(PageStep::End);
        }
        if !self.was_empty {
            self.was_empty = true;
            return Ok(PageStep::Next);
        }
        Err(Error::paging(format!(
            "page {number} is empty, although the service counts {total} entries and has returned {seen} of them"
        )))
    }

    /// The number of entries that a full page holds, if it is known.
    fn size(&self, request: &dyn Structure) -> Option<i64> {
        self.paging.size.and_then(|(parameter, default)| integer_at(request, parameter).or(default))
    }

    /// What the page holds.
    fn count(&self, response: &dyn Structure) -> Counted {
        let mut hasher = DefaultHasher::new();
        let (mut longest, mut all) = (0, 0);
        for path in self.paging.items {
            let mut count = 0;
            visit_path(&mut vec![response], path, &mut |_, value| {
                if let Value::List(list) = value {
                    count += i64::try_from(list.length()).unwrap_or(i64::MAX);
                }
                digest(value, &mut hasher);
            });
            longest = longest.max(count);
            all += count;
        }
        Counted { longest, all, digest: hasher.finish() }
    }
}

fn no_parameter(parameter: &str) -> Error {
    Error::paging(format!("`{parameter}` cannot be set to request the next page"))
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
        Value::Time(time, _) => time.hash(hasher),
        Value::Duration(period, _) => period.hash(hasher),
        Value::Bytes(bytes) => bytes.hash(hasher),
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
