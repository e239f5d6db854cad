//! Keys and tokens that the service can only refuse: they are refused before a request is sent.

use super::{Credentials, Kind};
use crate::error::CredentialsError;

/// Begins the ID of every key that belongs to a session.
const SESSION_ID: &str = "STS.";

/// A key or token out of a file, a variable or the output of a program. Editors and shells leave line breaks and blanks
/// around a value, and none of them can be a part of it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character.is_control() || character == '\u{feff}')
}

impl Credentials {
    /// # Errors
    /// What is wrong with them, and what to do. No secret is shown.
    pub(crate) fn check(&self) -> Result<(), CredentialsError> {
        let problem = match &self.kind {
            Kind::Key { id, secret, token } => problem("access key ID", id)
                .or_else(|| problem("access key secret", secret.expose()))
                .or_else(|| problem("session token", token.as_ref()?.expose()))
                .or_else(|| without_token(id, token.is_some())),
            Kind::Bearer(token) => problem("bearer token", token.expose()),
        };
        problem.map_or(Ok(()), |problem| Err(format!("{problem} (credentials of `{}`)", self.provider_name()).into()))
    }
}

fn problem(what: &str, text: &str) -> Option<String> {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return Some(format!("the {what} is empty; give one"));
    };
    if text.len() > 1 && first == last && matches!(first, '"' | '\'' | '`') {
        return Some(format!("the {what} is enclosed in quotation marks; remove them"));
    }
    let odd = |character: char| !character.is_ascii_graphic();
    let (place, character, remedy) = if odd(last) {
        ("ends with", last, "remove it")
    } else if odd(first) {
        ("begins with", first, "remove it")
    } else {
        ("contains", text.chars().find(|character| odd(*character))?, "copy it again, in one piece")
    };
    Some(format!("the {what} {place} {}; {remedy}", name(character)))
}

fn name(character: char) -> String {
    match character {
        '\n' | '\r' => "a line break".to_owned(),
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        other => format!("the character U+{:04X}", u32::from(other)),
    }
}

fn without_token(id: &str, has_token: bool) -> Option<String> {
    (id.starts_with(SESSION_ID) && !has_token).then(|| {
        format!(
            "the access key ID begins with `{SESSION_ID}`, so that it belongs to a session, and there is no session \
             token; give the token as well: `Credentials::sts`, ALIBABA_CLOUD_SECURITY_TOKEN, or `sts_token`"
        )
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn told(credentials: &Credentials) -> String {
        let problem = credentials.check().unwrap_err().to_string();
        assert!(!problem.contains("canary"), "{problem}");
        problem
    }

    #[test]
    fn what_no_key_has_is_named_with_its_place_and_what_to_do() {
        for (text, problem) in [
            ("", "is empty; give one"),
            ("canary\n", "ends with a line break; remove it"),
            ("canary\r\n", "ends with a line break; remove it"),
            ("canary ", "ends with a space; remove it"),
            ("\tcanary", "begins with a tab; remove it"),
            ("\u{feff}canary", "begins with the character U+FEFF; remove it"),
            ("canary\u{0}", "ends with the character U+0000; remove it"),
            ("can ary", "contains a space; copy it again, in one piece"),
            ("can\nary", "contains a line break; copy it again, in one piece"),
            ("can\u{200b}ary", "contains the character U+200B; copy it again, in one piece"),
            ("can\u{a0}ary", "contains the character U+00A0; copy it again, in one piece"),
            ("\"canary\"", "is enclosed in quotation marks; remove them"),
            ("'canary'", "is enclosed in quotation marks; remove them"),
        ] {
            let of = |what: &str| format!("the {what} {problem} (credentials of `");
            assert!(told(&Credentials::access_key(text, "s")).starts_with(&of("access key ID")), "{text:?}");
            assert!(told(&Credentials::access_key("id", text)).starts_with(&of("access key secret")), "{text:?}");
            assert!(told(&Credentials::sts("id", "s", text)).starts_with(&of("session token")), "{text:?}");
            assert!(told(&Credentials::bearer(text)).starts_with(&of("bearer token")), "{text:?}");
        }
    }

    #[test]
    fn the_id_of_a_session_needs_its_token() {
        assert!(told(&Credentials::access_key("STS.NTa1", "s")).contains("there is no session token; give the token"));
        Credentials::sts("STS.NTa1", "s", "token").check().unwrap();
    }

    #[test]
    fn keys_and_tokens_as_they_are_issued_pass() {
        Credentials::access_key("LTAI5tExampleExample0001", "Ab9dEf0000example0000example00").check().unwrap();
        Credentials::sts("TMP.a-b_c", "s", "CAIS/+a==~|{}$&'\"").check().unwrap();
        Credentials::bearer("eyJ.a-b_c.d==").check().unwrap();
    }

    #[test]
    fn what_surrounds_a_value_in_a_file_is_trimmed() {
        assert_eq!(trimmed("\u{feff} \tkey\u{0}\r\n"), "key");
        assert_eq!(trimmed(" \n"), "");
    }
}
