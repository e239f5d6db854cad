//! Conditions that stand where nothing looks at them, and conditions that can never hold.

use super::declared::Body;
use super::resolver::Resolver;
use super::satisfiable::{Subject, satisfiable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Literal, Model, Path, RequestRule, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{Entries, RawField, RawRule};

/// Fields of one scope, as resolved and as written.
struct ScopedFields<'a> {
    fields: &'a [Field],
    written: &'a Entries<RawField>,
    /// The parameters at the root of the request, where they are known.
    root: Option<&'a [Field]>,
    /// Whether a request holds them, and whether a response does.
    in_requests: bool,
    in_responses: bool,
}

impl Resolver<'_> {
    pub(super) fn check_conditions(&mut self, model: &Model) {
        let raw = self.raw;
        for operation in &model.operations {
            let Some(file) = raw.operations.iter().find(|file| file.path == operation.source) else { continue };
            let root = Some(operation.request.as_slice());
            let (request, response) = (&file.value.request, &file.value.response);
            let scoped = ScopedFields {
                fields: &operation.request,
                written: request,
                root,
                in_requests: true,
                in_responses: false,
            };
            self.check_rules(model, &operation.rules, &file.value.rules, &scoped);
            self.check_scope(model, &scoped);
            self.check_scope(
                model,
                &ScopedFields {
                    fields: &operation.response,
                    written: response,
                    root: None,
                    in_requests: false,
                    in_responses: true,
                },
            );
        }
        for structure in &model.structures {
            let Some(declared) = self.types.get(&structure.name) else { continue };
            let Body::Structure { fields, rules } = declared.body else { continue };
            let in_requests = !structure.usage.requests.is_empty();
            let in_responses = !structure.usage.responses.is_empty();
            if let (false, true, Some(rule)) = (in_requests, in_responses, rules.first()) {
                self.misplaced(
                    rule.doc.place,
                    "a rule",
                    "a response",
                    "remove it: the caller does not choose the response",
                );
            }
            let scoped =
                ScopedFields { fields: &structure.fields, written: fields, root: None, in_requests, in_responses };
            self.check_rules(model, &structure.rules, rules, &scoped);
            self.check_scope(model, &scoped);
        }
    }

    fn check_rules(&mut self, model: &Model, rules: &[RequestRule], written: &[RawRule], scoped: &ScopedFields<'_>) {
        for (rule, written) in rules.iter().zip(written) {
            if let (Some(when), Some(raw)) = (&rule.when, &written.when)
                && !satisfiable(&[when], &|path| subject(model, path, scoped))
            {
                self.impossible(raw.place, "this condition can never hold");
            }
        }
    }

    fn impossible(&mut self, place: Place, message: &str) {
        let help = "correct the parameters and the values that the conditions name";
        self.report(Diagnostic::new(Code::ImpossibleCondition, place, message, help));
    }

    fn check_scope(&mut self, model: &Model, scoped: &ScopedFields<'_>) {
        for field in scoped.fields {
            let Some((name, written)) = scoped.written.iter().find(|(name, _)| name.value == field.name) else {
                continue;
            };
            self.check_place(written, scoped);
            self.check_possible(model, name, written, field, scoped);
        }
    }

    /// `present_when` is of responses, the others are of requests. A structure that is used in both may have all.
    fn check_place(&mut self, written: &RawField, scoped: &ScopedFields<'_>) {
        let shared = written.shared.as_ref().and_then(|shared| self.shared(&shared.value));
        let layers = || std::iter::once(written).chain(shared);
        let place = |key: fn(&RawField) -> Option<Place>| layers().find_map(key);
        if !scoped.in_responses
            && scoped.in_requests
            && let Some(place) = place(|raw| raw.present_when.as_ref().map(|at| at.place))
        {
            let help = "use `only_when`, `required_when`, `not_needed_when` or `value_when`";
            self.misplaced(place, "`present_when`", "a request", help);
        }
        if !scoped.in_requests && scoped.in_responses {
            let keys: [(&str, Option<Place>); 4] = [
                ("`only_when`", place(|raw| raw.only_when.as_ref().map(|at| at.place))),
                ("`not_needed_when`", place(|raw| raw.not_needed_when.as_ref().map(|at| at.place))),
                ("`required_when`", place(|raw| raw.required_when.as_ref().map(|at| at.place))),
                ("`value_when`", place(|raw| raw.value_when.first().map(|rule| rule.when.place))),
            ];
            for (key, place) in keys {
                if let Some(place) = place {
                    self.misplaced(place, key, "a response", "use `present_when`");
                }
            }
        }
    }

    fn misplaced(&mut self, place: Place, what: &str, whereabouts: &str, help: &str) {
        let message = format!("{what} has no effect in {whereabouts}");
        self.report(Diagnostic::new(Code::MisplacedCondition, place, message, help));
    }

    fn check_possible(
        &mut self,
        model: &Model,
        name: &At<String>,
        written: &RawField,
        field: &Field,
        scoped: &ScopedFields<'_>,
    ) {
        let subject = |path: &Path| subject(model, path, scoped);
        let shared = written.shared.as_ref().and_then(|shared| self.shared(&shared.value));
        let at =
            |key: fn(&RawField) -> Option<Place>| key(written).or_else(|| shared.and_then(key)).unwrap_or(name.place);
        let required = field.required_when.as_ref().map(|guard| &guard.condition);
        let only = field.only_when.as_ref().map(|guard| &guard.condition);
        let required_at = at(|raw| raw.required_when.as_ref().map(|at| at.place));
        let mut found = Vec::new();
        let mut alone = true;
        for (condition, place) in [
            (required, required_at),
            (only, at(|raw| raw.only_when.as_ref().map(|at| at.place))),
            (field.not_needed_when.as_ref(), at(|raw| raw.not_needed_when.as_ref().map(|at| at.place))),
            (field.present_when.as_ref(), at(|raw| raw.present_when.as_ref().map(|at| at.place))),
        ] {
            if condition.is_some_and(|condition| !satisfiable(&[condition], &subject)) {
                found.push((place, "this condition can never hold".to_owned()));
                alone = false;
            }
        }
        for (rule, raw) in field.value_when.iter().zip(&written.value_when) {
            if !satisfiable(&[&rule.when.condition], &subject) {
                found.push((raw.when.place, "this condition can never hold".to_owned()));
            }
        }
        if let (Some(required), Some(only), true) = (required, only, alone)
            && !satisfiable(&[required, only], &subject)
        {
            let message = format!("`{}` is required only where `only_when` makes it invalid", name.value);
            found.push((required_at, message));
        }
        for (place, message) in found {
            self.impossible(place, &message);
        }
        if let (true, Some(_)) = (field.required, required) {
            let message = format!("`{}` is always required, so a condition for it has no effect", name.value);
            self.report(Diagnostic::new(Code::Contradiction, required_at, message, "keep one of the two"));
        }
    }
}

/// What is known about the parameter at `path`.
fn subject(model: &Model, path: &Path, scoped: &ScopedFields<'_>) -> Subject {
    let found = if path.from_root { scoped.root } else { Some(scoped.fields) };
    let Some(mut fields) = found else { return Subject::Open };
    let Some((last, groups)) = path.segments.split_last() else { return Subject::Open };
    for group in groups {
        let group = fields.iter().find(|field| field.name == *group);
        let Some(Type::Structure(name)) = group.map(|field| &field.ty) else { return Subject::Open };
        let Some(structure) = model.structure(name) else { return Subject::Open };
        fields = &structure.fields;
    }
    let Some(field) = fields.iter().find(|field| field.name == *last) else { return Subject::Open };
    let default = field.default.as_ref().and_then(Literal::wire);
    match field.ty {
        Type::List(_) | Type::Map(_) | Type::Structure(_) | Type::Any => Subject::Open,
        Type::Boolean => Subject::Boolean(default),
        _ => Subject::Value(default),
    }
}
