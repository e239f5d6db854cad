//! Every waiter with every goal and every state, against a service in memory.

use crate::memory::{Memory, Parameters};
use crate::server::{Reply, Server};
use crate::spec::MODEL;
use alibabacloud_core::plumbing::TypedRequest;
use alibabacloud_core::wait::{Goals, Wait};
use alibabacloud_core::{TransportError, TransportErrorKind};
use alibabacloud_dts::types::DtsJobType;
use alibabacloud_dts::wait::{self, DtsJobGoal, DtsJobsGoal, MigrationJobGoal, SynchronizationJobGoal};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, Error, ErrorCode, ErrorKind, WaitError};
use codegen::model::{Field, Language, Operation, Type, WaitGoal, WaitState, WaitSubject, WaitTiming, Waiter};
use serde_json::{Value, json};
use std::time::Duration;

/// Does something with each waiter, by its goals.
trait Check {
    fn check<G: Goals<Request: TypedRequest<Error = Error> + Default>>(
        &self,
        operation: &'static Operation,
        waiter: &'static Waiter,
    );
}

macro_rules! waiters {
    ($($goals:ident)*) => {
        const WAITERS: &[&str] = &[$(stringify!($goals)),*];

        fn each(check: &impl Check) {
            $({
                let (operation, waiter) = described(stringify!($goals));
                check.check::<wait::$goals>(operation, waiter);
            })*
        }
    };
}

waiters! {
    CheckJobGoal DataCheckTablesGoal DedicatedClusterGoal DocParserJobGoal DtsJobGoal DtsJobsGoal EndpointSwitchGoal
    GadOrderPrecheckGoal MigrationJobGoal SubscriptionInstanceGoal SubtaskGoal SynchronizationJobGoal
    SynchronizationJobsGoal SynchronizationObjectModificationGoal
}

fn all() -> impl Iterator<Item = (&'static Operation, &'static Waiter)> {
    MODEL.operations.iter().filter_map(|operation| Some((operation, operation.waiter.as_ref()?)))
}

fn described(goals: &str) -> (&'static Operation, &'static Waiter) {
    all().find(|(_, waiter)| waiter.goals_type == goals).unwrap()
}

#[test]
fn the_list_of_waiters_is_that_of_the_spec() {
    let mut named: Vec<&str> = all().map(|(_, waiter)| waiter.goals_type.as_str()).collect();
    named.sort_unstable();
    assert_eq!(named, WAITERS);
    assert_eq!(WAITERS.len(), 14);
}

/// How a wait ends, in a word and with its message.
#[derive(Debug, PartialEq)]
enum End {
    Done,
    /// At this state, in lower case: the letter case is that of the spec if the state is listed.
    Failed(String),
    Stuck(String, String),
    Pending,
}

/// A field of a response and its value.
type Given<'a> = (&'a str, &'a str);

/// What the spec says about a response with these fields.
fn expected(waiter: &Waiter, goal: &WaitGoal, given: &[Given<'_>]) -> End {
    let value = |field: &str| given.iter().find(|(name, _)| *name == field).map(|(_, value)| *value);
    let shown = value(&waiter.state).unwrap_or_default().to_ascii_lowercase();
    let holds = |state: &WaitState, field: &str| {
        let is_state =
            state.state.as_ref().is_none_or(|state| value(field).is_some_and(|it| it.eq_ignore_ascii_case(state)));
        let is_value = |it: &&str, values: &[String]| values.iter().any(|value| value.eq_ignore_ascii_case(it));
        is_state && state.when.iter().all(|test| value(&test.field).is_some_and(|it| is_value(&it, &test.values)))
    };
    let none = Vec::new();
    let of_goal = (goal.field.as_str(), [&goal.done, &goal.failed, &goal.stuck, &goal.pending]);
    let of_all = (waiter.state.as_str(), [&none, &waiter.failed, &waiter.stuck, &none]);
    for (field, classes) in [of_goal, of_all] {
        for conditional in [true, false] {
            for (class, states) in classes.iter().enumerate() {
                let Some(state) = states.iter().find(|it| it.when.is_empty() != conditional && holds(it, field)) else {
                    continue;
                };
                let reason = |key: &str| waiter.reasons.iter().find(|(known, _)| known == key).unwrap().1.clone();
                if matches!(state.timing, WaitTiming::Lasting(_) | WaitTiming::AfterAction) {
                    return End::Pending;
                }
                return match class {
                    0 => End::Done,
                    1 => End::Failed(shown),
                    2 => End::Stuck(shown, reason(state.reason_key().unwrap()).get(Language::English).to_owned()),
                    _ => End::Pending,
                };
            }
        }
    }
    End::Pending
}

/// Puts a value at a path of a response, with one entry in each list on the way.
fn put(answer: &mut Value, fields: &[Field], path: &str, value: Value) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = fields.iter().find(|field| field.name == first.trim_end_matches("[]")).unwrap();
    let mut place = &mut answer[field.name.clone()];
    if matches!(field.ty, Type::List(_)) {
        if let Some(wrapper) = &field.wrapper {
            place = &mut place[wrapper.clone()];
        }
        if !place.is_array() {
            *place = json!([{}]);
        }
        place = &mut place[0];
    }
    match rest {
        None => *place = value,
        Some(rest) => {
            if !place.is_object() {
                *place = json!({});
            }
            put(place, members(&field.ty), rest, value);
        }
    }
}

