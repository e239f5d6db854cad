use super::{Field, Type};

/// What a scalar means to a program, beyond its type on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Plain,
    /// A point in time, in this form.
    Time(TimeFormat),
    /// A period of time, counted in this unit.
    Duration(TimeUnit),
    /// A port of a host.
    Port,
}

/// How a point in time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// `yyyy-MM-ddTHH:mm:ssZ`.
    Utc,
    /// The same with any time zone, and with fractions of a second.
    Rfc3339,
    /// In a zone that the documents don't name.
    Local,
    UnixSeconds,
    UnixMilliseconds,
}

/// The unit of a period of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
}

impl TimeFormat {
    /// The spec's words.
    pub const WORDS: [&'static str; 5] =
        ["utc_timestamp", "rfc3339", "local_timestamp", "unix_seconds", "unix_milliseconds"];

    /// The format that the spec's word stands for.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "utc_timestamp" => Some(Self::Utc),
            "rfc3339" => Some(Self::Rfc3339),
            "local_timestamp" => Some(Self::Local),
            "unix_seconds" => Some(Self::UnixSeconds),
            "unix_milliseconds" => Some(Self::UnixMilliseconds),
            _ => None,
        }
    }
}

impl TimeUnit {
    /// The spec's words.
    pub const WORDS: [&'static str; 5] = ["milliseconds", "seconds", "minutes", "hours", "days"];

    /// The unit that the spec's word stands for.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "milliseconds" => Some(Self::Milliseconds),
            "seconds" => Some(Self::Seconds),
            "minutes" => Some(Self::Minutes),
            "hours" => Some(Self::Hours),
            "days" => Some(Self::Days),
            _ => None,
        }
    }
}

impl Meaning {
    /// The word for it in data; `None` if it has none.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Time(_) => Some("timestamp"),
            Self::Duration(_) => Some("duration"),
            Self::Port => Some("port"),
        }
    }
}

impl Field {
    /// What the value means, by its format and its unit. A number with a unit of time is a period of time, unless it may
    /// be below zero, which no period is: such numbers have values of another meaning.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        let is_integer = matches!(self.ty, Type::Int32 | Type::Int64);
        if self.secret || !(is_integer || self.ty == Type::String) {
            return Meaning::Plain;
        }
        if let Some(format) = self.format.as_deref() {
            if let Some(format) = TimeFormat::of(format) {
                return Meaning::Time(format);
            }
            if format == "port" {
                return Meaning::Port;
            }
        }
        let unit = self.unit.as_deref().and_then(TimeUnit::of);
        match unit.filter(|_| is_integer && self.limits.min.is_none_or(|min| min >= 0.0)) {
            Some(unit) => Meaning::Duration(unit),
            None => Meaning::Plain,
        }
    }
}
