//! Rust expressions on one line where they fit, and in rustfmt's form where they do not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Columns that a line of a sample may take.
pub(super) const WIDTH: usize = 90;
/// Columns up to which a chain of calls stays on one line.
const CHAIN_WIDTH: usize = 60;

/// A piece of Rust that is printed on one line where that fits.
pub(super) enum Code {
    Atom(String),
    Array(Vec<Code>),
    Pair(Box<Code>, Box<Code>),
    Chain { head: String, calls: Vec<Call>, tail: &'static str },
}

pub(super) struct Call {
    pub(super) name: String,
    pub(super) arguments: Vec<Code>,
}

impl Code {
    /// The code, from column `used` of a line that is indented by `indent`.
    pub(super) fn print(&self, indent: usize, used: usize) -> String {
        let flat = self.flat();
        let limit = if matches!(self, Self::Chain { .. }) {
            CHAIN_WIDTH.min(WIDTH.saturating_sub(used))
        } else {
            WIDTH.saturating_sub(used)
        };
        if matches!(self, Self::Atom(_)) || (flat.chars().count() <= limit && !flat.contains('\n')) {
            return flat;
        }
        let inner = indent + 4;
        let margin = " ".repeat(inner);
        match self {
            Self::Atom(_) => flat,
            Self::Array(elements) => {
                let lines: Vec<String> =
                    elements.iter().map(|element| format!("{margin}{},\n", element.print(inner, inner + 1))).collect();
                format!("[\n{}{}]", lines.concat(), " ".repeat(indent))
            }
            Self::Pair(key, value) => format!("({}, {})", key.flat(), value.print(indent, used)),
            Self::Chain { head, calls, tail } => {
                let lines: Vec<String> = calls.iter().map(|call| format!("\n{margin}{}", call.print(inner))).collect();
                let tail = if tail.is_empty() { String::new() } else { format!("\n{margin}{tail}") };
                format!("{head}{}{tail}", lines.concat())
            }
        }
    }

    fn flat(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::Array(elements) => format!("[{}]", join(elements)),
            Self::Pair(key, value) => format!("({}, {})", key.flat(), value.flat()),
            Self::Chain { head, calls, tail } => {
                let calls: Vec<String> =
                    calls.iter().map(|call| format!(".{}({})", call.name, join(&call.arguments))).collect();
                format!("{head}{}{tail}", calls.concat())
            }
        }
    }
}

impl Call {
    fn print(&self, indent: usize) -> String {
        let used = indent + self.name.len() + 3;
        match self.arguments.as_slice() {
            [argument @ Code::Chain { .. }] => {
                let flat = argument.flat();
                if flat.chars().count() <= CHAIN_WIDTH.min(WIDTH.saturating_sub(used)) && !flat.contains('\n') {
                    return format!(".{}({flat})", self.name);
                }
                let inner = indent + 4;
                let margin = " ".repeat(inner);
                format!(".{}(\n{margin}{},\n{})", self.name, argument.print(inner, inner + 1), " ".repeat(indent))
            }
            [argument] => format!(".{}({})", self.name, argument.print(indent, used)),
            arguments => format!(".{}({})", self.name, join(arguments)),
        }
    }
}

fn join(codes: &[Code]) -> String {
    codes.iter().map(Code::flat).collect::<Vec<_>>().join(", ")
}

/// A Rust literal for `text`: raw where that spares backslashes, escaped where a character would not be seen, or where
/// rustdoc would take the beginning of a line for a hidden one.
pub(super) fn text_literal(text: &str) -> String {
    let visible =
        text.chars().all(|c| matches!(c, '\n' | '"' | '\\' | '\'') || !c.escape_debug().to_string().starts_with('\\'));
    let hidden_line = text.lines().skip(1).any(|line| line.trim_start().starts_with('#'));
    if !visible || hidden_line || !text.contains(['"', '\\', '\n']) {
        return format!("\"{}\"", text.escape_debug().to_string().replace("\\'", "'"));
    }
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// The bytes that a text in Base64 stands for. The model refuses other texts.
pub(super) fn bytes_literal(text: &str) -> String {
    format!("b\"{}\"", STANDARD.decode(text).unwrap_or_default().escape_ascii())
}
