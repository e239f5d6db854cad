//! Results as tables that fit the terminal.

use super::lines::cell;
use crate::language::Language;
use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};
use serde_json::{Map, Value};

/// Without a terminal, nothing is cut or broken: another program reads it.
const WIDTH: u16 = u16::MAX;

/// A list as a row for each entry, an object as a row for each member. The names of the columns for which a row has no
/// room come too.
pub(crate) fn print(value: &Value, language: Language) -> (String, Vec<&str>) {
    let width = console::Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| columns);
    fitting(value, width, language)
}

fn fitting(value: &Value, width: u16, language: Language) -> (String, Vec<&str>) {
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let mut left_out = Vec::new();
    match value {
        Value::Array(elements) if elements.is_empty() => return (String::new(), left_out),
        Value::Array(elements) => {
            let columns = columns(elements);
            let (shown, hidden) = with_room(columns, elements, usize::from(width), language);
            left_out = hidden;
            if shown.is_empty() {
                for element in elements {
                    table.add_row([cell(element)]);
                }
            } else {
                table.set_header(shown.iter().map(|column| title(column, language)));
                for element in elements {
                    let value = |column: &&str| element.get(*column).map(cell).unwrap_or_default();
                    table.add_row(shown.iter().map(value));
                }
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                table.add_row([name.clone(), inside(value)]);
            }
        }
        value => return (format!("{}\n", cell(value)), left_out),
    }
    (format!("{}\n", table.trim_fmt()), left_out)
}

/// The head of a column. What the service names keeps its name; the columns of this program are words.
fn title(column: &str, language: Language) -> &str {
    let chinese = match column {
        "check" => "检查项",
        "result" => "结果",
        "found" => "实际情况",
        "advice" => "建议",
        "step" => "步骤",
        "what" => "内容",
        "operations" => "操作",
        "cost" => "费用",
        _ => column,
    };
    language.pick(column, chinese)
}

/// The columns whose texts fit into a row unbroken, so that an ID can be copied, and the others. The first always does.
fn with_room<'v>(
    columns: Vec<&'v str>,
    elements: &[Value],
    width: usize,
    language: Language,
) -> (Vec<&'v str>, Vec<&'v str>) {
    let mut room = width;
    let mut is_first = true;
    columns.into_iter().partition(|column| {
        let texts = elements.iter().filter_map(|element| element.get(*column)).map(cell);
        let widest = texts.map(|text| console::measure_text_width(&text)).max().unwrap_or_default();
        // A space on each side.
        let needed = widest.max(console::measure_text_width(title(column, language))) + 2;
        let fits = std::mem::take(&mut is_first) || needed <= room;
        if fits {
            room = room.saturating_sub(needed);
        }
        fits
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_table_fits_and_says_which_columns_it_leaves_out() {
        let entries = json!([
            { "Id": "k9m2p4q6r8s0t1v", "Name": "订单同步任务", "Reason": "a long text that has no room here", "State": "Failed" },
            { "Id": "b", "Name": "", "State": "Synchronizing", "Inside": { "a": 1 } },
        ]);
        let (text, left_out) = fitting(&entries, 50, Language::English);
        assert_eq!(left_out, ["Reason"]);
        assert!(text.contains("订单同步任务") && text.contains("Synchronizing"), "{text}");
        assert!(text.lines().all(|line| console::measure_text_width(line) <= 50), "{text}");
        let object = json!({ "Name": "订单", "Tags": [{ "a": 1 }] });
        let (text, left_out) = fitting(&object, 40, Language::English);
        assert!(left_out.is_empty() && text.contains("订单"), "{text}");
    }
}
