//! Waits: when they end, with what, and how often the service is asked. The clock stands still unless it is waited for.

use crate::sample::SERVICE;
use crate::structure;
use alibabacloud_core::plumbing::{Action, Core, Field, Operation, PagedRequest, Paging, TypedRequest};
use alibabacloud_core::wait::{
    Checks, Goal, Goals, Inquiry, Outcome, Source, StateRule, Subject, Test, Timing, Wait, Waiter,
};
use alibabacloud_core::{
    Access, BoxFuture, Config, Credentials, Endpoint, Error, ErrorKind, HttpResponse, RetryPolicy, SignedRequest,
    Transport, TransportError, TransportErrorKind, WaitError,
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
    StateRule { states, when: &[], outcome, timing: Timing::Usual }
}

static SHIP: Waiter = Waiter {
    noun: "ship",
    named_by: &["Ship"],
    not_found: &["NoSuchShip"],
    state: "State",
    interval: Duration::from_secs(10),
    timeout: Duration::from_secs(10 * 60),
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
    Scrapped,
    Loaded,
}

impl Goals for ShipGoal {
    type Request = AskShip;
    type State = String;

    const ALL: &'static [Self] = &[Self::Arrived, Self::Cleared, Self::Anchored, Self::Scrapped, Self::Loaded];
    const WAITER: &'static Waiter = &SHIP;

    fn goal(self) -> &'static Goal {
        static GOALS: [Goal; 5] = [
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
                        timing: Timing::Usual,
                    },
                    StateRule {
                        states: &[],
                        when: &[Test { field: "Lamp", values: &["true"] }],
                        outcome: Outcome::Done,
                        timing: Timing::Usual,
                    },
                ],
                only: &[],
                all_checks: false,
                gone: false,
            },
            Goal {
                name: "cleared",
                field: "Kind",
                rules: &[rule(&["checked"], Outcome::Done)],
                only: &[],
                all_checks: true,
                gone: false,
            },
            Goal {
                name: "anchored",
                field: "State",
                rules: &[
                    rule(&["Anchored"], Outcome::Done),
                    StateRule {
                        states: &[],
                        when: &[Test { field: "Kind", values: &["submarine"] }],
                        outcome: Outcome::Stuck("It has no anchor."),
                        timing: Timing::AtOnce,
                    },
                ],
                only: &[],
                all_checks: false,
                gone: false,
            },
            Goal {
                name: "scrapped",
                field: "State",
                rules: &[StateRule {
                    states: &["Wreck"],
                    when: &[],
                    outcome: Outcome::Done,
                    timing: Timing::AfterAction,
                }],
                only: &[],
                all_checks: false,
                gone: true,
            },
            Goal {
                name: "loaded",
                field: "State",
                rules: &[
                    rule(&["Loaded", "Sailing"], Outcome::Done),
                    StateRule {
                        states: &["Unpaid"],
                        when: &[],
                        outcome: Outcome::Stuck("Nobody has paid: pay."),
                        timing: Timing::Lasting(Duration::from_secs(5 * 60)),
                    },
                ],
                only: &[],
                all_checks: false,
                gone: false,
            },
        ];
        &GOALS[self as usize]
    }

    fn remedy(name: &str) -> Option<&'static str> {
        (name == "CREW_LIST").then_some("Write down who is on board.")
    }
}

static FLEET: Waiter = Waiter {
    noun: "ship",
    named_by: &["Ships"],
    not_found: &[],
    state: "Squadrons[].Ships[].State",
    interval: Duration::from_secs(10),
    timeout: Duration::from_secs(10 * 60),
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
    Scrapped,
}

impl Goals for FleetGoal {
    type Request = AskFleet;
    type State = String;

    const ALL: &'static [Self] = &[Self::Arrived, Self::NorthernArrived, Self::Scrapped];
    const WAITER: &'static Waiter = &FLEET;

    fn goal(self) -> &'static Goal {
        const ARRIVED: &[StateRule] = &[rule(&["Moored"], Outcome::Done)];
        static ALL: Goal = Goal {
            name: "arrived",
            field: "Squadrons[].Ships[].State",
            rules: ARRIVED,
            only: &[],
            all_checks: false,
            gone: false,
        };
        static NORTHERN: Goal = Goal {
            name: "northern_arrived",
            field: "Squadrons[].Ships[].State",
            rules: ARRIVED,
            only: &[Test { field: "Sea", values: &["North"] }],
            all_checks: false,
            gone: false,
        };
        static SCRAPPED: Goal = Goal {
            name: "scrapped",
            field: "Squadrons[].Ships[].State",
            rules: &[],
            only: &[],
            all_checks: false,
            gone: true,
        };
        match self {
            Self::Arrived => &ALL,
            Self::NorthernArrived => &NORTHERN,
            Self::Scrapped => &SCRAPPED,
        }
    }

    fn remedy(_: &str) -> Option<&'static str> {
        None
    }
}

