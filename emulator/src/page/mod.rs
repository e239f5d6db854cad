//! What people and scripts see beside the API: a page, and the controls of the emulator.

mod control;
mod view;

use crate::protocol::{Request, Response};
use crate::service::Service;

/// The response to a request that is not a call of the API; `None` for calls.
pub(crate) fn respond(service: &Service, request: &Request) -> Option<Response> {
    if let Some(control) = request.path().strip_prefix("/_emulator/") {
        return Some(control::respond(service, request, control));
    }
    let is_page = request.method == http::Method::GET
        && request.path() == "/"
        && request.query.is_empty()
        && request.header("authorization").is_none()
        && request.header("x-acs-action").is_none();
    is_page.then(|| view::page(service))
}
