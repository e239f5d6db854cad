use super::outcome::Outcome;
use crate::model::{Field, Model, Type, Usage};
use std::io::{self, Write};

/// The size of the spec in one line.
pub(super) fn one_line(model: &Model) -> String {
    format!(
        "{}, {}, {}, {}",
        count(model.operations.len(), "operation"),
        count(model.structures.len(), "structure"),
        count(model.enums.len(), "enum"),
        count(model.errors.len(), "error code")
    )
}

/// The number of definitions, and the uses of each type.
pub(super) fn stats(model: &Model, out: &mut impl Write) -> io::Result<Outcome> {
    let parameters: usize = model.operations.iter().map(|operation| leaves(model, &operation.request, 0)).sum();
    let fields: usize = model.operations.iter().map(|operation| leaves(model, &operation.response, 0)).sum();
    let values: usize = model.enums.iter().map(|enumeration| enumeration.values.len()).sum();
    let lists = model.operations.iter().map(|operation| &operation.request);
    let lists = lists.chain(model.structures.iter().map(|structure| &structure.fields));
    let conditions: usize = lists.flatten().map(conditions).sum();
    let rules: usize = model.operations.iter().map(|operation| operation.rules.len()).sum::<usize>()
        + model.structures.iter().map(|structure| structure.rules.len()).sum::<usize>();
    writeln!(out, "{}", one_line(model))?;
    let families = if model.families.len() == 1 { "1 family" } else { &format!("{} families", model.families.len()) };
    writeln!(out, "{families}, {}", count(model.service.envelope.len(), "envelope field"))?;
    let (parameters, fields) = (count(parameters, "request parameter"), count(fields, "response field"));
    writeln!(out, "{parameters} and {fields} on the wire")?;
    let (values, conditions) = (count(values, "enum value"), count(conditions, "condition"));
    writeln!(out, "{values}, {conditions}, {} over several parameters", count(rules, "rule"))?;
    let structures = model.structures.iter().map(|structure| (structure.name.as_str(), &structure.usage));
    table(out, "structure", structures.collect())?;
    let enums = model.enums.iter().map(|enumeration| (enumeration.name.as_str(), &enumeration.usage));
    table(out, "enum", enums.collect())?;
    Ok(Outcome::Done)
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn table(out: &mut impl Write, kind: &str, mut rows: Vec<(&str, &Usage)>) -> io::Result<()> {
    rows.sort_by(|(a, left), (b, right)| right.places.cmp(&left.places).then_with(|| a.cmp(b)));
    let width = rows.iter().map(|(name, _)| name.len()).chain([kind.len()]).max().unwrap_or_default();
    writeln!(out, "\n{kind:width$}  places  requests  responses")?;
    for (name, usage) in rows {
        let (requests, responses) = (usage.requests.len(), usage.responses.len());
        writeln!(out, "{name:width$}  {:6}  {requests:8}  {responses:9}", usage.places)?;
    }
    Ok(())
}

/// The members at the ends of the tree, as the wire has them.
fn leaves(model: &Model, fields: &[Field], depth: usize) -> usize {
    let count = |field: &Field| match field.ty.innermost() {
        // A structure that holds itself is counted as far as anybody would look.
        Type::Structure(name) if depth < 16 => model.structure(name).map_or(1, |structure| {
            let kept: Vec<Field> =
                structure.fields.iter().filter(|member| !field.omits.contains(&member.name)).cloned().collect();
            leaves(model, &kept, depth + 1)
        }),
        _ => 1,
    };
    fields.iter().map(count).sum()
}

fn conditions(field: &Field) -> usize {
    usize::from(field.only_when.is_some()) + usize::from(field.required_when.is_some()) + field.value_when.len()
}
