//! Error codes.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use super::texts::chinese;
use super::translations::is_translation;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ErrorCode, ErrorKind, Operation, Origin, RetryClass, Text};
use crate::place::Place;
use crate::spec::raw::{ErrorTexts, ErrorsTexts, RawError, RawErrorKind, RawErrors, RawRetryClass};
use crate::spec::{At, RawFile};
use crate::suggestion;
use std::collections::{BTreeMap, BTreeSet};

/// An error code as it is written.
#[derive(Clone, Copy)]
pub(super) struct ErrorSource<'r> {
    pub origin: Origin,
    error: &'r RawError,
    texts: Option<&'r ErrorTexts>,
}

impl ErrorSource<'_> {
    /// What it means; whether the texts are any good is checked where they stand.
    pub(super) fn meaning(&self) -> Text {
        let zh = self.texts.and_then(|texts| texts.meaning.as_ref());
        Text { en: self.error.meaning.trim().to_owned(), zh: zh.map(|text| chinese(&text.value)).unwrap_or_default() }
    }
}

impl<'r> Resolver<'r> {
    /// The error code of this spelling.
    pub(super) fn raw_error(&self, code: &str) -> Option<ErrorSource<'r>> {
        let raw = self.raw;
        self.error_files().find_map(|file| {
            let error = file.value.errors.get(code)?;
            let texts = translation(&raw.errors_texts, file).and_then(|texts| texts.errors.get(code));
            Some(ErrorSource { origin: self.origin_of(file), error, texts })
        })
    }

    pub(super) fn unknown_error(&mut self, code: &At<String>) {
        let known: Vec<&str> = self.raw.errors.iter().flat_map(|file| file.value.errors.keys()).collect();
        let help = suggestion::help(&code.value, known, "declare it in `errors.yaml`");
        let message = format!("there is no error code `{}`", code.value);
        self.report(Diagnostic::new(Code::UnknownError, code.place, message, help));
    }

    pub(super) fn errors(&mut self, operations: &[Operation]) -> Vec<ErrorCode> {
        let raw = self.raw;
        let acronyms = self.acronyms.clone();
        // The codes that nobody has declared are one variant.
        let mut names = NameScope::new(Case::UpperCamel, &acronyms).reserving(&["Unknown"]);
        self.check_spellings();
        let mut resolved: Vec<ErrorCode> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut users: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for operation in operations {
            for code in &operation.errors {
                let users = users.entry(code).or_default();
                if users.last() != Some(&operation.name) {
                    users.push(operation.name.clone());
                }
            }
        }
        for file in self.error_files() {
            // Families are resolved by `code_families`.
            let RawErrors { origin, errors, message_keys: keys, families: _ } = &file.value;
            if let Some(origin) = origin {
                self.origin(origin);
            }
            for pattern in keys.iter().filter(|pattern| pattern.matches('*').count() != 1) {
                self.report(Diagnostic::new(
                    Code::BadPattern,
                    pattern.place,
                    format!("`{}` has no single `*`", pattern.value),
                    "put one `*` where the code behind its first `_` stands",
                ));
            }
            let included = raw.is_included(&file.path);
            let texts = translation(&raw.errors_texts, file);
            if let Some(texts) = texts {
                self.no_orphans(&texts.errors, errors.keys());
            }
            for (code, error) in errors {
                let RawError { http_status, kind, retry, service_wide, aliases: _, rust, meaning, remedy } = error;
                if included && self.is_own_spelling(code) || !seen.insert(code.to_ascii_lowercase()) {
                    // This spec knows better, or that another file declares it is reported.
                    continue;
                }
                let aliases = error.aliases.iter().filter(|alias| !included || !self.is_own_spelling(alias));
                let aliases = aliases.map(|at| at.value.clone()).collect();
                let zh = texts.and_then(|texts| texts.errors.get(&code.value));
                let used_by = users.remove(code.as_str()).unwrap_or_default();
                let word = file.value.origin.as_ref().map_or("api", |at| at.as_str());
                self.check_use((self.origin_of(file), word), code, error, &used_by);
                let named = Named { wire: code, chosen: rust.as_ref() };
                resolved.push(ErrorCode {
                    rust: names.allocate(&named, &mut self.diagnostics),
                    origin: self.origin_of(file),
                    http_status: http_status.iter().flat_map(|status| &status.0).map(|at| at.value).collect(),
                    kind: kind.as_ref().map(|at| self::kind(at.value)),
                    retry: retry.as_ref().map(|at| self::retry(at.value)),
                    service_wide: *service_wide || self.origin_of(file) == Origin::Gateway,
                    aliases,
                    message_keys: message_keys(code, keys),
                    meaning: self.text(code, Some(meaning), zh.and_then(|texts| texts.meaning.as_ref())),
                    remedy: self.text(code, Some(remedy), zh.and_then(|texts| texts.remedy.as_ref())),
                    operations: used_by,
                    code: code.value.clone(),
                    source: file.path.clone(),
                });
            }
        }
        resolved.sort_by(|a, b| a.code.cmp(&b.code));
        resolved
    }

    /// No code is spelled like another one, in whatever file and letter case.
    fn check_spellings(&mut self) {
        let raw = self.raw;
        let own = |spelling: &str, path: &str| raw.is_included(path) && self.is_own_spelling(spelling);
        let spellings = self.error_files().flat_map(|file| {
            let entries = file.value.errors.iter();
            let spellings = entries.flat_map(|(code, error)| std::iter::once(code).chain(&error.aliases));
            spellings.map(move |spelling| (spelling, file.path.as_str()))
        });
        let spellings: Vec<_> =
            spellings.filter(|(spelling, path)| !own(spelling, path)).map(|(spelling, _)| spelling).collect();
        let prefixes = raw.service.iter().flat_map(|file| &file.value.alias_prefixes);
        let prefixes: Vec<&str> = prefixes.map(|at| at.as_str()).filter(|prefix| !prefix.is_empty()).collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for spelling in spellings {
            if !seen.insert(spelling.to_ascii_lowercase()) {
                self.duplicate(spelling.place, "error code", &spelling.value);
            } else if let Some(prefix) = prefixes.iter().find(|prefix| spelling.starts_with(**prefix)) {
                self.report(Diagnostic::new(
                    Code::DuplicateName,
                    spelling.place,
                    format!("every code has a spelling with `{prefix}` already"),
                    "remove it, and declare the code without the prefix",
                ));
            }
        }
    }

    /// Codes of calls require the keys about calls, and other codes must not have them.
    fn check_use(&mut self, (origin, word): (Origin, &str), code: &At<String>, error: &RawError, used_by: &[String]) {
        if origin.is_of_calls() {
            for (given, key) in [(error.kind.is_some(), "kind"), (error.retry.is_some(), "retry")] {
                if !given {
                    let message = format!("`{}` has no `{key}:`", code.value);
                    let help = "specify the kind of the error, and whether the call can be retried";
                    self.report(Diagnostic::new(Code::MissingKey, code.place, message, help));
                }
            }
            if origin == Origin::Gateway && error.service_wide {
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    code.place,
                    format!("`{}` is service-wide anyway", code.value),
                    "remove `service_wide:`: any operation can return a code with `origin: gateway`",
                ));
            }
            if origin == Origin::Api && used_by.is_empty() && !error.service_wide {
                self.report(Diagnostic::new(
                    Code::UnusedError,
                    code.place,
                    format!("no operation lists `{}`", code.value),
                    "list it below `errors:` of an operation, mark it `service_wide: true`, or remove it",
                ));
            }
            return;
        }
        let status = error.http_status.as_ref().and_then(|status| status.0.first()).map(|at| at.place);
        let about_calls: [(Option<Place>, &str); 4] = [
            (status, "http_status"),
            (error.kind.as_ref().map(|at| at.place), "kind"),
            (error.retry.as_ref().map(|at| at.place), "retry"),
            (error.service_wide.then_some(code.place), "service_wide"),
        ];
        for (place, key) in about_calls {
            if let Some(place) = place {
                let message = format!("`{key}` applies to calls, and `{}` is not returned by calls", code.value);
                let help = format!("remove it: the codes of this file have `origin: {word}`");
                self.report(Diagnostic::new(Code::Contradiction, place, message, help));
            }
        }
    }
}

