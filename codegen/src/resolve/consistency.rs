//! Conditions that stand where nothing looks at them. Whether they can hold is for [`super::possible`].

use super::declared::Body;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Model};
use crate::place::Place;
use crate::spec::raw::{Entries, RawField};

/// Fields of one scope, as resolved and as written.
pub(super) struct ScopedFields<'a> {
    pub(super) fields: &'a [Field],
    pub(super) written: &'a Entries<RawField>,
    /// The parameters at the root of the request, where they are known: those of an operation are themselves there.
    pub(super) root: Option<&'a [Field]>,
    /// Whether a request holds them, and whether a response does.
    in_requests: bool,
    in_responses: bool,
}

impl ScopedFields<'_> {
    /// Whether these are the parameters of an operation.
    pub(super) fn is_root(&self) -> bool {
        self.root.is_some()
    }
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
            self.check_places(&scoped);
            let rules = (operation.rules.as_slice(), file.value.rules.as_slice());
            self.check_possible(model, &file.value.operation, rules, &scoped);
            self.check_places(&ScopedFields {
                fields: &operation.response,
                written: response,
                root: None,
                in_requests: false,
                in_responses: true,
            });
        }
        for structure in &model.structures {
            let Some(declared) = self.types.get(&structure.name) else { continue };
            let Body::Structure { fields, rules } = declared.body else { continue };
            let name = declared.name;
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
            self.check_places(&scoped);
            self.check_possible(model, name, (&structure.rules, rules), &scoped);
        }
    }

    fn check_places(&mut self, scoped: &ScopedFields<'_>) {
        for field in scoped.fields {
            let Some((name, written)) = scoped.written.iter().find(|(name, _)| name.value == field.name) else {
                continue;
            };
            self.check_place(written, scoped);
            if let (true, Some(_)) = (field.required, &field.required_when) {
                let place = written.required_when.as_ref().map_or(name.place, |at| at.place);
                let message = format!("`{}` is always required, so a condition for it has no effect", name.value);
                self.contradiction(place, &message, "keep one of the two");
            }
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
}
