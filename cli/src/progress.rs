//! The progress of waits on standard error: a bar on a terminal, otherwise a line for each change.

use crate::language::Language;
use alibabacloud_core::wait::Progress;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// The progress of a wait.
#[derive(Debug)]
pub(crate) struct Shown {
    language: Language,
    /// On a terminal alone.
    bar: Option<ProgressBar>,
    goal: &'static str,
    last: String,
    /// The time and the percentage from which the rest is estimated, and their state.
    since: Option<(String, Duration, f64)>,
}

impl Shown {
    pub(crate) fn new(goal: &'static str, language: Language) -> Self {
        Self { language, bar: bar(), goal, last: String::new(), since: None }
    }

    /// What a poll has found.
    pub(crate) fn poll(&mut self, progress: &Progress<String>) {
        let rest = self.rest(progress);
        let message = self.message(progress, rest);
        match &self.bar {
            Some(bar) => {
                bar.set_position(position(progress.percent));
                bar.set_message(message);
            }
            None if message != self.last => {
                anstream::eprintln!("{message}");
                self.last = message;
            }
            None => {}
        }
    }

    fn message(&self, progress: &Progress<String>, rest: Option<Duration>) -> String {
        let language = self.language;
        let mut parts = Vec::new();
        match (&progress.state, &progress.problem) {
            (Some(state), _) => parts.push(format!("{state} → {}", self.goal)),
            (None, Some(problem)) => parts.push(problem.clone()),
            (None, None) => parts.push(format!("… → {}", self.goal)),
        }
        if let Some(percent) = progress.percent {
            parts.push(format!("{percent:.0} %"));
        }
        if progress.of > 1 {
            parts.push(language.pick(
                format!("{} of {} done", progress.reached, progress.of),
                format!("已完成 {}/{}", progress.reached, progress.of),
            ));
        }
        if let Some(delay) = progress.delay {
            let delay = format!("{:.1} s", delay.as_secs_f64());
            parts.push(language.pick(format!("delay {delay}"), format!("延迟 {delay}")));
        }
        if let Some(rest) = rest {
            let rest = HumanDuration(rest);
            parts.push(language.pick(format!("about {rest} left"), format!("预计剩余 {rest}")));
        }
        parts.join(", ")
    }

    /// What is left of a stage, from what it has done since it was first seen.
    fn rest(&mut self, progress: &Progress<String>) -> Option<Duration> {
        self.estimate(progress.state.as_deref()?, progress.percent?, progress.elapsed)
    }

    fn estimate(&mut self, state: &str, percent: f64, elapsed: Duration) -> Option<Duration> {
        match &self.since {
            Some((known, began, first)) if known == state && percent > *first && percent < 100.0 => {
                let spent = elapsed.saturating_sub(*began).as_secs_f64();
                Duration::try_from_secs_f64(spent / (percent - first) * (100.0 - percent)).ok()
            }
            Some((known, _, first)) if known == state && percent >= *first => None,
            _ => {
                self.since = Some((state.to_owned(), elapsed, percent));
                None
            }
        }
    }

    /// The goal is reached.
    pub(crate) fn reached(&self) {
        self.end();
        anstream::eprintln!(
            "{}",
            self.language.pick(format!("reached: {}", self.goal), format!("已达到：{}", self.goal))
        );
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A line that changes on a terminal; otherwise a line for each change.
#[derive(Debug)]
pub(crate) struct Line {
    bar: Option<ProgressBar>,
    last: String,
}

impl Line {
    pub(crate) fn new() -> Self {
        Self { bar: bar(), last: String::new() }
    }

    /// What is there now.
    pub(crate) fn poll(&mut self, text: &str, percent: Option<f64>) {
        match &self.bar {
            Some(bar) => {
                bar.set_position(position(percent));
                bar.set_message(text.to_owned());
            }
            None if text != self.last => {
                anstream::eprintln!("{text}");
                text.clone_into(&mut self.last);
            }
            None => {}
        }
    }

    /// Something that stays.
    pub(crate) fn print(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.println(text),
            None => anstream::eprintln!("{text}"),
        }
    }

    /// Leaves what was there last.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.abandon();
        }
    }
}

/// A bar, if there is a terminal.
fn bar() -> Option<ProgressBar> {
    std::io::stderr().is_terminal().then(|| {
        let bar = ProgressBar::with_draw_target(Some(1000), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {wide_msg} [{bar:20}] {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
fn position(percent: Option<f64>) -> u64 {
    (percent.unwrap_or_default().clamp(0.0, 100.0) * 10.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        Shown { language: Language::English, bar: None, goal: "running", last: String::new(), since: None }
    }

    #[test]
    fn the_rest_is_estimated_from_what_the_stage_has_done() {
        let mut shown = shown();
        let mut poll =
            |percent: f64, seconds: u64, state: &str| shown.estimate(state, percent, Duration::from_secs(seconds));
        assert_eq!(poll(10.0, 10, "Initializing"), None);
        assert_eq!(poll(30.0, 30, "Initializing"), Some(Duration::from_secs(70)));
        assert_eq!(poll(5.0, 40, "Synchronizing"), None);
    }
}
