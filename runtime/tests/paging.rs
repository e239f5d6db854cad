//! Lists that come in several responses: where they end, and what happens when something is wrong with them.

use crate::sample::SERVICE;
use crate::structure;
use alibabacloud_core::plumbing::{Core, Field, Operation, PagedRequest, Paging, TypedRequest};
use alibabacloud_core::{
    Access, BoxFuture, Config, Credentials, Endpoint, Error, ErrorKind, HttpResponse, Items, Pages, RetryPolicy,
    SignedRequest, Transport, TransportError, TransportErrorKind,
};
use futures_core::Stream;
use serde_json::{Value, json};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

structure! { ListPorts {
    0 page: Option<i32> = Field::new("Page");
    1 size: Option<i64> = Field::new("Size");
    2 sea: Option<String> = Field::new("Sea");
} &[] }

structure! { PortList {
    0 total: Option<i64> = Field::new("Total");
    1 ports: Vec<String> = Field::new("Ports");
} &[] }

structure! { ListShips {
    0 token: Option<String> = Field::new("Token");
} &[] }

structure! { ShipList {
    0 next: Option<String> = Field::new("Next");
    1 fleets: Vec<Fleet> = Field::new("Fleets");
} &[] }

structure! { Fleet {
    0 ships: Vec<String> = Field::new("Ships").wrapper("Ship");
} &[] }

structure! { ListBerths {
    0 page: Option<String> = Field::new("PageNo");
    1 size: Option<i64> = Field::new("Size");
} &[] }

structure! { BerthList {
    0 free: Vec<String> = Field::new("Free");
    1 taken: Vec<i64> = Field::new("Taken");
} &[] }

structure! { ListMoorings {
    0 page: Option<i32> = Field::new("Page");
} &[] }

structure! { MooringList {
    0 total: Option<i64> = Field::new("Total");
    1 free: Vec<String> = Field::new("Free");
    2 taken: Vec<i64> = Field::new("Taken");
} &[] }

macro_rules! paged {
    ($request:ident, $response:ident, $item:ty, $paging:expr, |$it:ident| $items:expr) => {
        impl TypedRequest for $request {
            type Response = $response;
            type Error = Error;

            const OPERATION: &'static Operation = &Operation::new(stringify!($request), Access::Read);
        }

        impl PagedRequest for $request {
            type Item = $item;

            const PAGING: &'static Paging = &$paging;

            fn items($it: $response) -> Vec<$item> {
                $items
            }
        }
    };
}

paged!(
    ListPorts,
    PortList,
    String,
    Paging::numbered("Page", 1, &["Ports"]).size("Size", Some(2)).total("Total"),
    |answer| answer.ports
);
paged!(ListShips, ShipList, String, Paging::by_token("Token", "Next", &["Fleets[].Ships"]), |answer| {
    answer.fleets.into_iter().flat_map(|fleet| fleet.ships).collect()
});
paged!(
    ListBerths,
    BerthList,
    String,
    Paging::numbered("PageNo", 1, &["Free", "Taken"]).size("Size", Some(2)).short_is_last(),
    |answer| answer.free.into_iter().chain(answer.taken.iter().map(i64::to_string)).collect()
);

paged!(ListMoorings, MooringList, String, Paging::numbered("Page", 1, &["Free", "Taken"]).total("Total"), |answer| {
    answer.free.into_iter().chain(answer.taken.iter().map(i64::to_string)).collect()
});

/// Returns its responses one after the other, and keeps the queries of the requests.
#[derive(Clone, Debug)]
struct Script {
    answers: Arc<Mutex<Vec<Option<Value>>>>,
    queries: Arc<Mutex<Vec<String>>>,
}

impl Transport for Script {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let query: Vec<String> = request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.queries.lock().unwrap().push(query.join("&"));
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        Box::pin(async move {
            tokio::task::yield_now().await;
            match answer {
                Some(body) => Ok(HttpResponse { status: 200, headers: Vec::new(), body: body.to_string().into() }),
                None => Err(TransportError::new(TransportErrorKind::Connect, "tasks.example.com", None)),
            }
        })
    }
}

/// A client of a service that returns these responses, the last of them forever; `null` is a broken connection.
fn service(answers: Value) -> (Core, Script) {
    let Value::Array(answers) = answers else { panic!("a list of answers expected") };
    let answers = answers.into_iter().map(|answer| Some(answer).filter(|answer| !answer.is_null())).collect();
    let script = Script { answers: Arc::new(Mutex::new(answers)), queries: Arc::default() };
    let key = Credentials::access_key("testid", "testsecret");
    let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), key)
        .transport(script.clone())
        .retry(RetryPolicy::Off);
    (Core::new(&SERVICE, config).unwrap(), script)
}