/// One response of the service.
#[derive(Clone, Debug)]
enum Says {
    Body(Value),
    Refusal(u16, &'static str),
    Wait(u64),
    Broken,
    Nothing,
    /// Something that the service does not send.
    Page(u16),
}

/// Returns its responses one after the other, the last forever, and keeps the requests and their times.
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
                Says::Page(status) => {
                    Ok(HttpResponse { status, headers: Vec::new(), body: "<html><body>Busy</body></html>".into() })
                }
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
        "ship s1 has failed; its state is Sunk: A storm.; not passed: CREW_LIST: No list. (what to do: Write down who is \
         on board.); FLAG: Torn. (what to do: Sew it.)"
    );
    assert_eq!(asked(&script).len(), 2, "what the response tells is not requested");
    let error = Error::from(error);
    assert_eq!((error.to_string(), error.code(), error.kind()), (text, Some("CREW_LIST"), ErrorKind::StateConflict));
    assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["CREW_LIST", "FLAG"]);
}

#[tokio::test(start_paused = true)]
async fn checks_that_the_answer_lacks_are_asked_for_page_by_page() {
    let paper = |name: &str| json!({ "Name": name, "Found": "Wrong" });
    let (wait, script) = ship(vec![
        Says::Body(json!({ "State": "Sailing" })),
        Says::Body(json!({ "State": "Sunk" })),
        Says::Body(json!({ "Total": 2, "Papers": [paper("A")] })),
        Says::Body(json!({ "Total": 2, "Papers": [paper("B")] })),
    ]);
    let error = wait.await.unwrap_err();
    assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    let asked: Vec<_> = asked(&script).into_iter().filter(|asked| asked.starts_with("AskPapers")).collect();
    assert_eq!(asked, ["AskPapers Ship=s1&What=all", "AskPapers Ship=s1&What=all&Page=2"]);
}

