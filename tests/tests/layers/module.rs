//! The modules of a crate, with what each of them declares, imports and mentions.

use crate::mentions;
use crate::sources::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// The names from the root of the crate; none for the root itself.
pub(crate) type ModulePath = Vec<String>;

/// A module in a file of its own, or inline in the file of another one.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// Below `src`.
    pub(crate) file: String,
    /// The path of the module that is the file as a whole.
    pub(crate) file_path: ModulePath,
    /// Names of the types, functions, constants and macros that it declares.
    pub(crate) items: BTreeSet<String>,
    /// Those of `macro_rules!`, and whether they are exported, which puts them into the root as well.
    pub(crate) macros: BTreeMap<String, bool>,
    pub(crate) imports: Vec<Import>,
    /// Paths in its types and expressions.
    pub(crate) mentions: Vec<Mention>,
}

/// What a `use` brings into scope.
#[derive(Debug)]
pub(crate) struct Import {
    /// The name in scope, which is another one after `as`; `None` for `*`.
    pub(crate) name: Option<String>,
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Crate {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
    /// Files that no `mod` declares, outside of tests.
    pub(crate) strays: Vec<String>,
}

impl Crate {
    /// Follows the `mod` items from `lib.rs`. Modules of `#[cfg(test)]` are omitted: no build of the crate has them,
    /// and a test may borrow a fixture or drive the code from above without anybody having to know that to
    /// understand the module.
    pub(crate) fn parse(sources: &Sources) -> Self {
        let mut found = Self::default();
        // A binary is a crate of its own, which can import the library and not the other way round.
        let mut read = BTreeSet::from(["main.rs".to_owned()]);
        let mut open = vec![(ModulePath::new(), "lib.rs".to_owned(), true)];
        while let Some((path, file, is_shipped)) = open.pop() {
            let text = sources.get(&file).unwrap_or_else(|| panic!("{file} is declared and missing"));
            let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
            let scan = mentions::of(&parsed, &path, &file);
            for declared in scan.declared {
                let file = Self::file_of(&declared.path, sources);
                open.push((declared.path, file, is_shipped && declared.is_shipped));
            }
            read.insert(file);
            if is_shipped {
                found.modules.extend(scan.modules);
            }
        }
        found.export_macros();
        found.strays = sources.keys().filter(|file| !read.contains(*file)).cloned().collect();
        found
    }

    fn export_macros(&mut self) {
        let mut exported = Vec::new();
        for (path, module) in self.modules.iter().filter(|(path, _)| !path.is_empty()) {
            for name in module.macros.iter().filter(|(_, is_exported)| **is_exported).map(|(name, _)| name) {
                let path = ["crate"].into_iter().chain(path.iter().map(String::as_str)).chain([name.as_str()]);
                let path = path.map(str::to_owned).collect();
                exported.push(Import { name: Some(name.clone()), path, line: 1 });
            }
        }
        if let Some(root) = self.modules.get_mut(&ModulePath::new()) {
            root.imports.extend(exported);
        }
    }

    fn file_of(path: &[String], sources: &Sources) -> String {
        let folder = format!("{}/mod.rs", path.join("/"));
        if sources.contains_key(&folder) { folder } else { format!("{}.rs", path.join("/")) }
    }
}
