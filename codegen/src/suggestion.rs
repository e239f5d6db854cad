//! Near misses: what somebody probably meant.

/// The candidate that is most like `word`, when one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.84)
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(_, candidate)| candidate)
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
    }

    #[test]
    fn few_alternatives_are_listed() {
        assert_eq!(help("Zebra", ["b", "a"], "declare it"), "declare it; there are `a`, `b`");
    }
}
