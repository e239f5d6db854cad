//! The page: records and calls, rendered on the server.

use crate::protocol::Response;
use crate::service::Service;
use alibabacloud_core::clock::timestamp;
use askama::Template;
use std::collections::{BTreeMap, VecDeque};

/// Older calls are in the control `calls`.
const CALLS: usize = 100;
/// Of each collection, the newest; the others are in the control `records`.
const RECORDS: usize = 200;

/// The attributes by which people know a record, as far as it has them.
const TITLE: [&str; 11] = [
    "task",
    "instance",
    "taskname",
    "jobtype",
    "direction",
    "status",
    "resourceid",
    "tagkey",
    "consumergroupname",
    "dedicatedclusterid",
    "type",
];

#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    time: String,
    collections: BTreeMap<String, Collection>,
    calls: Vec<Row>,
    operation_titles: Vec<&'static str>,
    operations: Vec<Vec<&'static str>>,
}

/// The page of the documentation that lists the operations, which a test keeps current.
const OPERATIONS: &str = include_str!("../../../docs/emulator-operations.md");

/// The rows of its table, the titles first.
fn operations() -> impl Iterator<Item = Vec<&'static str>> {
    let rows = OPERATIONS.lines().filter(|line| line.starts_with("| "));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
}

#[derive(Default)]
struct Collection {
    count: usize,
    newest: VecDeque<Shown>,
}

/// A record.
struct Shown {
    title: String,
    attributes: BTreeMap<String, String>,
}

struct Row {
    time: String,
    operation: String,
    status: u16,
    code: String,
    request_id: String,
}

pub(super) fn page(service: &Service) -> Response {
    let mut collections: BTreeMap<String, Collection> = BTreeMap::new();
    for record in service.state.kept() {
        let attributes = record.attributes;
        let title = TITLE.iter().filter_map(|name| attributes.get(*name)).cloned().collect::<Vec<_>>().join(" · ");
        let collection = collections.entry(record.collection).or_default();
        collection.count += 1;
        collection.newest.push_back(Shown { title, attributes });
        if collection.newest.len() > RECORDS {
            collection.newest.pop_front();
        }
    }
    let calls = service.calls.last(CALLS).into_iter().map(|call| Row {
        time: timestamp(call.time).unwrap_or_default(),
        operation: call.operation,
        status: call.status,
        code: call.code.unwrap_or_default(),
        request_id: call.request_id,
    });
    let mut operations = operations();
    let page = Page {
        time: timestamp(service.clock.now()).unwrap_or_default(),
        collections,
        calls: calls.collect(),
        operation_titles: operations.next().unwrap_or_default(),
        operations: operations.collect(),
    };
    match page.render() {
        Ok(text) => Response::new(200, "text/html;charset=utf-8", text),
        Err(error) => Response::new(500, "text/plain;charset=utf-8", error.to_string()),
    }
}
