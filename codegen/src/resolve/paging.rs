//! Paginators and waiters: the parameters and fields that they name.

use super::Resolver;
use super::literals::field;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Pagination, PaginationStyle, Type, Waiter};
use crate::spec::At;
use crate::spec::raw::{OperationTexts, RawOperation, RawPagination, RawPagingStyle};

impl Resolver<'_> {
    pub(super) fn pagination(
        &mut self,
        raw: &RawPagination,
        request: &[Field],
        response: &[Field],
    ) -> Option<Pagination> {
        let items = self.answer_type(&raw.items, response);
        if let Some(items) = items.filter(|items| !matches!(items, Type::List(_))) {
            let message = format!("`{}` holds no items: it is `{}`", raw.items.value, items.spelling());
            self.report(Diagnostic::new(Code::Contradiction, raw.items.place, message, "name the list"));
        }
        for named in raw.size.iter().chain(&raw.page) {
            self.check_named(named, request, "parameter");
        }
        if let Some(total) = &raw.total {
            self.check_named(total, response, "field");
        }
        let style = match (raw.style.value, &raw.page, &raw.token) {
            (RawPagingStyle::Page, Some(page), None) => PaginationStyle::Page { parameter: page.value.clone() },
            (RawPagingStyle::Token, None, Some(token)) => {
                self.check_named(token, request, "parameter");
                self.check_named(token, response, "field");
                PaginationStyle::Token { parameter: token.value.clone(), field: token.value.clone() }
            }
            _ => {
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    raw.style.place,
                    "numbered pages need `page:`, and tokens need `token:`",
                    "name the one that the style needs, and not the other",
                ));
                return None;
            }
        };
        Some(Pagination {
            style,
            items: raw.items.value.clone(),
            size: raw.size.as_ref().map(|at| at.value.clone()),
            total: raw.total.as_ref().map(|at| at.value.clone()),
        })
    }

    fn check_named(&mut self, name: &At<String>, fields: &[Field], what: &str) {
        if field(fields, &name.value).is_none() {
            let message = format!("there is no {what} `{}`", name.value);
            let candidates = fields.iter().map(|field| field.name.as_str());
            self.unknown_parameter(name.place, &message, &name.value, candidates);
        }
    }

    /// The type at a path of the answer, such as `PrecheckStatus.Status` or `DtsJobList[].Status`.
    fn answer_type(&mut self, path: &At<String>, response: &[Field]) -> Option<Type> {
        let members: Vec<(String, Type)> =
            response.iter().map(|field| (field.name.clone(), field.ty.clone())).collect();
        let segments: Vec<String> = path.split('.').map(|part| part.trim_end_matches("[]").to_owned()).collect();
        match self.follow(&members, &segments) {
            Ok(ty) => Some(ty),
            Err((segment, candidates)) => {
                let message = format!("the answer has no field `{}`", path.value);
                self.unknown_parameter(path.place, &message, &segment, candidates.iter().map(String::as_str));
                None
            }
        }
    }

    pub(super) fn waiters(
        &mut self,
        raw: &RawOperation,
        texts: Option<&OperationTexts>,
        response: &[Field],
    ) -> Vec<Waiter> {
        let mut resolved = Vec::new();
        for (name, waiter) in &raw.waiters {
            let zh = texts.and_then(|texts| texts.waiters.get(&name.value));
            let doc = self.text(name, Some(&waiter.doc), zh);
            let ty = self.answer_type(&waiter.field, response);
            for value in waiter.done.iter().chain(&waiter.failed).chain(&waiter.stuck) {
                if let Some(Type::Enum(name)) = &ty {
                    self.check_enum_value(name, &value.value, value.place);
                }
            }
            let values = |list: &[At<String>]| list.iter().map(|at| at.value.clone()).collect();
            resolved.push(Waiter {
                name: name.value.clone(),
                doc,
                field: waiter.field.value.clone(),
                done: values(&waiter.done),
                failed: values(&waiter.failed),
                stuck: values(&waiter.stuck),
            });
        }
        resolved
    }
}
