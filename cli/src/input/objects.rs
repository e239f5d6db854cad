//! Short forms of object lists in YAML: `shop: all`, and `shop: [orders, customers: clients]`.

use serde_json::{Map, Value, json};

/// The structures of a database and of a table in an object list.
pub(super) const DATABASE: &str = "Database";
pub(super) const TABLE: &str = "Table";

/// The entry of a database or table with this name in the source; whatever is no short form stays.
///
/// # Errors
/// What the entry should be.
pub(super) fn expanded(structure: &str, name: &str, entry: Value) -> Result<Value, String> {
    match (structure, entry) {
        (DATABASE | TABLE, Value::String(text)) if text == "all" => Ok(whole(name)),
        (DATABASE, Value::Array(tables)) if !tables.is_empty() => {
            let mut selected = Map::new();
            for table in tables {
                let (table, entry) = self::table(name, table)?;
                if selected.insert(table.clone(), entry).is_some() {
                    return Err(format!("the table `{table}` of `{name}` is listed twice"));
                }
            }
            Ok(json!({ "name": name, "all": false, "Table": selected }))
        }
        (DATABASE | TABLE, Value::Object(entry)) => Ok(entry.into()),
        (DATABASE, _) => Err(format!(
            "the database `{name}` needs `all`, a list of tables, or a mapping with `name` and `all` or `Table`"
        )),
        (TABLE, _) => Err(format!("the table `{name}` needs `all`, or a mapping with `name` and `all`")),
        (_, entry) => Ok(entry),
    }
}

/// A table of a list: its name, or `name: name in the destination`.
fn table(database: &str, table: Value) -> Result<(String, Value), String> {
    let wrong = || {
        format!(
            "a table of `{database}` is a name, or `name: name in the destination`; put names like numbers into quotes"
        )
    };
    match table {
        Value::String(name) => {
            let entry = whole(&name);
            Ok((name, entry))
        }
        Value::Object(pair) if pair.len() == 1 => match pair.into_iter().next() {
            Some((name, Value::String(target))) => {
                let entry = whole(&target);
                Ok((name, entry))
            }
            Some((name, Value::Object(entry))) => Ok((name, entry.into())),
            _ => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

fn whole(target: &str) -> Value {
    json!({ "name": target, "all": true })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::input::place::Place;
    use crate::input::yaml;
    use alibabacloud_dts::metadata::{SERVICE, Type};
    use serde_json::{Value, json};

    fn objects(text: &str) -> Result<Value, String> {
        yaml::read(Place::of(Type::Document("ObjectSelection")), text)
    }

    #[test]
    fn short_forms_are_the_same_as_long_ones() {
        let short = "shop: all\ncrm:\n  - orders\n  - customers: clients\n  - '2024': { name: y2024, all: true }\n";
        let long = json!({
            "shop": { "name": "shop", "all": true },
            "crm": {
                "name": "crm",
                "all": false,
                "Table": {
                    "orders": { "name": "orders", "all": true },
                    "customers": { "name": "clients", "all": true },
                    "2024": { "name": "y2024", "all": true },
                },
            },
        });
        assert_eq!(objects(short).unwrap(), long);
        assert_eq!(objects(&long.to_string()).unwrap(), long);
        let mixed = "crm: { name: copy, Table: { orders: all } }";
        assert_eq!(
            objects(mixed).unwrap(),
            json!({ "crm": { "name": "copy", "Table": { "orders": { "name": "orders", "all": true } } } })
        );
    }

    #[test]
    fn they_work_inside_of_a_request_too() {
        let request = Place::Request(SERVICE.operation("ModifyDtsJob").unwrap());
        let read = yaml::read(request, "DbList: { shop: all }").unwrap();
        assert_eq!(read["DbList"]["shop"], json!({ "name": "shop", "all": true }));
    }

    #[test]
    fn what_may_mean_anything_is_refused() {
        for text in [
            "shop:",
            "shop: some",
            "shop: 3",
            "shop: []",
            "shop: [1]",
            "shop: [a, a]",
            "shop: [{a: 1}]",
            "s: {Table: {a: 1}}",
        ] {
            let error = objects(text).unwrap_err();
            assert!(error.contains("table") || error.contains("database"), "{text}: {error}");
        }
    }
}
