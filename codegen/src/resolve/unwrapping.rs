//! Objects of the root in which responses may have their members.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Field;
use crate::spec::At;
use crate::spec::raw::RawOperation;

impl Resolver<'_> {
    /// Those of the service.
    pub(super) fn service_unwraps(&mut self, names: &[At<String>]) -> Vec<String> {
        self.check_unwraps(names);
        names.iter().map(|name| name.value.clone()).collect()
    }

    /// Those of an operation: its own list, or else that of the service. `response` is all that it returns.
    pub(super) fn operation_unwraps(&mut self, raw: &RawOperation, response: &[Field]) -> Vec<String> {
        let Some(names) = &raw.unwraps else {
            let shared = self.raw.service.iter().flat_map(|file| &file.value.unwraps);
            return shared.map(|name| name.value.clone()).collect();
        };
        self.check_unwraps(names);
        for name in names {
            if let Some(field) = response.iter().find(|field| field.wire().eq_ignore_ascii_case(name)) {
                let message =
                    format!("`{}` is a field of this response, so that it holds no other fields", field.wire());
                self.contradiction(name.place, &message, "remove it from the list, or declare the fields of the root");
            }
        }
        names.iter().map(|name| name.value.clone()).collect()
    }

    fn check_unwraps(&mut self, names: &[At<String>]) {
        for (index, name) in names.iter().enumerate() {
            let fixed = name.strip_prefix('*').unwrap_or(name);
            if fixed.trim().is_empty() || fixed.contains('*') {
                let help = "write the name of an object, such as `data`, or `*Response` for any name with this end";
                self.contradiction(name.place, "this is neither a name nor the end of one", help);
            } else if names.iter().take(index).any(|other| other.eq_ignore_ascii_case(name)) {
                let message = format!("the object `{}` is in the list twice", name.value);
                self.report(Diagnostic::new(Code::DuplicateName, name.place, message, "remove one of the two"));
            }
        }
    }
}
