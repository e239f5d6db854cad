//! What public names stand for: where a name stays and stands for something else, programs compile and do something else.

use super::change::{Change, from_to};
use super::rule::Rule;
use crate::model::{Constructor, Field, Model};
use std::collections::BTreeMap;

/// What names stand for, by the operation or type, its part, and the name.
type Meanings<'m> = BTreeMap<(&'m str, &'static str, &'m str), String>;

/// The names that both crates have and that stand for something else.
pub(super) fn meanings(old: &Model, new: &Model) -> Vec<Change> {
    let (before, after) = (of(old), of(new));
    let mut found = Vec::new();
    for (key @ (owner, part, name), meaning) in &before {
        if let Some(other) = after.get(key).filter(|other| *other != meaning) {
            found.push(Change::new(Rule::MeaningChanged, owner, part, name, from_to(meaning, other)));
        }
    }
    for operation in &old.operations {
        let Some(other) = new.operation(&operation.name) else { continue };
        let (before, after) = (feature(old, &operation.family), feature(new, &other.family));
        if before != after {
            found.push(Change::new(Rule::FeatureMoved, &operation.name, "", "", from_to(before, after)));
        }
    }
    let (before, after) = (&old.service.package, &new.service.package);
    if before != after {
        found.push(Change::new(Rule::CrateRenamed, "", "", "crate", from_to(before, after)));
    }
    found
}

fn of(model: &Model) -> Meanings<'_> {
    let mut found = BTreeMap::new();
    for operation in &model.operations {
        fields(&operation.name, "request", &operation.request, &mut found);
        fields(&operation.name, "response", &operation.response, &mut found);
        for combined in &operation.combined {
            let mut places: Vec<String> = combined.places.iter().map(|place| format!("{place:?}")).collect();
            places.sort_unstable();
            found.insert((&operation.name, "setters", &combined.rust), places.join(", "));
        }
    }
    for structure in &model.structures {
        fields(&structure.name, "", &structure.fields, &mut found);
        for (part, made) in [("constructors", &structure.constructors), ("setters", &structure.setters)] {
            for Constructor { rust, sets, takes } in made {
                let sets: Vec<String> = sets.iter().map(|(member, value)| format!("{member} = {value:?}")).collect();
                found.insert((&structure.name, part, rust), format!("{} from {}", sets.join(", "), takes.join(", ")));
            }
        }
        if let Some((first, second)) = &structure.from_pair {
            found.insert((&structure.name, "", "a pair"), format!("{first}, {second}"));
        }
    }
    for enumeration in &model.enums {
        for value in &enumeration.values {
            found.insert((&enumeration.name, "", &value.rust), value.name.clone());
        }
        if let Some(switch) = &enumeration.switch {
            found.insert((&enumeration.name, "", "true"), switch.on.clone());
            found.insert((&enumeration.name, "", "false"), switch.off.clone());
        }
    }
    found
}

fn fields<'m>(owner: &'m str, part: &'static str, fields: &'m [Field], found: &mut Meanings<'m>) {
    for field in fields {
        let separator = field.separator.as_deref().map(|it| format!(", separated by `{it}`")).unwrap_or_default();
        found.insert((owner, part, &field.rust), field.wire().to_owned() + &separator);
    }
}

/// The feature of a family.
fn feature<'m>(model: &'m Model, family: &'m str) -> &'m str {
    model.family(family).map_or(family, |it| &it.feature)
}
