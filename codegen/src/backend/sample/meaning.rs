//! Scalars that mean more than their type: times, periods of time, ports.

use super::layout::{Code, text_literal};
use crate::model::{Field, Literal, Meaning, TimeUnit};

/// The value as the setter of `field` takes it; `None` for a plain one.
pub(super) fn meant(field: &Field, value: &Literal) -> Option<Code> {
    match field.meaning() {
        Meaning::Plain => None,
        Meaning::Time(_) => Some(Code::Atom(text_literal(&value.wire()?))),
        Meaning::Port => Some(Code::Atom(value.wire()?.parse::<u16>().ok()?.to_string())),
        Meaning::Duration(unit) => {
            let count = value.wire()?.parse::<u64>().ok()?;
            let (unit, count) = match unit {
                TimeUnit::Milliseconds => ("millis", count),
                TimeUnit::Seconds => ("secs", count),
                TimeUnit::Minutes => ("mins", count),
                TimeUnit::Hours => ("hours", count),
                TimeUnit::Days => ("hours", count.checked_mul(24)?),
            };
            Some(Code::Atom(format!("std::time::Duration::from_{unit}({count})")))
        }
    }
}
