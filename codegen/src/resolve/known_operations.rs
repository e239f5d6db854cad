//! Operations that are known by name only.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{KnownOperation, Operation};
use crate::spec::raw::RawService;

impl Resolver<'_> {
    /// Each has a source, and is not an operation of the spec.
    pub(super) fn known_operations(&mut self, raw: &RawService, operations: &[Operation]) -> Vec<KnownOperation> {
        let mut known = Vec::new();
        for (name, source) in &raw.known_operations {
            self.check_name(name, "operation");
            self.use_source(source);
            if operations.iter().any(|operation| operation.name == name.value) {
                let message =
                    format!("the spec has the operation `{}`, so that more than its name is known", name.value);
                let help = "remove it here: `known_operations` lists operations without a file";
                self.report(Diagnostic::new(Code::DuplicateName, name.place, message, help));
            }
            known.push(KnownOperation { name: name.value.clone(), source: source.value.clone() });
        }
        known.sort_by(|a, b| a.name.cmp(&b.name));
        known
    }
}