/// What stands for a code in texts of responses. A code that is of such a form itself has none.
fn message_keys(code: &str, patterns: &[At<String>]) -> Vec<String> {
    let parts = || patterns.iter().filter_map(|pattern| pattern.split_once('*'));
    let is_key = parts().any(|(before, behind)| {
        code.len() > before.len() + behind.len() && code.starts_with(before) && code.ends_with(behind)
    });
    match code.split_once('_') {
        Some((_, name)) if !is_key => parts().map(|(before, behind)| format!("{before}{name}{behind}")).collect(),
        _ => Vec::new(),
    }
}

/// The Chinese texts of a file.
pub(super) fn translation<'r>(texts: &'r [RawFile<ErrorsTexts>], file: &RawFile<RawErrors>) -> Option<&'r ErrorsTexts> {
    texts.iter().find(|texts| is_translation(texts, &file.path)).map(|texts| &texts.value)
}

pub(super) fn kind(raw: RawErrorKind) -> ErrorKind {
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

pub(super) fn retry(raw: RawRetryClass) -> RetryClass {
    match raw {
        RawRetryClass::Never => RetryClass::Never,
        RawRetryClass::Backoff => RetryClass::Backoff,
        RawRetryClass::Settle => RetryClass::Settle,
        RawRetryClass::Refresh => RetryClass::Refresh,
    }
}
