//! One side of a comparison.

use super::revision::Revision;
use crate::command::input::build_model;
use crate::command::outcome::Outcome;
use crate::command::printing::Printing;
use crate::command::products::SERVICE;
use crate::diff::{Places, Side};
use crate::model::Model;
use crate::shown::shown;
use crate::spec::{PRODUCTS, RawSpec, SourceSet, load};
use std::path::Path;

/// A spec that was read.
pub(super) struct Read {
    sources: SourceSet,
    raw: RawSpec,
    pub(super) model: Model,
}

impl Read {
    pub(super) fn side(&self) -> Side<'_> {
        Side { model: &self.model, places: Places { raw: &self.raw, sources: &self.sources } }
    }
}

/// A folder, or else a revision of git; `None` if that does not have the product.
pub(super) fn read(name: &str, spec: &Path, printing: Printing) -> Result<Option<Read>, Outcome> {
    let folder = Path::new(name);
    if folder.is_dir() && !folder.join(SERVICE).is_file() {
        let (what, help) = if folder.join(PRODUCTS).is_file() {
            ("has the specs of several products", "name the folder of one of them, as `spec/dts`")
        } else {
            ("has no spec", "name a folder with a `service.yaml`, or a revision of git")
        };
        return Err(Outcome::helped(&format!("{} {what}", shown(folder)), help));
    }
    let (sources, found) = if folder.is_dir() {
        SourceSet::read(folder)
    } else if folder == spec {
        // The product was there once.
        return Ok(None);
    } else {
        match Revision::open(name, spec) {
            Ok(Some(revision)) => {
                let (sources, found) = SourceSet::read(&revision.spec);
                (sources.shown_in(&revision.shown), found)
            }
            Ok(None) => return Ok(None),
            Err(message) => return Err(Outcome::failed(&message)),
        }
    };
    match build_model(&sources, found) {
        Ok(model) => {
            let (raw, _) = load(&sources);
            Ok(Some(Read { sources, raw, model }))
        }
        Err(found) => Err(printing.mistakes(&found, &sources)),
    }
}
