//! Names with dots, taken apart: `SourceEndpoint.IP` and `Tag.1.Key` become groups and lists.

use super::Refusal;
use alibabacloud_core::IndexMap;
use serde_json::{Map, Value};

/// Numbers of list elements that are written one by one, as in `Tag.1.Key`; more is a slip of the pen.
const MOST_ELEMENTS: usize = 10_000;

/// The tree that the parameters make.
pub(super) fn nested(params: &Map<String, Value>) -> Result<Map<String, Value>, Refusal> {
    let mut root = Branch::default();
    for (name, value) in params {
        root.insert(name, value)?;
    }
    root.into_tree()
}

/// What stands at a place of the tree while names are taken apart.
#[derive(Default)]
struct Branch {
    /// A value that the line gives for this very place.
    value: Option<Value>,
    /// What names with further dots give, in their order.
    members: IndexMap<String, Branch>,
}

impl Branch {
    fn insert(&mut self, name: &str, value: &Value) -> Result<(), Refusal> {
        let mut place = self;
        for part in name.split('.') {
            if part.is_empty() {
                return Err(Refusal(format!("`{name}` has an empty part; write `Group.Member` or `List.1.Member`")));
            }
            place = place.members.entry(part.to_owned()).or_default();
        }
        place.value = Some(value.clone());
        Ok(())
    }

    fn into_tree(self) -> Result<Map<String, Value>, Refusal> {
        self.members.into_iter().map(|(name, branch)| Ok((name.clone(), branch.into_value(&name)?))).collect()
    }

    fn into_value(self, name: &str) -> Result<Value, Refusal> {
        match (self.value, self.members.is_empty()) {
            (Some(value), true) => Ok(value),
            (None, _) => Self { value: None, members: self.members }.into_group(name),
            // A group whose members are written in both ways.
            (Some(Value::Object(mut given)), false) => {
                let Value::Object(further) = (Self { value: None, members: self.members }).into_group(name)? else {
                    return Err(given_twice(name));
                };
                for (member, value) in further {
                    if given.insert(member, value).is_some() {
                        return Err(given_twice(name));
                    }
                }
                Ok(given.into())
            }
            (Some(_), false) => Err(given_twice(name)),
        }
    }

    /// A list if the members are numbers, else a group.
    fn into_group(self, name: &str) -> Result<Value, Refusal> {
        let numbers: Option<Vec<usize>> = self.members.keys().map(|member| member.parse().ok()).collect();
        let Some(numbers) = numbers else { return self.into_tree().map(Value::from) };
        let mut elements = Vec::new();
        for (number, (member, branch)) in numbers.into_iter().zip(self.members) {
            if !(1..=MOST_ELEMENTS).contains(&number) {
                return Err(Refusal(format!("`{name}.{member}`: lists count from 1 to {MOST_ELEMENTS} here")));
            }
            if elements.len() < number {
                elements.resize(number, Value::Null);
            }
            if let Some(element) = elements.get_mut(number - 1) {
                *element = branch.into_value(&member)?;
            }
        }
        Ok(elements.into())
    }
}

/// The refusal of a name that stands at two places.
pub(super) fn given_twice(name: &str) -> Refusal {
    Refusal(format!("`{name}` is given twice; give it once, as a whole or by its members"))
}
