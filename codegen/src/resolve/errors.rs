//! Error codes.

use super::Resolver;
use super::names::{NameScope, Named, Spelling};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ErrorCode, ErrorKind, Operation, RetryClass};
use crate::spec::raw::{RawErrorKind, RawRetryClass};

impl Resolver<'_> {
    pub(super) fn errors(&mut self, operations: &[Operation]) -> Vec<ErrorCode> {
        let raw = self.raw;
        let Some(file) = &raw.errors else { return Vec::new() };
        let texts = raw.errors_texts.as_ref().map(|texts| &texts.value.errors);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.errors.keys());
        }
        let acronyms = self.acronyms.clone();
        // The codes that nobody has declared are one variant.
        let mut names = NameScope::new(Spelling::UpperCamel, &acronyms).keeping(&["Unknown"]);
        let mut spellings: Vec<&str> = file.value.errors.keys().collect();
        let mut resolved = Vec::new();
        for (code, error) in &file.value.errors {
            for alias in &error.aliases {
                if spellings.contains(&alias.as_str()) {
                    self.duplicate(alias.place, "error code", &alias.value);
                }
                spellings.push(&alias.value);
            }
            let zh = texts.and_then(|texts| texts.get(&code.value));
            let used_by: Vec<String> = operations
                .iter()
                .filter(|operation| operation.errors.contains(&code.value))
                .map(|operation| operation.name.clone())
                .collect();
            if used_by.is_empty() && !error.service_wide {
                self.report(Diagnostic::new(
                    Code::UnusedError,
                    code.place,
                    format!("no operation answers with `{}`", code.value),
                    "list it below `errors:` of an operation, mark it `service_wide: true`, or remove it",
                ));
            }
            let named = Named { wire: code, chosen: error.rust.as_ref() };
            resolved.push(ErrorCode {
                rust: names.allocate(&named, &mut self.diagnostics),
                http_status: error.http_status.iter().flat_map(|status| &status.0).map(|at| at.value).collect(),
                kind: kind(error.kind.value),
                retry: retry(error.retry.value),
                service_wide: error.service_wide,
                aliases: error.aliases.iter().map(|at| at.value.clone()).collect(),
                meaning: self.text(code, Some(&error.meaning), zh.and_then(|texts| texts.meaning.as_ref())),
                remedy: self.text(code, Some(&error.remedy), zh.and_then(|texts| texts.remedy.as_ref())),
                operations: used_by,
                code: code.value.clone(),
            });
        }
        resolved.sort_by(|a, b| a.code.cmp(&b.code));
        resolved
    }
}

fn kind(raw: RawErrorKind) -> ErrorKind {
    match raw {
        RawErrorKind::Throttling => ErrorKind::Throttling,
        RawErrorKind::Authentication => ErrorKind::Authentication,
        RawErrorKind::Permission => ErrorKind::Permission,
        RawErrorKind::NotFound => ErrorKind::NotFound,
        RawErrorKind::InvalidParameter => ErrorKind::InvalidParameter,
        RawErrorKind::MissingParameter => ErrorKind::MissingParameter,
        RawErrorKind::StateConflict => ErrorKind::StateConflict,
        RawErrorKind::Quota => ErrorKind::Quota,
        RawErrorKind::Billing => ErrorKind::Billing,
        RawErrorKind::Unsupported => ErrorKind::Unsupported,
        RawErrorKind::Server => ErrorKind::Server,
        RawErrorKind::Unknown => ErrorKind::Unknown,
    }
}

fn retry(raw: RawRetryClass) -> RetryClass {
    match raw {
        RawRetryClass::Never => RetryClass::Never,
        RawRetryClass::Backoff => RetryClass::Backoff,
        RawRetryClass::Settle => RetryClass::Settle,
        RawRetryClass::Refresh => RetryClass::Refresh,
    }
}