#[tokio::test(start_paused = true)]
async fn checks_are_told_once_where_a_page_is_repeated_and_kept_where_the_next_fails() {
    let page = || Says::Body(json!({ "Total": 2, "Papers": [{ "Name": "A", "Found": "Wrong" }] }));
    for second in [page(), Says::Refusal(403, "Forbidden")] {
        let (wait, script) = ship(vec![Says::Body(json!({ "State": "Sunk" })), page(), second]);
        let error = wait.grace(Duration::ZERO).await.unwrap_err();
        assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["A"]);
        assert_eq!(asked(&script).len(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_state_is_no_state() {
    let error = ship(states(&[""])).0.max_polls(1).await.unwrap_err();
    assert!(error.to_string().ends_with("no state was seen"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_failure_stays_one_when_the_checks_cannot_be_asked_for() {
    let (wait, _) = ship(vec![Says::Body(json!({ "State": "Sunk" })), Says::Refusal(403, "Forbidden")]);
    let error = wait.grace(Duration::ZERO).await.unwrap_err();
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
    for expected in ["ServiceUnavailable", "lost the connection", "Throttling.User"] {
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
    assert!(matches!(&error, WaitError::Call { error, .. } if error.code() == Some("NoSuchShip")), "{error}");
    assert!(error.to_string().starts_with("the wait for ship s1 failed: "), "{error}");
    assert_eq!(asked(&script).len(), 2);
    let error = Error::from(error);
    assert_eq!((error.code(), error.http_status(), error.request_id()), (Some("NoSuchShip"), Some(404), Some("r")));
    assert_eq!((error.operation(), error.attempts()), (Some("AskShip"), 1));
    assert!(error.is_not_found() && !error.is_retryable());
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
    assert!(
        matches!(&error, WaitError::TimedOut { error: Some(cause), state: None, .. } if cause.kind() == ErrorKind::Broken),
        "{error:?}"
    );
    assert!(error.to_string().contains("lost the connection"), "{error}");
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

/// How long a wait takes, and how it ends.
async fn lasting<T>(wait: impl IntoFuture<Output = T>) -> (u64, T) {
    let began = Instant::now();
    let end = wait.await;
    (began.elapsed().as_secs(), end)
}

#[tokio::test(start_paused = true)]
async fn a_bad_state_at_the_first_poll_counts_once_it_outlasts_the_grace_period() {
    for state in ["Sunk", "Anchored"] {
        let (took, end) = lasting(ship(states(&[state])).0).await;
        assert_eq!((took, end.unwrap_err().state()), (60, Some(state)));
        let (took, end) = lasting(ship(states(&[state])).0.grace(Duration::from_secs(200))).await;
        assert_eq!((took, end.is_err()), (200, true));
        // The grace period ends it however long the interval is.
        let (took, end) = lasting(ship(states(&[state])).0.interval(Duration::from_secs(500))).await;
        assert_eq!((took, end.is_err()), (60, true));
        let (took, end) = lasting(ship(states(&[state])).0.grace(Duration::ZERO)).await;
        assert_eq!((took, end.is_err()), (0, true));
        // It was the old one.
        ship(states(&[state, state, "Sailing", "Moored"])).0.await.unwrap();
        let (wait, script) = ship(states(&[state, "Sailing", state]));
        assert_eq!(wait.await.unwrap_err().state(), Some(state));
        let polls = asked(&script).iter().filter(|asked| asked.starts_with("AskShip")).count();
        assert_eq!(polls, 3, "a state that has changed in between counts at once");
        // One that comes from another counts at once as well.
        let (took, end) = lasting(ship(states(&["Sailing", state])).0).await;
        assert!(end.is_err() && took < 12, "{took}");
    }
}

#[tokio::test(start_paused = true)]
async fn time_that_is_up_within_the_grace_period_is_no_failure_of_the_thing() {
    let error = ship(states(&["Sunk"])).0.timeout(Duration::from_secs(30)).await.unwrap_err();
    assert!(matches!(error, WaitError::TimedOut { .. }), "{error}");
    let text = error.to_string();
    assert!(text.starts_with("ship s1 did not reach the goal `arrived` within 30 s and "), "{text}");
    assert!(text.ends_with(" polls; its last state was Sunk"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn a_state_that_cannot_be_old_counts_at_the_first_poll() {
    let (wait, script) = ship(vec![Says::Body(json!({ "State": "Sailing", "Kind": "submarine" }))]);
    let error = wait.until(ShipGoal::Anchored).await.unwrap_err();
    assert!(matches!(&error, WaitError::Stuck { reason, .. } if *reason == "It has no anchor."), "{error}");
    assert_eq!(asked(&script).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_state_to_pass_through_is_stuck_once_it_lasts() {
    ship(states(&["Loading", "Unpaid", "Unpaid", "Loaded"])).0.until(ShipGoal::Loaded).await.unwrap();
    for states_ in [vec!["Unpaid"], vec!["Loading", "Unpaid"]] {
        let (took, end) = lasting(ship(states(&states_)).0.until(ShipGoal::Loaded)).await;
        let error = end.unwrap_err();
        assert!(matches!(error, WaitError::Stuck { .. }), "{error}");
        assert!((300..=311).contains(&took), "{took}");
    }
}

/// Ordered to sail, a ship is loaded; its state before may have been any but `Sailing`.
static ORDER: Action = Action {
    goals: &[
        ("anchored", &[Test { field: "What", values: &["anchor"] }]),
        ("scrapped", &[Test { field: "What", values: &["scrap"] }]),
        ("loaded", &[]),
    ],
    parameters: &[("Ship", Source::Field("Name")), ("Token", Source::Text("t"))],
    needs: &[],
    gone: false,
    never_old: &["Sailing"],
};

structure! { OrderShip {
    0 name: Option<String> = Field::new("Name");
    1 what: Option<String> = Field::new("What");
    2 secret: Option<String> = Field::new("Secret");
} &[] }

structure! { Ordered {
    0 name: Option<String> = Field::new("Name");
} &[] }

static ORDER_SHIP: Operation = Operation::new("OrderShip", Access::Write).keeps(&["Name", "What"]);

/// The wait that follows an order; the first response is that to the order itself.
async fn ordered(what: &str, ordered: Value, mut answers: Vec<Says>) -> (Wait<ShipGoal>, Script) {
    answers.insert(0, Says::Body(ordered));
    let (core, script) = service(answers);
    let request = OrderShip { name: Some("s1".into()), what: Some(what.into()), secret: Some("never".into()) };
    let mut response = Ordered::default();
    let metadata = core.call(&ORDER_SHIP, &request, &mut response).await.unwrap();
    assert!(!format!("{metadata:?}").contains("never"));
    (Wait::after(&core, &ORDER, &response, &metadata, AskShip { ship: None, token: None }), script)
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_follows_an_action_asks_for_what_the_action_was_about() {
    let (wait, script) = ordered("sail", json!({ "RequestId": "r" }), states(&["Sailing"])).await;
    wait.await.unwrap();
    assert_eq!(asked(&script), ["OrderShip Name=s1&What=sail&Secret=never", "AskShip Ship=s1&Token=t"]);
    let (wait, script) = ordered("sail", json!({ "Name": "s2" }), states(&["Sailing"])).await;
    wait.await.unwrap();
    assert_eq!(asked(&script)[1], "AskShip Ship=s2&Token=t", "the response knows it better");
}

#[tokio::test(start_paused = true)]
async fn after_an_action_a_good_state_counts_once_it_has_changed_or_outlasted_the_grace_period() {
    let seconds = |answers| async { lasting(ordered("sail", json!({ "RequestId": "r" }), answers).await.0).await };
    let (took, end) = seconds(states(&["Loaded"])).await;
    assert_eq!((took, end.is_ok()), (60, true));
    let (took, end) = seconds(states(&["Loaded", "Loading", "Loaded"])).await;
    assert!(end.is_ok() && (18..=22).contains(&took), "{took}");
    let (took, end) = seconds(states(&["Loaded", "Sunk"])).await;
    assert!(matches!(end, Err(WaitError::Failed { .. })) && took < 12, "{took}");
    // The spec says that it cannot be an old one.
    let (took, end) = seconds(states(&["Sailing"])).await;
    assert_eq!((took, end.is_ok()), (0, true));
    // A bad one is treated alike, as in a plain wait.
    let (took, end) = seconds(states(&["Sunk", "Loading", "Loaded"])).await;
    assert!(end.is_ok() && took < 23, "{took}");
    // A plain wait takes a good state for what it is.
    let (took, end) = lasting(ship(states(&["Loaded"])).0.until(ShipGoal::Loaded)).await;
    assert_eq!((took, end.is_ok()), (0, true));
}

#[tokio::test(start_paused = true)]
async fn the_parameters_of_an_action_choose_its_goal() {
    let (wait, _) = ordered("ANCHOR", json!({ "RequestId": "r" }), states(&["Sailing", "Anchored"])).await;
    wait.await.unwrap();
    let (wait, _) = ordered("ANCHOR", json!({ "RequestId": "r" }), states(&["Loading", "Loaded"])).await;
    wait.until(ShipGoal::Loaded).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_is_gone_can_be_waited_for() {
    let gone = || Says::Refusal(404, "noSuchShip");
    let (wait, _) = ship(vec![Says::Body(json!({ "State": "Moored" })), gone()]);
    let response = wait.until(ShipGoal::Scrapped).await.unwrap();
    assert_eq!(response.state, None);
    // A wreck is no proof, unless the ship was ordered to be scrapped.
    let (wait, _) = ship(states(&["Wreck"]));
    assert!(matches!(wait.until(ShipGoal::Scrapped).await, Err(WaitError::TimedOut { .. })));
    let (took, end) = lasting(ordered("scrap", json!({ "RequestId": "r" }), states(&["Wreck"])).await.0).await;
    assert_eq!((took, end.is_ok()), (60, true));
    let (took, end) = lasting(ordered("scrap", json!({ "RequestId": "r" }), vec![gone()]).await.0).await;
    assert_eq!((took, end.is_ok()), (0, true));
}

#[tokio::test(start_paused = true)]
async fn entries_that_a_list_no_longer_has_are_gone() {
    let both = squadrons(1, &[("North", &[("a", "Moored"), ("b", "Moored")])]);
    let one = squadrons(1, &[("North", &[("b", "Moored"), ("c", "Moored")])]);
    let none = squadrons(1, &[("North", &[("c", "Moored")])]);
    let (wait, script) = fleet(Some("a,b"), vec![both, one, none]);
    let mut watch = wait.until(FleetGoal::Scrapped).progress();
    for reached in 0..3 {
        let poll = watch.next().await.unwrap().unwrap();
        assert_eq!((poll.reached, poll.of), (reached, 2));
    }
    assert!(watch.next().await.is_none());
    assert_eq!(asked(&script).len(), 3);
    fleet(None, vec![squadrons(0, &[])]).0.until(FleetGoal::Scrapped).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_an_action_makes_may_appear_late() {
    let gone = || Says::Refusal(404, "NoSuchShip");
    let (wait, _) =
        ordered("sail", json!({ "RequestId": "r" }), vec![gone(), gone(), Says::Body(json!({ "State": "Loaded" }))])
            .await;
    let (took, end) = lasting(wait).await;
    assert!(end.is_ok() && took < 23, "{took}");
    let (took, end) = lasting(ordered("sail", json!({ "RequestId": "r" }), vec![gone()]).await.0).await;
    assert!(matches!(&end, Err(WaitError::Call { error, .. }) if error.code() == Some("NoSuchShip")), "{end:?}");
    assert_eq!(took, 60);
    // What was there and is gone does not come back.
    let (wait, _) =
        ordered("sail", json!({ "RequestId": "r" }), vec![Says::Body(json!({ "State": "Loading" })), gone()]).await;
    let (took, end) = lasting(wait).await;
    assert!(end.is_err() && took < 12, "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_few_responses_that_cannot_be_read_do_not_end_it() {
    let moored = || Says::Body(json!({ "State": "Moored" }));
    for status in [200, 408, 502] {
        let busy = Says::Page(status);
        let mut answers = vec![busy.clone(); 5];
        answers.push(moored());
        ship(answers).0.await.unwrap();
    }
    let (wait, script) = ship(vec![Says::Page(200)]);
    let error = wait.await.unwrap_err();
    assert!(matches!(&error, WaitError::Call { error, .. } if error.kind() == ErrorKind::Unreadable), "{error}");
    assert_eq!(asked(&script).len(), 6);
    // Only those in a row are counted.
    let sailing = || Says::Body(json!({ "State": "Sailing" }));
    let mut answers: Vec<Says> = (0..20).flat_map(|_| [Says::Page(200), Says::Page(200), sailing()]).collect();
    answers.push(moored());
    ship(answers).0.timeout(Duration::MAX).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_endless_list_inside_a_wait_ends_with_an_error() {
    let page = |name: &str| squadrons(1_000_000, &[("North", &[(name, "Moored")])]);
    let (wait, script) = fleet(None, vec![page("a"), page("b"), page("a")]);
    let error = wait.await.unwrap_err();
    assert!(matches!(&error, WaitError::Call { error, .. } if error.kind() == ErrorKind::Paging), "{error}");
    assert_eq!(asked(&script).len(), 3);
    // Pages that are always new end as well.
    let endless = (0..1100).map(|number| page(&number.to_string())).collect();
    let (wait, script) = fleet(None, endless);
    let error = wait.await.unwrap_err();
    assert!(matches!(&error, WaitError::Call { error, .. } if error.kind() == ErrorKind::Paging), "{error}");
    assert_eq!(asked(&script).len(), 1000);
}

#[tokio::test(start_paused = true)]
async fn every_message_names_what_was_waited_for() {
    let of_one = [
        ship(states(&["Sailing", "Sunk"])).0.await.unwrap_err(),
        ship(states(&["Sailing", "Anchored"])).0.await.unwrap_err(),
        ship(states(&["Sailing"])).0.await.unwrap_err(),
        ship(vec![Says::Broken]).0.timeout(Duration::from_secs(5)).await.unwrap_err(),
        ship(vec![Says::Refusal(403, "Forbidden")]).0.await.unwrap_err(),
    ];
    for error in of_one {
        assert!(error.to_string().contains("ship s1"), "{error}");
        assert!(Error::from(error).to_string().contains("ship s1"));
    }
    let sailing = || vec![squadrons(1, &[("North", &[("a", "Moored"), ("b", "Sailing")])])];
    let error = fleet(Some("a,b"), sailing()).0.await.unwrap_err();
    assert!(error.to_string().starts_with("ship b did not reach"), "{error}");
    let error = fleet(None, sailing()).0.max_polls(0).await.unwrap_err();
    assert!(error.to_string().starts_with("the ship did not reach"), "{error}");
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
    assert!(matches!(&error, WaitError::Failed { subject, .. } if subject.name.as_deref() == Some("b")), "{error}");
    assert!(error.to_string().starts_with("ship b has failed"), "{error}");
    let error = fleet(Some("a,x"), vec![answer]).0.await.unwrap_err();
    assert!(matches!(&error, WaitError::Missing { subject, .. } if subject.name.as_deref() == Some("x")), "{error}");
    let sailing = squadrons(1, &[("North", &[("a", "Sailing")])]);
    let error = fleet(Some("a"), vec![sailing, squadrons(0, &[])]).0.await.unwrap_err();
    assert_eq!(error.state(), Some("Sailing"));
    assert!(error.to_string().contains("no longer lists ship a, whose last state was Sailing"), "{error}");
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
    let Err(WaitError::Call { error, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(error.kind(), ErrorKind::Configuration);
}
