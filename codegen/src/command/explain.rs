use super::outcome::Outcome;
use crate::dump;
use crate::model::{Access, ErrorCode, Field, Language, Model, Operation, Origin};
use crate::suggestion;
use std::io::{self, Write};

/// Prints all that the spec says about one operation.
pub(super) fn explain(model: &Model, name: &str, language: Language, out: &mut impl Write) -> io::Result<Outcome> {
    let exact = model.operations.iter().find(|operation| operation.name.eq_ignore_ascii_case(name));
    let Some(operation) = exact.or_else(|| model.operations.iter().find(|operation| operation.rust == name)) else {
        let known = model.operations.iter().map(|operation| operation.name.as_str());
        let help = suggestion::help(name, known, "`cargo codegen stats` counts them, `dump` lists them");
        return Ok(Outcome::Failed(format!("error: there is no operation `{name}`\n  help: {help}\n")));
    };
    head(model, operation, language, out)?;
    writeln!(out, "\nrequest")?;
    rows(&dump::request(model, operation), &operation.request, language, out)?;
    writeln!(out, "\nresponse")?;
    rows(&dump::response(model, operation), &operation.response, language, out)?;
    conditions(model, operation, language, out)?;
    errors(model, operation, language, out)?;
    Ok(Outcome::Done)
}

fn head(model: &Model, operation: &Operation, language: Language, out: &mut impl Write) -> io::Result<()> {
    let access = match operation.access {
        Access::Read => "read",
        Access::Write => "write",
    };
    writeln!(out, "{} ({}, {access})", operation.name, operation.family)?;
    writeln!(out, "  {}", operation.summary.get(language))?;
    if let Some(doc) = &operation.doc {
        for line in doc.get(language).lines() {
            writeln!(out, "  {line}")?;
        }
    }
    writeln!(out, "  spec: {}", operation.source)?;
    writeln!(out, "  call: client.{}()", operation.rust)?;
    let link = model.service.link.get(language).replace("{operation}", &operation.name);
    writeln!(out, "  vendor: {link}")
}

/// A line for each path, with the text of the parameters that the operation itself declares.
fn rows(entries: &[serde_json::Value], fields: &[Field], language: Language, out: &mut impl Write) -> io::Result<()> {
    for entry in entries {
        let path = entry["path"].as_str().unwrap_or_default();
        let mut facts = vec![entry["type"].as_str().unwrap_or_default().to_owned()];
        if let (Some("json"), Some(name)) = (entry["type"].as_str(), entry["type_name"].as_str()) {
            facts.push(format!("document {name}"));
        }
        for flag in ["required", "secret", "unsupported", "idempotency_token"] {
            if entry[flag] == true {
                facts.push(flag.replace('_', " "));
            }
        }
        if !entry["deprecated"].is_null() {
            let announced = entry["deprecated"]["announced"] == true;
            facts.push(if announced { "to be removed" } else { "deprecated" }.to_owned());
        }
        if entry["position"] == "form" {
            facts.push("form body".to_owned());
        }
        if entry["default_from"] == "client_region" {
            facts.push("defaults to the region of the client".to_owned());
        }
        if let Some(default) = entry["default"].as_str() {
            facts.push(format!("default {default}"));
        }
        if let Some(values) = entry["enum"].as_array().or_else(|| entry["values"].as_array()) {
            let values: Vec<&str> = values.iter().filter_map(serde_json::Value::as_str).collect();
            facts.push(values.join(" | "));
        }
        writeln!(out, "  {path}: {}", facts.join(", "))?;
        if let Some(field) = fields.iter().find(|field| field.name == path) {
            for line in field.doc.get(language).lines() {
                writeln!(out, "      {line}")?;
            }
        }
    }
    Ok(())
}

fn conditions(model: &Model, operation: &Operation, language: Language, out: &mut impl Write) -> io::Result<()> {
    let found = dump::conditions(model, operation);
    if !found.is_empty() {
        writeln!(out, "\nconditions")?;
    }
    for entry in found {
        let rule = entry["rule"].as_str().unwrap_or_default();
        let enforced = if entry["enforced"] == true { "" } else { " (not enforced)" };
        if let Some(parameter) = entry["parameter"].as_str() {
            writeln!(out, "  {parameter}: {rule} {}{enforced}", entry["when"])?;
        } else {
            writeln!(out, "  {rule} {}{enforced}: {}", entry["parameters"], entry["doc"][language.tag()])?;
        }
    }
    Ok(())
}

fn errors(model: &Model, operation: &Operation, language: Language, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nerrors")?;
    let (gateway, others): (Vec<&ErrorCode>, Vec<&ErrorCode>) =
        model.errors.iter().partition(|error| error.origin == Origin::Gateway);
    let own = others.into_iter().filter(|error| error.service_wide || operation.errors.contains(&error.code));
    for error in own {
        let status: Vec<String> = error.http_status.iter().map(u16::to_string).collect();
        writeln!(out, "  {} [{}] {}", error.code, status.join(", "), error.meaning.get(language))?;
    }
    if !gateway.is_empty() {
        writeln!(
            out,
            "  {} codes of the gateway, which any operation can return: see `errors` in `dump`",
            gateway.len()
        )?;
    }
    Ok(())
}
