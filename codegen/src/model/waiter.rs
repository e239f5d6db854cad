use super::{Text, Type};

/// How to wait until what an operation describes reaches a state.
///
/// Paths are wire names; all but that of the state are looked up where the state stands, then in what surrounds it.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The name in the spec.
    pub name: String,
    /// The method of the client.
    pub method: String,
    /// The Rust module and file, without extension.
    pub module: String,
    /// The Rust enum of the goals.
    pub goals_type: String,
    pub doc: Text,
    /// What is waited for, as messages call it.
    pub noun: String,
    /// The parameters that name it in messages.
    pub named_by: Vec<String>,
    /// Error codes that mean that there is no such thing.
    pub not_found: Vec<String>,
    /// The path of the state.
    pub state: String,
    pub state_type: Type,
    /// The parameters that the method takes.
    pub arguments: Vec<String>,
    /// Seconds between two polls.
    pub interval: u64,
    /// Seconds in all.
    pub timeout: u64,
    pub subject: WaitSubject,
    pub percent: Vec<String>,
    /// Paths of delays, with the milliseconds of their unit.
    pub delay: Vec<(String, u64)>,
    pub message: Vec<String>,
    pub checks: Option<WaitChecks>,
    pub inquiry: Option<WaitInquiry>,
    pub failed: Vec<WaitState>,
    pub stuck: Vec<WaitState>,
    /// Why a state does not go on by itself, for each that is stuck for some goal.
    pub reasons: Vec<(String, Text)>,
    /// The first is the default.
    pub goals: Vec<WaitGoal>,
}

/// Something to wait for.
#[derive(Clone, Debug)]
pub struct WaitGoal {
    pub name: String,
    /// The Rust variant.
    pub rust: String,
    pub doc: Text,
    /// The path of the field that decides.
    pub field: String,
    pub done: Vec<WaitState>,
    pub failed: Vec<WaitState>,
    pub stuck: Vec<WaitState>,
    pub pending: Vec<WaitState>,
    /// Which entries of a list count.
    pub only: Vec<WaitTest>,
    /// Whether a check that was not passed is a failure, whatever the state.
    pub all_checks: bool,
    /// Whether the goal is that the thing no longer exists.
    pub gone: bool,
}

/// A state, and under which condition it means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitState {
    /// `None` for any state.
    pub state: Option<String>,
    pub when: Vec<WaitTest>,
    /// The key of the reason, if it is not the state.
    pub reason: Option<String>,
    pub timing: WaitTiming,
}

/// When a state counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaitTiming {
    /// Once it cannot be left from before.
    #[default]
    Usual,
    /// At the first poll.
    AtOnce,
    /// As usual, but only in a wait that follows an action.
    AfterAction,
    /// Once it has lasted so many seconds.
    Lasting(u64),
}

/// The wait that follows a call.
#[derive(Clone, Debug)]
pub struct ThenWait {
    /// The operation with the waiter.
    pub operation: String,
    pub goal: String,
    /// Goals, with the parameters of the call that choose them.
    pub instead: Vec<(String, Vec<WaitTest>)>,
    /// Parameters that take the value of a response field or parameter of the call.
    pub from: Vec<(String, String)>,
    /// Parameters with a value that is always the same.
    pub with: Vec<(String, String)>,
    /// Parameters that the caller gives.
    pub arguments: Vec<String>,
    /// Parameters of `from` without which the wait fails at once.
    pub needs: Vec<String>,
    /// Whether the goal is also reached when there is no such thing any more.
    pub gone: bool,
    /// States that count at the first poll.
    pub never_old: Vec<String>,
}

/// Whether a field has one of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitTest {
    pub field: String,
    pub values: Vec<String>,
}

/// Which entries of a list are waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitSubject {
    /// All that are there.
    All,
    /// All that are there, called by a member.
    Called(String),
    /// Those that a parameter of the request names.
    Named { member: String, parameter: String },
}

/// Where a response lists what was checked, item by item.
#[derive(Clone, Debug)]
pub struct WaitChecks {
    pub items: Vec<String>,
    pub name: String,
    pub state: String,
    pub failed: Vec<String>,
    pub message: Vec<String>,
    pub advice: Vec<String>,
}

/// Another operation that returns what was checked.
#[derive(Clone, Debug)]
pub struct WaitInquiry {
    pub operation: String,
    pub states: Vec<String>,
    /// Parameters with a value that is always the same.
    pub with: Vec<(String, String)>,
    /// Parameters that take the value of a field or parameter of this operation.
    pub from: Vec<(String, String)>,
}

impl WaitState {
    /// The key of its reason: its own, else the state.
    #[must_use]
    pub fn reason_key(&self) -> Option<&str> {
        self.reason.as_deref().or(self.state.as_deref())
    }
}

impl Waiter {
    /// The states, without their conditions, that end the wait for `goal` badly.
    #[must_use]
    pub fn failed_states(&self, goal: &WaitGoal) -> Vec<String> {
        self.states(goal, &goal.failed, &self.failed)
    }

    /// The states, without their conditions, in which the wait for `goal` is stuck.
    #[must_use]
    pub fn stuck_states(&self, goal: &WaitGoal) -> Vec<String> {
        self.states(goal, &goal.stuck, &self.stuck)
    }

    /// Those of the goal, and those of every goal, unless the goal gives them another meaning or has a field of its own.
    fn states(&self, goal: &WaitGoal, own: &[WaitState], all: &[WaitState]) -> Vec<String> {
        let named = |states: &[WaitState], name: &String| states.iter().any(|it| it.state.as_ref() == Some(name));
        let taken = |name: &&String| {
            [&goal.done, &goal.failed, &goal.stuck, &goal.pending].into_iter().any(|states| named(states, name))
        };
        let shared = all.iter().filter(|_| goal.field == self.state).filter_map(|it| it.state.as_ref());
        let own = own.iter().filter_map(|it| it.state.as_ref());
        own.chain(shared.filter(|name| !taken(name))).cloned().collect()
    }
}
