//! Near misses: what somebody probably meant.

use std::borrow::Cow;

/// The candidate that is most like `word`, when one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    // Of short words, a single slip makes so much that they are hardly alike.
    let is_one_slip = |candidate: &str| {
        lower.chars().count() > 1 && candidate.chars().count() > 1 && strsim::osa_distance(&lower, candidate) == 1
    };
    candidates
        .into_iter()
        .map(|candidate| (candidate.to_lowercase(), candidate))
        .map(|(lowered, candidate)| (strsim::jaro_winkler(&lower, &lowered), is_one_slip(&lowered), candidate))
        .filter(|(likeness, is_one_slip, _)| *likeness >= 0.84 || *is_one_slip)
        .max_by(|(a, _, left), (b, _, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(.., candidate)| candidate)
}

/// What to do about a mistake, and the change of the text that does it, where there is no doubt about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub text: String,
    pub fix: Option<Fix>,
}

/// A change of what stands at the place of a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, once; the place as a whole without it.
    pub word: Option<String>,
    pub text: String,
}

impl Help {
    /// Asks whether a word was meant, and puts it in the place of the other if nothing else can have been meant.
    #[must_use]
    pub fn meant<'a>(word: &str, near: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        let text = format!("did you mean `{near}`?");
        let fix = Fix { word: Some(word.to_owned()), text: near.to_owned() };
        Self { text, fix: is_the_only_one(word, near, candidates).then_some(fix) }
    }

    /// Says to write `text` in the place of a word.
    #[must_use]
    pub fn replacing(word: &str, text: &str, help: String) -> Self {
        Self { text: help, fix: Some(Fix { word: Some(word.to_owned()), text: text.to_owned() }) }
    }
}

impl From<String> for Help {
    fn from(text: String) -> Self {
        Self { text, fix: None }
    }
}

impl From<Cow<'_, str>> for Help {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl From<&str> for Help {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// The slips that a word of this length can have and still be recognized.
fn slips(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether a word is a slip of this candidate, and like no other one.
fn is_the_only_one<'a>(word: &str, near: &str, candidates: impl IntoIterator<Item = &'a str>) -> bool {
    let lower = word.to_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&lower, &candidate.to_lowercase());
    let own = distance(near);
    // A candidate as near as twice the slips could have been meant as well: `StartDtsJob` and `StopDtsJob`.
    let is_like = |candidate: &str| candidate != near && distance(candidate) <= own.max(1) * 2;
    own <= slips(word) && !candidates.into_iter().any(is_like)
}

/// What to do: the near miss when there is one, else the alternatives, else what to do otherwise.
#[must_use]
pub fn help<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> Help {
    let mut candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return Help::meant(word, near, candidates.iter().copied());
    }
    candidates.sort_unstable();
    candidates.dedup();
    match candidates.len() {
        1..=12 => format!("{otherwise}; there are `{}`", candidates.join("`, `")).into(),
        _ => otherwise.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        assert_eq!(nearest("Foward", ["Reverse", "Forward"]), Some("Forward"));
        assert_eq!(nearest("sourceendpoint", ["SourceEndpoint"]), Some("SourceEndpoint"));
        assert_eq!(nearest("Zebra", ["Forward", "Reverse"]), None);
        assert_eq!(nearest("ne", ["en", "zh-CN"]), Some("en"));
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn few_alternatives_are_listed() {
        assert_eq!(help("Zebra", ["b", "a"], "declare it").text, "declare it; there are `a`, `b`");
    }

    #[test]
    fn only_a_slip_of_a_single_candidate_is_certain() {
        let fix = |word: &str, candidates: &[&str]| help(word, candidates.iter().copied(), "").fix.map(|fix| fix.text);
        assert_eq!(fix("sumary", &["summary", "doc"]).as_deref(), Some("summary"));
        assert_eq!(fix("describedtsjobs", &["DescribeDtsJobs"]).as_deref(), Some("DescribeDtsJobs"));
        assert_eq!(fix("DescribeDtsJo", &["DescribeDtsJobs", "DescribeDtsJob"]), None);
        assert_eq!(fix("StrtDtsJob", &["StartDtsJob", "StopDtsJob"]), None);
        assert_eq!(fix("max_byte", &["max_bytes", "max_items"]).as_deref(), Some("max_bytes"));
        assert_eq!(fix("mx", &["max"]), None);
    }
}
