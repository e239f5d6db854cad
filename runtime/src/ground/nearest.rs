//! The known name that somebody may have meant.

/// The name that `written` most likely stands for; `None` if it is like none of them. Letter case, surrounding blanks
/// and underscores in the place of hyphens make no difference.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = plain(written);
    // A text that no name is like may be long, and comparing takes time.
    if written.len() > LONGEST {
        return None;
    }
    let known = known.into_iter().map(|name| (distance(&written, &plain(name)), name));
    let (slips, name) = known.min()?;
    (slips <= allowed(name)).then_some(name)
}

const LONGEST: usize = 64;

/// Without what makes no difference.
fn plain(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace('_', "-")
}

/// A third of the name may differ: `hangzhou` is like `cn-hangzhou`, `internal` is not like `vpc`. Of a short name one
/// letter may, and a name of one letter is like no other.
fn allowed(name: &str) -> usize {
    match name.chars().count() {
        0 | 1 => 0,
        length => (length / 3).max(1),
    }
}

/// The number of letters to add, leave out, replace or exchange with their neighbor.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut best = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && *letter == to[column - 1] && from[row - 1] == *other {
                best = best.min(before[column - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_name_that_was_meant() {
        let known = ["cn-hangzhou", "cn-hongkong", "eu-central-1", "us-west-1", "vpc", "Two_Way"];
        for (written, meant) in [
            ("cn-hangzou", "cn-hangzhou"),
            ("cn-hagnzhou", "cn-hangzhou"),
            ("hangzhou", "cn-hangzhou"),
            ("CN_HANGZHOU", "cn-hangzhou"),
            (" cn-hongkong ", "cn-hongkong"),
            ("eu-central1", "eu-central-1"),
            ("vcp", "vpc"),
            ("vpcc", "vpc"),
            ("VPC", "vpc"),
            ("two-ways", "Two_Way"),
        ] {
            assert_eq!(nearest(written, known), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_like_no_name_leads_nowhere() {
        let long = "n".repeat(100_000);
        for written in ["", "internal", "mars", "北京", &long] {
            assert_eq!(nearest(written, ["cn-hangzhou", "us-west-1", "vpc"]), None);
        }
        assert_eq!(nearest("vpc", []), None);
        assert_eq!(nearest("Z", ["Y", "N"]), None);
    }
}