fn ports(answers: Value) -> (Items<ListPorts>, Script) {
    let (core, script) = service(answers);
    (Pages::new(&core, ListPorts::default()).into_items(), script)
}

fn queries(script: &Script) -> Vec<String> {
    script.queries.lock().unwrap().clone()
}

#[tokio::test]
async fn a_list_ends_when_its_total_is_reached() {
    let (mut items, script) = ports(json!([
        { "Total": 5, "Ports": ["a", "b"] }, { "Total": 5, "Ports": ["c", "d"] }, { "Total": 5, "Ports": ["e"] },
    ]));
    assert_eq!(items.collect().await.unwrap(), ["a", "b", "c", "d", "e"]);
    assert_eq!(queries(&script), ["", "Page=2", "Page=3"]);
    assert!(items.next().await.is_none() && items.position().is_none());
    assert_eq!(queries(&script).len(), 3, "nothing is asked behind the end");
}

#[tokio::test]
async fn pages_that_are_not_full_do_not_end_a_list() {
    let (mut items, script) = ports(json!([
        { "Total": 4, "Ports": ["a"] }, { "Total": 4, "Ports": ["b"] }, { "Total": 4, "Ports": ["c", "d"] },
    ]));
    assert_eq!(items.collect().await.unwrap(), ["a", "b", "c", "d"]);
    assert_eq!(queries(&script).len(), 3);
}

#[tokio::test]
async fn without_a_total_an_empty_page_ends_a_list() {
    for total in [json!(null), json!(0), json!(-1)] {
        let page = |ports: &[&str]| json!({ "Total": total, "Ports": ports });
        let (mut items, script) = ports(json!([page(&["a", "b"]), page(&["c"]), page(&[]), page(&["never"])]));
        assert_eq!(items.collect().await.unwrap(), ["a", "b", "c"], "{total}");
        assert_eq!(queries(&script), ["", "Page=2", "Page=3"], "{total}");
    }
}

#[tokio::test]
async fn an_empty_page_before_the_total_is_requested_once_more_and_then_an_error() {
    let page = |ports: &[&str]| json!({ "Total": 4, "Ports": ports });
    for first in [vec![], vec!["a", "b"]] {
        let (mut items, script) = ports(json!([page(&first), page(&[])]));
        for port in &first {
            assert_eq!(items.next().await.unwrap().unwrap(), *port);
        }
        let error = items.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Paging, "{error}");
        assert!(error.to_string().contains("counts 4 entries"), "{error}");
        assert!(items.next().await.is_none() && items.position().is_some());
        assert_eq!(queries(&script).len(), first.len() / 2 + 2);
    }
    // It may have been an accident.
    let (mut items, script) = ports(json!([page(&["a", "b"]), page(&[]), page(&["c", "d"])]));
    assert_eq!(items.collect().await.unwrap(), ["a", "b", "c", "d"]);
    assert_eq!(queries(&script), ["", "Page=2", "Page=2"]);
    // A total that only the pages before gave counts too, and the failed page can be requested again.
    let (mut items, _) = ports(json!([page(&["a", "b"]), { "Ports": [] }, { "Ports": [] }, page(&["c", "d"])]));
    assert_eq!(items.collect().await.unwrap_err().kind(), ErrorKind::Paging);
    items.resume();
    assert_eq!(items.collect().await.unwrap(), ["c", "d"]);
}

#[tokio::test]
async fn a_list_that_shrinks_while_it_is_read_ends_where_its_new_total_is_reached() {
    for total in [2, 1, 0] {
        let (mut items, script) = ports(
            json!([{ "Total": 5, "Ports": ["a", "b"] }, { "Total": total, "Ports": [] }, { "Ports": ["never"] }]),
        );
        assert_eq!(items.collect().await.unwrap(), ["a", "b"], "{total}");
        assert_eq!(queries(&script).len(), 2);
    }
}

#[tokio::test]
async fn a_page_behind_the_end_is_empty_and_no_error() {
    for (page, size) in [(3, None), (2, Some(5)), (2, Some(10))] {
        let (core, _) = service(json!([{ "Total": 4, "Ports": [] }]));
        let request = ListPorts { page: Some(page), size, sea: None };
        assert!(Pages::new(&core, request).into_items().collect().await.unwrap().is_empty(), "{page}");
    }
}

