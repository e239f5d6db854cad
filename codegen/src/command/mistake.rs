//! What a code of a mistake means, from the page of diagnostics.

use super::outcome::Outcome;
use crate::diagnostic::Code;
use crate::suggestion;
use std::io::{self, Write};

/// The page has a section for each code.
const PAGE: &str = include_str!("../../../docs/diagnostics.md");

/// Whether this is meant as a code, and not as an operation.
pub(super) fn is_code(name: &str) -> bool {
    let digits = name.strip_prefix(['S', 's']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Prints what the code means, an example, and the fix.
pub(super) fn explain(name: &str, out: &mut impl Write) -> io::Result<Outcome> {
    let name = name.to_ascii_uppercase();
    let Some(section) = section(&name) else {
        let known = Code::ALL.iter().map(|code| code.number());
        let help = suggestion::help(&name, known, "`docs/diagnostics.md` lists the codes");
        return Ok(Outcome::Failed(format!("error: there is no code `{name}`\n  help: {}\n", help.text)));
    };
    for line in section.lines().filter(|line| !line.starts_with("```")) {
        writeln!(out, "{line}")?;
    }
    Ok(Outcome::Done)
}

/// The section of a code: its heading without the marks of Markdown, and what follows up to the next one.
pub(super) fn section(code: &str) -> Option<&'static str> {
    let start = PAGE.find(&format!("\n### {code} "))? + "\n### ".len();
    let section = &PAGE[start..];
    let end = section.find("\n##").unwrap_or(section.len());
    Some(section[..end].trim_end())
}
