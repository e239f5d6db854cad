//! How long the texts of a pattern are.

use regex_syntax::hir::{Hir, HirKind};

/// The fewest and the most characters of a text that a pattern matches as a whole; `None` where there is no most. Where a
/// pattern looks around, there may be fewer such texts, and never others.
pub(super) fn lengths(pattern: &Hir) -> (u64, Option<u64>) {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => (0, Some(0)),
        HirKind::Literal(literal) => {
            let characters = std::str::from_utf8(&literal.0).map_or(0, |text| text.chars().count());
            let number = u64::try_from(characters).unwrap_or(u64::MAX);
            (number, Some(number))
        }
        HirKind::Class(_) => (1, Some(1)),
        HirKind::Repetition(repetition) => {
            let (fewest, most) = lengths(&repetition.sub);
            let most = match (most, repetition.max) {
                (Some(0), _) => Some(0),
                (Some(most), Some(times)) => Some(most.saturating_mul(u64::from(times))),
                (_, Some(0)) => Some(0),
                _ => None,
            };
            (fewest.saturating_mul(u64::from(repetition.min)), most)
        }
        HirKind::Capture(capture) => lengths(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(lengths).fold((0, Some(0)), |(fewest, most), (least, limit)| {
            let most = most.zip(limit).map(|(most, limit): (u64, u64)| most.saturating_add(limit));
            (u64::saturating_add(fewest, least), most)
        }),
        HirKind::Alternation(parts) => {
            let all = parts.iter().map(lengths);
            let joined = all.reduce(|(fewest, most), (least, limit)| {
                (fewest.min(least), most.zip(limit).map(|(most, limit)| most.max(limit)))
            });
            joined.unwrap_or((0, None))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_and_the_longest_text_are_counted_in_characters() {
        let counted = |pattern: &str| regex_syntax::parse(pattern).map(|hir| lengths(&hir)).ok();
        assert_eq!(counted("[a-z]{3,5}"), Some((3, Some(5))));
        assert_eq!(counted("dts[a-z0-9]+"), Some((4, None)));
        assert_eq!(counted("^(?:实例|ab)?$"), Some((0, Some(2))));
        assert_eq!(counted("(a|bcd)(e|)x{0}"), Some((1, Some(4))));
        assert_eq!(counted("a*b{2}"), Some((2, None)));
        assert_eq!(counted(""), Some((0, Some(0))));
    }
}
