//! Texts in the place of a listed value.

use crate::contract::code_class::CodeClass;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A text of the service that is not among the listed values.
///
/// Only the SDK makes one, and its text cannot be part of a pattern: a value that a later version lists would otherwise
/// break the programs that match its text. Letter case is ignored in comparisons.
///
/// ```compile_fail,E0423
/// let value = alibabacloud_core::UnlistedValue("New".into());
/// ```
///
/// ```compile_fail,E0532
/// fn is_new(value: &alibabacloud_core::UnlistedValue) -> bool {
///     matches!(value, alibabacloud_core::UnlistedValue(text) if &**text == "New")
/// }
/// ```
#[derive(Clone)]
pub struct UnlistedValue(Box<str>);

impl UnlistedValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text as the service spells it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for UnlistedValue {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for UnlistedValue {}

impl Hash for UnlistedValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_name(&self.0, state);
    }
}

impl PartialOrd for UnlistedValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for UnlistedValue {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_names(&self.0, &other.0)
    }
}

impl fmt::Debug for UnlistedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnlistedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// An error code that is not listed. Like [`UnlistedValue`], only the SDK makes one.
#[derive(Clone)]
pub struct UnlistedCode {
    name: UnlistedValue,
    class: CodeClass,
}

impl UnlistedCode {
    /// The code as the service spells it.
    pub fn as_str(&self) -> &str {
        self.name.as_str()
    }
}

impl PartialEq for UnlistedCode {
    /// The name decides: what a code means may depend on the HTTP status that it came with.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for UnlistedCode {}

impl Hash for UnlistedCode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

impl fmt::Display for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.name, f)
    }
}

/// The code `name`, with what is known about it.
pub fn unlisted_code(name: &str, class: CodeClass) -> UnlistedCode {
    UnlistedCode { name: UnlistedValue::new(name), class }
}

/// What is known about the code.
pub fn class_of(code: &UnlistedCode) -> CodeClass {
    code.class
}

/// Compares two names without regard to letter case.
pub fn compare_names(one: &str, other: &str) -> Ordering {
    lower(one).cmp(lower(other))
}

/// Hashes a name without regard to letter case.
pub fn hash_name<H: Hasher>(name: &str, state: &mut H) {
    lower(name).for_each(|byte| byte.hash(state));
    // As with `str`: what is hashed next is no part of the name.
    u8::MAX.hash(state);
}

fn lower(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashSet};

    #[test]
    fn letter_case_does_not_tell_texts_apart() {
        let value = UnlistedValue::new;
        assert_eq!(value("Brand.New"), value("brand.NEW"));
        assert_ne!(value("Brand.New"), value("Brand.Newer"));
        assert_eq!(HashSet::from([value("a"), value("A"), value("b")]).len(), 2);
        let sorted: Vec<String> =
            BTreeSet::from(["b", "A", "a", "C"].map(value)).iter().map(ToString::to_string).collect();
        assert_eq!(sorted.join("").to_lowercase(), "abc");
        assert_eq!(format!("{0:?} {0}", value("Brand.New")), r#""Brand.New" Brand.New"#);
    }
}
