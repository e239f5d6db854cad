//! One poll: a call, and for lists that are paged one for each page.

use super::inspect::{Entry, inspect};
use super::poller::{Poller, Received};
use super::table::Subject;
use crate::call::typed::forget_token;
use crate::contract::condition::with_text;
use crate::contract::path::value_at;
use crate::contract::structure::{Structure, Value};
use crate::error::{Error, WaitSubject};
use crate::flows::page::{PageCursor, PageStep};

/// The largest number of pages that a poll follows. A list that is still longer would be polled without an end.
const MOST_PAGES: u32 = 1000;

impl Poller {
    /// Polls once. What was found, and the last response.
    pub(super) async fn observe(&self) -> Result<(Vec<Entry>, Received), Error> {
        let (mut request, mut response) = (self.fresh)();
        if self.wait_state.polls > 1 {
            forget_token(self.operation, &mut *request);
        }
        let named = self.named(&*request);
        let mut entries = Vec::new();
        let mut cursor = self.waiter.paging.filter(|_| self.in_list()).map(PageCursor::new);
        for _ in 0..MOST_PAGES {
            let metadata = self.core.call(self.operation, &*request, &mut *response).await?;
            inspect(self.waiter, self.goal, named.as_deref(), &*response, &self.remedy, &mut entries);
            let step = match &mut cursor {
                Some(cursor) => cursor.advance(&mut *request, &*response)?,
                None => PageStep::End,
            };
            match step {
                PageStep::Next => {
                    forget_token(self.operation, &mut *request);
                    response = (self.fresh)().1;
                }
                PageStep::End => return Ok((entries, (response, metadata))),
                PageStep::Broken(error) => return Err(error),
            }
        }
        Err(Error::paging(format!(
            "it has more than {MOST_PAGES} pages, which are too many for a poll; specify what to wait for"
        )))
    }

    /// The names of the entries that are waited for.
    pub(super) fn named(&self, request: &dyn Structure) -> Option<Vec<String>> {
        let Subject::Named { parameter, separator, .. } = self.waiter.subject else { return None };
        match value_at(request, parameter)? {
            Value::Text(text) if !separator.is_empty() => {
                Some(text.split(separator).map(|name| name.trim().to_owned()).collect())
            }
            Value::Text(text) => Some(vec![text.to_owned()]),
            Value::Json(json) => serde_json::from_str(json.as_str()).ok(),
            Value::List(list) => {
                Some(list.elements().filter_map(|element| with_text(element, str::to_owned)).collect())
            }
            _ => None,
        }
    }

    /// The names of entries that are waited for and missing.
    pub(super) fn missing(&self, entries: &[Entry]) -> Vec<String> {
        let mut named = self.named(&*(self.fresh)().0).unwrap_or_default();
        named.retain(|name| !entries.iter().any(|entry| entry.subject.as_ref() == Some(name)));
        named
    }

    /// What a message of the wait is about: an entry by its name, or all that the request names.
    pub(super) fn subject(&self, entry: Option<String>) -> WaitSubject {
        let name = entry.or_else(|| {
            let (request, _) = (self.fresh)();
            if let Some(named) = self.named(&*request) {
                return Some(named.join(", "));
            }
            let given = |parameter: &&str| with_text(value_at(&*request, parameter)?, str::to_owned);
            self.waiter.named_by.iter().filter_map(given).find(|name| !name.is_empty())
        });
        WaitSubject { noun: self.waiter.noun, name: name.map(String::into_boxed_str) }
    }

    /// Whether the states lie in a list.
    pub(super) fn in_list(&self) -> bool {
        self.waiter.state.contains("[].")
    }
}
