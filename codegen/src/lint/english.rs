//! The texts of the English files. What has no text is named, so that a new word is met here.

use super::texts::{Kind, Texts};
use crate::spec::raw::{
    RawCodeFamily, RawCodeOrigin, RawEnum, RawEnumValue, RawEnvelopeField, RawError, RawErrors, RawExample, RawFamily,
    RawGoal, RawGroup, RawLocalType, RawLookup, RawOperation, RawPage, RawRule, RawSection, RawService, RawStep,
    RawStructure, RawTypeFile, RawWaiter, RawWorkflow,
};

impl<'s> Texts<'s> {
    pub(super) fn service(&mut self, service: &'s RawService) {
        let RawService {
            title,
            origin: _,
            doc,
            families,
            origins,
            envelope,
            facts,
            ids,
            sources,
            service: _,
            product: _,
            version: _,
            languages: _,
            package: _,
            packaging: _,
            links: _,
            ram_prefix: _,
            endpoints: _,
            includes: _,
            acronyms: _,
            rust_words: _,
            unwraps: _,
            alias_prefixes: _,
            known_operations: _,
        } = service;
        self.others([title, doc]);
        self.others(families.iter().flat_map(|(_, RawFamily { title, doc, classic: _ })| [title, doc]));
        let texts = |origin: &'s RawCodeOrigin| {
            // A link, a word for it, and a word for the code.
            let RawCodeOrigin { title, doc, sentence, link: _, place, page: _, in_messages: _ } = origin;
            [title, doc, sentence, place]
        };
        self.others(origins.iter().flat_map(|(_, origin)| texts(origin)));
        self.others(envelope.iter().map(|(_, RawEnvelopeField { doc, ty: _, role: _, success: _, example: _ })| doc));
        self.others(facts.iter().chain(ids).chain(sources).map(|(_, text)| text));
    }

    pub(super) fn errors(&mut self, file: &'s RawErrors) {
        let RawErrors { errors, families, origin: _, message_keys: _ } = file;
        for (_, error) in errors {
            let RawError { meaning, remedy, http_status: _, kind: _, retry: _, service_wide: _, aliases: _, rust: _ } =
                error;
            self.others([meaning, remedy]);
        }
        for (_, RawCodeFamily { meaning, remedy, kind: _, retry: _ }) in families {
            self.others([meaning, remedy]);
        }
    }

    pub(super) fn page(&mut self, page: &'s RawPage) {
        let RawPage { title, doc, sections, place: _, part: _, in_crate: _ } = page;
        self.others([title, doc]);
        for RawSection { title, doc, shows: _, codes: _, program: _, next: _ } in sections {
            self.others([title, doc]);
        }
    }

    pub(super) fn workflow(&mut self, workflow: &'s RawWorkflow) {
        let RawWorkflow { title, doc, steps, place: _, main: _, program: _, machine: _ } = workflow;
        self.others([title, doc]);
        for RawStep { title, doc, wait, failure, operations: _ } in steps {
            self.others([title, doc].into_iter().chain(wait).chain(failure));
        }
    }

    pub(super) fn operation(&mut self, operation: &'s RawOperation) {
        let RawOperation {
            summary,
            origin: _,
            doc,
            lookup,
            request,
            response,
            rules,
            waiter,
            examples,
            types,
            operation: _,
            rust: _,
            family: _,
            access: _,
            deprecated: _,
            ram_action: _,
            rate_limit: _,
            cost: _,
            asynchronous: _,
            regional: _,
            auth: _,
            attempt_timeout: _,
            envelope: _,
            unwraps: _,
            pagination: _,
            then_wait: _,
            errors: _,
        } = operation;
        self.add(summary, Kind::Summary);
        self.others(doc.iter().chain(lookup.as_ref().map(|RawLookup { doc, operation: _ }| doc)));
        self.fields(request);
        self.fields(response);
        self.rules(rules);
        if let Some(waiter) = waiter {
            self.waiter(waiter);
        }
        self.others(examples.iter().map(|RawExample { title, request: _, json: _, xml: _ }| title));
        types.iter().for_each(|(_, local)| self.local_type(local));
    }

    fn rules(&mut self, rules: &'s [RawRule]) {
        for rule in rules {
            let RawRule {
                doc,
                exactly_one_of: _,
                at_least_one_of: _,
                at_most_one_of: _,
                all_or_none_of: _,
                equal: _,
                ascending: _,
                when: _,
                certain: _,
                advice: _,
                compile_time: _,
            } = rule;
            self.others([doc]);
        }
    }

    fn waiter(&mut self, waiter: &'s RawWaiter) {
        let RawWaiter {
            doc,
            reasons,
            goals,
            name: _,
            noun: _,
            named_by: _,
            not_found: _,
            state: _,
            arguments: _,
            interval: _,
            timeout: _,
            subject: _,
            percent: _,
            delay: _,
            message: _,
            checks: _,
            inquiry: _,
            failed: _,
            stuck: _,
        } = waiter;
        self.others([doc]);
        self.others(reasons.iter().map(|(_, reason)| reason));
        for (_, goal) in goals {
            let RawGoal { doc, field: _, done: _, gone: _, failed: _, stuck: _, pending: _, only: _, all_checks: _ } =
                goal;
            self.others([doc]);
        }
    }

    fn local_type(&mut self, local: &'s RawLocalType) {
        let RawLocalType { structure, enumeration } = local;
        if let Some(structure) = structure {
            let RawStructure {
                doc,
                fields,
                rules,
                deprecated: _,
                rust: _,
                known_as: _,
                not_merged_with: _,
                named: _,
                key: _,
                constructors: _,
            } = structure;
            self.others([doc]);
            self.fields(fields);
            self.rules(rules);
        }
        if let Some(enumeration) = enumeration {
            let RawEnum { doc, values, groups, deprecated: _, rust: _, known_as: _, not_merged_with: _, switch: _ } =
                enumeration;
            self.others([doc]);
            self.values(values.iter().map(|(_, value)| value));
            self.others(groups.iter().map(|(_, RawGroup { doc, values: _ })| doc));
        }
    }

    pub(super) fn type_file(&mut self, file: &'s RawTypeFile) {
        let RawTypeFile {
            doc,
            origin: _,
            fields,
            holds,
            rules,
            values,
            groups,
            structure: _,
            enumeration: _,
            document: _,
            deprecated: _,
            rust: _,
            known_as: _,
            // Reasons, which are for maintainers.
            not_merged_with: _,
            examples,
            example: _,
            aliases: _,
            named: _,
            key: _,
            constructors: _,
            setters: _,
            from_pair: _,
            stands_for: _,
            switch: _,
        } = file;
        self.others([doc]);
        if let Some(fields) = fields {
            self.fields(fields);
        }
        self.others(holds.iter().filter_map(|holds| holds.doc.as_ref()));
        self.others(examples.iter().map(|example| &example.title));
        self.rules(rules);
        self.values(values.iter().flatten().map(|(_, value)| value));
        self.others(groups.iter().map(|(_, RawGroup { doc, values: _ })| doc));
    }

    fn values(&mut self, values: impl Iterator<Item = &'s RawEnumValue>) {
        for RawEnumValue { doc, error_code: _, rust: _, known_as: _, also: _, deprecated: _ } in values {
            self.others(doc);
        }
    }
}
