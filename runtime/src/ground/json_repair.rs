//! JSON that the parser refuses, or reads with loss, though its meaning is clear.
//!
//! Written anew only once it is refused or a loss is seen, so that nearly all responses cost nothing.

use std::ops::Range;

/// The text with numbers beyond every type as texts of their own digits, halves of surrogate pairs as replacement
/// characters, and control characters inside texts escaped; `None` if it has nothing of the kind.
pub(crate) fn repaired(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut parts = Parts { text, copied: 0, repaired: String::new() };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'"' => string(&mut parts, at + 1),
            b'-' | b'0'..=b'9' => number(&mut parts, at),
            _ => at + 1,
        };
    }
    parts.finish()
}

struct Parts<'a> {
    text: &'a str,
    /// Everything before is in `repaired`.
    copied: usize,
    repaired: String,
}

impl Parts<'_> {
    fn replace(&mut self, range: Range<usize>, by: &str) {
        self.repaired.push_str(&self.text[self.copied..range.start]);
        self.repaired.push_str(by);
        self.copied = range.end;
    }

    fn finish(mut self) -> Option<String> {
        if self.copied == 0 {
            return None;
        }
        self.repaired.push_str(&self.text[self.copied..]);
        Some(self.repaired)
    }
}

/// Repairs a number, and returns its end.
fn number(parts: &mut Parts<'_>, start: usize) -> usize {
    let rest = &parts.text[start..];
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let length = rest.bytes().take_while(|byte| is_part(byte)).count();
    let digits = &rest[..length];
    let whole = !digits.contains(['.', 'e', 'E']);
    let fits = if whole {
        digits.parse::<u64>().is_ok() || digits.parse::<i64>().is_ok()
    } else {
        digits.parse::<f64>().is_ok_and(f64::is_finite)
    };
    // What is no number at all stays as it is, for the parser to refuse.
    if !fits && digits.parse::<f64>().is_ok() {
        parts.replace(start..start + length, &format!("\"{digits}\""));
    }
    start + length
}

/// Repairs a text that begins at `start`, after its quotation mark, and returns the place after its end.
fn string(parts: &mut Parts<'_>, start: usize) -> usize {
    let bytes = parts.text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => {
                at = match surrogate(bytes, at) {
                    Some(0xd800..0xdc00) if matches!(surrogate(bytes, at + 6), Some(0xdc00..0xe000)) => at + 12,
                    Some(_) => {
                        parts.replace(at..at + 6, "\\ufffd");
                        at + 6
                    }
                    None => at + 2,
                }
            }
            0..b' ' => {
                parts.replace(at..at + 1, &format!("\\u{byte:04x}"));
                at += 1;
            }
            _ => at += 1,
        }
    }
    at
}

/// The half of a surrogate pair that is escaped at `at`.
fn surrogate(bytes: &[u8], at: usize) -> Option<u32> {
    let escape = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let unit = u32::from_str_radix(str::from_utf8(escape).ok()?, 16).ok()?;
    (0xd800..0xe000).contains(&unit).then_some(unit)
}
