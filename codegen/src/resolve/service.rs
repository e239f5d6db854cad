//! The service file: product, endpoints, families, facts.

use super::names;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Classic, Fact, Family, KnownOperation, Operation, Service, Text};
use crate::spec::At;
use crate::spec::raw::{
    FamilyTexts, ParametersTexts, RawClassic, RawFamily, RawLinks, RawParameters, RawService, ServiceTexts,
};
use crate::suggestion;

/// Features of the generated crate beside the families.
const OTHER_FEATURES: &[&str] = &[
    "all-operations",
    "blocking",
    "default",
    "metadata",
    "native-tls",
    "rustls-aws-lc",
    "rustls-ring",
    "serde",
    "test-util",
    "tracing",
    "webpki-roots",
    "xml",
];

impl Resolver<'_> {
    pub(super) fn service(&mut self, raw: &RawService, known_operations: Vec<KnownOperation>) -> Service {
        let RawService {
            service: name,
            product,
            version,
            // It decides what mistakes lead to, which is known before.
            origin: _,
            languages,
            title,
            doc,
            package,
            packaging: _,
            links: RawLinks { en, zh },
            endpoints,
            alias_prefixes,
            unwraps,
            // Checked by `check_identity`.
            ram_prefix: _,
            // Read by `resolve`, before the names that they decide.
            includes: _,
            acronyms: _,
            rust_words: _,
            // Resolved by `families`, `origins`, `service_envelope`, `facts`, `resolve_identifiers`, `known_operations` and `sources`.
            families: _,
            origins: _,
            envelope: _,
            facts: _,
            ids: _,
            known_operations: _,
            sources: _,
        } = raw;
        let texts = self.raw.service_texts.as_ref().map(|file| &file.value);
        self.check_identity(raw);
        let packaging = self.packaging(raw);
        let none = ServiceTexts::default();
        // Those of names beside the names, as those are resolved.
        let ServiceTexts {
            title: zh_title,
            doc: zh_doc,
            families: _,
            origins: _,
            envelope: _,
            facts: _,
            ids: _,
            sources: _,
        } = texts.unwrap_or(&none);
        for link in [Some(en), zh.as_ref()].into_iter().flatten() {
            self.check_link(link);
        }
        if zh.is_none() && self.speaks_chinese() {
            let help = "add `zh-CN:` below `links:`";
            self.report(Diagnostic::new(Code::MissingText, en.place, "the service has no link to Chinese pages", help));
        }
        let languages = self.languages(languages);
        Service {
            name: name.value.clone(),
            product: product.value.clone(),
            version: version.value.clone(),
            languages,
            title: self.title(name, Some(title), zh_title.as_ref()),
            doc: self.text(name, Some(doc), zh_doc.as_ref()),
            package: package.value.clone(),
            packaging,
            link: Text { en: en.value.clone(), zh: zh.as_ref().map(|link| link.value.clone()).unwrap_or_default() },
            endpoints: self.endpoints(name, endpoints),
            origins: self.origins(),
            envelope: self.service_envelope(),
            unwraps: self.service_unwraps(unwraps),
            alias_prefixes: alias_prefixes.iter().map(|at| at.value.clone()).collect(),
            known_operations,
        }
    }

    pub(super) fn families(&mut self, operations: &[Operation]) -> Vec<Family> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let texts = raw.service_texts.as_ref().map(|file| &file.value.families);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.families.keys());
        }
        let mut resolved = Vec::new();
        for (name, RawFamily { title, doc, classic }) in &file.value.families {
            self.check_name(name, "family");
            let others = resolved.iter().map(|other: &Family| other.name.as_str());
            let differs = self.check_letter_case(name, "family", others);
            let feature = names::feature(name);
            if OTHER_FEATURES.contains(&feature.as_str()) {
                self.report(Diagnostic::new(
                    Code::ReservedWord,
                    name.place,
                    format!("the generated crate has another feature `{feature}`"),
                    "choose another name",
                ));
            }
            if let (true, Some(other)) = (differs, resolved.iter().find(|other| other.feature == feature)) {
                self.report(Diagnostic::new(
                    Code::NameCollision,
                    name.place,
                    format!("`{}` and `{}` both become the feature `{feature}`", name.value, other.name),
                    "rename one of the two",
                ));
            }
            let members: Vec<String> = operations
                .iter()
                .filter(|operation| operation.family == name.value)
                .map(|operation| operation.name.clone())
                .collect();
            if members.is_empty() {
                self.unused(Code::UnusedName, name, "no operation is of the family");
            }
            let none = FamilyTexts::default();
            let FamilyTexts { title: zh_title, doc: zh_doc } =
                texts.and_then(|texts| texts.get(&name.value)).unwrap_or(&none);
            resolved.push(Family {
                title: self.title(name, Some(title), zh_title.as_ref()),
                doc: self.text(name, Some(doc), zh_doc.as_ref()),
                feature,
                operations: members,
                classic: classic.as_ref().map(|classic| self.classic(classic, operations)),
                name: name.value.clone(),
            });
        }
        resolved
    }

    fn classic(&mut self, classic: &RawClassic, operations: &[Operation]) -> Classic {
        let families = self.raw.service.iter().flat_map(|file| file.value.families.keys());
        let names = operations.iter().map(|operation| operation.name.as_str());
        let RawClassic { instead, except, operations: replacements } = classic;
        self.known(instead, "family", families.collect());
        let names: Vec<&str> = names.collect();
        for name in except {
            self.known(name, "operation", names.clone());
        }
        for (old, new) in replacements {
            for name in std::iter::once(old).chain(new) {
                self.known(name, "operation", names.clone());
            }
        }
        let mut replaced: Vec<(String, Vec<String>)> = replacements
            .iter()
            .map(|(old, new)| (old.value.clone(), new.iter().map(|name| name.value.clone()).collect()))
            .collect();
        replaced.sort();
        Classic {
            operations: replaced,
            instead: instead.value.clone(),
            except: except.iter().map(|name| name.value.clone()).collect(),
        }
    }

    /// Reports a name that is not among the known ones.
    pub(super) fn known(&mut self, name: &At<String>, kind: &str, known: Vec<&str>) {
        if !known.contains(&name.value.as_str()) {
            let help = suggestion::help(&name.value, known, "name one of the spec");
            let message = format!("there is no {kind} `{}`", name.value);
            self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
        }
    }

    pub(super) fn facts(&mut self) -> Vec<Fact> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let texts = raw.service_texts.as_ref().map(|file| &file.value.facts);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.facts.keys());
        }
        let mut resolved = Vec::new();
        for (name, doc) in &file.value.facts {
            self.check_word(name, "fact");
            if !self.used_facts.contains(&name.value) {
                self.unused(Code::UnusedName, name, "no condition names the fact");
            }
            let doc = self.text(name, Some(doc), texts.and_then(|texts| texts.get(&name.value)));
            resolved.push(Fact { name: name.value.clone(), doc });
        }
        resolved.sort_by(|a, b| a.name.cmp(&b.name));
        resolved
    }

    /// Shared parameters are named somewhere, and have both texts where they stand.
    pub(super) fn check_shared_parameters(&mut self) {
        let raw = self.raw;
        let Some(file) = &raw.parameters else { return };
        let RawParameters { parameters } = &file.value;
        if let Some(ParametersTexts { parameters: texts }) = raw.parameters_texts.as_ref().map(|texts| &texts.value) {
            self.no_orphans(texts, parameters.keys());
        }
        for (name, parameter) in parameters {
            if !self.used_shared.contains(&name.value) {
                self.unused(Code::UnusedShared, name, "nothing uses the shared parameter");
            }
            if let Some(other) = &parameter.shared {
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    other.place,
                    "a shared parameter cannot use another one",
                    "write it out; only parameters of operations and members of structures have `use:`",
                ));
            } else if parameter.ty.is_none() {
                let message = format!("the shared parameter `{}` has no type", name.value);
                self.report(Diagnostic::new(Code::MissingKey, name.place, message, "add `type:`"));
            }
            let zh = self.shared_text(&name.value);
            self.text(name, parameter.doc.as_ref(), zh);
        }
    }

    pub(super) fn unused(&mut self, code: Code, name: &At<String>, what: &str) {
        let message = format!("{what} `{}`", name.value);
        self.report(Diagnostic::new(code, name.place, message, "use it, or remove it"));
    }
}
