//! Waits: polling until a goal is reached, with progress for people.

use super::received::document;
use crate::failure::{Exit, Failure};
use crate::input::tree::{Path, unknown};
use crate::input::typed::Request;
use crate::language::Language;
use crate::names::{nearest, same};
use crate::progress::Shown;
use crate::settings::Settings;
use alibabacloud_core::ResponseMetadata;
use alibabacloud_core::plumbing::{Core, Structure, UntypedWait, WaitTable, flatten};
use alibabacloud_dts::metadata::{Operation, SERVICE, Waiter};
use clap::ArgMatches;
use serde_json::{Map, Value};
use std::time::Duration;

/// What to wait for, and how.
#[derive(Debug)]
pub(crate) struct Plan {
    goal: Option<&'static str>,
    parameters: Vec<(String, String)>,
    timeout: Option<Duration>,
    interval: Option<Duration>,
    fail_fast: bool,
}

impl Plan {
    /// The wait for this goal of the operation, or of the one that follows it; the usual one without a name.
    pub(crate) fn new(
        operation: &'static Operation,
        goal: &str,
        matches: &ArgMatches,
        parameters: Vec<(String, String)>,
        language: Language,
    ) -> Result<Self, Failure> {
        let polled = operation.then_wait.map_or(Some(operation), |next| SERVICE.operation(next.operation));
        let waiters = polled.map_or(&[][..], |polled| polled.waiters);
        if waiters.is_empty() {
            return Err(Failure::usage(language.pick(
                format!("there is nothing to wait for after {}", operation.name),
                format!("{} 之后没有可等待的状态", operation.name),
            )));
        }
        let named = |waiter: &&Waiter| same(waiter.name, goal);
        let goal = match goal {
            "" => None,
            _ => Some(waiters.iter().find(named).ok_or_else(|| no_goal(waiters, goal, language))?.name),
        };
        let seconds = matches.get_one::<f64>("interval").copied();
        let interval = seconds.map(|seconds| Duration::try_from_secs_f64(seconds).unwrap_or_default());
        Ok(Self {
            goal,
            parameters,
            timeout: matches.get_one::<u64>("timeout").copied().map(Duration::from_secs),
            interval,
            fail_fast: matches.get_flag("fail-fast"),
        })
    }

    fn apply(&self, mut wait: UntypedWait) -> UntypedWait {
        if let Some(timeout) = self.timeout {
            wait = wait.timeout(timeout);
        }
        if let Some(interval) = self.interval {
            wait = wait.interval(interval);
        }
        if self.fail_fast { wait.grace(Duration::ZERO) } else { wait }
    }
}

fn no_goal(waiters: &[Waiter], goal: &str, language: Language) -> Failure {
    let names: Vec<&str> = waiters.iter().map(|waiter| waiter.name).collect();
    let meant = nearest(goal, names.iter().copied())
        .first()
        .map(|name| language.pick(format!("did you mean `{name}`?"), format!("是否想用 `{name}`？")));
    Failure::usage(language.pick(format!("`{goal}` is not a goal"), format!("没有目标 `{goal}`")))
        .note_any(meant)
        .note(language.pick(format!("goals: {}", names.join(", ")), format!("可选目标：{}", names.join("、"))))
}

/// Polls an operation until the goal is reached; the last response, if the thing still exists.
pub(crate) async fn poll(
    request: Request,
    table: &WaitTable,
    plan: &Plan,
    core: &Core,
    settings: &Settings,
) -> Result<Option<Value>, Failure> {
    let resume = resume(&request, plan.goal);
    let fresh = {
        let request = request.clone();
        move || (request.make(), (request.call.response)())
    };
    let Some(wait) = UntypedWait::new(core, table, plan.goal, fresh) else {
        return Err(Failure::new(Exit::Other, "the SDK does not know the goal"));
    };
    run(plan.apply(wait), resume, settings).await
}

/// Waits after a call for what it does.
pub(crate) async fn follow(
    request: &Request,
    response: &dyn Structure,
    metadata: &ResponseMetadata,
    plan: &Plan,
    core: &Core,
    settings: &Settings,
) -> Result<(), Failure> {
    let language = settings.language;
    let next = request.operation.then_wait.zip(request.call.then_wait);
    let polled = next.and_then(|(next, action)| Some((Request::of(next.operation, Map::new())?, action)));
    let Some((empty, action)) = polled else { return Ok(()) };
    let Some(table) = empty.call.waiter else { return Ok(()) };
    let mut typed = empty.make();
    action.name(response, metadata, typed.as_mut());
    // The parameters of the request that polls, so that each poll can make it again.
    let (query, form) = flatten(typed.as_ref());
    let mut tree = Map::new();
    for (name, value) in query.into_iter().chain(form).chain(plan.parameters.iter().cloned()) {
        let path = Path::find(empty.operation, &name).map_err(|it| unknown(empty.operation, &it, language))?;
        path.put(&mut tree, value.into(), language)?;
    }
    let Some(poll) = Request::of(empty.operation.name, tree) else { return Ok(()) };
    let goal = plan.goal.or_else(|| action.goal_name(metadata));
    let resume = resume(&poll, goal);
    let fresh = move || (poll.make(), (poll.call.response)());
    let Some(wait) = UntypedWait::new(core, &table, goal, fresh) else {
        return Err(Failure::new(Exit::Other, "the SDK does not know the goal"));
    };
    run(plan.apply(wait.after(action)), resume, settings).await.map(drop)
}

/// The command that goes on with the wait.
fn resume(request: &Request, goal: Option<&str>) -> String {
    let (query, form) = flatten(request.make().as_ref());
    let parameters = query.iter().chain(&form).map(|(name, value)| {
        let value = shlex::try_quote(value).map_or_else(|_| value.clone(), std::borrow::Cow::into_owned);
        format!(" --{name} {value}")
    });
    let goal = goal.map(|goal| format!(" {goal}")).unwrap_or_default();
    let name = crate::command::name_of(request.call);
    format!("dts {name}{} --wait{goal}", parameters.collect::<String>())
}

/// Polls with progress, until the goal is reached or somebody presses Ctrl-C.
async fn run(mut wait: UntypedWait, resume: String, settings: &Settings) -> Result<Option<Value>, Failure> {
    let language = settings.language;
    let mut shown = Shown::new(wait.goal(), language);
    loop {
        let polled = tokio::select! {
            polled = wait.next() => polled,
            _ = tokio::signal::ctrl_c() => {
                shown.end();
                let message = language.pick("the wait was interrupted; the task goes on", "等待已中断；任务仍在继续");
                return Err(Failure::new(Exit::Interrupted, message)
                    .note(language.pick(format!("go on waiting: {resume}"), format!("继续等待：{resume}"))));
            }
        };
        match polled {
            Ok((progress, received)) => {
                shown.poll(&progress);
                if let Some((response, metadata)) = received {
                    shown.reached();
                    let is_there = !metadata.body().is_empty();
                    return Ok(is_there.then(|| document(response.as_ref(), &metadata)));
                }
            }
            Err(error) => {
                shown.end();
                let timed_out = error.is_timeout();
                let failure = Failure::of(&alibabacloud_core::Error::from(error), language);
                let again = language.pick(format!("go on waiting: {resume}"), format!("继续等待：{resume}"));
                return Err(if timed_out { failure.note(again) } else { failure });
            }
        }
    }
}