#[tokio::test]
async fn pages_that_come_again_in_turn_are_an_error_when_the_first_of_them_does() {
    let cycle = |length: usize| -> Vec<Value> {
        (0..20).map(|index| json!({ "Total": 1000, "Ports": [format!("p{}", index % length)] })).collect()
    };
    for length in [1, 2, 3, 7] {
        let (mut items, script) = ports(json!(cycle(length)));
        for index in 0..length {
            assert_eq!(items.next().await.unwrap().unwrap(), format!("p{index}"));
        }
        assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Paging, "{length}");
        assert_eq!(queries(&script).len(), length + 1);
    }
}

#[tokio::test]
async fn a_total_of_several_lists_may_count_all_of_them() {
    let page = |free: &[&str], taken: &[i64]| json!({ "Total": 5, "Free": free, "Taken": taken });
    let (core, _) = service(json!([page(&["a", "b"], &[1]), page(&["c"], &[2]), page(&[], &[])]));
    let items = Pages::new(&core, ListMoorings::default()).into_items().collect().await.unwrap();
    assert_eq!(items, ["a", "b", "1", "c", "2"]);
}

#[tokio::test]
async fn the_callers_page_size_and_first_page_are_respected() {
    let (core, script) = service(json!([{ "Total": 8, "Ports": ["e", "f"] }, { "Total": 8, "Ports": ["g", "h"] }]));
    let request = ListPorts { page: Some(3), size: Some(2), sea: Some("North".into()) };
    let items = Pages::new(&core, request).into_items().collect().await.unwrap();
    assert_eq!(items, ["e", "f", "g", "h"]);
    assert_eq!(queries(&script), ["Page=3&Size=2&Sea=North", "Page=4&Size=2&Sea=North"]);
}

#[tokio::test]
async fn a_page_size_that_the_service_cuts_down_loses_no_item() {
    // Ten are requested and two returned: two entries precede page 2, not ten.
    let (core, _) = service(json!([{ "Total": 6, "Ports": ["c", "d"] }, { "Total": 6, "Ports": ["e", "f"] }]));
    let request = ListPorts { page: Some(2), size: Some(10), sea: None };
    assert_eq!(Pages::new(&core, request).into_items().collect().await.unwrap(), ["c", "d", "e", "f"]);
}

#[tokio::test]
async fn an_error_ends_the_list_and_the_page_that_failed_can_be_asked_for_again() {
    let (mut items, script) = ports(json!([
        { "Total": 4, "Ports": ["a", "b"] }, null, { "Total": 4, "Ports": ["c", "d"] },
    ]));
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Connect);
    assert!(items.next().await.is_none());
    assert_eq!(items.position().unwrap().page, Some(2));
    items.resume();
    assert_eq!(items.collect().await.unwrap(), ["c", "d"]);
    assert_eq!(queries(&script), ["", "Page=2", "Page=2"]);
}

#[tokio::test]
async fn a_list_can_be_carried_on_elsewhere() {
    let (mut items, _) = ports(json!([{ "Total": 4, "Ports": ["a", "b"] }, null]));
    items.collect().await.unwrap_err();
    let kept = items.position().unwrap().clone();
    let (core, script) = service(json!([{ "Total": 4, "Ports": ["c", "d"] }]));
    assert_eq!(Pages::new(&core, kept).into_items().collect().await.unwrap(), ["c", "d"]);
    assert_eq!(queries(&script), ["Page=2"]);
}

#[tokio::test]
async fn a_limit_of_pages_ends_the_list_and_the_position_tells_what_is_left() {
    let (core, script) = service(json!([{ "Ports": ["a"] }, { "Ports": ["b"] }, { "Ports": ["c"] }]));
    let mut pages = Pages::new(&core, ListPorts::default()).max_pages(2);
    let seen: Vec<_> = pages.collect().await.unwrap().into_iter().map(|page| page.ports).collect();
    assert_eq!(seen, [["a"], ["b"]]);
    assert_eq!(pages.position().unwrap().page, Some(3));
    let mut rest = pages.max_pages(1);
    assert_eq!(rest.next().await.unwrap().unwrap().ports, ["c"]);
    assert_eq!(queries(&script).len(), 3);
}

#[tokio::test]
async fn a_service_that_repeats_a_page_for_ever_is_an_error() {
    for total in [0, 50] {
        let (mut items, script) = ports(json!([{ "Total": total, "Ports": ["a", "b"] }]));
        let error = items.collect().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Paging, "{error}");
        assert!(error.to_string().contains("page 2"), "{error}");
        assert_eq!(queries(&script).len(), 2, "{total}");
    }
}

