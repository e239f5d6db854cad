use super::terminal::{Terminal, add, section};
use crate::model::{Deprecation, Enumeration, Structure, Usage};

impl Terminal<'_> {
    pub(super) fn structure(&self, structure: &Structure) -> String {
        let kind = if structure.document.is_root { "document" } else { "structure" };
        let mut out = String::new();
        add(&mut out, 0, &format!("{} ({kind})", structure.name));
        self.text(&structure.doc, 2, &mut out);
        about(structure.deprecated.as_ref(), &structure.source, &structure.rust, &mut out);
        section(&mut out, "members", &self.members(&structure.fields));
        section(&mut out, "rules", &self.rules(&structure.rules));
        section(&mut out, "used by", &users(&structure.usage));
        out
    }

    pub(super) fn enumeration(&self, enumeration: &Enumeration) -> String {
        let mut out = String::new();
        add(&mut out, 0, &format!("{} (enum)", enumeration.name));
        self.text(&enumeration.doc, 2, &mut out);
        about(enumeration.deprecated.as_ref(), &enumeration.source, &enumeration.rust, &mut out);
        let (mut values, mut groups) = (String::new(), String::new());
        for value in &enumeration.values {
            let spellings: Vec<&str> = value.spellings().map(String::as_str).collect();
            let deprecated = if value.deprecated.is_some() { " (deprecated)" } else { "" };
            add(&mut values, 2, &format!("{}{deprecated}: {}", spellings.join(" | "), self.one_line(&value.doc)));
        }
        for group in &enumeration.groups {
            add(
                &mut groups,
                2,
                &format!("{} ({}): {}", group.name, group.values.join(" | "), self.one_line(&group.doc)),
            );
        }
        section(&mut out, "values", &values);
        section(&mut out, "groups", &groups);
        section(&mut out, "used by", &users(&enumeration.usage));
        out
    }
}

fn about(deprecated: Option<&Deprecation>, source: &str, rust: &str, out: &mut String) {
    if let Some(deprecation) = deprecated {
        add(out, 2, if deprecation.announced { "to be removed" } else { "deprecated" });
    }
    add(out, 2, &format!("spec: {source}"));
    add(out, 2, &format!("type: types::{rust}"));
}

fn users(usage: &Usage) -> String {
    let mut out = String::new();
    for (what, operations) in [("requests", &usage.requests), ("responses", &usage.responses)] {
        if !operations.is_empty() {
            let names: Vec<&str> = operations.iter().map(String::as_str).collect();
            add(&mut out, 2, &format!("{what} of {}", names.join(", ")));
        }
    }
    out
}
