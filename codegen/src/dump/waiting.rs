use super::value::text;
use crate::model::{
    Text, ThenWait, WaitChecks, WaitGoal, WaitInquiry, WaitState, WaitSubject, WaitTest, WaitTiming, Waiter,
};
use serde_json::{Map, Value, json};

/// The goals by name, each with the states that count for it; `wire` makes paths what they are on the wire.
pub(super) fn goals(waiter: &Waiter, wire: &dyn Fn(&String) -> String) -> Map<String, Value> {
    let states = |states: &[WaitState]| states.iter().filter_map(|it| it.state.clone()).collect::<Vec<_>>();
    waiter
        .goals
        .iter()
        .map(|goal| {
            // The variant is of the Rust code alone.
            let WaitGoal { name, doc, field, done, failed, stuck, pending, only, all_checks, gone, rust: _ } = goal;
            let all = [("done", done), ("failed", failed), ("stuck", stuck), ("pending", pending)];
            let conditional: Vec<Value> = all
                .into_iter()
                .flat_map(|(outcome, states)| states.iter().filter_map(move |it| conditional(outcome, it)))
                .collect();
            let value = json!({
                "doc": text(doc),
                "field": wire(field),
                "done": states(done),
                "failed": waiter.failed_states(goal),
                "stuck": waiter.stuck_states(goal),
                "pending": states(pending),
                "conditional": conditional,
                "only": tests(only),
                "all_checks": all_checks,
                "gone": gone,
            });
            (name.clone(), value)
        })
        .collect()
}

/// A state that means something under a condition, or not at once.
fn conditional(outcome: &str, state: &WaitState) -> Option<Value> {
    let WaitState { state, when, reason, timing } = state;
    let is_plain = when.is_empty() && *timing == WaitTiming::Usual;
    let (timing, seconds) = match *timing {
        WaitTiming::Usual => ("usual", None),
        WaitTiming::AtOnce => ("at_once", None),
        WaitTiming::AfterAction => ("after_action", None),
        WaitTiming::Lasting(seconds) => ("lasting", Some(seconds)),
    };
    (!is_plain).then(|| {
        json!({
            "outcome": outcome,
            "state": state,
            "when": tests(when),
            "timing": timing,
            "seconds": seconds,
            "reason": reason,
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
    tests.iter().map(|WaitTest { field, values }| (field.clone(), json!(values))).collect()
}

/// What is the same for all goals.
pub(super) fn waiter(waiter: &Waiter, wire: &dyn Fn(&String) -> String) -> Value {
    let states = |states: &[WaitState]| states.iter().filter_map(|it| it.state.clone()).collect::<Vec<_>>();
    let Waiter {
        name,
        method,
        doc,
        noun,
        named_by,
        not_found,
        state,
        arguments,
        interval,
        timeout,
        subject,
        percent,
        delay,
        message,
        checks,
        inquiry,
        failed,
        stuck,
        reasons,
        // In a list of their own.
        goals: _,
        // The type of the field.
        state_type: _,
        // Of the Rust code alone.
        module: _,
        goals_type: _,
    } = waiter;
    let subject = match subject {
        WaitSubject::All => Value::Null,
        WaitSubject::Called(member) => json!({ "member": member, "parameter": null }),
        WaitSubject::Named { member, parameter } => json!({ "member": member, "parameter": parameter }),
    };
    let checks = checks.as_ref().map(|WaitChecks { items, name, state, failed, message, advice }| {
        json!({
            "items": items.iter().map(wire).collect::<Vec<_>>(),
            "name": name,
            "state": state,
            "failed": failed,
            "message": message,
            "advice": advice,
        })
    });
    let inquiry = inquiry.as_ref().map(|WaitInquiry { operation, states, with, from }| {
        let pairs = |pairs: &[(String, String)]| {
            pairs.iter().cloned().map(|(name, value)| (name, json!(value))).collect::<Value>()
        };
        json!({
            "operation": operation,
            "states": states,
            "with": pairs(with),
            "from": pairs(from),
        })
    });
    let reason = |(state, reason): &(String, Text)| (state.clone(), text(reason));
    json!({
        "name": name,
        "method": method,
        "doc": text(doc),
        "noun": noun,
        "named_by": named_by,
        "not_found": not_found,
        "state": wire(state),
        "arguments": arguments,
        "interval_seconds": interval,
        "timeout_seconds": timeout,
        "subject": subject,
        "percent": percent,
        "delay": delay.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        "message": message,
        "checks": checks,
        "inquiry": inquiry,
        "failed": states(failed),
        "stuck": states(stuck),
        "reasons": Value::Object(reasons.iter().map(reason).collect()),
    })
}
