//! Results as tables that fit the terminal.

use super::lines::cell;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde_json::{Map, Value};

/// The width without a terminal.
const WIDTH: u16 = 120;

/// A list as a row for each entry, an object as a row for each member.
pub(crate) fn print(value: &Value) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(console::Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| columns));
    match value {
        Value::Array(elements) if elements.is_empty() => return String::new(),
        Value::Array(elements) => {
            let columns = columns(elements);
            if columns.is_empty() {
                for element in elements {
                    table.add_row([cell(element)]);
                }
            } else {
                table.set_header(&columns);
                for element in elements {
                    let value = |column: &&str| element.get(*column).map(cell).unwrap_or_default();
                    table.add_row(columns.iter().map(value));
                }
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                table.add_row([name.clone(), inside(value)]);
            }
        }
        value => return format!("{}\n", cell(value)),
    }
    format!("{table}\n")
}

/// The members of the entries that are neither lists nor objects, in the order in which they come. A member that has the
/// same value in each of several entries still counts: people look for it.
fn columns(elements: &[Value]) -> Vec<&str> {
    let mut columns: Vec<&str> = Vec::new();
    for members in elements.iter().filter_map(Value::as_object) {
        for (name, value) in members {
            if !(value.is_object() || value.is_array() || columns.contains(&name.as_str())) {
                columns.push(name);
            }
        }
    }
    columns.retain(|column| elements.iter().any(|element| !says_nothing(element.get(*column))));
    columns
}

fn says_nothing(value: Option<&Value>) -> bool {
    value.is_none_or(|value| value.is_null() || value.as_str().is_some_and(str::is_empty))
}

/// A value of an object: members a line each.
fn inside(value: &Value) -> String {
    let lines = |members: &Map<String, Value>| {
        members.iter().map(|(name, value)| format!("{name}: {}", cell(value))).collect::<Vec<_>>().join("\n")
    };
    match value {
        Value::Object(members) => lines(members),
        Value::Array(elements) => elements.iter().map(cell).collect::<Vec<_>>().join("\n"),
        value => cell(value),
    }
}