#[tokio::test]
async fn the_last_page_number_that_fits_is_the_last_that_is_asked_for() {
    let (core, script) = service(json!([{ "Ports": ["a"] }]));
    let request = ListPorts { page: Some(i32::MAX), ..ListPorts::default() };
    let mut items = Pages::new(&core, request).into_items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Paging);
    assert_eq!(queries(&script).len(), 1);
}

#[tokio::test]
async fn tokens_are_followed_and_nested_lists_are_joined() {
    let fleets =
        |ships: &[&[&str]]| -> Value { ships.iter().map(|ships| json!({ "Ships": { "Ship": ships } })).collect() };
    for end in [json!(null), json!("")] {
        let (core, script) = service(json!([
            { "Next": "t1", "Fleets": fleets(&[&["a"], &["b", "c"]]) },
            { "Next": "t2", "Fleets": [] },
            { "Next": end, "Fleets": fleets(&[&["d"]]) },
        ]));
        let items = Pages::new(&core, ListShips::default()).into_items().collect().await.unwrap();
        assert_eq!(items, ["a", "b", "c", "d"]);
        assert_eq!(queries(&script), ["", "Token=t1", "Token=t2"]);
    }
}

#[tokio::test]
async fn a_token_that_comes_again_is_an_error_behind_its_page() {
    for (tokens, asked) in [(["t1", "t1", "t1"], 2), (["t1", "t2", "t1"], 3)] {
        let pages = tokens.map(|token| json!({ "Next": token, "Fleets": [{ "Ships": ["a"] }] }));
        let (core, script) = service(json!(pages));
        let mut items = Pages::new(&core, ListShips::default()).into_items();
        for _ in 0..asked {
            assert_eq!(items.next().await.unwrap().unwrap(), "a");
        }
        assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Paging);
        assert!(items.next().await.is_none());
        assert_eq!(queries(&script).len(), asked);
    }
}

#[tokio::test]
async fn a_page_number_may_be_a_text_and_a_page_part_of_several_lists() {
    let (core, script) = service(json!([
        { "Free": ["a", "b"], "Taken": [1] }, { "Free": [], "Taken": [2, 3] }, { "Free": ["c"], "Taken": [] },
    ]));
    let items = Pages::new(&core, ListBerths::default()).into_items().collect().await.unwrap();
    assert_eq!(items, ["a", "b", "1", "2", "3", "c"]);
    assert_eq!(queries(&script), ["", "PageNo=2", "PageNo=3"], "the short page is the last");
}

#[tokio::test]
async fn short_is_measured_by_the_size_that_the_caller_asks_for() {
    let (core, script) = service(json!([{ "Free": ["a", "b"] }]));
    let request = ListBerths { page: None, size: Some(3) };
    assert_eq!(Pages::new(&core, request).into_items().collect().await.unwrap(), ["a", "b"]);
    assert_eq!(queries(&script), ["Size=3"]);
}

#[tokio::test]
async fn a_dropped_wait_for_a_page_does_not_ask_for_it_twice() {
    let (mut items, script) = ports(json!([{ "Total": 2, "Ports": ["a", "b"] }]));
    {
        let next = pin!(items.next());
        assert!(matches!(next.poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    }
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(queries(&script).len(), 1);
}

#[tokio::test]
async fn both_are_streams() {
    let (items, _) = ports(json!([{ "Total": 1, "Ports": ["a"] }]));
    let mut items = pin!(items);
    let item = std::future::poll_fn(|context| items.as_mut().poll_next(context)).await;
    assert_eq!(item.unwrap().unwrap(), "a");
    let (core, _) = service(json!([{ "Total": 1, "Ports": ["a"] }]));
    let mut pages = pin!(Pages::new(&core, ListPorts::default()));
    let page = std::future::poll_fn(|context| pages.as_mut().poll_next(context)).await;
    assert_eq!(page.unwrap().unwrap().ports, ["a"]);
    assert!(std::future::poll_fn(|context| pages.as_mut().poll_next(context)).await.is_none());
}

#[test]
fn streams_can_be_sent_to_other_threads() {
    fn send<T: Send + Unpin>(_: &T) {}
    let (items, _) = ports(json!([{}]));
    send(&items);
    assert!(format!("{items:?}").contains("ListPorts"), "{items:?}");
}
