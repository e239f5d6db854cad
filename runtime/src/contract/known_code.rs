use crate::contract::code_class::CodeClass;

/// What an SDK knows about an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_enums, reason = "generated code writes it out")]
pub enum KnownCode {
    /// The code itself is listed.
    Listed(CodeClass),
    /// Only a family of codes is listed that the code belongs to.
    OfFamily(CodeClass),
}

/// Error codes that have a part of their name in common, and their class.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_structs, reason = "generated tables write it out")]
pub struct CodeFamily {
    /// How the codes begin.
    pub before: &'static str,
    /// How the codes end.
    pub after: &'static str,
    /// The class of a code of the family that is not listed.
    pub class: CodeClass,
}

impl KnownCode {
    /// What the code means for a caller.
    pub fn class(self) -> CodeClass {
        match self {
            Self::Listed(class) | Self::OfFamily(class) => class,
        }
    }

    /// The same, of a code that the service itself returns: it has seen the request, so that the code is no rejection.
    #[must_use]
    pub fn of_service(self) -> Self {
        let seen = |class| CodeClass { rejected: false, ..class };
        match self {
            Self::Listed(class) => Self::Listed(seen(class)),
            Self::OfFamily(class) => Self::OfFamily(seen(class)),
        }
    }

    /// Whether the code itself is listed.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Listed(_))
    }
}

/// Whether a code begins with another one and a dot, whatever its letter case: `Throttling.User.Hour` is below
/// `Throttling.User`.
pub fn is_below(code: &str, listed: &str) -> bool {
    let below = code.as_bytes().split_at_checked(listed.len());
    below.is_some_and(|(begin, rest)| {
        begin.eq_ignore_ascii_case(listed.as_bytes()) && rest.len() > 1 && rest.starts_with(b".")
    })
}

impl CodeFamily {
    /// The number of bytes that the codes of the family have in common.
    pub fn shared(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Whether a code belongs to the family, whatever its letter case.
    pub fn has(&self, code: &str) -> bool {
        let (code, before, after) = (code.as_bytes(), self.before.as_bytes(), self.after.as_bytes());
        code.len() > before.len() + after.len()
            && code[..before.len()].eq_ignore_ascii_case(before)
            && code[code.len() - after.len()..].eq_ignore_ascii_case(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_below_another_one_behind_a_dot() {
        assert!(is_below("throttling.api.RISK.x", "Throttling.Api.Risk"));
        for code in
            ["Throttling.Api.Risk", "Throttling.Api.Risk.", "Throttling.Api.RiskX", "Throttling.Api", "", "限流"]
        {
            assert!(!is_below(code, "Throttling.Api.Risk"), "{code}");
        }
    }

    #[test]
    fn a_family_has_the_codes_between_its_ends_in_any_letter_case() {
        let family = |before, after| CodeFamily { before, after, class: CodeClass::UNKNOWN };
        let throttling = family("Throttling.", "");
        for code in ["Throttling.Api", "throttling.x.Y", "THROTTLING.1"] {
            assert!(throttling.has(code), "{code}");
        }
        for code in ["Throttling", "Throttling.", "ThrottlingRule.X", "My.Throttling.Api", "", "限流Throttling."] {
            assert!(!throttling.has(code), "{code}");
        }
        let not_found = family("Forbidden.", "NotFound");
        assert!(not_found.has("Forbidden.instanceNotFound"));
        assert!(!not_found.has("Forbidden.NotFound") && !not_found.has("InstanceNotFound"));
        assert!(!family("Abc", "bcd").has("Abcd"), "the ends do not overlap");
    }
}
