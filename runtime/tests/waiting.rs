//! Waits: when they end, with what, and how often the service is asked. The clock stands still unless it is waited for.

use crate::sample::SERVICE;
use crate::structure;
use alibabacloud_core::plumbing::{Core, Field, Operation, PagedRequest, Paging, TypedRequest};
use alibabacloud_core::wait::{Checks, Goal, Goals, Inquiry, Outcome, Source, StateRule, Subject, Test, Wait, Waiter};
use alibabacloud_core::{
    Access, BoxFuture, Config, Credentials, Endpoint, Error, HttpResponse, ResponseMetadata, RetryPolicy,
    SignedRequest, Transport, TransportError, TransportErrorKind, WaitError,
};
use futures_core::Stream;
use serde_json::{Value, json};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

structure! { AskShip {
    0 ship: Option<String> = Field::new("Ship");
    1 token: Option<String> = Field::new("Token");
} &[] }

structure! { Ship {
    0 state: Option<String> = Field::new("State");
    1 kind: Option<String> = Field::new("Kind");
    2 stages: Option<Stages> = Field::new("Stages");
    3 delay: Option<i64> = Field::new("Delay");
    4 why: Option<String> = Field::new("Why");
    5 papers: Vec<Paper> = Field::new("Papers");
    6 lamp: Option<bool> = Field::new("Lamp");
} &[] }

structure! { Stages {
    0 loading: Option<i32> = Field::new("Loading");
    1 sailing: Option<String> = Field::new("Sailing");
} &[] }

structure! { Paper {
    0 name: Option<String> = Field::new("Name");
    1 found: Option<String> = Field::new("Found");
    2 fault: Option<String> = Field::new("Fault");
    3 advice: Option<String> = Field::new("Advice");
} &[] }

structure! { AskFleet {
    0 ships: Option<String> = Field::new("Ships");
    1 page: Option<i32> = Field::new("Page");
} &[] }

structure! { Fleet {
    0 squadrons: Vec<Squadron> = Field::new("Squadrons");
    1 total: Option<i64> = Field::new("Total");
} &[] }

structure! { Squadron {
    0 sea: Option<String> = Field::new("Sea");
    1 ships: Vec<NamedShip> = Field::new("Ships");
} &[] }

structure! { NamedShip {
    0 name: Option<String> = Field::new("Name");
    1 state: Option<String> = Field::new("State");
} &[] }

structure! { AskPapers {
    0 ship: Option<String> = Field::new("Ship");
    1 what: Option<String> = Field::new("What");
    2 page: Option<i32> = Field::new("Page");
} &[] }

structure! { Papers {
    0 papers: Vec<Paper> = Field::new("Papers");
    1 total: Option<i64> = Field::new("Total");
} &[] }

macro_rules! typed {
    ($request:ident, $response:ident, $operation:expr) => {
        impl TypedRequest for $request {
            type Response = $response;
            type Error = Error;

            const OPERATION: &'static Operation = &$operation;

            fn set_metadata(_: &mut $response, _: ResponseMetadata) {}
        }
    };
}

typed!(AskShip, Ship, Operation::new("AskShip", Access::Read).idempotency_token("Token"));
typed!(AskFleet, Fleet, Operation::new("AskFleet", Access::Read));
typed!(AskPapers, Papers, Operation::new("AskPapers", Access::Read));

impl PagedRequest for AskFleet {
    type Item = Squadron;

    const PAGING: &'static Paging = &Paging::numbered("Page", 1, &["Squadrons"]).total("Total");

    fn items(response: Fleet) -> Vec<Squadron> {
        response.squadrons
    }
}

const CHECKS: Checks = Checks {
    items: &["Papers"],
    name: "Name",
    state: "Found",
    failed: &["Wrong", "Missing"],
    message: &["Fault"],
    advice: &["Advice"],
};

const fn rule(states: &'static [&'static str], outcome: Outcome) -> StateRule {
    StateRule { states, when: &[], outcome }
}

