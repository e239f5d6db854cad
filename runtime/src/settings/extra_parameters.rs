//! Parameters that the description of an operation does not know.

use std::fmt;
use zeroize::Zeroizing;

/// Names and values, each name once. Any value may be secret, so none is shown.
#[derive(Clone, Default)]
pub(crate) struct ExtraParameters(Zeroizing<Vec<(String, String)>>);

impl ExtraParameters {
    /// Adds a parameter, or replaces the one with this name.
    pub(crate) fn set(&mut self, name: String, value: String) {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value));
    }

    /// These parameters, and those of `base` that have other names.
    pub(crate) fn or(self, base: &Self) -> Self {
        let mut both = base.clone();
        for (name, value) in self.0.iter() {
            both.set(name.clone(), value.clone());
        }
        both
    }

    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }
}

impl fmt::Debug for ExtraParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(name, _)| (name, "***"))).finish()
    }
}
