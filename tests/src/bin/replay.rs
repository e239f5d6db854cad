//! The conformance runner: a JSON line in, a JSON line out. `docs/replay.md` describes the lines.

use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match replay(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "replay: {error}");
            ExitCode::FAILURE
        }
    }
}

fn replay(mut lines: impl BufRead, mut out: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    // Bytes rather than `lines()`: a line that is not UTF-8 is an invalid line like any other.
    while lines.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        if !text.trim().is_empty() {
            writeln!(out, "{}", one_line(&::tests::replay::answer(&text)))?;
            out.flush()?;
        }
        line.clear();
    }
    Ok(())
}

/// JSON leaves these characters as they are, and some readers end a line at them.
fn one_line(answer: &Value) -> String {
    let mut line = answer.to_string();
    for separator in ['\u{85}', '\u{2028}', '\u{2029}'] {
        line = line.replace(separator, &format!("\\u{:04x}", u32::from(separator)));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;
    use serde_json::{Value, json};

    #[test]
    fn an_answer_is_one_line_for_every_reader() {
        let answer = json!({ "text": "a\u{2028}b\u{2029}c\u{85}d\ne" });
        let line = one_line(&answer);
        assert!(!line.contains(['\n', '\u{85}', '\u{2028}', '\u{2029}']), "{line}");
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), answer);
    }
}
