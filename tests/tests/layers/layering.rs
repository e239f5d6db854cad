//! The order of a folder's modules, and what breaks it.

use crate::arrows::Arrow;
use crate::module::Crate;
use std::collections::{BTreeMap, BTreeSet};

/// The layers of a folder, lowest first. Modules of one layer do not import each other; what the folder itself declares
/// (`lib.rs`, `mod.rs`) is above all of them.
pub(crate) struct Layers {
    /// Path from the root of the crate.
    pub(crate) folder: &'static [&'static str],
    pub(crate) layers: &'static [&'static [&'static str]],
}

impl Layers {
    /// Every import that does not point down, and every file that belongs to no layer.
    pub(crate) fn check(&self, found: &Crate, arrows: &[Arrow]) -> Vec<String> {
        let mut mistakes: Vec<String> =
            found.strays.iter().map(|file| format!("{file}: no module declares it")).collect();
        let names: BTreeSet<&String> = found.modules.keys().filter_map(|path| self.module(path)).collect();
        for name in names.into_iter().filter(|name| self.layer(name).is_none()) {
            mistakes.push(format!("`{name}` belongs to no layer of {}", self.title()));
        }
        for arrow in arrows {
            let (Some(from), Some(to)) = (self.place(&arrow.from), self.place(&arrow.to)) else { continue };
            // What a folder only passes on lives elsewhere, and is judged there.
            let is_passed_on = to.name == ROOT && !arrow.is_declared_there;
            if from.name != to.name && from.layer <= to.layer && !is_passed_on {
                let Arrow { file, line, .. } = &arrow;
                let way = if from.layer == to.layer { "sideways" } else { "upwards" };
                mistakes.push(format!("{file}:{line}: `{}` imports {way} from `{}`", from.name, to.name));
            }
        }
        mistakes.dedup();
        mistakes
    }

    fn title(&self) -> String {
        if self.folder.is_empty() { "the crate".to_owned() } else { format!("`{}`", self.folder.join("/")) }
    }

    fn is_inside(&self, path: &[String]) -> bool {
        path.len() >= self.folder.len() && self.folder.iter().zip(path).all(|(wanted, name)| wanted == name)
    }

    /// The module of the folder that the path is in; `None` for the folder itself and outside of it.
    fn module<'p>(&self, path: &'p [String]) -> Option<&'p String> {
        path.get(self.folder.len()).filter(|_| self.is_inside(path))
    }

    fn layer(&self, name: &str) -> Option<usize> {
        self.layers.iter().position(|layer| layer.contains(&name))
    }

    fn place<'p>(&self, path: &'p [String]) -> Option<Place<'p>> {
        match self.module(path) {
            Some(name) => Some(Place { name, layer: self.layer(name)? }),
            None => self.is_inside(path).then_some(Place { name: ROOT, layer: self.layers.len() }),
        }
    }
}

/// How messages name what the folder itself declares.
const ROOT: &str = "the root";

struct Place<'p> {
    name: &'p str,
    layer: usize,
}

/// The cycles between the files and folders of each folder, the folder's own file included.
pub(crate) fn cycles(arrows: &[Arrow]) -> Vec<String> {
    let arrows: Vec<&Arrow> = arrows.iter().filter(|arrow| arrow.is_declared_there).collect();
    let folders: BTreeSet<&[String]> =
        arrows.iter().flat_map(|arrow| (0..arrow.from.len()).filter_map(|depth| arrow.from.get(..depth))).collect();
    folders.iter().filter_map(|folder| cycle(folder, &arrows)).collect()
}

/// Takes away whatever needs nothing or is needed by nothing of what is left; what cannot be taken away is in a cycle, or
/// between two of them.
fn cycle(folder: &[String], arrows: &[&Arrow]) -> Option<String> {
    let mut needs: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for arrow in arrows {
        let (Some(from), Some(to)) = (member(folder, &arrow.from), member(folder, &arrow.to)) else { continue };
        if from != to {
            let place = format!("{}:{}", arrow.file, arrow.line);
            needs.entry(from).or_default().entry(to).or_insert(place);
        }
    }
    loop {
        let left: BTreeSet<String> = needs.keys().cloned().collect();
        let needed: BTreeSet<String> = needs.values().flat_map(BTreeMap::keys).cloned().collect();
        for others in needs.values_mut() {
            others.retain(|other, _| left.contains(other));
        }
        needs.retain(|name, others| !others.is_empty() && needed.contains(name));
        if needs.len() == left.len() {
            break;
        }
    }
    let arrows: Vec<String> = needs
        .iter()
        .flat_map(|(from, others)| others.iter().map(move |(to, place)| format!("\n  {place}: `{from}` needs `{to}`")))
        .collect();
    (!arrows.is_empty()).then(|| format!("a cycle in `{}`:{}", folder.join("/"), arrows.concat()))
}

/// The file or folder of the folder that the path is in; the folder's own file is `mod.rs`.
fn member(folder: &[String], path: &[String]) -> Option<String> {
    let inside = path.strip_prefix(folder)?;
    Some(inside.first().cloned().unwrap_or_else(|| "mod.rs".to_owned()))
}
