//! Which file needs which.

use crate::module::{Crate, ModulePath};
use crate::resolution::Found;
use std::collections::{BTreeMap, BTreeSet};

/// A file that needs another one. Both are modules that are files as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    pub(crate) from: ModulePath,
    pub(crate) to: ModulePath,
    /// Of the file that imports, below `src`.
    pub(crate) file: String,
    pub(crate) line: usize,
    /// Whether the other file declares what is named, and not only passes it on.
    pub(crate) is_declared_there: bool,
}

impl Crate {
    /// Every arrow between two files, by file and line.
    pub(crate) fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = BTreeSet::new();
        for (path, module) in &self.modules {
            let imports = module.imports.iter().map(|import| (&import.path, import.line, true));
            let mentions = module.mentions.iter().map(|mention| (&mention.path, mention.line, false));
            // A file names the same things over and over.
            let mut known = BTreeMap::new();
            for (named, line, is_import) in imports.chain(mentions) {
                let resolved = known.entry(named.as_slice()).or_insert_with(|| self.resolve(path, named));
                let Some(resolved) = resolved else { continue };
                let mut add = |to: &ModulePath, is_declared_there| {
                    let to = self.modules.get(to).map_or(to, |module| &module.file_path).clone();
                    if to != module.file_path {
                        let (from, file) = (module.file_path.clone(), module.file.clone());
                        arrows.insert(Arrow { from, to, file, line, is_declared_there });
                    }
                };
                match &resolved.found {
                    Found::Item(declaring) => add(declaring, true),
                    // A local variable may have the name of a module.
                    Found::Module(_) if !is_import && named.len() == 1 => continue,
                    // What is used of a module is mentioned elsewhere, and judged there.
                    Found::Module(imported) => add(imported, false),
                }
                resolved.passed.iter().for_each(|module| add(module, false));
            }
        }
        let mut arrows: Vec<Arrow> = arrows.into_iter().collect();
        arrows.sort_by(|one, other| (&one.file, one.line, &one.to).cmp(&(&other.file, other.line, &other.to)));
        arrows
    }
}
