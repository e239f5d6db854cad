//! A parameter that is written once and used by several operations.

use super::terminal::{Terminal, add, section};
use crate::model::{Field, Model};
use std::collections::BTreeSet;

impl Terminal<'_> {
    /// What uses of the parameter have in common, and who uses it; `None` if nothing of this name is shared.
    pub(super) fn shared(&self, name: &str) -> Option<String> {
        let of_name = |field: &Field| field.shared.as_deref().is_some_and(|shared| shared.eq_ignore_ascii_case(name));
        let uses: Vec<(&str, &Field)> = owned(self.model).filter(|(_, field)| of_name(field)).collect();
        let name = uses.first().and_then(|(_, field)| field.shared.as_deref())?;
        let mut out = String::new();
        add(&mut out, 0, &format!("{name} (shared parameter)"));
        add(&mut out, 2, "spec: parameters.yaml");
        let (mut forms, mut listed): (Vec<String>, String) = (Vec::new(), String::new());
        for (_, field) in &uses {
            let form = self.members([*field]);
            if !forms.contains(&form) {
                listed.push_str(&form);
                forms.push(form);
            }
        }
        let title = if forms.len() > 1 { "forms, since a use may add to it" } else { "parameter" };
        section(&mut out, title, &listed);
        let mut users = String::new();
        for (owner, field) in uses {
            let form = self.members([field]);
            let number = forms.iter().position(|known| *known == form).unwrap_or_default() + 1;
            let as_form = if forms.len() > 1 { format!(", form {number}") } else { String::new() };
            add(&mut users, 2, &format!("{owner}.{}{as_form}", field.name));
        }
        section(&mut out, "used by", &users);
        Some(out)
    }
}

/// The names of all shared parameters that something uses.
pub(super) fn names(model: &Model) -> BTreeSet<&String> {
    owned(model).filter_map(|(_, field)| field.shared.as_ref()).collect()
}

/// Each parameter, field and member, with what has it.
fn owned(model: &Model) -> impl Iterator<Item = (&str, &Field)> {
    let of_operations = model.operations.iter().flat_map(|operation| {
        operation.request.iter().chain(&operation.response).map(|field| (operation.name.as_str(), field))
    });
    let of_structures = model.structures.iter();
    let of_structures = of_structures.flat_map(|it| it.fields.iter().map(|field| (it.name.as_str(), field)));
    of_operations.chain(of_structures)
}
