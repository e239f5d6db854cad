//! The public items of an emitted crate, read from its files: whatever the backend makes is judged, not what somebody thinks
//! that it makes.

mod item;
mod read;
mod text;

use crate::artifact::Artifact;
use crate::backend::{Error, rust};
use crate::model::Model;
use crate::parallel;
pub(super) use item::Item;
use read::FileItems;
use std::collections::{BTreeMap, BTreeSet};

/// Public items by what they are and where: `fn operation::describe_jobs::Request::page_size`.
pub(super) type Surface = BTreeMap<String, Item>;

/// The public items of the crate that is made of a model.
pub(super) fn surface(model: &Model) -> Result<Surface, Error> {
    let artifacts = rust::generate(model, &|artifact| artifact)?;
    let files: Vec<(Vec<String>, &Artifact)> =
        artifacts.iter().filter_map(|artifact| Some((module(&artifact.path)?, artifact))).collect();
    let read = parallel::map(&files, |(module, artifact)| read::read(module, artifact));
    let read: Vec<FileItems> = read.into_iter().collect::<Result<_, _>>()?;
    let private: BTreeSet<Vec<String>> = read.iter().flat_map(|file| file.private_modules.iter().cloned()).collect();
    let mut surface = Surface::new();
    for (kind, path, mut item) in read.into_iter().flat_map(|file| file.items) {
        let shown = |path: &[String]| visible(path, &private).join("::");
        item.parent = shown(path.get(..path.len().saturating_sub(1)).unwrap_or_default());
        surface.insert(format!("{kind} {}", shown(&path)), item);
    }
    Ok(surface)
}

/// The module of a file of the crate; `None` for files that are no part of the library.
fn module(path: &str) -> Option<Vec<String>> {
    let inside = path.split_once("/src/")?.1.strip_suffix(".rs")?;
    let parts = inside.split('/').map(str::to_owned);
    let is_root = |name: &String| name == "lib";
    Some(parts.filter(|name| !is_root(name) && name != "mod").collect())
}

/// A path without the private modules in it: what they declare is public where they are.
fn visible(path: &[String], private: &BTreeSet<Vec<String>>) -> Vec<String> {
    let is_private = |end: usize| path.get(..=end).is_some_and(|module| private.contains(module));
    path.iter().enumerate().filter(|(index, _)| !is_private(*index)).map(|(_, name)| name.clone()).collect()
}
