//! All pages of a list.

use super::received::document;
use crate::failure::Failure;
use crate::input::typed::Request;
use crate::output::{self, Format, mask};
use crate::settings::Settings;
use alibabacloud_core::plumbing::{Core, PageCursor, PageStep, forget_token};
use serde_json::Value;

/// The first page with the entries of all pages. With `lines`, each entry is printed when its page comes, and there is
/// nothing more to return.
pub(crate) async fn all(
    request: &Request,
    core: &Core,
    lines: bool,
    settings: &Settings,
) -> Result<Option<Value>, Failure> {
    let (operation, call) = (request.operation, request.call);
    let failed = |error: &alibabacloud_core::Error| Failure::of(error, settings.language);
    let (Some(paging), Some(pagination)) = (call.paging, operation.pagination) else { return Ok(None) };
    let mut cursor = PageCursor::new(paging);
    let mut typed = request.make();
    let mut whole: Option<Value> = None;
    loop {
        let mut response = (call.response)();
        let metadata =
            core.call(call.operation, typed.as_ref(), response.as_mut()).await.map_err(|error| failed(&error))?;
        let mut page = document(response.as_ref(), &metadata);
        let step = cursor.advance(typed.as_mut(), response.as_ref()).map_err(|error| failed(&error))?;
        if lines {
            if !settings.show_secrets {
                mask::hide(operation, &mut page);
            }
            for path in pagination.items {
                if output::at(&page, path).is_some() {
                    output::print(Format::Ndjson, &page, Some(path), settings.language)?;
                }
            }
        } else {
            match &mut whole {
                None => whole = Some(page),
                Some(whole) => pagination.items.iter().for_each(|path| append(whole, page.clone(), path)),
            }
        }
        match step {
            PageStep::Next => forget_token(call.operation, typed.as_mut()),
            PageStep::End => return Ok(whole),
            PageStep::Broken(error) => return Err(failed(&error)),
        }
    }
}

/// Adds the entries of a page to those before it.
fn append(whole: &mut Value, page: Value, path: &str) {
    let outermost = path.split('.').next().unwrap_or(path).trim_end_matches("[]");
    let Some(Value::Object(mut page)) = Some(page) else { return };
    let (Some(more), Some(list)) = (page.remove(outermost), whole.get_mut(outermost)) else { return };
    add(list, more);
}

/// A list may lie in a wrapper.
fn add(list: &mut Value, more: Value) {
    match (list, more) {
        (Value::Array(list), Value::Array(more)) => list.extend(more),
        (Value::Object(list), Value::Object(more)) => {
            for (name, more) in more {
                match list.get_mut(&name) {
                    Some(list) => add(list, more),
                    None => {
                        list.insert(name, more);
                    }
                }
            }
        }
        _ => {}
    }
}
