//! Findings in the forms that other programs read.

use super::finding::{Finding, Region};
use crate::shown::visible;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A form for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line each, as editors and `grep` take it.
    Short,
    /// One JSON object.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

impl Format {
    /// The findings in this form; also where there are none.
    #[must_use]
    pub fn print(self, findings: &[Finding]) -> String {
        match self {
            Self::Short => findings.iter().map(short).collect(),
            Self::Json => format!("{:#}\n", json!({ "findings": findings })),
            Self::Github => findings.iter().map(github).collect(),
            Self::Sarif => format!("{:#}\n", sarif(findings)),
        }
    }
}

fn short(finding: &Finding) -> String {
    let mut line = String::new();
    if let Some(path) = &finding.path {
        line.push_str(&visible(path));
        if let Some(region) = finding.region {
            // Writing to a string cannot fail.
            let _ = write!(line, ":{}:{}", region.line, region.column);
        }
        line.push_str(": ");
    }
    let _ = writeln!(
        line,
        "{}[{}]: {}; {}",
        finding.level,
        finding.rule,
        visible(&finding.message),
        visible(&finding.help)
    );
    line
}

fn github(finding: &Finding) -> String {
    let mut properties = Vec::new();
    if let Some(path) = &finding.path {
        properties.push(format!("file={}", property(path)));
    }
    if let Some(region) = finding.region {
        properties.push(format!("line={},endLine={}", region.line, region.end_line));
        // Columns are only shown, and only understood, within one line.
        if region.line == region.end_line {
            properties.push(format!("col={},endColumn={}", region.column, region.end_column));
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.rule, finding.name))));
    let text = if finding.help.is_empty() {
        finding.message.clone()
    } else {
        format!("{}\nhelp: {}", finding.message, finding.help)
    };
    format!("::{} {}::{}\n", finding.level, properties.join(","), data(&text))
}

/// A message, escaped as the runner reads it.
fn data(text: &str) -> String {
    // Logs are read in terminals too.
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn sarif(findings: &[Finding]) -> Value {
    let mut rules: Vec<(&str, &str)> = Vec::new();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let rule = (finding.rule.as_str(), finding.name.as_str());
            let index = rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
                rules.push(rule);
                rules.len() - 1
            });
            let text = if finding.help.is_empty() {
                finding.message.clone()
            } else {
                format!("{}\nhelp: {}", finding.message, finding.help)
            };
            let mut result = json!({
                "ruleId": finding.rule,
                "ruleIndex": index,
                "level": finding.level,
                "message": { "text": text },
            });
            if let Some(path) = &finding.path {
                // Code scanning shows nothing without a region.
                let region = finding.region.map_or_else(|| json!({ "startLine": 1, "endLine": 1 }), sarif_region);
                let location = json!({ "artifactLocation": { "uri": uri(path) }, "region": region });
                result["locations"] = json!([{ "physicalLocation": location }]);
            }
            result
        })
        .collect();
    let rules: Vec<Value> = rules.into_iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "codegen",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn sarif_region(region: Region) -> Value {
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    })
}

/// The path as a reference of RFC 3986; relative ones stay relative.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(message: &str, path: &str) -> Finding {
        let region = Region { line: 3, column: 8, end_line: 3, end_column: 16 };
        Finding {
            rule: "S0201".to_owned(),
            name: "UnknownKey".to_owned(),
            level: "error",
            message: message.to_owned(),
            help: "did you mean `required`?".to_owned(),
            path: Some(path.to_owned()),
            region: Some(region),
        }
    }

    #[test]
    fn a_short_line_is_what_editors_jump_to() {
        let line = Format::Short.print(&[finding("unknown key `requierd`", "spec/types/A.yaml")]);
        assert_eq!(line, "spec/types/A.yaml:3:8: error[S0201]: unknown key `requierd`; did you mean `required`?\n");
    }

    #[test]
    fn a_short_line_stays_one_line_and_obeys_no_text() {
        let line = Format::Short.print(&[finding("a\nb\u{1b}[31m\u{202e}", "x")]);
        assert!(line.lines().count() == 1 && !line.contains(['\u{1b}', '\u{202e}']), "{line:?}");
    }

    #[test]
    fn an_annotation_escapes_what_would_end_it() {
        let line = Format::Github.print(&[finding("100% of\n::error::lines", "spec/a,b:c.yaml")]);
        assert_eq!(
            line,
            "::error file=spec/a%2Cb%3Ac.yaml,line=3,endLine=3,col=8,endColumn=16,title=S0201 UnknownKey::100%25 \
             of%0A::error::lines%0Ahelp: did you mean `required`?\n"
        );
    }

    #[test]
    fn sarif_lists_each_rule_once_and_encodes_paths() {
        let found = [finding("one", "spec/a b.yaml"), finding("two", "/tmp/文.yaml")];
        let printed: Value = serde_json::from_str(&Format::Sarif.print(&found)).expect("JSON");
        let run = &printed["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"], json!([{ "id": "S0201", "name": "UnknownKey" }]));
        let uri = |index: usize| &run["results"][index]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri(0), "spec/a%20b.yaml");
        assert_eq!(uri(1), "file:///tmp/%E6%96%87.yaml");
        assert_eq!(run["results"][1]["ruleIndex"], 0);
    }

    #[test]
    fn no_findings_are_still_a_document() {
        assert_eq!(Format::Json.print(&[]), "{\n  \"findings\": []\n}\n");
        assert!(Format::Sarif.print(&[]).contains("\"results\": []"));
        assert_eq!(Format::Short.print(&[]), "");
    }
}
