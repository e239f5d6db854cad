//! What a poll means: the goal is reached, never will be, or is still ahead.
//!
//! A state that a wait finds at its first poll may be older than what the caller has just done. It counts once it has
//! changed, or has outlasted the grace period. In a plain wait that concerns states that end it badly; in a wait that
//! follows an action also those that end it well.

use super::action::Action;
use super::history::Age;
use super::inspect::Entry;
use super::poller::{Poller, Received, Report};
use super::table::{Outcome, Timing};
use super::{WaitError, WaitSubject};
use crate::contract::response_metadata::ResponseMetadata;
use crate::error::Error;
use std::time::Duration;
use tokio::time::Instant;

impl Poller {
    /// What the entries mean together.
    pub(super) async fn conclude(&mut self, mut entries: Vec<Entry>, received: Received) -> Result<Report, WaitError> {
        self.settle(&mut entries, Instant::now());
        let missing = self.missing(&entries);
        let of = entries.len() + missing.len();
        let is_done = |entry: &&Entry| matches!(entry.outcome, Outcome::Done);
        let reached = entries.iter().filter(is_done).count() + if self.may_be_gone() { missing.len() } else { 0 };
        let weight = |entry: &Entry| match entry.outcome {
            Outcome::Failed => 0,
            Outcome::Stuck(_) => 1,
            Outcome::Pending => 2,
            Outcome::Done => 3,
        };
        let missing = missing.into_iter().next().filter(|_| !self.may_be_gone());
        let Some(mut entry) = entries.into_iter().min_by_key(weight) else {
            return match missing {
                Some(name) => self.without(name, of),
                None if self.may_be_gone() => Ok(Report { received: Some(received), ..self.report(None, reached, of) }),
                None => Ok(self.report(None, 0, 0)),
            };
        };
        self.wait_state.state.clone_from(&entry.state);
        self.wait_state.subject.clone_from(&entry.subject);
        match (entry.outcome, missing) {
            (Outcome::Failed, _) => {
                let checks = self.checks_of(&mut entry, &*received.0).await;
                let subject = self.subject(entry.subject);
                let state = entry.state.unwrap_or_default();
                Err(WaitError::Failed { subject, state, message: entry.message, checks })
            }
            (Outcome::Stuck(reason), _) => Err(WaitError::Stuck {
                subject: self.subject(entry.subject),
                state: entry.state.unwrap_or_default(),
                reason,
                message: entry.message,
            }),
            (_, Some(name)) => self.without(name, of),
            (Outcome::Pending, None) => Ok(self.report(Some(&entry), reached, of)),
            (Outcome::Done, None) => Ok(Report { received: Some(received), ..self.report(Some(&entry), reached, of) }),
        }
    }

    /// Takes the states for pending that do not count yet, and remembers when the next of them does.
    fn settle(&mut self, entries: &mut [Entry], now: Instant) {
        let found = entries.iter().map(|entry| (entry.subject.clone(), entry.mark.clone())).collect();
        let ages = self.wait_state.history.note(found, now);
        let mut held: Option<Duration> = None;
        for (entry, age) in entries.iter_mut().zip(ages) {
            let wait = self.until_it_counts(entry, age);
            if wait.is_zero() {
                continue;
            }
            entry.outcome = Outcome::Pending;
            held = Some(held.map_or(wait, |held| held.min(wait)));
        }
        self.wait_state.held_until = held.and_then(|held| now.checked_add(held));
    }

    /// How long it takes until the state of an entry counts, unless it changes before.
    fn until_it_counts(&self, entry: &Entry, age: Age) -> Duration {
        let follows = self.after.is_some();
        let never_old = || {
            let state = entry.state.as_deref().unwrap_or_default();
            self.after.is_some_and(|after| after.never_old.iter().any(|known| known.eq_ignore_ascii_case(state)))
        };
        match (entry.outcome, entry.timing) {
            (Outcome::Pending, _) | (_, Timing::AtOnce) => Duration::ZERO,
            (_, Timing::Lasting(least)) => least.saturating_sub(age.lasts),
            (_, Timing::AfterAction) if !follows => Duration::MAX,
            (Outcome::Done, Timing::Usual) if !follows => Duration::ZERO,
            // The goal's own field may be older than the state beside it.
            (Outcome::Done, _) if self.goal.field != self.waiter.state => self.left_of_grace(age),
            _ if never_old() => Duration::ZERO,
            _ => self.left_of_grace(age),
        }
    }

    /// Whether the goal is reached when there is no such thing any more.
    fn may_be_gone(&self) -> bool {
        let of_action = |action: &Action| {
            // The caller may have chosen another goal.
            action.gone && action.goals.iter().any(|(name, _)| *name == self.goal.name)
        };
        self.goal.gone || self.after.is_some_and(of_action)
    }

    fn left_of_grace(&self, age: Age) -> Duration {
        if age.has_changed { Duration::ZERO } else { self.settings.grace.saturating_sub(self.elapsed()) }
    }

    /// What it means that an entry is missing. What an action has just made may not be listed yet.
    fn without(&mut self, name: String, of: usize) -> Result<Report, WaitError> {
        if self.may_appear() {
            return Ok(self.report(None, 0, of));
        }
        Err(WaitError::Missing { subject: self.subject(Some(name)), state: self.wait_state.state.take() })
    }

    /// Whether what is missing may still appear: it has never been there, and the action before the wait may have made
    /// it a moment ago.
    fn may_appear(&mut self) -> bool {
        let left = self.settings.grace.saturating_sub(self.elapsed());
        let may_appear = self.after.is_some() && self.wait_state.history.is_empty() && !left.is_zero();
        if may_appear {
            // When it appears, it has changed.
            self.wait_state.history.note(Vec::new(), Instant::now());
            self.wait_state.held_until = Instant::now().checked_add(left);
        }
        may_appear
    }

    /// What it means that a poll has failed.
    pub(super) fn conclude_failure(&mut self, error: Error) -> Result<Report, WaitError> {
        if error.code().is_some_and(|code| self.waiter.not_found.iter().any(|it| it.eq_ignore_ascii_case(code))) {
            if self.may_be_gone() {
                let status = error.http_status().unwrap_or_default();
                let metadata = ResponseMetadata::of_error(status, error.request_id());
                let received = ((self.fresh)().1, metadata);
                return Ok(Report { received: Some(received), ..self.report(None, 1, 1) });
            }
            if self.may_appear() {
                return Ok(Report { problem: Some(format!("{error:#}")), ..self.report(None, 0, 1) });
            }
            return Err(self.ended_by(error));
        }
        if !self.wait_state.passes(&error) {
            return Err(self.ended_by(error));
        }
        let report = Report { problem: Some(format!("{error:#}")), ..self.report(None, 0, 0) };
        self.wait_state.error = Some(error);
        Ok(report)
    }

    fn ended_by(&self, error: Error) -> WaitError {
        WaitError::Call { subject: self.subject(None), error }
    }

    pub(super) fn timed_out(&mut self) -> WaitError {
        let subject: WaitSubject = self.subject(self.wait_state.subject.clone());
        WaitError::TimedOut {
            subject,
            goal: self.goal.name,
            elapsed: self.elapsed(),
            polls: self.wait_state.polls,
            error: self.wait_state.error.take(),
            state: self.wait_state.state.take(),
        }
    }
}
