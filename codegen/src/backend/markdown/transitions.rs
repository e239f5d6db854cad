//! The statuses of a state machine, and what leads from one to another in a whole job.

use crate::model::{EffectAction, Machine, States, Workflow};

/// A machine by the statuses that responses show. Phases with the same status are one.
pub(super) struct Statuses {
    /// In the order of the machine.
    pub(super) names: Vec<String>,
    pub(super) transitions: Vec<Transition>,
}

/// A way from one status to another.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Transition {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) cause: Cause,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// The work is done.
    Done,
    /// The work has failed.
    Failure,
    /// A call of this operation.
    Call(String),
}

/// Where a move goes that names no phase: where the record was before.
const BACK: &str = "back";

impl Statuses {
    /// The statuses of a machine, with the calls of the operations of a workflow.
    pub(super) fn of(states: &States, machine: &Machine, workflow: &Workflow) -> Self {
        let status = |phase: &str| machine.phases.iter().find(|it| it.name == phase).map(|it| it.status.clone());
        let mut all = Self { names: Vec::new(), transitions: Vec::new() };
        let mut back: Vec<(String, Cause)> = Vec::new();
        for phase in &machine.phases {
            if !all.names.contains(&phase.status) {
                all.names.push(phase.status.clone());
            }
            for (target, cause) in [(&phase.fails, Cause::Failure), (&phase.then, Cause::Done)] {
                match target.as_deref() {
                    Some(BACK) => back.push((phase.status.clone(), cause)),
                    Some(target) => all.add(&phase.status, status(target), cause),
                    None => {}
                }
            }
        }
        let called: Vec<&String> = workflow.steps.iter().flat_map(|step| &step.operations).collect();
        let operations = states.operations.iter().filter(|it| called.contains(&&it.operation));
        for operation in operations {
            let changes = operation.effects.iter().filter(|effect| effect.action == EffectAction::Change);
            for change in changes.flat_map(|effect| &effect.moves) {
                for from in change.from.iter().filter_map(|from| status(from)) {
                    let cause = Cause::Call(operation.operation.clone());
                    match change.to.as_deref() {
                        Some(BACK) => back.push((from, cause)),
                        Some(to) => all.add(&from, status(to), cause),
                        None => {}
                    }
                }
            }
        }
        let before = all.transitions.clone();
        for (from, cause) in back {
            // A failed task goes on where it failed, a paused one where it was paused.
            for way in before.iter().filter(|way| way.to == from && way.cause != Cause::Done) {
                all.add(&from, Some(way.from.clone()), cause.clone());
            }
        }
        all.keep_reached();
        all
    }

    /// Drops what the job does not come to.
    fn keep_reached(&mut self) {
        let mut reached: Vec<String> = self.names.first().cloned().into_iter().collect();
        let mut next = 0;
        while let Some(name) = reached.get(next).cloned() {
            next += 1;
            for way in self.transitions.iter().filter(|way| way.from == name) {
                if !reached.contains(&way.to) {
                    reached.push(way.to.clone());
                }
            }
        }
        self.names.retain(|name| reached.contains(name));
        self.transitions.retain(|way| reached.contains(&way.from));
    }

    fn add(&mut self, from: &str, to: Option<String>, cause: Cause) {
        let Some(to) = to else { return };
        // What ends in the same status either way is a failure.
        let known =
            |way: &Transition| way.from == from && way.to == to && (way.cause == cause || way.cause == Cause::Failure);
        if from != to && !self.transitions.iter().any(known) {
            self.transitions.push(Transition { from: from.to_owned(), to, cause });
        }
    }

    pub(super) fn from<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Transition> {
        self.transitions.iter().filter(move |way| way.from == name)
    }
}
