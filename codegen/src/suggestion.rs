//! Near misses: what somebody probably meant.

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

/// A help line: the near miss when there is one, else the alternatives, else what to do otherwise.
#[must_use]
pub fn help<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let mut candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    candidates.sort_unstable();
    candidates.dedup();
    match candidates.len() {
        1..=12 => format!("{otherwise}; there are `{}`", candidates.join("`, `")),
        _ => otherwise.to_owned(),
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
        assert_eq!(help("Zebra", ["b", "a"], "declare it"), "declare it; there are `a`, `b`");
    }
}
