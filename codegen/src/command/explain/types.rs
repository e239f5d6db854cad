use super::terminal::{Terminal, add, section};
use crate::model::{Deprecation, EnumGroup, EnumValue, Enumeration, Structure, Switch, Usage};

impl Terminal<'_> {
    pub(super) fn structure(&self, structure: &Structure) -> String {
        let Structure {
            name,
            rust,
            known_as,
            doc,
            fields,
            rules,
            document,
            deprecated,
            source,
            usage,
            // Of the Rust code alone.
            module: _,
            constructors: _,
            setters: _,
            from_pair: _,
        } = structure;
        let kind = if document.is_root { "document" } else { "structure" };
        let mut out = String::new();
        add(&mut out, 0, &format!("{name} ({kind})"));
        self.text(doc, 2, &mut out);
        about(deprecated.as_ref(), source, (rust, known_as), &mut out);
        section(&mut out, "members", &self.members(fields));
        section(&mut out, "rules", &self.rules(rules));
        section(&mut out, "used by", &users(usage));
        out
    }

    pub(super) fn enumeration(&self, enumeration: &Enumeration) -> String {
        let Enumeration {
            name,
            rust,
            known_as,
            doc,
            values,
            groups,
            switch,
            deprecated,
            source,
            usage,
            // Of the Rust code alone.
            module: _,
        } = enumeration;
        let mut out = String::new();
        add(&mut out, 0, &format!("{name} (enum)"));
        self.text(doc, 2, &mut out);
        about(deprecated.as_ref(), source, (rust, known_as), &mut out);
        if let Some(Switch { on, off }) = switch {
            add(&mut out, 2, &format!("true: {on}, false: {off}"));
        }
        let (mut listed, mut grouped) = (String::new(), String::new());
        for value in values {
            // The name is the first spelling. That a text is the meaning of an error code says nothing more.
            let EnumValue { doc, deprecated, name: _, also: _, rust: _, known_as: _, error_code: _ } = value;
            let spellings: Vec<&str> = value.spellings().map(String::as_str).collect();
            let deprecated = if deprecated.is_some() { " (deprecated)" } else { "" };
            add(&mut listed, 2, &format!("{}{deprecated}: {}", spellings.join(" | "), self.one_line(doc)));
        }
        for EnumGroup { name, values, doc, rust: _ } in groups {
            add(&mut grouped, 2, &format!("{name} ({}): {}", values.join(" | "), self.one_line(doc)));
        }
        section(&mut out, "values", &listed);
        section(&mut out, "groups", &grouped);
        section(&mut out, "used by", &users(usage));
        out
    }
}

fn about(deprecated: Option<&Deprecation>, source: &str, (rust, known_as): (&str, &[String]), out: &mut String) {
    if let Some(deprecation) = deprecated {
        add(out, 2, if deprecation.announced { "to be removed" } else { "deprecated" });
    }
    add(out, 2, &format!("spec: {source}"));
    add(out, 2, &format!("type: types::{rust}"));
    if !known_as.is_empty() {
        add(out, 2, &format!("also known as: {}", known_as.join(", ")));
    }
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
