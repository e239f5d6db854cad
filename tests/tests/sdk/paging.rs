//! Every paginator, against a service in memory that has a list.

use crate::memory::{Memory, Parameters};
use crate::server::{Reply, Server};
use crate::spec::MODEL;
use alibabacloud_core::plumbing::PagedRequest;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, Error, operation};
use codegen::model::{Field, Operation, Pagination, PaginationStyle, Type};
use serde_json::{Map, Value, json};
use std::fmt::Debug;

/// Does something with each paged operation, by its request.
trait Check {
    fn check<R: PagedRequest<Error = Error, Item: Debug> + Default>(&self, operation: &'static Operation);
}

macro_rules! paged_operations {
    ($($name:ident)*) => {
        const PAGED: &[&str] = &[$(stringify!($name)),*];

        fn each(check: &impl Check) {
            $(check.check::<operation::$name::Request>(described(stringify!($name)));)*
        }
    };
}

paged_operations! {
    describe_check_jobs describe_cluster_operate_logs describe_consumer_channel describe_consumer_group
    describe_data_check_table_details describe_data_check_table_diff_details describe_dts_etl_job_version_info
    describe_dts_jobs describe_dts_service_log describe_gad_instances describe_initialization_status
    describe_migration_job_detail describe_migration_jobs describe_pre_check_status describe_subscription_instances
    describe_synchronization_jobs describe_tag_keys describe_tag_values list_dedicated_cluster list_tag_resources
}

fn described(name: &str) -> &'static Operation {
    MODEL.operations.iter().find(|operation| operation.rust == name).unwrap()
}

#[test]
fn the_list_of_paged_operations_is_that_of_the_spec() {
    let paged = MODEL.operations.iter().filter(|operation| operation.pagination.is_some());
    assert_eq!(paged.map(|operation| operation.rust.as_str()).collect::<Vec<_>>(), PAGED);
    assert_eq!(PAGED.len(), 20);
}

/// How the service behaves beside giving its list.
#[derive(Clone, Copy, PartialEq)]
enum Habit {
    /// It returns the total if the operation has one.
    Plain,
    /// It says that the total is zero.
    TotalZero,
    /// Pages are not full, though more follow.
    Lean,
    /// Whatever page or token is asked for, it gives the first page.
    Stubborn,
}

const SIZE: usize = 30;
const ENTRIES: usize = 2 * SIZE + 5;

/// A value that no other entry has, for the first field that can hold one.
fn entry(ty: &Type, number: usize) -> Value {
    let number = 700_000 + number;
    match ty {
        Type::String => json!(number.to_string()),
        Type::Structure(name) => {
            let fields = &MODEL.structure(name).unwrap().fields;
            let simple = |field: &&Field| matches!(field.ty, Type::String | Type::Int64 | Type::Int32) && !field.secret;
            let field = fields.iter().find(simple).unwrap();
            json!({ field.name.clone(): number })
        }
        other => panic!("{}", other.spelling()),
    }
}

/// The list inside a response, nested and wrapped as the spec says.
fn placed(operation: &Operation, path: &str, entries: &[Value]) -> (String, Value) {
    assert!(!path.contains('.'), "no list of this service lies in another field: {path}");
    let field = operation.response.iter().find(|field| field.name == path).unwrap();
    let list = match &field.wrapper {
        Some(wrapper) => json!({ wrapper.clone(): entries }),
        None => json!(entries),
    };
    (path.to_owned(), list)
}

fn page(operation: &Operation, pagination: &Pagination, habit: Habit, asked: &Parameters) -> Value {
    let size = pagination.size.as_ref().and_then(|size| asked.get(size)).map_or(SIZE, |size| size.parse().unwrap());
    let given = if habit == Habit::Lean { size - 3 } else { size };
    let number = match &pagination.style {
        _ if habit == Habit::Stubborn => 0,
        PaginationStyle::Page { parameter, .. } => {
            asked.get(parameter).map_or(0, |it| it.parse::<usize>().unwrap() - 1)
        }
        PaginationStyle::Token { parameter, .. } => asked.get(parameter).map_or(0, |it| it[1..].parse().unwrap()),
    };
    let range = (number * given).min(ENTRIES)..((number + 1) * given).min(ENTRIES);
    let mut answer = Map::from_iter([("RequestId".to_owned(), json!("R1")), ("Success".to_owned(), json!(true))]);
    // Several lists share the entries: each has a third, and the first pages hold something of all of them.
    let lists = pagination.items.len();
    for (index, items) in pagination.items.iter().enumerate() {
        let entries: Vec<Value> = range.clone().map(|it| entry(&items.ty, it * lists + index)).collect();
        answer.extend([placed(operation, &items.path, &entries)]);
    }
    if let Some(total) = &pagination.total {
        answer.insert(total.clone(), json!(if habit == Habit::TotalZero { 0 } else { ENTRIES }));
    }
    if let PaginationStyle::Token { field, .. } = &pagination.style {
        let more = range.end < ENTRIES || habit == Habit::Stubborn;
        answer.insert(field.clone(), if more { json!(format!("t{}", number + 1)) } else { json!("") });
    }
    answer.into()
}

