//! Operations.

use super::conditions::PathScope;
use super::fields::FieldSource;
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Access, Lines, Operation, Origin};
use crate::spec::At;
use crate::spec::raw::{Entries, OperationTexts, RawAccess, RawField, RawOperation};
use crate::suggestion;

/// What a client can do besides the operations.
const CLIENT: &[&str] =
    &["call", "call_raw", "clone", "core", "customized", "fmt", "from_env", "into", "send", "try_into"];

impl<'r> Resolver<'r> {
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let raw = self.raw;
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(CLIENT);
        let mut resolved: Vec<Operation> = Vec::new();
        for file in &raw.operations {
            let operation = &file.value;
            self.check_name(&operation.operation, "operation");
            let others = resolved.iter().map(|other| other.name.as_str());
            let differs = self.check_letter_case(&operation.operation, "operation", others);
            let told = self.diagnostics.len();
            self.check_file_name(&file.path, &operation.operation);
            self.check_family(&file.path, &operation.family);
            if resolved.iter().any(|other| other.name == operation.operation.value) {
                self.duplicate(operation.operation.place, "operation", &operation.operation.value);
                continue;
            }
            let named = Named { wire: &operation.operation, chosen: operation.rust.as_ref() };
            let rust = names.allocate(&named, &mut self.diagnostics);
            if !differs {
                // Of two such names the Rust names are one too, which says nothing new.
                self.diagnostics.truncate(told);
            }
            let method = operation.waiter.as_ref().map(|waiter| {
                let wire = At { value: format!("wait_for_{}", waiter.name.value), place: waiter.name.place };
                names.allocate(&Named { wire: &wire, chosen: Some(&wire) }, &mut self.diagnostics)
            });
            let texts = self.operation_texts(&file.path);
            resolved.push(self.operation(operation, texts, (rust, method), &file.path));
        }
        self.follow_actions(&mut resolved);
        self.check_replacements(
            "operation",
            raw.operations.iter().map(|file| (file.value.operation.as_str(), file.value.deprecated.as_ref())),
        );
        resolved.sort_by(|a, b| a.name.cmp(&b.name));
        resolved
    }

    fn operation(
        &mut self,
        raw: &'r RawOperation,
        texts: Option<&'r OperationTexts>,
        (rust, method): (String, Option<String>),
        path: &str,
    ) -> Operation {
        let RawOperation {
            operation: name,
            // It decides what mistakes lead to, which is known before.
            origin: _,
            family,
            access,
            summary,
            doc,
            request: written_request,
            envelope: written_envelope,
            response: written_response,
            rules: written_rules,
            pagination,
            errors,
            types,
            // The scope of all names has it.
            rust: _,
            // Resolved by `operation_unwraps`.
            unwraps: _,
            // Resolved by `operation_deprecation`, `operation_facets`, `waiter`, `follow_actions` and `examples`.
            deprecated: _,
            ram_action: _,
            rate_limit: _,
            cost: _,
            asynchronous: _,
            regional: _,
            auth: _,
            attempt_timeout: _,
            lookup: _,
            waiter: _,
            then_wait: _,
            examples: _,
        } = raw;
        let parameters = self.types_of(written_request);
        let around = PathScope { siblings: &parameters, root: Some(&parameters) };
        let rule_texts = texts.map(|texts| texts.rules.as_slice()).unwrap_or_default();
        let request = self.fields(&FieldSource {
            fields: written_request,
            texts: texts.map(|texts| &texts.request),
            root: Some(&parameters),
            request: true,
        });
        let mut response = self.envelope_fields(written_envelope);
        let fields = self.fields(&FieldSource {
            fields: written_response,
            texts: texts.map(|texts| &texts.response),
            root: None,
            request: false,
        });
        self.check_envelope_overlap(raw, &response, &fields);
        let envelope = response.len();
        response.extend(fields);
        let payload = response.get(envelope..).unwrap_or_default();
        if let Some(OperationTexts {
            types: translated,
            // The files are paired by their paths.
            operation: _,
            // Each beside its English text.
            summary: _,
            doc: _,
            lookup: _,
            request: _,
            response: _,
            rules: _,
            waiter: _,
            examples: _,
        }) = texts
        {
            self.no_orphans(translated, types.keys());
        }
        let rules = self.request_rules(written_rules, rule_texts, around);
        let (examples, responses) = self.examples(raw, texts, &request, &response);
        Operation {
            combined: self.combined(raw, &request),
            summary: self.text(name, Some(summary), texts.and_then(|texts| texts.summary.as_ref())),
            doc: doc.as_ref().map(|doc| self.text(name, Some(doc), texts.and_then(|texts| texts.doc.as_ref()))),
            requirements: self.requirements(name, &request, &rules),
            rules,
            pagination: pagination.as_ref().and_then(|paging| self.pagination(paging, &request, payload)),
            waiter: self.waiter(raw, texts, method, &request, payload),
            // It names another operation, which may come later.
            then_wait: None,
            errors: self.operation_errors(errors),
            examples,
            responses,
            unwraps: self.operation_unwraps(raw, &response),
            local_types: types.keys().map(str::to_owned).collect(),
            deprecated: self.operation_deprecation(raw),
            facets: self.operation_facets(raw, texts),
            name: name.value.clone(),
            rust,
            family: family.value.clone(),
            access: match access.value {
                RawAccess::Read => Access::Read,
                RawAccess::Write => Access::Write,
            },
            request,
            response,
            source: path.to_owned(),
            lines: Lines {
                parameters: self.lines_of(written_request),
                rules: written_rules.iter().map(|rule| self.raw.line(rule.doc.place)).collect(),
            },
        }
    }

    fn lines_of(&self, fields: &Entries<RawField>) -> Vec<(String, u32)> {
        fields.iter().map(|(name, _)| (name.value.clone(), self.raw.line(name.place))).collect()
    }

    fn operation_deprecation(&mut self, raw: &RawOperation) -> Option<crate::model::Deprecation> {
        let written = raw.deprecated.as_ref()?;
        if let Some(instead) = &written.instead {
            self.operation_reference(instead);
        }
        self.deprecation(written)
    }

    fn check_family(&mut self, path: &str, family: &At<String>) {
        let known: Vec<&str> = self.raw.service.iter().flat_map(|file| file.value.families.keys()).collect();
        if known.contains(&family.as_str()) {
            self.check_family_folder(path, family);
        } else {
            let help = suggestion::help(&family.value, known, "declare it below `families:` in `service.yaml`");
            let message = format!("there is no family `{}`", family.value);
            self.report(Diagnostic::new(Code::UnknownReference, family.place, message, help));
        }
    }

    fn operation_errors(&mut self, raw: &[At<String>]) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for code in raw {
            match self.raw_error(&code.value).map(|found| found.origin) {
                None => self.unknown_error(code),
                Some(Origin::Api | Origin::Gateway) if codes.contains(&code.value) => {
                    self.duplicate(code.place, "error code", &code.value);
                }
                Some(Origin::Api | Origin::Gateway) => codes.push(code.value.clone()),
                Some(Origin::Own(_)) => self.report(Diagnostic::new(
                    Code::Contradiction,
                    code.place,
                    format!("`{}` is not returned by calls", code.value),
                    "remove it, or declare it in a file of codes with `origin: api`",
                )),
            }
        }
        codes.sort();
        codes
    }
}