static SHIP: Waiter = Waiter {
    state: "State",
    interval: Duration::from_secs(10),
    timeout: Duration::from_mins(10),
    percent: &["Stages.Loading", "Stages.Sailing"],
    delay: &[("Delay", 1000)],
    message: &["Why"],
    subject: Subject::All,
    rules: &[rule(&["Sunk"], Outcome::Failed), rule(&["Anchored"], Outcome::Stuck("It lies at anchor: weigh it."))],
    checks: Some(CHECKS),
    inquiry: Some(Inquiry {
        states: &["Sunk"],
        operation: AskPapers::OPERATION,
        request: || Box::<AskPapers>::default(),
        response: || Box::<Papers>::default(),
        parameters: &[("Ship", Source::Field("Ship")), ("What", Source::Text("all"))],
        checks: &CHECKS,
        paging: Some(&Paging::numbered("Page", 1, &["Papers"]).total("Total")),
    }),
    paging: None,
};

#[derive(Clone, Copy, Debug, Default)]
enum ShipGoal {
    #[default]
    Arrived,
    Cleared,
    Anchored,
}

impl Goals for ShipGoal {
    type Request = AskShip;
    type State = String;

    const ALL: &'static [Self] = &[Self::Arrived, Self::Cleared, Self::Anchored];
    const WAITER: &'static Waiter = &SHIP;

    fn goal(self) -> &'static Goal {
        static GOALS: [Goal; 3] = [
            Goal {
                name: "arrived",
                field: "State",
                rules: &[
                    rule(&["Moored"], Outcome::Done),
                    rule(&["Turned"], Outcome::Stuck("It sails home: order it anew.")),
                    StateRule {
                        states: &["Turned"],
                        when: &[Test { field: "Kind", values: &["ferry"] }],
                        outcome: Outcome::Done,
                    },
                    StateRule {
                        states: &[],
                        when: &[Test { field: "Lamp", values: &["true"] }],
                        outcome: Outcome::Done,
                    },
                ],
                only: &[],
                all_checks: false,
            },
            Goal {
                name: "cleared",
                field: "Kind",
                rules: &[rule(&["checked"], Outcome::Done)],
                only: &[],
                all_checks: true,
            },
            Goal {
                name: "anchored",
                field: "State",
                rules: &[rule(&["Anchored"], Outcome::Done)],
                only: &[],
                all_checks: false,
            },
        ];
        &GOALS[self as usize]
    }

    fn remedy(name: &str) -> Option<&'static str> {
        (name == "CREW_LIST").then_some("Write down who is on board.")
    }
}

static FLEET: Waiter = Waiter {
    state: "Squadrons[].Ships[].State",
    interval: Duration::from_secs(10),
    timeout: Duration::from_mins(10),
    percent: &[],
    delay: &[],
    message: &[],
    subject: Subject::Named { member: "Name", parameter: "Ships", separator: "," },
    rules: &[rule(&["Sunk"], Outcome::Failed)],
    checks: None,
    inquiry: None,
    paging: Some(AskFleet::PAGING),
};

#[derive(Clone, Copy, Debug, Default)]
enum FleetGoal {
    #[default]
    Arrived,
    NorthernArrived,
}

impl Goals for FleetGoal {
    type Request = AskFleet;
    type State = String;

    const ALL: &'static [Self] = &[Self::Arrived, Self::NorthernArrived];
    const WAITER: &'static Waiter = &FLEET;

    fn goal(self) -> &'static Goal {
        const ARRIVED: &[StateRule] = &[rule(&["Moored"], Outcome::Done)];
        static ALL: Goal =
            Goal { name: "arrived", field: "Squadrons[].Ships[].State", rules: ARRIVED, only: &[], all_checks: false };
        static NORTHERN: Goal = Goal {
            name: "northern_arrived",
            field: "Squadrons[].Ships[].State",
            rules: ARRIVED,
            only: &[Test { field: "Sea", values: &["North"] }],
            all_checks: false,
        };
        match self {
            Self::Arrived => &ALL,
            Self::NorthernArrived => &NORTHERN,
        }
    }

    fn remedy(_: &str) -> Option<&'static str> {
        None
    }
}

