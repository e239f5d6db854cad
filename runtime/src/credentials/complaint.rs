//! What a program says about its failure, without secrets.

use crate::ground::excerpt::excerpt;
use crate::ground::printable::Printable;

/// The number of characters that are shown: the last ones.
const LONGEST: usize = 180;
/// A shorter part occurs by chance.
const SHORTEST_PART: usize = 4;
/// Keys and tokens are longer than words and numbers.
const SHORTEST_SECRET: usize = 16;
const MASKED: &str = "***";

/// The end of the standard error of a program, on one line. What the program has printed on its standard output, what
/// is named like a secret, and what looks like a key or a token is masked. Empty if nothing is left.
pub(super) fn shown(errors: &[u8], output: &[u8], is_cut: bool) -> String {
    let (errors, output) = (String::from_utf8_lossy(errors), String::from_utf8_lossy(output));
    // The first word may be the end of a secret.
    let errors = if is_cut { errors.split_once(char::is_whitespace).map_or("", |(_, rest)| rest) } else { &errors };
    let printed: Vec<&str> = output.split(is_between).filter(|part| part.len() >= SHORTEST_PART).collect();
    let mut words: Vec<String> = Vec::new();
    let mut value_follows = Follows::Nothing;
    for word in errors.split_whitespace() {
        let is_value = match value_follows {
            Follows::Nothing => false,
            Follows::Value => true,
            Follows::PerhapsValue => word.bytes().any(|byte| byte.is_ascii_digit()),
        };
        let (shown, next) = if is_value { (MASKED.to_owned(), Follows::Nothing) } else { masked(word) };
        value_follows = next;
        words.push(printed.iter().fold(shown, |shown, part| shown.replace(part, MASKED)));
    }
    let text = Printable(words.join(" ")).to_string();
    let count = text.chars().count();
    if count <= LONGEST {
        return excerpt(&text);
    }
    let rest: String = text.chars().skip(count - LONGEST).collect();
    excerpt(&format!("…{rest}"))
}

enum Follows {
    Nothing,
    /// `password:` or `--password`.
    Value,
    /// `password`, which can also be a word of a sentence.
    PerhapsValue,
}

fn masked(word: &str) -> (String, Follows) {
    if let Some((name, value)) = word.split_once(['=', ':']).filter(|(name, _)| sounds_secret(name)) {
        let separator = &word[name.len()..=name.len()];
        return match value {
            "" | "\"" | "'" => (word.to_owned(), Follows::Value),
            _ => (format!("{name}{separator}{MASKED}"), Follows::Nothing),
        };
    }
    if looks_secret(word) {
        return (MASKED.to_owned(), Follows::Nothing);
    }
    let follows = match sounds_secret(word) {
        true if word.starts_with('-') => Follows::Value,
        true => Follows::PerhapsValue,
        false => Follows::Nothing,
    };
    (word.to_owned(), follows)
}

fn sounds_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passwd", "passphrase", "pwd", "secret", "token", "key", "credential", "authorization", "bearer"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether it has a long run of letters and digits, as keys and tokens have.
fn looks_secret(word: &str) -> bool {
    let in_run = |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '_' | '-' | '=');
    word.split(|character| !in_run(character)).any(|run| {
        run.len() >= SHORTEST_SECRET
            && run.bytes().any(|byte| byte.is_ascii_digit())
            && run.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | ',' | ':' | ';' | '{' | '}' | '[' | ']' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_shown_on_one_line() {
        let said = "Error: profile `work` is not signed in\n  run: helper login --profile work\n";
        let expected = "Error: profile `work` is not signed in run: helper login --profile work";
        assert_eq!(shown(said.as_bytes(), b"", false), expected);
        assert_eq!(
            shown(b"open /etc/helper/v2.json: no such file", b"", false),
            "open /etc/helper/v2.json: no such file"
        );
        assert_eq!(shown(b"invalid token, sign in again", b"", false), "invalid token, sign in again");
        assert_eq!(shown(b" \n", b"", false), "");
    }

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for said in [
            "password: hunter2",
            "password=hunter2 was refused",
            "\"access_key_secret\":\"hunter2\"",
            "\"sts_token\": \"hunter2\"",
            "usage: helper --password hunter2",
            "bad password hunter2",
            "got Ahunter2Bhunter2Chunter2D",
            "GET https://host/?x=hunter2hunter2hunter2",
        ] {
            let shown = shown(said.as_bytes(), b"", false);
            assert!(shown.contains(MASKED) && !shown.contains("hunter2"), "{said}: {shown}");
        }
        let output = br#"{"access_key_secret":"short/+="}"#;
        assert_eq!(shown(b"printed short/+= already", output, false), "printed *** already");
    }

    #[test]
    fn the_end_is_shown_of_what_is_long() {
        let said = format!("{} the reason", "many words ".repeat(100));
        let shown = shown(said.as_bytes(), b"", false);
        assert!(shown.starts_with('…') && shown.ends_with("the reason"), "{shown}");
        assert_eq!(super::shown(b"crettail and the rest", b"", true), "and the rest");
    }
}
