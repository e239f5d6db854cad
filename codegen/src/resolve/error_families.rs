//! Families of error codes.

use super::Resolver;
use super::errors::{kind, retry, translation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CodeFamily, Origin};
use crate::spec::At;
use crate::spec::raw::{ErrorTexts, ErrorsTexts, RawCodeFamily};

impl Resolver<'_> {
    /// The families, those first that share the most with their codes: they know a code best.
    pub(super) fn code_families(&mut self) -> Vec<CodeFamily> {
        let raw = self.raw;
        let mut resolved: Vec<CodeFamily> = Vec::new();
        for file in self.error_files() {
            // Those of single codes are beside the codes.
            let texts = translation(&raw.errors_texts, file).map(|ErrorsTexts { families, errors: _ }| families);
            if let Some(texts) = texts {
                self.no_orphans(texts, file.value.families.keys());
            }
            for (pattern, RawCodeFamily { kind: sort, retry: class, meaning, remedy }) in &file.value.families {
                if raw.is_included(&file.path) && self.is_own_family(pattern) {
                    continue;
                }
                let origin = self.origin_of(file);
                let word = file.value.origin.as_ref().map_or("api", |at| at.as_str());
                self.check_code_family(pattern, (origin, word));
                if resolved.iter().any(|other| other.pattern.eq_ignore_ascii_case(pattern)) {
                    self.duplicate(pattern.place, "family", &pattern.value);
                    continue;
                }
                let none = ErrorTexts::default();
                let ErrorTexts { meaning: zh_meaning, remedy: zh_remedy } =
                    texts.and_then(|texts| texts.get(&pattern.value)).unwrap_or(&none);
                resolved.push(CodeFamily {
                    origin,
                    kind: kind(sort.value),
                    retry: retry(class.value),
                    meaning: self.text(pattern, Some(meaning), zh_meaning.as_ref()),
                    remedy: self.text(pattern, Some(remedy), zh_remedy.as_ref()),
                    pattern: pattern.value.clone(),
                    source: file.path.clone(),
                });
            }
        }
        resolved.sort_by(|a, b| b.weight().cmp(&a.weight()).then_with(|| a.pattern.cmp(&b.pattern)));
        resolved
    }

    fn check_code_family(&mut self, pattern: &At<String>, (origin, word): (Origin, &str)) {
        if pattern.matches('*').count() != 1 || pattern.len() < 2 {
            self.report(Diagnostic::new(
                Code::BadPattern,
                pattern.place,
                format!("`{}` is not a family of codes", pattern.value),
                "write the common part of the codes, and one `*` for the rest, such as `Throttling.*`",
            ));
        }
        if !origin.is_of_calls() {
            self.report(Diagnostic::new(
                Code::Contradiction,
                pattern.place,
                format!("a family applies to calls, and the codes of this file have `origin: {word}`"),
                "move it to a file of codes that calls return",
            ));
        }
    }
}