/// One answer of the service.
#[derive(Clone, Debug)]
enum Says {
    Body(Value),
    Refusal(u16, &'static str),
    Wait(u64),
    Broken,
    Nothing,
}

/// Gives its answers one after the other, the last for ever, and keeps when it was asked what.
#[derive(Clone, Debug)]
struct Script {
    answers: Arc<Mutex<Vec<Says>>>,
    asked: Arc<Mutex<Vec<(Instant, String)>>>,
}

impl Transport for Script {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let action = &request.headers.iter().find(|(name, _)| name == "x-acs-action").unwrap().1;
        let query: Vec<String> = request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.asked.lock().unwrap().push((Instant::now(), format!("{action} {}", query.join("&"))));
        let mut answers = self.answers.lock().unwrap();
        let says = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        let answer =
            |status: u16, body: Value, headers| Ok(HttpResponse { status, headers, body: body.to_string().into() });
        Box::pin(async move {
            match says {
                Says::Body(body) => answer(200, body, Vec::new()),
                Says::Refusal(status, code) => {
                    answer(status, json!({ "Code": code, "Message": "No.", "RequestId": "r" }), Vec::new())
                }
                Says::Wait(seconds) => answer(
                    429,
                    json!({ "Code": "Throttling.User", "Message": "Later." }),
                    vec![("x-acs-retry-after".to_owned(), (seconds * 1000).to_string())],
                ),
                Says::Broken => Err(TransportError::new(TransportErrorKind::Broken, "tasks.example.com", None)),
                Says::Nothing => std::future::pending().await,
            }
        })
    }
}

fn service(answers: Vec<Says>) -> (Core, Script) {
    let script = Script { answers: Arc::new(Mutex::new(answers)), asked: Arc::default() };
    let key = Credentials::access_key("testid", "testsecret");
    let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), key);
    let config = config.transport(script.clone()).retry(RetryPolicy::Off);
    (Core::new(&SERVICE, config).unwrap(), script)
}

fn states(states: &[&str]) -> Vec<Says> {
    states.iter().map(|state| Says::Body(json!({ "State": state }))).collect()
}

fn ship(answers: Vec<Says>) -> (Wait<ShipGoal>, Script) {
    let (core, script) = service(answers);
    (Wait::new(&core, AskShip { ship: Some("s1".into()), token: None }), script)
}

