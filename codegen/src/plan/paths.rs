//! The paths of artifacts.

use super::error::Error;
use super::manifest::MANIFEST;
use crate::artifact::Artifact;
use std::collections::{BTreeMap, BTreeSet};

/// The texts of the artifacts by path.
pub(super) fn wanted(artifacts: &[Artifact]) -> Result<BTreeMap<&str, &str>, Error> {
    let mut wanted = BTreeMap::new();
    let mut folded = BTreeSet::from([MANIFEST.to_lowercase()]);
    for artifact in artifacts {
        if !stays_inside(&artifact.path) {
            return Err(Error::Escapes(artifact.path.clone()));
        }
        if !folded.insert(artifact.path.to_lowercase()) {
            return Err(Error::Collision(artifact.path.clone()));
        }
        wanted.insert(artifact.path.as_str(), artifact.text.as_str());
    }
    Ok(wanted)
}

fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