fn members(ty: &Type) -> &'static [Field] {
    match ty.innermost() {
        Type::Structure(name) => &MODEL.structure(name).unwrap().fields,
        _ => &[],
    }
}

/// The field at a path, found where the state stands or in what surrounds it, and its whole path.
fn seek(operation: &'static Operation, waiter: &Waiter, path: &str) -> (String, &'static Field) {
    let lists: Vec<&str> = waiter.state.split("[].").collect();
    for depth in (0..lists.len()).rev() {
        let whole = [&lists[..depth], &[path]].concat().join("[].");
        if let Some(field) = find(&operation.response, &whole) {
            return (whole, field);
        }
    }
    panic!("{}: {path}", waiter.name)
}

fn find(fields: &'static [Field], path: &str) -> Option<&'static Field> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = fields.iter().find(|field| field.name == first.trim_end_matches("[]"))?;
    match rest {
        None => Some(field),
        Some(rest) => find(members(&field.ty), rest),
    }
}

/// A response with these fields.
fn answer(operation: &'static Operation, waiter: &'static Waiter, given: &[Given<'_>]) -> Value {
    let mut answer = json!({ "RequestId": "R1", "Success": true });
    // Where the states do not lie in the list, there is none of its entries.
    let listed = operation.pagination.as_ref().filter(|_| waiter.state.contains("[]."));
    if let Some(total) = listed.and_then(|pagination| pagination.total.as_ref()) {
        put(&mut answer, &operation.response, total, json!(1));
    }
    if let WaitSubject::Named { member, .. } | WaitSubject::Called(member) = &waiter.subject {
        put(&mut answer, &operation.response, &seek(operation, waiter, member).0, json!("thing1"));
    }
    for (path, value) in given {
        put(&mut answer, &operation.response, &seek(operation, waiter, relative(waiter, path)).0, json!(value));
    }
    answer
}

/// The path of a field beside the state, from there.
fn relative<'a>(waiter: &Waiter, path: &'a str) -> &'a str {
    match waiter.state.rsplit_once("[].") {
        Some((lists, _)) => path.strip_prefix(&format!("{lists}[].")).unwrap_or(path),
        None => path,
    }
}

