//! What is known about an operation besides its parameters and fields.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Auth, Cost, Lookup, OperationFacets, RateLimit};
use crate::spec::At;
use crate::spec::raw::{OperationTexts, RawAccess, RawAuth, RawCost, RawLookup, RawOperation, RawRateLimit};
use std::num::NonZeroU32;

/// No service lets a caller wait longer, so a longer time is a slip, such as milliseconds for seconds.
const LONGEST_ATTEMPT: u32 = 600;

impl Resolver<'_> {
    pub(super) fn operation_facets(&mut self, raw: &RawOperation, texts: Option<&OperationTexts>) -> OperationFacets {
        let asynchronous = raw.asynchronous.iter().map(|name| self.observer(raw, name)).collect();
        OperationFacets {
            auth: raw.auth.as_ref().map(|auth| match auth.value {
                RawAuth::None => Auth::Unsigned,
                RawAuth::Ak => Auth::Key,
                RawAuth::Bearer => Auth::BearerToken,
            }),
            ram_action: self.ram_action(raw),
            rate_limit: raw.rate_limit.as_ref().map(|limit| self.rate_limit(limit)),
            cost: raw.cost.as_ref().map(|cost| match cost.value {
                RawCost::Free => Cost::Free,
                RawCost::Purchase => Cost::Purchase,
                RawCost::PriceChange => Cost::PriceChange,
                RawCost::StartsCharges => Cost::StartsCharges,
                RawCost::EndsCharges => Cost::EndsCharges,
            }),
            asynchronous,
            is_regional: raw.regional.as_ref().is_some_and(|regional| regional.value),
            attempt_timeout: raw.attempt_timeout.as_ref().and_then(|seconds| self.attempt_timeout(seconds)),
            lookup: self.lookup(raw, texts),
        }
    }

    fn ram_action(&mut self, raw: &RawOperation) -> Option<String> {
        let is_unsigned = raw.auth.as_ref().is_some_and(|auth| auth.value == RawAuth::None);
        let Some(action) = &raw.ram_action else {
            if is_unsigned {
                return None;
            }
            let prefix = self.raw.service.as_ref().and_then(|file| file.value.ram_prefix.as_ref())?;
            return Some(format!("{}:{}", prefix.value, raw.operation.value));
        };
        if is_unsigned {
            let message =
                format!("`{}` has no signature, so that nobody is asked for a permission", raw.operation.value);
            self.report(Diagnostic::new(Code::Contradiction, action.place, message, "remove `ram_action`, or `auth`"));
        }
        let is_name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !action.split_once(':').is_some_and(|(service, name)| is_name(service) && is_name(name)) {
            self.report(Diagnostic::new(
                Code::BadName,
                action.place,
                format!("`{}` is not the name of a RAM action", action.value.escape_debug()),
                "write the service and the action, as in `ecs:StartInstance`",
            ));
        }
        Some(action.value.clone())
    }

    /// The prefix becomes part of every action.
    pub(super) fn check_ram_prefix(&mut self) {
        let prefix = self.raw.service.as_ref().and_then(|file| file.value.ram_prefix.as_ref());
        let Some(prefix) = prefix else { return };
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if prefix.is_empty() || !prefix.chars().all(is_part) {
            self.report(Diagnostic::new(
                Code::BadName,
                prefix.place,
                format!("`{}` is not the name of a service in RAM", prefix.value.escape_debug()),
                "use lower-case letters, digits and hyphens, as in `ecs`",
            ));
        }
    }

    fn rate_limit(&mut self, raw: &RawRateLimit) -> RateLimit {
        let RawRateLimit { calls, all_accounts, seconds } = raw;
        for number in [Some(calls), all_accounts.as_ref(), seconds.as_ref()].into_iter().flatten() {
            if number.value == 0 {
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    number.place,
                    "a rate limit of 0 allows no call",
                    "write the documented number, or remove the limit",
                ));
            }
        }
        if let Some(all) = all_accounts.as_ref().filter(|all| all.value < calls.value) {
            self.report(Diagnostic::new(
                Code::Contradiction,
                all.place,
                format!("all accounts together cannot have fewer calls than one of them, which has {}", calls.value),
                "correct one of the two numbers",
            ));
        }
        RateLimit {
            calls: calls.value,
            all_accounts: all_accounts.as_ref().map(|all| all.value),
            seconds: seconds.as_ref().map_or(1, |seconds| seconds.value),
        }
    }

    fn attempt_timeout(&mut self, seconds: &At<u32>) -> Option<NonZeroU32> {
        let timeout = NonZeroU32::new(seconds.value).filter(|timeout| timeout.get() <= LONGEST_ATTEMPT);
        if timeout.is_none() {
            self.report(Diagnostic::new(
                Code::Contradiction,
                seconds.place,
                format!("no attempt has {} seconds", seconds.value),
                format!("write a number of seconds from 1 to {LONGEST_ATTEMPT}"),
            ));
        }
        timeout
    }

    fn lookup(&mut self, raw: &RawOperation, texts: Option<&OperationTexts>) -> Option<Lookup> {
        let zh = texts.and_then(|texts| texts.lookup.as_ref());
        let Some(RawLookup { operation, doc }) = &raw.lookup else {
            if let Some(text) = zh {
                self.report(Diagnostic::new(
                    Code::OrphanText,
                    text.place,
                    "the English file has no `lookup`",
                    "remove the text, or add `lookup:` to the English file",
                ));
            }
            return None;
        };
        if raw.access.value == RawAccess::Read {
            self.report(Diagnostic::new(
                Code::Contradiction,
                operation.place,
                format!("`{}` only reads, so it does not matter whether it was carried out", raw.operation.value),
                "remove `lookup`, or write `access: write`",
            ));
        }
        Some(Lookup { operation: self.observer(raw, operation), doc: self.text(&raw.operation, Some(doc), zh) })
    }

    /// An operation that shows what became of this one: it exists, it only reads, and it is another one.
    fn observer(&mut self, raw: &RawOperation, name: &At<String>) -> String {
        let others = self.raw.operations.iter().map(|file| &file.value);
        let changes = others
            .filter(|other| other.operation.value == name.value)
            .any(|other| other.access.value == RawAccess::Write);
        if changes || name.value == raw.operation.value {
            self.report(Diagnostic::new(
                Code::Contradiction,
                name.place,
                format!("`{}` does not show the outcome of another operation", name.value),
                "name another operation, with `access: read`",
            ));
        }
        self.operation_reference(name)
    }
}
