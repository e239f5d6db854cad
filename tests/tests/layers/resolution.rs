//! From a path to the module that declares what it names.

use crate::module::{Crate, ModulePath};
use std::collections::BTreeSet;

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Module(ModulePath),
    /// An item of the module.
    Item(ModulePath),
}

/// What a path leads to, and the modules that it passes.
pub(crate) struct Resolved {
    pub(crate) found: Found,
    pub(crate) passed: Vec<ModulePath>,
}

type Seen = BTreeSet<(ModulePath, String)>;

impl Crate {
    /// Where `path` leads, seen from the module; `None` for other crates and for names that are no module's.
    pub(crate) fn resolve(&self, from: &[String], path: &[String]) -> Option<Resolved> {
        self.follow(from, path, &mut Seen::new()).or_else(|| self.textual_macro(path))
    }

    /// A macro is in scope without a path below its declaration, in the modules that follow it too.
    fn textual_macro(&self, path: &[String]) -> Option<Resolved> {
        let [name] = path else { return None };
        let (declaring, _) = self.modules.iter().find(|(_, module)| module.macros.contains_key(name))?;
        Some(Resolved { found: Found::Item(declaring.clone()), passed: Vec::new() })
    }

    fn follow(&self, from: &[String], path: &[String], seen: &mut Seen) -> Option<Resolved> {
        let (first, rest) = path.split_first()?;
        let mut current = match first.as_str() {
            "crate" => Found::Module(Vec::new()),
            "self" => Found::Module(from.to_vec()),
            "super" => Found::Module(parent(from)?),
            name => self.name(from, name, seen)?,
        };
        let mut passed = Vec::new();
        for segment in rest {
            let Found::Module(module) = &current else { break };
            if segment == "super" {
                current = Found::Module(parent(module)?);
                continue;
            }
            passed.push(module.clone());
            // What a macro declares is not seen, and can only be in the module itself.
            current = self.name(module, segment, seen).unwrap_or_else(|| Found::Item(module.clone()));
        }
        Some(Resolved { found: current, passed })
    }

    /// What the name stands for in the module: a module or an item of its own, or one that it imports.
    fn name(&self, module: &[String], name: &str, seen: &mut Seen) -> Option<Found> {
        if !seen.insert((module.to_vec(), name.to_owned())) {
            return None;
        }
        let child: ModulePath = module.iter().cloned().chain([name.to_owned()]).collect();
        if self.modules.contains_key(&child) {
            return Some(Found::Module(child));
        }
        let here = self.modules.get(module)?;
        if here.items.contains(name) {
            return Some(Found::Item(module.to_vec()));
        }
        let named = here.imports.iter().filter(|import| import.name.as_deref() == Some(name));
        for import in named {
            if let Some(resolved) = self.follow(module, &import.path, seen) {
                return Some(resolved.found);
            }
        }
        for glob in here.imports.iter().filter(|import| import.name.is_none()) {
            if let Some(Resolved { found: Found::Module(other), .. }) = self.follow(module, &glob.path, seen)
                && let Some(found) = self.name(&other, name, seen)
            {
                return Some(found);
            }
        }
        None
    }
}

fn parent(module: &[String]) -> Option<ModulePath> {
    module.split_last().map(|(_, parent)| parent.to_vec())
}