fn service(operation: &'static Operation, habit: Habit) -> Memory {
    let pagination = operation.pagination.as_ref().unwrap();
    Memory::new(move |action, asked| {
        assert_eq!(action, operation.name);
        Ok((200, page(operation, pagination, habit, asked)))
    })
}

/// The numbers of the entries, as they came.
fn numbers<I: Debug>(items: &[I]) -> Vec<usize> {
    let number = |item: &I| {
        let text = format!("{item:?}");
        let start = text.find("70").unwrap_or_else(|| panic!("{text}"));
        text[start..start + 6].parse::<usize>().unwrap() - 700_000
    };
    items.iter().map(number).collect()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// A request for pages of a size that all of these operations take.
fn request<R: PagedRequest + Default>(operation: &Operation) -> R {
    let mut request = R::default();
    if let Some(size) = &operation.pagination.as_ref().unwrap().size {
        let loaded = alibabacloud_core::plumbing::from_json(&json!({ size.clone(): SIZE }), &mut request);
        assert!(loaded.unknown.is_empty() && loaded.mismatches.is_empty(), "{}", operation.name);
    }
    request
}

struct AllItemsOnce(Habit);

impl Check for AllItemsOnce {
    fn check<R: PagedRequest<Error = Error, Item: Debug> + Default>(&self, operation: &'static Operation) {
        let memory = service(operation, self.0);
        let mut items = alibabacloud_core::Pages::new(memory.client().core(), request::<R>(operation)).into_items();
        let found = numbers(&wait(items.collect()).unwrap_or_else(|error| panic!("{}: {error}", operation.name)));
        let pagination = operation.pagination.as_ref().unwrap();
        if pagination.short_is_last && self.0 == Habit::Lean {
            // Here the service promises full pages, so the first that is not full is taken for the last.
            assert_eq!(memory.asked().len(), 1, "{}", operation.name);
            return;
        }
        let mut sorted = found.clone();
        sorted.sort_unstable();
        let expected: Vec<usize> = (0..ENTRIES * pagination.items.len()).collect();
        assert_eq!(sorted, expected, "{}", operation.name);
        if pagination.items.len() == 1 {
            assert_eq!(found, expected, "{}: in the order of the service", operation.name);
        }
        // No page is asked for twice, and the size stays as it was.
        let asked = memory.asked();
        for (index, (_, parameters)) in asked.iter().enumerate() {
            assert!(!asked[..index].iter().any(|(_, other)| other == parameters), "{}", operation.name);
            if let Some(size) = &pagination.size {
                assert_eq!(parameters[size], SIZE.to_string(), "{}", operation.name);
            }
        }
        let needed = if self.0 == Habit::Lean { ENTRIES.div_ceil(SIZE - 3) } else { ENTRIES.div_ceil(SIZE) };
        let told = match self.0 {
            Habit::TotalZero => pagination.total.is_none(),
            _ => true,
        };
        let token = matches!(pagination.style, PaginationStyle::Token { .. });
        let expected = if told || token { needed } else { needed + 1 };
        assert_eq!(asked.len(), expected, "{}", operation.name);
    }
}

#[test]
fn every_paginator_gives_every_item_once() {
    each(&AllItemsOnce(Habit::Plain));
}

#[test]
fn every_paginator_goes_on_to_an_empty_page_when_the_total_says_nothing() {
    each(&AllItemsOnce(Habit::TotalZero));
}

#[test]
fn no_paginator_trusts_the_fullness_of_a_page_unless_the_spec_says_so() {
    each(&AllItemsOnce(Habit::Lean));
}

struct NeverForEver;

impl Check for NeverForEver {
    fn check<R: PagedRequest<Error = Error, Item: Debug> + Default>(&self, operation: &'static Operation) {
        let memory = service(operation, Habit::Stubborn);
        let mut items = alibabacloud_core::Pages::new(memory.client().core(), request::<R>(operation)).into_items();
        let error = wait(items.collect()).err().unwrap_or_else(|| panic!("{} ended", operation.name));
        assert!(error.to_string().contains("would never end"), "{}: {error}", operation.name);
        assert_eq!(memory.asked().len(), 2, "{}", operation.name);
    }
}

#[test]
fn no_paginator_follows_a_service_that_repeats_itself() {
    each(&NeverForEver);
}

struct ResumesWhereItFailed;

impl Check for ResumesWhereItFailed {
    fn check<R: PagedRequest<Error = Error, Item: Debug> + Default>(&self, operation: &'static Operation) {
        let pagination = operation.pagination.as_ref().unwrap();
        let calls = std::sync::atomic::AtomicUsize::new(0);
        let memory = Memory::new(move |_, asked| {
            // The second page fails at the first try.
            if calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 1 {
                return Ok((400, json!({ "Code": "InvalidParameter", "Message": "Not now.", "RequestId": "R1" })));
            }
            Ok((200, page(operation, pagination, Habit::Plain, asked)))
        });
        let mut items = alibabacloud_core::Pages::new(memory.client().core(), request::<R>(operation)).into_items();
        wait(async {
            let mut found = Vec::new();
            let error = loop {
                match items.next().await.unwrap() {
                    Ok(item) => found.push(item),
                    Err(error) => break error,
                }
            };
            assert!(error.is_code("InvalidParameter"), "{}: {error}", operation.name);
            assert!(items.next().await.is_none(), "{}", operation.name);
            items.resume();
            found.extend(items.collect().await.unwrap());
            let mut found = numbers(&found);
            found.sort_unstable();
            assert_eq!(found, (0..ENTRIES * pagination.items.len()).collect::<Vec<_>>(), "{}", operation.name);
        });
        let mut asked = memory.asked();
        for (_, parameters) in &mut asked {
            // Each call has one of its own.
            parameters.remove("ClientToken");
        }
        assert_eq!(asked[1], asked[2], "{}: the page that failed", operation.name);
        assert_eq!(asked.len(), ENTRIES.div_ceil(SIZE) + 1, "{}", operation.name);
    }
}

#[test]
fn every_paginator_resumes_with_the_page_that_failed() {
    each(&ResumesWhereItFailed);
}

#[test]
fn a_builder_and_a_request_lead_to_the_same_pages() {
    let operation = described("describe_synchronization_jobs");
    let memory = service(operation, Habit::Plain);
    let client = memory.client();
    wait(async {
        let mut jobs = client.describe_synchronization_jobs().page_size(50).page_number(2).items();
        let first = jobs.next().await.unwrap().unwrap();
        assert_eq!(numbers(&[first]), [50]);
        assert_eq!(jobs.collect().await.unwrap().len(), ENTRIES - 51);
        let request = client.describe_synchronization_jobs().page_size(50).into_request();
        let pages = client.describe_synchronization_jobs().request(request).pages().collect().await.unwrap();
        assert_eq!(pages.iter().map(|page| page.synchronization_instances.len()).collect::<Vec<_>>(), [50, 15]);
        assert_eq!(pages[0].metadata().http_status(), 200);
    });
}

#[test]
fn the_callers_idempotency_token_is_for_the_first_page_alone() {
    let memory = service(described("describe_cluster_operate_logs"), Habit::Plain);
    let logs = memory.client().describe_cluster_operate_logs().client_token("mine").dedicated_cluster_id("c");
    wait(logs.items().collect()).unwrap();
    let tokens: Vec<String> = memory.asked().iter().map(|(_, parameters)| parameters["ClientToken"].clone()).collect();
    assert_eq!(tokens.len(), 3);
    assert!(tokens[0] == "mine" && tokens[1] != "mine" && tokens[2] != tokens[1], "{tokens:?}");
}

#[test]
fn pages_are_followed_over_a_real_connection() {
    let page =
        |keys: &[&str]| Reply::json(200, &json!({ "Success": true, "TotalCount": 3, "TagKeys": keys }).to_string());
    let server = Server::answering(vec![page(&["a", "b"]), page(&["c"])]);
    let endpoint = Endpoint::parse(&format!("http://{}", server.address)).unwrap();
    let client = Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap();
    let keys = wait(async {
        let keys = client.describe_tag_keys().region_id("cn-hangzhou").category("Custom").page_size(2);
        keys.resource_type("ALIYUN::DTS::INSTANCE").items().collect().await
    });
    assert_eq!(keys.unwrap(), ["a", "b", "c"]);
    let queries: Vec<String> = server.received().into_iter().map(|received| received.query).collect();
    assert!(!queries[0].contains("PageNumber") && queries[1].contains("PageNumber=2"), "{queries:?}");
    assert!(queries.iter().all(|query| query.contains("PageSize=2")), "{queries:?}");
}
