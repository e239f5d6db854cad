//! What an unquoted word stands for: the core schema of YAML 1.2, in which `yes` is a text.

use super::node::NodeKind;
use std::borrow::Cow;

/// The value of an unquoted scalar, or why it is none that the spec can hold.
pub(super) fn plain(text: Cow<'_, str>) -> Result<NodeKind<'_>, &'static str> {
    Ok(match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" | "True" | "TRUE" => NodeKind::Boolean(true),
        "false" | "False" | "FALSE" => NodeKind::Boolean(false),
        word => match number(word) {
            Some(number) => number?,
            None => NodeKind::Text(text),
        },
    })
}

fn number(word: &str) -> Option<Result<NodeKind<'static>, &'static str>> {
    let unsigned = word.strip_prefix(['-', '+']).unwrap_or(word);
    let integer = |parsed: Result<i64, _>| Some(parsed.map(NodeKind::Integer).map_err(|_| "does not fit 64 bits"));
    if all(unsigned, |c| c.is_ascii_digit()) {
        return integer(word.parse());
    }
    if let Some(digits) = word.strip_prefix("0x").filter(|digits| all(digits, |c| c.is_ascii_hexdigit())) {
        return integer(i64::from_str_radix(digits, 16));
    }
    if let Some(digits) = word.strip_prefix("0o").filter(|digits| all(digits, |c| matches!(c, '0'..='7'))) {
        return integer(i64::from_str_radix(digits, 8));
    }
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(word, ".nan" | ".NaN" | ".NAN") {
        return Some(Err("cannot be sent as a number"));
    }
    if !is_fraction(unsigned) {
        return None;
    }
    let value: f64 = word.parse().ok()?;
    Some(if value.is_finite() { Ok(NodeKind::Double(value)) } else { Err("does not fit 64 bits") })
}

/// `1.`, `.5`, `1.5`, `1e3`, `1.5e-3`.
fn is_fraction(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let exponent_fits = exponent
        .is_none_or(|exponent| all(exponent.strip_prefix(['-', '+']).unwrap_or(exponent), |c| c.is_ascii_digit()));
    digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty()) && exponent_fits
}

fn all(text: &str, is_one: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(word: &str) -> Result<NodeKind<'_>, &'static str> {
        plain(Cow::Borrowed(word))
    }

    #[test]
    fn only_true_and_false_are_booleans() {
        assert_eq!(kind("True"), Ok(NodeKind::Boolean(true)));
        assert_eq!(kind("false"), Ok(NodeKind::Boolean(false)));
        for word in ["yes", "no", "on", "off", "y", "tRUE"] {
            assert_eq!(kind(word), Ok(NodeKind::Text(word.into())));
        }
    }

    #[test]
    fn numbers_are_those_of_the_core_schema() {
        assert_eq!(kind("-30"), Ok(NodeKind::Integer(-30)));
        assert_eq!(kind("010"), Ok(NodeKind::Integer(10)));
        assert_eq!(kind("0o17"), Ok(NodeKind::Integer(15)));
        assert_eq!(kind("0x1F"), Ok(NodeKind::Integer(31)));
        assert_eq!(kind("+1.5e-1"), Ok(NodeKind::Double(0.15)));
        assert_eq!(kind(".5"), Ok(NodeKind::Double(0.5)));
        for word in ["1_000", "1.2.3", "2020-01-01", "1e", ".", "-", "+", "0x", "12:30", "e5"] {
            assert_eq!(kind(word), Ok(NodeKind::Text(word.into())), "{word}");
        }
    }

    #[test]
    fn a_number_that_cannot_be_held_is_refused() {
        for word in ["9223372036854775808", "0xFFFFFFFFFFFFFFFFFF", "1e999", ".inf", "-.INF", ".nan"] {
            assert!(kind(word).is_err(), "{word}");
        }
    }
}
