//! Secrets that only their names give away.

use serde_json::Value;

/// Whether a name that nothing is known about seems to be that of a secret.
pub(crate) fn is_named(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    // It makes repeating a call safe, and opens nothing.
    if name == "clienttoken" {
        return false;
    }
    ["password", "passwd", "pwd", "secret", "token", "key"].iter().any(|word| name.contains(word))
        || is_misspelled(&name)
}

/// Whether a part of the name is nearly one of the words, as in `SourcePasswrd`.
fn is_misspelled(name: &str) -> bool {
    // A longer name is none that somebody misspelled.
    name.len() <= 64
        && [("password", 2), ("secret", 1)].into_iter().any(|(word, most)| {
            (word.len() - 1..=word.len() + 1).any(|length| {
                name.as_bytes().windows(length).any(|part| {
                    std::str::from_utf8(part).is_ok_and(|part| strsim::damerau_levenshtein(part, word) <= most)
                })
            })
        })
}

/// Whether a JSON document holds a secret, going by the names of its members; a text that is no JSON may.
pub(crate) fn is_in(document: &str) -> bool {
    serde_json::from_str(document).map_or(true, |document| holds(&document))
}

fn holds(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, value)| (is_named(name) && !value.is_null()) || holds(value))
        }
        Value::Array(elements) => elements.iter().any(holds),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelled_name_of_a_secret_gives_it_away_too() {
        for name in ["Passwrd", "Pasword", "source_endpoint_pasword", "Passwort", "AccessKeySecert", "dest.Passowrd"] {
            assert!(is_named(name), "{name}");
        }
        for name in ["DtsJobId", "Passive", "PageSize", "Section", "密码", "ClientToken", "SourceEndpointRegion"] {
            assert!(!is_named(name), "{name}");
        }
    }

    #[test]
    fn a_document_is_secret_for_its_members_and_when_it_cannot_be_read() {
        assert!(is_in(r#"{"srcSSL":{"srcSslClientKey":"x"}}"#));
        assert!(is_in("{"));
        assert!(!is_in(r#"{"maxRetryTime":"7200"}"#));
    }
}
