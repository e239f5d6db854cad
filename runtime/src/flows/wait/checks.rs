//! The checks that were not passed when a wait fails: from the response, and from further pages and operations.

use super::inspect::{Around, Entry, seek, text};
use super::poller::Poller;
use super::table::{Checks, Inquiry, Source};
use crate::call::client::Core;
use crate::call::typed::forget_token;
use crate::contract::known_code::KnownCode;
use crate::contract::operation::Operation;
use crate::contract::path::{set_text, text_at};
use crate::contract::structure::{Structure, Value};
use crate::error::{Error, FailedCheck};
use crate::flows::page::{PageCursor, PageStep, Paging};

/// What the SDK knows about a check, by its name.
#[derive(Clone, Copy)]
pub(super) struct Remedy {
    pub(super) remedy: fn(&str) -> Option<&'static str>,
    pub(super) classify: fn(&str) -> Option<KnownCode>,
}

/// Adds the checks that were not passed, of the lists that `table` names.
pub(super) fn failed_checks(table: &Checks, around: &Around<'_>, remedy: &Remedy, failed: &mut Vec<FailedCheck>) {
    for items in table.items {
        seek(around, items, &mut |value| {
            let Value::List(list) = value else { return };
            for item in list.elements() {
                let Value::Structure(item) = item else { continue };
                let item = [item];
                let state = text(&item, table.state).unwrap_or_default();
                if !table.failed.iter().any(|value| value.eq_ignore_ascii_case(&state)) {
                    continue;
                }
                let name = text(&item, table.name).unwrap_or_default();
                failed.push(FailedCheck {
                    kind: (remedy.classify)(&name).map(|known| known.class().kind),
                    remedy: (remedy.remedy)(&name),
                    message: table.message.iter().find_map(|path| text(&item, path)),
                    advice: table.advice.iter().find_map(|path| text(&item, path)),
                    name,
                });
            }
        });
    }
}

/// Where checks are requested.
struct ChecksQuery<'a> {
    operation: &'static Operation,
    checks: &'a Checks,
    paging: Option<&'static Paging>,
    request: Box<dyn Structure>,
}

impl Poller {
    /// The checks that were not passed by an entry that has failed, as far as they can be known. What fails is the
    /// wait; that its details cannot be requested makes it no other failure.
    pub(super) async fn checks_of(&self, entry: &mut Entry, response: &dyn Structure) -> Vec<FailedCheck> {
        let checks = std::mem::take(&mut entry.checks);
        if let (Some(table), Some(paging), false) = (&self.waiter.checks, self.waiter.paging, self.in_list()) {
            // The poll has read the first page, and more may follow.
            let (request, _) = (self.fresh)();
            let all = ChecksQuery { operation: self.operation, checks: table, paging: Some(paging), request };
            return self.gather(all, &|| (self.fresh)().1).await.unwrap_or(checks);
        }
        let state = entry.state.as_deref().unwrap_or_default();
        match &self.waiter.inquiry {
            Some(inquiry)
                if checks.is_empty() && inquiry.states.iter().any(|known| known.eq_ignore_ascii_case(state)) =>
            {
                self.inquire(inquiry, response).await.unwrap_or_default()
            }
            _ => checks,
        }
    }

    /// Requests the checks that were not passed from another operation.
    async fn inquire(&self, inquiry: &Inquiry, response: &dyn Structure) -> Result<Vec<FailedCheck>, Error> {
        let (asked, _) = (self.fresh)();
        let mut request = (inquiry.request)();
        for (parameter, source) in inquiry.parameters {
            let value = match source {
                Source::Text(text) => Some((*text).to_owned()),
                Source::Field(field) => [response, &*asked].into_iter().find_map(|from| text_at(from, field)),
            };
            if let Some(value) = value {
                set_text(&mut *request, parameter, &value);
            }
        }
        let Inquiry { operation, checks, paging, response, .. } = inquiry;
        self.gather(ChecksQuery { operation, checks, paging: *paging, request }, response).await
    }

    /// The checks that were not passed, of every page.
    async fn gather(
        &self,
        mut from: ChecksQuery<'_>,
        fresh: &(dyn Fn() -> Box<dyn Structure> + Sync),
    ) -> Result<Vec<FailedCheck>, Error> {
        let core: &Core = &self.core;
        let mut failed = Vec::new();
        let mut cursor = from.paging.map(PageCursor::new);
        loop {
            let mut response = fresh();
            match core.call(from.operation, &*from.request, &mut *response).await {
                Ok(_) => {}
                Err(error) if failed.is_empty() => return Err(error),
                // What is known is better than nothing.
                Err(_) => return Ok(failed),
            }
            let step = cursor.as_mut().map(|cursor| cursor.advance(&mut *from.request, &*response));
            // A page that comes again adds nothing.
            if !matches!(step, Some(Err(_))) {
                failed_checks(from.checks, &[&*response], &self.remedy, &mut failed);
            }
            match step {
                Some(Ok(PageStep::Next)) => forget_token(from.operation, &mut *from.request),
                _ => return Ok(failed),
            }
        }
    }
}
