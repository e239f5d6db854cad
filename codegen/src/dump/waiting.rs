use super::value::text;
use crate::model::{Text, ThenWait, WaitState, WaitSubject, WaitTest, WaitTiming, Waiter};
use serde_json::{Map, Value, json};

/// The goals by name, each with the states that count for it; `wire` makes paths what they are on the wire.
pub(super) fn goals(waiter: &Waiter, wire: &dyn Fn(&String) -> String) -> Map<String, Value> {
    let states = |states: &[WaitState]| states.iter().filter_map(|it| it.state.clone()).collect::<Vec<_>>();
    waiter
        .goals
        .iter()
        .map(|goal| {
            let all =
                [("done", &goal.done), ("failed", &goal.failed), ("stuck", &goal.stuck), ("pending", &goal.pending)];
            let conditional: Vec<Value> = all
                .into_iter()
                .flat_map(|(outcome, states)| states.iter().filter_map(move |it| conditional(outcome, it)))
                .collect();
            let value = json!({
                "doc": text(&goal.doc),
                "field": wire(&goal.field),
                "done": states(&goal.done),
                "failed": waiter.failed_states(goal),
                "stuck": waiter.stuck_states(goal),
                "pending": states(&goal.pending),
                "conditional": conditional,
                "only": tests(&goal.only),
                "all_checks": goal.all_checks,
                "gone": goal.gone,
            });
            (goal.name.clone(), value)
        })
        .collect()
}

/// A state that means something under a condition, or not at once.
fn conditional(outcome: &str, state: &WaitState) -> Option<Value> {
    let (timing, seconds) = match state.timing {
        WaitTiming::Usual => ("usual", None),
        WaitTiming::AtOnce => ("at_once", None),
        WaitTiming::AfterAction => ("after_action", None),
        WaitTiming::Lasting(seconds) => ("lasting", Some(seconds)),
    };
    let is_plain = state.when.is_empty() && state.timing == WaitTiming::Usual;
    (!is_plain).then(|| {
        json!({
            "outcome": outcome,
            "state": state.state,
            "when": tests(&state.when),
            "timing": timing,
            "seconds": seconds,
            "reason": state.reason,
        })
    })
}

/// The wait that follows a call.
pub(super) fn then_wait(next: &ThenWait) -> Value {
    let ThenWait { operation, goal, instead, from, with, arguments, needs, gone, never_old } = next;
    let pairs =
        |pairs: &[(String, String)]| pairs.iter().cloned().map(|(name, value)| (name, json!(value))).collect::<Value>();
    json!({
        "operation": operation,
        "goal": goal,
        "instead": instead.iter().map(|(goal, when)| json!({ "goal": goal, "when": tests(when) })).collect::<Vec<_>>(),
        "from": pairs(from),
        "with": pairs(with),
        "arguments": arguments,
        "gone": gone,
        "needs": needs,
        "never_old": never_old,
    })
}

fn tests(tests: &[WaitTest]) -> Value {
    tests.iter().map(|test| (test.field.clone(), json!(test.values))).collect()
}

/// What is the same for all goals.
pub(super) fn waiter(waiter: &Waiter, wire: &dyn Fn(&String) -> String) -> Value {
    let states = |states: &[WaitState]| states.iter().filter_map(|it| it.state.clone()).collect::<Vec<_>>();
    let subject = match &waiter.subject {
        WaitSubject::All => Value::Null,
        WaitSubject::Called(member) => json!({ "member": member, "parameter": null }),
        WaitSubject::Named { member, parameter } => json!({ "member": member, "parameter": parameter }),
    };
    let checks = waiter.checks.as_ref().map(|checks| {
        json!({
            "items": checks.items.iter().map(wire).collect::<Vec<_>>(),
            "name": checks.name,
            "state": checks.state,
            "failed": checks.failed,
            "message": checks.message,
            "advice": checks.advice,
        })
    });
    let inquiry = waiter.inquiry.as_ref().map(|inquiry| {
        let pairs = |pairs: &[(String, String)]| {
            pairs.iter().cloned().map(|(name, value)| (name, json!(value))).collect::<Value>()
        };
        json!({
            "operation": inquiry.operation,
            "states": inquiry.states,
            "with": pairs(&inquiry.with),
            "from": pairs(&inquiry.from),
        })
    });
    let reason = |(state, reason): &(String, Text)| (state.clone(), text(reason));
    json!({
        "name": waiter.name,
        "method": waiter.method,
        "doc": text(&waiter.doc),
        "noun": waiter.noun,
        "named_by": waiter.named_by,
        "not_found": waiter.not_found,
        "state": wire(&waiter.state),
        "arguments": waiter.arguments,
        "interval_seconds": waiter.interval,
        "timeout_seconds": waiter.timeout,
        "subject": subject,
        "percent": waiter.percent,
        "delay": waiter.delay.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        "message": waiter.message,
        "checks": checks,
        "inquiry": inquiry,
        "failed": states(&waiter.failed),
        "stuck": states(&waiter.stuck),
        "reasons": Value::Object(waiter.reasons.iter().map(reason).collect()),
    })
}