fn request<R: TypedRequest + Default>(operation: &Operation, waiter: &Waiter) -> R {
    let mut request = R::default();
    if let WaitSubject::Named { parameter, .. } = &waiter.subject {
        let field = operation.request.iter().find(|field| field.name == *parameter).unwrap();
        let named =
            if matches!(field.ty, Type::Json | Type::Document(_)) { json!(r#"["thing1"]"#) } else { json!("thing1") };
        let loaded = alibabacloud_core::plumbing::from_json(&json!({ parameter.clone(): named }), &mut request);
        assert!(loaded.unknown.is_empty() && loaded.mismatches.is_empty(), "{}", waiter.name);
    }
    request
}

fn run<T>(future: impl Future<Output = T>) -> T {
    // Waits take no time: whenever nothing else is to be done, the clock goes on by itself.
    tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap().block_on(future)
}

/// The values that a field can have, and an unknown one.
fn values(ty: &Type) -> Vec<String> {
    match ty {
        Type::Enum(name) => {
            let known = MODEL.enumeration(name).unwrap().values.iter();
            known
                .flat_map(|value| [value.name.clone(), value.name.to_lowercase()])
                .chain(["Levitating".into()])
                .collect()
        }
        Type::Boolean => vec!["true".into(), "false".into()],
        Type::Int32 | Type::Int64 => (0..10).map(|number| number.to_string()).collect(),
        other => panic!("{}", other.spelling()),
    }
}

struct EveryState;

impl EveryState {
    /// Waits for a goal while the service returns the same response again and again, and compares the end with the spec.
    fn see<G: Goals<Request: TypedRequest<Error = Error> + Default>>(
        operation: &'static Operation,
        waiter: &'static Waiter,
        (index, goal): (usize, &WaitGoal),
        given: &[Given<'_>],
    ) -> End {
        let body = answer(operation, waiter, given);
        let memory = Memory::new(move |action, _| {
            // What else is asked is refused, and must not change the end.
            let refusal = json!({ "Code": "Forbidden", "Message": "No.", "RequestId": "R2" });
            Ok(if action == operation.name { (200, body.clone()) } else { (403, refusal) })
        });
        let wait = Wait::<G>::new(memory.client().core(), request::<G::Request>(operation, waiter));
        let outcome = run(wait.until(G::ALL[index]).grace(Duration::ZERO).max_polls(2).into_future());
        let context = format!("{}: {} with {given:?}", waiter.name, goal.name);
        let end = match outcome {
            Ok(_) => End::Done,
            Err(WaitError::Failed { state, .. }) => End::Failed(state.to_ascii_lowercase()),
            Err(WaitError::Stuck { state, reason, .. }) => End::Stuck(state.to_ascii_lowercase(), reason.to_owned()),
            Err(WaitError::TimedOut { state, polls, .. }) => {
                assert_eq!(polls, 2, "{context}");
                let shown = given.iter().find(|(path, _)| *path == waiter.state).map(|(_, value)| *value);
                let same = |(state, shown): (&String, &str)| state.eq_ignore_ascii_case(shown);
                assert!(state.as_ref().zip(shown).map_or(state.is_none() && shown.is_none(), same), "{context}");
                End::Pending
            }
            Err(error) => panic!("{context}: {error}"),
        };
        assert_eq!(end, expected(waiter, goal, given), "{context}");
        let looks = memory.asked().iter().filter(|(action, _)| action == &operation.name).count();
        let with_checks =
            operation.pagination.is_some() && !waiter.state.contains("[]") && matches!(end, End::Failed(_));
        assert_eq!(looks, if end == End::Pending || with_checks { 2 } else { 1 }, "{context}");
        end
    }
}

impl Check for EveryState {
    fn check<G: Goals<Request: TypedRequest<Error = Error> + Default>>(
        &self,
        operation: &'static Operation,
        waiter: &'static Waiter,
    ) {
        assert_eq!(G::ALL.len(), waiter.goals.len(), "{}", waiter.name);
        for (index, goal) in waiter.goals.iter().enumerate() {
            assert_eq!(G::ALL[index].goal().name, goal.name);
            let tests = [&goal.done, &goal.failed, &goal.stuck, &goal.pending, &waiter.failed, &waiter.stuck];
            let tests: Vec<_> = tests.into_iter().flatten().flat_map(|state| &state.when).collect();
            let only: Vec<Given<'_>> =
                goal.only.iter().map(|test| (test.field.as_str(), test.values[0].as_str())).collect();
            let mut seen = Vec::new();
            let own = find(&operation.response, &goal.field).unwrap();
            for value in values(&own.ty) {
                let mut given = vec![(goal.field.as_str(), value.as_str())];
                given.extend(&only);
                seen.push(Self::see::<G>(operation, waiter, (index, goal), &given));
                // The same with each field that a condition asks about, as it asks and otherwise.
                for test in &tests {
                    for other in [test.values[0].as_str(), "something else"] {
                        let mut given = given.clone();
                        given.push((&test.field, other));
                        seen.push(Self::see::<G>(operation, waiter, (index, goal), &given));
                    }
                }
            }
            if goal.field != waiter.state {
                for value in values(&waiter.state_type) {
                    seen.push(Self::see::<G>(operation, waiter, (index, goal), &[(&waiter.state, &value)]));
                }
            }
            assert!(goal.gone || seen.contains(&End::Done), "{}: {}", waiter.name, goal.name);
            let can_pend = !matches!(own.ty, Type::Boolean);
            assert!(!can_pend || seen.contains(&End::Pending), "{}: {}", waiter.name, goal.name);
            if !waiter.stuck.is_empty() && goal.pending.is_empty() {
                assert!(seen.iter().any(|end| matches!(end, End::Stuck(..))), "{}: {}", waiter.name, goal.name);
            }
        }
    }
}

#[test]
fn every_waiter_ends_in_every_state_for_every_goal_as_the_spec_says() {
    each(&EveryState);
}

struct PassingErrors;

impl Check for PassingErrors {
    fn check<G: Goals<Request: TypedRequest<Error = Error> + Default>>(
        &self,
        operation: &'static Operation,
        waiter: &'static Waiter,
    ) {
        let goal = &waiter.goals[0];
        let done = goal.done[0].state.as_deref().unwrap();
        let mut given = vec![(goal.field.as_str(), done)];
        given.extend(goal.only.iter().map(|test| (test.field.as_str(), test.values[0].as_str())));
        let body = answer(operation, waiter, &given);
        let looks = std::sync::atomic::AtomicUsize::new(0);
        let memory = Memory::new(move |_, _| match looks.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
            0 => Ok((400, json!({ "Code": "Throttling.User", "Message": "Later.", "RequestId": "R1" }))),
            1 => Err(TransportError::new(TransportErrorKind::Broken, "dts.example.com", None)),
            2 => Ok((503, json!({ "Code": "ServiceUnavailable", "Message": "Soon.", "RequestId": "R2" }))),
            _ => Ok((200, body.clone())),
        });
        let client = memory.client().customized(
            alibabacloud_dts::settings::CallOptions::new().retry(alibabacloud_dts::settings::RetryPolicy::Off),
        );
        let wait = Wait::<G>::new(client.core(), request::<G::Request>(operation, waiter));
        run(wait.into_future()).unwrap_or_else(|error| panic!("{}: {error}", waiter.name));
        assert_eq!(memory.asked().len(), 4, "{}", waiter.name);
    }
}

#[test]
fn no_waiter_is_ended_by_an_error_that_passes() {
    each(&PassingErrors);
}

struct Vanished;

impl Check for Vanished {
    fn check<G: Goals<Request: TypedRequest<Error = Error> + Default>>(
        &self,
        operation: &'static Operation,
        waiter: &'static Waiter,
    ) {
        let memory = Memory::new(|_, _| {
            Ok((
                200,
                json!({ "RequestId": "R1", "Success": false, "ErrCode": "Forbidden.InstanceNotFound", "ErrMessage": "Gone." }),
            ))
        });
        let wait = Wait::<G>::new(memory.client().core(), request::<G::Request>(operation, waiter));
        let error = run(wait.into_future()).err().unwrap();
        let WaitError::Call { error, .. } = &error else { panic!("{}: {error}", waiter.name) };
        assert_eq!(error.kind(), alibabacloud_core::ErrorKind::NotFound, "{}", waiter.name);
        assert_eq!(memory.asked().len(), 1, "{}", waiter.name);
    }
}

#[test]
fn every_waiter_is_ended_by_a_thing_that_is_not_found() {
    each(&Vanished);
}

#[test]
fn the_error_of_a_wait_is_asked_as_that_of_a_call() {
    let wait = |body: Value| {
        let memory = Memory::new(move |_, _| Ok((200, body.clone())));
        run(async { memory.client().wait_for_synchronization_job("d1").await.unwrap_err() })
    };
    let gone = "Forbidden.InstanceNotFound";
    let error = wait(json!({ "RequestId": "R1", "Success": false, "ErrCode": gone, "ErrMessage": "Gone." }));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.is_not_found() && !error.is_timeout() && !error.is_retryable() && !error.is_throttled());
    assert_eq!(error.code(), Some(ErrorCode::from(gone)));
    assert!(error.is_code(&gone.to_ascii_lowercase()) && error.is_code("DTS.Msg.Forbidden.InstanceNotFound"));
    assert_eq!((error.request_id(), error.http_status()), (Some("R1"), Some(200)));
    assert_eq!(error.message(), Some("Gone."));
    let asked = |error: Error| (error.kind(), error.code(), error.message().map(str::to_owned), error.retry());
    let of_wait = (error.kind(), error.code(), error.message().map(str::to_owned), error.retry());
    assert_eq!(asked(error.into()), of_wait);

    let error = wait(precheck_failed());
    assert_eq!(error.code(), error.checks().first().map(|check| ErrorCode::from(check.name.as_str())));
    assert!(
        error.is_code("check_conn_src") && error.is_code("CHECK_SOMETHING_NEW") && !error.is_code("CHECK_CONN_DEST")
    );
    assert_eq!((error.request_id(), error.http_status()), (None, None));
    let of_wait = (error.kind(), error.code(), error.message().map(str::to_owned), error.retry());
    assert_eq!(asked(error.into()), of_wait);
}

fn precheck_failed() -> Value {
    json!({
        "RequestId": "R1", "Success": true, "Status": "precheckFailed", "PrecheckStatus": { "Status": "Failed", "Detail": [
            { "ItemName": "CHECK_CONN_DEST", "CheckStatus": "Success" },
            { "ItemName": "CHECK_CONN_SRC", "CheckStatus": "Failed", "ErrorMessage": "Access denied.",
              "RepairMethod": "CHECK_ERROR_DEST_CONN_REPAIR2" },
            { "ItemName": "CHECK_SOMETHING_NEW", "CheckStatus": "Failed", "RepairMethod": "Ask." },
        ] },
    })
}

#[test]
fn a_failed_precheck_lists_its_items_with_their_remedies() {
    let memory = Memory::new(|_, _| Ok((200, precheck_failed())));
    let client = memory.client();
    let error = run(async { client.wait_for_synchronization_job("dtsz4ao1dor13d").await.unwrap_err() });
    let known = ErrorCode::from("CHECK_CONN_SRC").remedy();
    assert!(known.is_some(), "the table knows the item");
    let checks: Vec<_> = error.checks().iter().map(|check| (check.name.as_str(), check.remedy)).collect();
    assert_eq!(checks, [("CHECK_CONN_SRC", known), ("CHECK_SOMETHING_NEW", None)]);
    assert_eq!(error.checks()[0].advice.as_deref(), Some("CHECK_ERROR_DEST_CONN_REPAIR2"));
    let text = error.to_string();
    for part in ["PrecheckFailed", "CHECK_CONN_SRC", "Access denied.", known.unwrap(), "CHECK_SOMETHING_NEW", "Ask."] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(memory.asked()[0].1["SynchronizationJobId"], "dtsz4ao1dor13d");
}

#[test]
fn a_precheck_that_is_complete_is_not_passed_while_an_item_failed() {
    let body = |result: &str| {
        let items = json!([{ "ItemName": "CHECK_CONN_SRC", "CheckStatus": result }]);
        json!({ "Success": true, "Status": "prechecking", "PrecheckStatus": { "Status": "Finished", "Detail": items } })
    };
    for (result, passes) in [("Success", true), ("Failed", false)] {
        let memory = Memory::new(move |_, _| Ok((200, body(result))));
        let client = memory.client();
        let wait = client.wait_for_synchronization_job("dtsz4ao1dor13d").until(SynchronizationJobGoal::PrecheckPassed);
        assert_eq!(run(wait.into_future()).is_ok(), passes, "{result}");
    }
    let migration = |result: &str| {
        let items = json!({ "CheckItem": [{ "ItemName": "CHECK_CONN_SRC", "CheckStatus": result }] });
        json!({ "Success": true, "PrecheckStatus": { "Status": "Finished", "Detail": items } })
    };
    let memory = Memory::new(move |_, _| Ok((200, migration("Failed"))));
    let client = memory.client();
    let wait = client.wait_for_migration_job("dtsm1n2o3p4q5r6s7").until(MigrationJobGoal::PrecheckPassed);
    assert_eq!(run(wait.into_future()).unwrap_err().checks().len(), 1);
}

#[test]
fn a_task_whose_answer_lacks_the_precheck_has_it_asked_for() {
    let item = |number: usize| json!({ "Item": "CHECK_CONN_SRC", "State": "Failed", "ErrMsg": format!("e{number}"), "Id": number.to_string() });
    let memory = Memory::new(move |action, asked| {
        let page: usize = asked.get("PageNo").map_or(1, |page| page.parse().unwrap());
        Ok((
            200,
            match action {
                "DescribeDtsJobDetail" => json!({ "Success": true, "Status": "PrecheckFailed", "DtsJobId": "job1" }),
                _ => json!({ "Success": true, "State": "Failed", "TotalRecordCount": 2, "JobProgress": [item(page)] }),
            },
        ))
    });
    let client = memory.client();
    let builder = client.describe_dts_job_detail().dts_instance_id("dts1").region_id("cn-hangzhou");
    let error = run(builder.wait().grace(Duration::ZERO).into_future()).unwrap_err();
    let messages: Vec<_> = error.checks().iter().map(|check| check.message.as_deref().unwrap()).collect();
    assert_eq!(messages, ["e1", "e2"], "from every page");
    assert_eq!(error.checks()[0].remedy, ErrorCode::from("CHECK_CONN_SRC").remedy());
    let asked = memory.asked();
    let wanted: Parameters = [("DtsJobId", "job1"), ("JobCode", "01"), ("RegionId", "cn-hangzhou")]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    assert_eq!((asked[1].0.as_str(), &asked[1].1), ("DescribePreCheckStatus", &wanted), "the answer names the task");
}

#[test]
fn a_subtask_that_failed_tells_the_items_of_every_page() {
    let memory = Memory::new(|_, asked| {
        let page = asked.get("PageNo").map_or("1", String::as_str);
        let item = json!({ "Item": format!("CHECK_{page}"), "State": "Failed" });
        Ok((200, json!({ "Success": true, "State": "Failed", "TotalRecordCount": 2, "JobProgress": [item] })))
    });
    let client = memory.client();
    let error = run(async { client.wait_for_subtask("job1", "01").await.unwrap_err() });
    assert_eq!(error.checks().iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["CHECK_1", "CHECK_2"]);
}

#[test]
fn several_tasks_are_waited_for_by_their_ids_on_every_page() {
    let job = |id: &str, status: &str| json!({ "DtsJobId": id, "Status": status, "JobType": "sync" });
    let memory = Memory::new(move |_, asked| {
        let jobs = match asked.get("PageNumber").map(String::as_str) {
            None => [job("a", "Synchronizing"), job("z", "Failed")],
            Some(_) => [job("b", "Synchronizing"), job("y", "Suspending")],
        };
        Ok((200, json!({ "Success": true, "TotalRecordCount": 4, "DtsJobList": jobs })))
    });
    let client = memory.client();
    run(async {
        client.wait_for_dts_jobs(DtsJobType::Sync, ["a", "b"]).await.unwrap();
        let error = client.wait_for_dts_jobs(DtsJobType::Sync, ["a", "y"]).await.unwrap_err();
        assert!(error.to_string().starts_with("task y cannot continue by itself; its state is Suspending"), "{error}");
        let error = client.wait_for_dts_jobs(DtsJobType::Sync, ["z"]).await.unwrap_err();
        assert_eq!(error.state(), Some("Failed"));
        let error =
            client.wait_for_dts_jobs(DtsJobType::Sync, ["a", "gone"]).until(DtsJobsGoal::Running).await.unwrap_err();
        assert!(
            matches!(&error, WaitError::Missing { subject, .. } if subject.name.as_deref() == Some("gone")),
            "{error}"
        );
    });
    assert_eq!(memory.asked()[0].1["JobType"], "SYNC");
}

#[test]
fn progress_tells_known_states_and_delays() {
    let looks = std::sync::atomic::AtomicUsize::new(0);
    let memory = Memory::new(move |_, _| {
        Ok((
            200,
            match looks.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                0 => {
                    json!({ "Success": true, "Status": "Initializing", "DataSynchronizationStatus": { "Percent": "12" } })
                }
                1 => json!({ "Success": true, "Status": "Levitating" }),
                _ => json!({ "Success": true, "Status": "synchronizing", "Delay": 480 }),
            },
        ))
    });
    let client = memory.client();
    let mut watch = client.wait_for_dts_job("job1").interval(Duration::from_mins(1)).progress();
    run(async {
        let look = watch.next().await.unwrap().unwrap();
        assert_eq!(look.state, Some(alibabacloud_dts::types::DtsJobStatus::Initializing));
        assert_eq!(look.percent, Some(12.0));
        let look = watch.next().await.unwrap().unwrap();
        assert_eq!(look.state.unwrap().as_str(), "Levitating");
        let look = watch.next().await.unwrap().unwrap();
        assert_eq!((look.delay, look.reached, look.of), (Some(Duration::from_millis(480)), 1, 1));
        assert!((108..=132).contains(&look.elapsed.as_secs()), "{:?}", look.elapsed);
        assert!(watch.next().await.is_none());
    });
}

