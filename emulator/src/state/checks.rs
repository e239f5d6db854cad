//! The items of a precheck in a response.

use super::page::Page;
use super::progress;
use super::record::Record;
use crate::examples::Checks;
use crate::protocol::Object;

/// The items, or those of a page.
pub(super) fn items(places: &Checks, record: &Record, page: Option<&Page>) -> Vec<Vec<u8>> {
    let failed = places.failed.first().map_or("Failed", String::as_str);
    let checks = progress::checks(record);
    page.map_or(checks.as_slice(), |page| page.of(&checks))
        .iter()
        .map(|(name, result)| {
            let state = match result {
                Some(true) => "Success",
                Some(false) => failed,
                None => "Checking",
            };
            let mut item = Object::default();
            item.member(&places.name, name);
            item.member(&places.state, state);
            item.end()
        })
        .collect()
}
