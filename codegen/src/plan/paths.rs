//! The paths of artifacts.

use super::error::Error;
use super::manifest::MANIFEST;
use crate::artifact::Made;
use std::collections::{BTreeMap, BTreeSet};

/// The artifacts by path.
pub(super) fn wanted(artifacts: impl IntoIterator<Item = Made>) -> Result<BTreeMap<String, Made>, Error> {
    let mut wanted = BTreeMap::new();
    let mut folded = BTreeSet::from([MANIFEST.to_lowercase()]);
    for artifact in artifacts {
        if !stays_inside(&artifact.path) {
            return Err(Error::Escapes(artifact.path));
        }
        if !folded.insert(artifact.path.to_lowercase()) {
            return Err(Error::Collision(artifact.path));
        }
        wanted.insert(artifact.path.clone(), artifact);
    }
    Ok(wanted)
}

pub(super) fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
