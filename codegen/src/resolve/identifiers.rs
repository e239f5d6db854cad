//! Kinds of IDs that have types of their own.

use super::names::{NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Identifier;
use crate::spec::At;
use crate::spec::raw::Entries;
use crate::suggestion;

/// The names of a kind of IDs, which are in the same scopes as those of structures and enums.
pub(super) struct IdentifierNames {
    rust: String,
    module: String,
}

impl Resolver<'_> {
    /// Gives each kind of IDs its Rust name.
    pub(super) fn declare_identifiers(&mut self, names: &mut NameScope<'_>, modules: &mut NameScope<'_>) {
        let raw = self.raw;
        for (name, _) in raw.service.iter().flat_map(|file| &file.value.ids) {
            self.check_name(name, "ID");
            let told = self.diagnostics.len();
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics);
            if told < self.diagnostics.len() {
                continue;
            }
            let module = At { value: rust.clone(), place: name.place };
            let module = modules.allocate(&Named { wire: &module, chosen: None }, &mut self.diagnostics);
            self.identifiers.insert(name.value.clone(), IdentifierNames { rust, module });
        }
    }

    /// The kind of IDs that a field names.
    pub(super) fn id(&mut self, name: &At<String>) -> String {
        self.used_ids.insert(name.value.clone());
        let ids = self.raw.service.as_ref().map(|file| &file.value.ids);
        if ids.is_none_or(|ids| ids.get(&name.value).is_none()) {
            let known: Vec<&str> = ids.into_iter().flat_map(Entries::keys).collect();
            let help = suggestion::help(&name.value, known, "declare it below `ids:` in `service.yaml`");
            let message = format!("there is no kind of IDs `{}`", name.value);
            self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
        }
        name.value.clone()
    }

    pub(super) fn resolve_identifiers(&mut self) -> Vec<Identifier> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let texts = raw.service_texts.as_ref().map(|file| &file.value.ids);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.ids.keys());
        }
        let mut resolved = Vec::new();
        for (name, doc) in &file.value.ids {
            if !self.used_ids.contains(&name.value) {
                self.unused(Code::UnusedName, name, "no parameter or field is an ID of the kind");
            }
            let doc = self.text(name, Some(doc), texts.and_then(|texts| texts.get(&name.value)));
            let Some(IdentifierNames { rust, module }) = self.identifiers.remove(&name.value) else { continue };
            resolved.push(Identifier { name: name.value.clone(), rust, module, doc });
        }
        resolved.sort_by(|a, b| a.name.cmp(&b.name));
        resolved
    }
}