#[test]
fn waiting_for_the_pause_of_a_change_tracking_task_ends_at_once() {
    let memory = Memory::new(|_, _| Ok((200, json!({ "Success": true, "Status": "Normal" }))));
    let client = memory.client();
    let error = run(async { client.wait_for_dts_job("job1").until(DtsJobGoal::Suspended).await.unwrap_err() });
    assert_eq!(error.state(), Some("Normal"));
    assert!(error.to_string().contains("Change tracking tasks cannot be paused."), "{error}");
}

#[test]
fn a_waits_error_becomes_an_error_of_the_crate() {
    async fn suspended(client: &Client) -> alibabacloud_dts::Result<()> {
        client.wait_for_dts_job("job1").until(DtsJobGoal::Suspended).await?;
        Ok(())
    }
    let memory = Memory::new(|_, _| Ok((200, json!({ "Success": true, "Status": "Finished" }))));
    let error = run(suspended(&memory.client())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task job1 cannot continue by itself; its state is Finished: The task has ended and cannot run again."
    );
    assert_eq!(error.kind(), alibabacloud_core::ErrorKind::StateConflict);
    let memory = Memory::new(|_, _| Ok((200, precheck_failed())));
    let client = memory.client();
    let failed = run(async { client.wait_for_synchronization_job("dtsz4ao1dor13d").await.unwrap_err() });
    let error = Error::from(failed);
    assert_eq!(error.code(), Some(ErrorCode::from("CHECK_CONN_SRC")));
    assert_eq!(error.codes(), ["CHECK_CONN_SRC", "CHECK_SOMETHING_NEW"].map(ErrorCode::from));
    assert!(error.is_code("check_something_new") && !error.is_code("CHECK_CONN_DEST"));
    assert_eq!((error.kind(), error.checks().len()), (alibabacloud_core::ErrorKind::StateConflict, 2));
    assert_eq!(error.subject().unwrap().name.as_deref(), Some("dtsz4ao1dor13d"));
    let memory = Memory::new(|_, _| Ok((200, json!({ "Success": true, "Status": "Synchronizing" }))));
    let client = memory.client();
    let late =
        run(async { client.wait_for_dts_job("job1").until(DtsJobGoal::Suspended).max_polls(1).await.unwrap_err() });
    let late = Error::from(late);
    assert!(late.is_timeout() && late.kind() == alibabacloud_core::ErrorKind::Timeout, "{late}");
    assert!(error.to_string().starts_with("synchronization task dtsz4ao1dor13d has failed"), "{error}");
    let memory = Memory::new(|_, _| Ok((400, json!({ "Code": "InvalidParameter", "Message": "No." }))));
    assert_eq!(run(suspended(&memory.client())).unwrap_err().code(), Some(ErrorCode::from("InvalidParameter")));
}

#[test]
fn a_wait_goes_over_a_real_connection() {
    let status = |status: &str| Reply::json(200, &json!({ "Success": true, "Status": status }).to_string());
    let server = Server::answering(vec![status("Prechecking"), status("Normal")]);
    let endpoint = Endpoint::parse(&format!("http://{}", server.address)).unwrap();
    let client = Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let wait = client.wait_for_subscription_instance("dtss1u2b3s4c5r6i7").interval(Duration::ZERO);
    let answer = runtime.block_on(wait.into_future()).unwrap();
    assert_eq!(answer.metadata().http_status(), 200);
    assert_eq!(answer.status.unwrap().as_str(), "Normal");
    assert!(server.received().iter().all(|it| it.query.contains("SubscriptionInstanceId=dtss1u2b3s4c5r6i7")));
}
