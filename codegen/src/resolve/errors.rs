//! Error codes.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use super::texts::chinese;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ErrorCode, ErrorKind, Operation, Origin, RetryClass, Text};
use crate::place::Place;
use crate::spec::raw::{ErrorTexts, ErrorsTexts, RawError, RawErrorKind, RawErrors, RawOrigin, RawRetryClass};
use crate::spec::{At, RawFile};
use crate::suggestion;

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
        raw.errors.iter().find_map(|file| {
            let error = file.value.errors.get(code)?;
            let texts = translation(&raw.errors_texts, file).and_then(|texts| texts.errors.get(code));
            Some(ErrorSource { origin: origin_of(file), error, texts })
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
        let mut resolved = Vec::new();
        for file in &raw.errors {
            let texts = translation(&raw.errors_texts, file);
            if let Some(texts) = texts {
                self.no_orphans(&texts.errors, file.value.errors.keys());
            }
            for (code, error) in &file.value.errors {
                if resolved.iter().any(|other: &ErrorCode| other.code == code.value) {
                    // That another file declares it is reported.
                    continue;
                }
                let zh = texts.and_then(|texts| texts.errors.get(&code.value));
                let used_by: Vec<String> = operations
                    .iter()
                    .filter(|operation| operation.errors.contains(&code.value))
                    .map(|operation| operation.name.clone())
                    .collect();
                self.check_use(origin_of(file), code, error, &used_by);
                let named = Named { wire: code, chosen: error.rust.as_ref() };
                resolved.push(ErrorCode {
                    rust: names.allocate(&named, &mut self.diagnostics),
                    origin: origin_of(file),
                    http_status: error.http_status.iter().flat_map(|status| &status.0).map(|at| at.value).collect(),
                    kind: error.kind.as_ref().map(|at| kind(at.value)),
                    retry: error.retry.as_ref().map(|at| retry(at.value)),
                    service_wide: error.service_wide,
                    aliases: error.aliases.iter().map(|at| at.value.clone()).collect(),
                    meaning: self.text(code, Some(&error.meaning), zh.and_then(|texts| texts.meaning.as_ref())),
                    remedy: self.text(code, Some(&error.remedy), zh.and_then(|texts| texts.remedy.as_ref())),
                    operations: used_by,
                    code: code.value.clone(),
                    source: file.path.clone(),
                });
            }
        }
        resolved.sort_by(|a, b| a.code.cmp(&b.code));
        resolved
    }

    /// No code is spelled like another one, in whatever file.
    fn check_spellings(&mut self) {
        let raw = self.raw;
        let entries = || raw.errors.iter().flat_map(|file| &file.value.errors);
        let prefixes = raw.service.iter().flat_map(|file| &file.value.alias_prefixes);
        let prefixes: Vec<&str> = prefixes.map(|at| at.as_str()).collect();
        let codes = entries().map(|(code, _)| code);
        let mut seen: Vec<&str> = Vec::new();
        for spelling in codes.chain(entries().flat_map(|(_, error)| &error.aliases)) {
            if seen.contains(&spelling.as_str()) {
                self.duplicate(spelling.place, "error code", &spelling.value);
            } else if let Some(prefix) = prefixes.iter().find(|prefix| spelling.starts_with(**prefix)) {
                self.report(Diagnostic::new(
                    Code::DuplicateName,
                    spelling.place,
                    format!("every code has a spelling with `{prefix}` already"),
                    "remove it, and declare the code without the prefix",
                ));
            }
            seen.push(spelling);
        }
    }

    /// What describes calls belongs to codes that calls fail with, and there it is not left out.
    fn check_use(&mut self, origin: Origin, code: &At<String>, error: &RawError, used_by: &[String]) {
        if origin == Origin::Api {
            for (given, key) in [(error.kind.is_some(), "kind"), (error.retry.is_some(), "retry")] {
                if !given {
                    let message = format!("`{}` has no `{key}:`", code.value);
                    let help = "say what sort of mistake it is, and whether the call may be repeated";
                    self.report(Diagnostic::new(Code::MissingKey, code.place, message, help));
                }
            }
            if used_by.is_empty() && !error.service_wide {
                self.report(Diagnostic::new(
                    Code::UnusedError,
                    code.place,
                    format!("no operation answers with `{}`", code.value),
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
                let message = format!("`{key}` is about calls, and `{}` is not the answer to a call", code.value);
                let help = format!("remove it: the codes of this file have `origin: {}`", origin.keyword());
                self.report(Diagnostic::new(Code::Contradiction, place, message, help));
            }
        }
    }
}

fn origin_of(file: &RawFile<RawErrors>) -> Origin {
    file.value.origin.as_ref().map_or(Origin::Api, |at| origin(at.value))
}

/// The Chinese texts of a file.
fn translation<'r>(texts: &'r [RawFile<ErrorsTexts>], file: &RawFile<RawErrors>) -> Option<&'r ErrorsTexts> {
    let path = format!("zh-CN/{}", file.path);
    texts.iter().find(|texts| texts.path == path).map(|texts| &texts.value)
}

pub(super) fn origin(raw: RawOrigin) -> Origin {
    match raw {
        RawOrigin::Api => Origin::Api,
        RawOrigin::Task => Origin::Task,
        RawOrigin::Precheck => Origin::Precheck,
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
