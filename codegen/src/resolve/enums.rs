//! Enums: values with their Rust variants, and groups.

use super::declared::{Body, Declared, DeclaredTexts};
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{EnumGroup, EnumValue, Enumeration, Switch, Text, Usage};
use crate::spec::At;
use crate::spec::raw::{Entries, RawEnumValue, RawGroup, RawSwitch};
use crate::suggestion;

/// The variant for values that are not listed.
const UNLISTED: &str = "Unlisted";

impl<'r> Resolver<'r> {
    pub(super) fn enums(&mut self) -> Vec<Enumeration> {
        let names: Vec<String> =
            self.types.iter().filter(|(_, declared)| declared.is_enum()).map(|(name, _)| name.clone()).collect();
        names.iter().filter_map(|name| self.enumeration(name)).collect()
    }

    fn enumeration(&mut self, name: &str) -> Option<Enumeration> {
        let &Declared {
            name,
            doc,
            switch,
            deprecated,
            ref body,
            texts,
            source,
            ref rust,
            known_as,
            ref module,
            // Of structures and documents alone.
            document: _,
            named: _,
            key: _,
            constructors: _,
            setters: _,
            from_pair: _,
            example: _,
            examples: _,
            aliases: _,
            // Checked by `twins`.
            not_merged_with: _,
        } = self.types.get(name)?;
        let Body::Enum { values, groups } = *body else { return None };
        let (rust, module, source) = (rust.clone(), module.clone(), source.to_owned());
        let deprecated = deprecated.and_then(|raw| self.deprecation(raw));
        let doc = self.text(name, doc, texts.and_then(|texts| texts.doc));
        let switch = switch.map(|RawSwitch { on, off }| {
            for value in [on, off] {
                self.check_enum_value(&name.value, &value.value, value.place);
            }
            Switch { on: on.value.clone(), off: off.value.clone() }
        });
        if let Some(texts) = texts {
            let own = values.iter().filter(|(_, value)| !is_error_code(value));
            self.no_orphans(texts.values, own.map(|(name, _)| name.as_str()));
            self.no_orphans(texts.groups, groups.keys());
        }
        self.check_replacements("value", values.iter().map(|(name, value)| (name.as_str(), value.deprecated.as_ref())));
        if values.is_empty() {
            self.report(Diagnostic::new(
                Code::MissingKey,
                name.place,
                format!("the enum `{}` has no values", name.value),
                "list its values, or use `string`",
            ));
        }
        Some(Enumeration {
            values: self.enum_entries(values, texts),
            groups: self.groups(name, values, groups, texts),
            switch,
            known_as: self.known_as(known_as, &rust),
            name: name.value.clone(),
            rust,
            module,
            doc,
            deprecated,
            source,
            usage: Usage::default(),
        })
    }

    fn enum_entries(&mut self, raw: &Entries<RawEnumValue>, texts: Option<DeclaredTexts<'r>>) -> Vec<EnumValue> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms);
        let mut seen: Vec<String> = Vec::new();
        let mut resolved = Vec::new();
        for (name, value) in raw {
            // The text, and whether it is an error code, are asked for where there is a text to check.
            let RawEnumValue { doc: _, error_code: _, rust: chosen, known_as, also, deprecated } = value;
            let is_new = !seen.contains(&name.to_lowercase());
            for spelling in std::iter::once(name).chain(also) {
                if seen.contains(&spelling.to_lowercase()) {
                    let message =
                        format!("`{}` stands for two values, since the service ignores letter case", spelling.value);
                    self.report(Diagnostic::new(Code::DuplicateName, spelling.place, message, "keep one of the two"));
                }
                seen.push(spelling.to_lowercase());
            }
            if !is_new {
                continue;
            }
            let zh = texts.and_then(|texts| texts.values.get(&name.value));
            let named = Named { wire: name, chosen: chosen.as_ref() };
            let rust = names.allocate(&named, &mut self.diagnostics);
            if rust == UNLISTED {
                self.report(Diagnostic::new(
                    Code::ReservedWord,
                    chosen.as_ref().map_or(name.place, |chosen| chosen.place),
                    format!("`{}` becomes `{UNLISTED}` in Rust, which is the variant for all other values", name.value),
                    "choose another name with `rust:`",
                ));
            }
            resolved.push(EnumValue {
                known_as: self.known_as(known_as, &rust),
                rust,
                doc: self.value_text(name, value, zh),
                error_code: is_error_code(value),
                deprecated: deprecated.as_ref().and_then(|raw| self.deprecation(raw)),
                also: also.iter().map(|spelling| spelling.value.clone()).collect(),
                name: name.value.clone(),
            });
        }
        resolved
    }

    /// The text that stands with the value, or the meaning of the error code that it is.
    fn value_text(&mut self, name: &At<String>, value: &RawEnumValue, zh: Option<&At<String>>) -> Text {
        if !is_error_code(value) {
            return self.text(name, value.doc.as_ref(), zh);
        }
        if let Some(doc) = &value.doc {
            self.report(Diagnostic::new(
                Code::Contradiction,
                doc.place,
                format!("`{}` has two texts: this one, and the meaning of the error code", name.value),
                "keep `doc:` or `error_code: true`",
            ));
        }
        let found = self.raw_error(&name.value);
        if found.is_none() {
            self.unknown_error(name);
        }
        found.map(|found| found.meaning()).unwrap_or_default()
    }

    fn groups(
        &mut self,
        of: &At<String>,
        values: &Entries<RawEnumValue>,
        raw: &Entries<RawGroup>,
        texts: Option<DeclaredTexts<'r>>,
    ) -> Vec<EnumGroup> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::ScreamingSnake, &acronyms).reserving(&["KNOWN", "NAMES"]);
        let mut resolved = Vec::new();
        for (name, RawGroup { values: members, doc }) in raw {
            if values.keys().any(|value| value.eq_ignore_ascii_case(name)) {
                self.report(Diagnostic::new(
                    Code::DuplicateName,
                    name.place,
                    format!("`{}` is both a value and a group, so a condition that uses it is ambiguous", name.value),
                    "give the group another name",
                ));
            }
            for value in members {
                if values.get(&value.value).is_none() {
                    let help = suggestion::help(&value.value, values.keys(), "add it to `values:`");
                    let message = format!("`{}` has no value `{}`", of.value, value.value);
                    self.report(Diagnostic::new(Code::UnknownValue, value.place, message, help));
                }
            }
            let zh = texts.and_then(|texts| texts.groups.get(&name.value));
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics);
            resolved.push(EnumGroup {
                rust,
                doc: self.text(name, Some(doc), zh),
                values: members.iter().map(|value| value.value.clone()).collect(),
                name: name.value.clone(),
            });
        }
        resolved
    }
}

fn is_error_code(value: &RawEnumValue) -> bool {
    value.error_code.as_ref().is_some_and(|at| at.value)
}
