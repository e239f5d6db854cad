//! Paginators: the parameters and fields that they name.

use super::literals::field;
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Literal, PageItems, Pagination, PaginationStyle, Type};
use crate::spec::At;
use crate::spec::raw::{RawLastPage, RawNames, RawPagination, RawPagingStyle};

impl Resolver<'_> {
    pub(super) fn pagination(
        &mut self,
        raw: &RawPagination,
        request: &[Field],
        response: &[Field],
    ) -> Option<Pagination> {
        let RawPagination { style: named, page, size, total, token, items: lists, last_page } = raw;
        let items = self.page_items(lists, response);
        for parameter in size.iter().chain(page) {
            self.check_named(parameter, request, "parameter");
        }
        if let Some(total) = total {
            self.check_named(total, response, "field");
        }
        let style = match (named.value, page, token) {
            (RawPagingStyle::Page, Some(page), None) => {
                let default = field(request, &page.value).and_then(|field| field.default.as_ref());
                let first =
                    default.and_then(|default| if let Literal::Integer(first) = default { Some(*first) } else { None });
                PaginationStyle::Page { parameter: page.value.clone(), first: first.unwrap_or(1) }
            }
            (RawPagingStyle::Token, None, Some(token)) => {
                self.check_named(token, request, "parameter");
                self.check_named(token, response, "field");
                PaginationStyle::Token { parameter: token.value.clone(), field: token.value.clone() }
            }
            _ => {
                self.report(Diagnostic::new(
                    Code::Contradiction,
                    named.place,
                    "numbered pages need `page:`, and tokens need `token:`",
                    "name the one that the style needs, and not the other",
                ));
                return None;
            }
        };
        let short_is_last = last_page.as_ref().is_some_and(|at| at.value == RawLastPage::Short);
        if let Some(last_page) = last_page.as_ref().filter(|_| short_is_last && size.is_none()) {
            self.report(Diagnostic::new(
                Code::Contradiction,
                last_page.place,
                "without a page size, a short page cannot be detected",
                "name the parameter with `size:`",
            ));
        }
        Some(Pagination {
            style,
            items,
            short_is_last,
            size: size.as_ref().map(|at| at.value.clone()),
            total: total.as_ref().map(|at| at.value.clone()),
        })
    }

    fn page_items(&mut self, lists: &RawNames, response: &[Field]) -> Vec<PageItems> {
        let acronyms = self.acronyms.clone();
        let mut variants = NameScope::new(Case::UpperCamel, &acronyms);
        let mut items = Vec::new();
        for path in &lists.0 {
            let Some(ty) = self.response_type(path, response) else { continue };
            let Type::List(element) = ty else {
                let message = format!("`{}` is not a list of items: its type is `{}`", path.value, ty.spelling());
                self.report(Diagnostic::new(Code::Contradiction, path.place, message, "name the list"));
                continue;
            };
            let variant = variants.allocate(&Named { wire: path, chosen: None }, &mut self.diagnostics);
            items.push(PageItems { path: path.value.clone(), ty: *element, variant });
        }
        items
    }

    pub(super) fn check_named(&mut self, name: &At<String>, fields: &[Field], what: &str) {
        if field(fields, &name.value).is_none() {
            let message = format!("there is no {what} `{}`", name.value);
            let candidates = fields.iter().map(|field| field.name.as_str());
            self.unknown_parameter(name.place, &message, &name.value, candidates);
        }
    }

    /// The type at a path of the response, such as `PrecheckStatus.Status` or `DtsJobList[].Status`.
    fn response_type(&mut self, path: &At<String>, response: &[Field]) -> Option<Type> {
        let members: Vec<(String, Type)> =
            response.iter().map(|field| (field.name.clone(), field.ty.clone())).collect();
        let segments: Vec<String> = path.split('.').map(|part| part.trim_end_matches("[]").to_owned()).collect();
        match self.follow(&members, &segments) {
            Ok(ty) => Some(ty),
            Err((segment, candidates)) => {
                let message = format!("the response has no field `{}`", path.value);
                self.unknown_parameter(path.place, &message, &segment, candidates.iter().map(String::as_str));
                None
            }
        }
    }
}