fn asked(script: &Script) -> Vec<String> {
    script.asked.lock().unwrap().iter().map(|(_, asked)| asked.clone()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_with_the_answer_that_reaches_the_goal() {
    let (wait, script) = ship(states(&["Loading", "Sailing", "moored"]));
    let began = Instant::now();
    let answer = wait.await.unwrap();
    assert_eq!(answer.state.as_deref(), Some("moored"), "letter case is ignored, and kept");
    assert_eq!(asked(&script).len(), 3);
    let took = began.elapsed().as_secs_f64();
    assert!((18.0..=22.0).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn the_first_look_is_at_once_and_the_others_are_spread_by_chance() {
    let (wait, script) = ship(states(&["Sailing"]));
    wait.max_polls(40).timeout(Duration::MAX).await.unwrap_err();
    let asked = script.asked.lock().unwrap().clone();
    let waits: Vec<f64> = asked.windows(2).map(|pair| (pair[1].0 - pair[0].0).as_secs_f64()).collect();
    assert_eq!(waits.len(), 39);
    assert!(waits.iter().all(|wait| (9.0..=11.001).contains(wait)), "{waits:?}");
    assert!(waits.iter().any(|wait| (wait - waits[0]).abs() > 0.01), "{waits:?}");
}

#[tokio::test(start_paused = true)]
async fn a_failed_state_ends_it_at_once_with_the_services_own_words_and_the_checks() {
    let (wait, script) = ship(vec![
        Says::Body(json!({ "State": "Sailing" })),
        Says::Body(json!({ "State": "Sunk", "Why": "A storm.", "Papers": [
            { "Name": "CREW_LIST", "Found": "missing", "Fault": "No list.", "Advice": "CREW_LIST_REPAIR" },
            { "Name": "CARGO_LIST", "Found": "Right" },
            { "Name": "FLAG", "Found": "Wrong", "Fault": "Torn.", "Advice": "Sew it." },
        ] })),
    ]);
    let error = wait.await.unwrap_err();
    let WaitError::Failed { state, message, checks, .. } = &error else { panic!("{error}") };
    assert_eq!((state.as_str(), message.as_deref()), ("Sunk", Some("A storm.")));
    let names: Vec<_> =
        checks.iter().map(|check| (check.name.as_str(), check.remedy, check.advice.as_deref())).collect();
    let crew = ("CREW_LIST", Some("Write down who is on board."), Some("CREW_LIST_REPAIR"));
    assert_eq!(names, [crew, ("FLAG", None, Some("Sew it."))]);
    let text = error.to_string();
    assert_eq!(
        text,
        "what was waited for has failed, its state is Sunk: A storm.; not passed: CREW_LIST: No list. (what to do: Write \
         down who is on board.); FLAG: Torn. (what to do: Sew it.)"
    );
    assert_eq!(asked(&script).len(), 2, "what the answer tells is not asked for");
    assert_eq!(Error::from(error).to_string(), text);
}

#[tokio::test(start_paused = true)]
async fn checks_that_the_answer_lacks_are_asked_for_page_by_page() {
    let paper = |name: &str| json!({ "Name": name, "Found": "Wrong" });
    let (wait, script) = ship(vec![
        Says::Body(json!({ "State": "Sunk" })),
        Says::Body(json!({ "Total": 2, "Papers": [paper("A")] })),
        Says::Body(json!({ "Total": 2, "Papers": [paper("B")] })),
    ]);
    let error = wait.await.unwrap_err();
    assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    let asked = asked(&script);
    assert_eq!(asked[1..], ["AskPapers Ship=s1&What=all", "AskPapers Ship=s1&What=all&Page=2"]);
}

#[tokio::test(start_paused = true)]
async fn checks_are_told_once_where_a_page_is_repeated_and_kept_where_the_next_fails() {
    let page = || Says::Body(json!({ "Total": 2, "Papers": [{ "Name": "A", "Found": "Wrong" }] }));
    for second in [page(), Says::Refusal(403, "Forbidden")] {
        let (wait, script) = ship(vec![Says::Body(json!({ "State": "Sunk" })), page(), second]);
        let error = wait.await.unwrap_err();
        assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["A"]);
        assert_eq!(asked(&script).len(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_state_is_no_state() {
    let error = ship(states(&[""])).0.max_polls(1).await.unwrap_err();
    assert!(error.to_string().ends_with("the last state was not told"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_failure_stays_one_when_the_checks_cannot_be_asked_for() {
    let (wait, _) = ship(vec![Says::Body(json!({ "State": "Sunk" })), Says::Refusal(403, "Forbidden")]);
    let error = wait.await.unwrap_err();
    assert!(
        matches!(&error, WaitError::Failed { state, checks, .. } if state == "Sunk" && checks.is_empty()),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_stuck_state_ends_it_with_a_reason_unless_it_is_the_goal() {
    let error = ship(states(&["Sailing", "Anchored"])).0.await.unwrap_err();
    let WaitError::Stuck { state, reason, .. } = &error else { panic!("{error}") };
    assert_eq!((state.as_str(), *reason), ("Anchored", "It lies at anchor: weigh it."));
    assert!(error.to_string().contains("It lies at anchor"), "{error}");
    ship(states(&["Sailing", "Anchored"])).0.until(ShipGoal::Anchored).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_condition_on_another_field_comes_before_what_holds_without_it() {
    let turned = |kind: &str| vec![Says::Body(json!({ "State": "Turned", "Kind": kind }))];
    ship(turned("Ferry")).0.await.unwrap();
    assert!(matches!(ship(turned("tanker")).0.await, Err(WaitError::Stuck { .. })));
    // Whatever the state is, and even without one.
    ship(vec![Says::Body(json!({ "State": "Odd", "Lamp": "true" }))]).0.await.unwrap();
    ship(vec![Says::Body(json!({ "Lamp": true }))]).0.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_goal_may_have_a_field_of_its_own_and_insist_on_the_checks() {
    let answer = |found: &str| {
        Says::Body(json!({ "State": "Sailing", "Kind": "checked", "Papers": [{ "Name": "FLAG", "Found": found }] }))
    };
    ship(vec![Says::Body(json!({ "State": "Sailing" })), answer("Right")]).0.until(ShipGoal::Cleared).await.unwrap();
    let error = ship(vec![answer("Wrong")]).0.until(ShipGoal::Cleared).await.unwrap_err();
    assert_eq!(error.checks()[0].name, "FLAG");
    // The state of the thing itself still counts.
    assert!(matches!(ship(states(&["Anchored"])).0.until(ShipGoal::Cleared).await, Err(WaitError::Stuck { .. })));
}

#[tokio::test(start_paused = true)]
async fn a_state_that_nobody_knows_is_told_and_waited_through() {
    let (wait, script) = ship(states(&["Levitating", "Moored"]));
    let mut watch = wait.progress();
    let look = watch.next().await.unwrap().unwrap();
    assert_eq!((look.state.as_deref(), look.reached, look.of), (Some("Levitating"), 0, 1));
    let look = watch.next().await.unwrap().unwrap();
    assert_eq!((look.state.as_deref(), look.reached, look.polls), (Some("Moored"), 1, 2));
    assert!((9..=11).contains(&look.elapsed.as_secs()), "{:?}", look.elapsed);
    assert!(watch.next().await.is_none());
    assert_eq!(asked(&script).len(), 2);
}

#[tokio::test(start_paused = true)]
async fn progress_tells_the_stage_that_is_not_complete_and_the_delay() {
    let stages = |loading: i32, sailing: &str, delay: i64| {
        Says::Body(json!({ "State": "Sailing", "Delay": delay, "Stages": { "Loading": loading, "Sailing": sailing } }))
    };
    let (wait, _) = ship(vec![
        stages(40, "", 3),
        stages(100, "7.5%", 2),
        stages(100, "100", -1),
        Says::Body(json!({ "RequestId": "r" })),
    ]);
    let mut watch = wait.progress();
    let mut seen = Vec::new();
    for _ in 0..4 {
        let look = watch.next().await.unwrap().unwrap();
        seen.push((look.percent, look.delay.map(|delay| delay.as_secs())));
    }
    assert_eq!(seen, [(Some(40.0), Some(3)), (Some(7.5), Some(2)), (Some(100.0), None), (None, None)]);
}

#[tokio::test(start_paused = true)]
async fn errors_that_pass_do_not_end_it_and_are_told_as_trouble() {
    let (wait, script) = ship(vec![
        Says::Refusal(503, "ServiceUnavailable"),
        Says::Broken,
        Says::Wait(25),
        Says::Body(json!({ "State": "Moored" })),
    ]);
    let mut watch = wait.progress();
    for expected in ["ServiceUnavailable", "the connection broke", "Throttling.User"] {
        let look = watch.next().await.unwrap().unwrap();
        assert!(look.problem.as_deref().is_some_and(|trouble| trouble.contains(expected)), "{look:?}");
        assert_eq!(look.state, None);
    }
    assert_eq!(watch.next().await.unwrap().unwrap().problem, None);
    let asked = script.asked.lock().unwrap().clone();
    assert!(asked[3].0 - asked[2].0 >= Duration::from_secs(25), "the service's own wish is respected");
}

#[tokio::test(start_paused = true)]
async fn an_error_that_does_not_pass_ends_it() {
    let (wait, script) = ship(vec![Says::Body(json!({ "State": "Sailing" })), Says::Refusal(404, "NoSuchShip")]);
    let error = wait.await.unwrap_err();
    assert!(matches!(&error, WaitError::Call(error) if error.code() == Some("NoSuchShip")), "{error}");
    assert_eq!(asked(&script).len(), 2);
    assert!(matches!(Error::from(error), Error::Service(_)), "a call's error stays what it is");
}

#[tokio::test(start_paused = true)]
async fn the_time_ends_it_even_while_the_service_says_nothing() {
    for answers in [states(&["Sailing"]), vec![Says::Body(json!({ "State": "Sailing" })), Says::Nothing]] {
        let began = Instant::now();
        let error = ship(answers).0.timeout(Duration::from_secs(15)).await.unwrap_err();
        assert_eq!(began.elapsed(), Duration::from_secs(15));
        let WaitError::TimedOut { state, elapsed, polls, .. } = &error else { panic!("{error}") };
        assert_eq!((state.as_deref(), elapsed.as_secs(), *polls), (Some("Sailing"), 15, 2));
        assert!(error.to_string().contains("within 15 s"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_timeout_tells_the_error_of_the_last_look() {
    let error = ship(vec![Says::Broken]).0.timeout(Duration::from_secs(25)).await.unwrap_err();
    assert!(matches!(&error, WaitError::TimedOut { error: Some(Error::Transport(_)), state: None, .. }), "{error:?}");
    assert!(error.to_string().contains("the connection broke"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_number_of_looks_can_be_limited() {
    for polls in [0, 1, 3] {
        let (wait, script) = ship(states(&["Sailing"]));
        let error = wait.max_polls(polls).await.unwrap_err();
        assert!(matches!(&error, WaitError::TimedOut { polls: made, .. } if *made == polls), "{error}");
        assert_eq!(asked(&script).len(), usize::try_from(polls).unwrap());
    }
}

#[tokio::test(start_paused = true)]
async fn a_longest_possible_time_is_no_overflow() {
    let (wait, _) = ship(states(&["Sailing", "Moored"]));
    wait.timeout(Duration::MAX).await.unwrap();
    let (wait, _) = ship(states(&["Sailing"]));
    let error = wait.timeout(Duration::MAX).interval(Duration::MAX).await.unwrap_err();
    assert!(matches!(error, WaitError::TimedOut { polls: 1, .. }), "{error}");
}

#[tokio::test(start_paused = true)]
async fn each_look_is_a_call_of_its_own() {
    let (core, script) = service(states(&["Sailing", "Sailing", "Moored"]));
    Wait::<ShipGoal>::new(&core, AskShip { ship: None, token: Some("mine".into()) }).await.unwrap();
    let asked = asked(&script);
    assert_eq!(asked[0], "AskShip Token=mine");
    assert!(asked[1] != asked[0] && asked[2] != asked[1], "{asked:?}");
}

#[tokio::test(start_paused = true)]
async fn a_dropped_wait_asks_no_more_and_a_dropped_look_goes_on() {
    let (wait, script) = ship(states(&["Sailing", "Moored"]));
    tokio::time::timeout(Duration::from_secs(1), wait.into_future()).await.unwrap_err();
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(asked(&script).len(), 1);
    let (wait, script) = ship(states(&["Sailing", "Moored"]));
    let mut watch = pin!(wait.progress());
    watch.next().await.unwrap().unwrap();
    tokio::time::timeout(Duration::from_secs(1), watch.next()).await.unwrap_err();
    let look = std::future::poll_fn(|context| watch.as_mut().poll_next(context)).await.unwrap().unwrap();
    assert_eq!((look.state.as_deref(), asked(&script).len()), (Some("Moored"), 2));
}

fn fleet(ships: Option<&str>, answers: Vec<Value>) -> (Wait<FleetGoal>, Script) {
    let (core, script) = service(answers.into_iter().map(Says::Body).collect());
    (Wait::new(&core, AskFleet { ships: ships.map(str::to_owned), page: None }), script)
}

fn squadrons(total: usize, squadrons: &[(&str, &[(&str, &str)])]) -> Value {
    let ship = |(name, state): &(&str, &str)| json!({ "Name": name, "State": state });
    let squadron = |(sea, ships): &(&str, &[(&str, &str)])| -> Value {
        json!({ "Sea": sea, "Ships": ships.iter().map(ship).collect::<Vec<_>>() })
    };
    json!({ "Total": total, "Squadrons": squadrons.iter().map(squadron).collect::<Vec<_>>() })
}

#[tokio::test(start_paused = true)]
async fn all_entries_of_all_pages_must_reach_the_goal() {
    let (wait, script) = fleet(
        None,
        vec![
            squadrons(2, &[("North", &[("a", "Moored")])]),
            squadrons(2, &[("South", &[("b", "Sailing"), ("c", "Moored")])]),
            squadrons(2, &[("North", &[("a", "Moored")])]),
            squadrons(2, &[("South", &[("b", "Moored"), ("c", "Moored")])]),
        ],
    );
    let mut watch = wait.progress();
    let look = watch.next().await.unwrap().unwrap();
    assert_eq!((look.state.as_deref(), look.reached, look.of), (Some("Sailing"), 2, 3));
    assert_eq!(watch.next().await.unwrap().unwrap().reached, 3);
    assert_eq!(asked(&script), ["AskFleet ", "AskFleet Page=2", "AskFleet ", "AskFleet Page=2"]);
}

#[tokio::test(start_paused = true)]
async fn only_named_entries_count_and_one_that_is_not_there_ends_it() {
    let answer = squadrons(1, &[("North", &[("a", "Moored"), ("b", "Sunk"), ("c", "Moored")])]);
    fleet(Some("a, c"), vec![answer.clone()]).0.await.unwrap();
    let error = fleet(Some("a,b"), vec![answer.clone()]).0.await.unwrap_err();
    assert!(matches!(&error, WaitError::Failed { subject: Some(name), .. } if name == "b"), "{error}");
    assert!(error.to_string().starts_with("b has failed"), "{error}");
    let error = fleet(Some("a,x"), vec![answer]).0.await.unwrap_err();
    assert!(matches!(&error, WaitError::Missing { subject, .. } if subject == "x"), "{error}");
    let sailing = squadrons(1, &[("North", &[("a", "Sailing")])]);
    let error = fleet(Some("a"), vec![sailing, squadrons(0, &[])]).0.await.unwrap_err();
    assert_eq!(error.state(), Some("Sailing"));
    assert!(error.to_string().contains("does not list a any more"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_goal_may_count_some_entries_only() {
    let answer = squadrons(2, &[("North", &[("a", "Moored")]), ("South", &[("b", "Sailing")])]);
    let (wait, script) = fleet(None, vec![answer.clone()]);
    wait.until(FleetGoal::NorthernArrived).await.unwrap();
    assert_eq!(asked(&script).len(), 1);
    let error = fleet(None, vec![answer]).0.max_polls(1).await.unwrap_err();
    assert_eq!(error.state(), Some("Sailing"));
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_that_names_nobody_is_waited_through() {
    let moored = squadrons(1, &[("North", &[("a", "Moored")])]);
    fleet(None, vec![squadrons(0, &[]), moored]).0.await.unwrap();
}

#[test]
fn outside_of_a_runtime_a_wait_is_an_error_and_no_panic() {
    let (wait, _) = ship(states(&["Moored"]));
    let mut future = wait.into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = future.as_mut().poll(&mut context) else { panic!("it waits") };
    assert!(matches!(outcome, Err(WaitError::Call(Error::Configuration(_)))));
}
