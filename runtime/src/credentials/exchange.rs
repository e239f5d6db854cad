//! Requests to the servers that give out credentials.

use super::document::Document;
use crate::codec::encode::flatten::Pairs;
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::percent::{encode, encode_pairs};
use crate::ground::printable::Printable;
use crate::http::credential_transport::MAX_RESPONSE_BYTES;
use crate::http::endpoint::Endpoint;
use crate::http::request::{SignedRequest, wipe};
use bytes::Bytes;
use std::borrow::Cow;
use std::time::Duration;
use tokio::time::timeout;

/// What the official clients allow, from the connection to the last byte.
pub(super) const RESPONSE_TIMEOUT: Duration = Duration::from_secs(10);

/// An response, wiped from memory when dropped.
pub(super) struct ServerResponse {
    pub(super) status: u16,
    body: Bytes,
}

impl ServerResponse {
    pub(super) fn document(&self) -> Result<Document, String> {
        Document::read(&self.body)
    }

    pub(super) fn text(&self) -> Result<&str, String> {
        std::str::from_utf8(&self.body).map(str::trim).map_err(|_| "the response is not UTF-8".to_owned())
    }

    /// The failure that a server reports: its code and message, without the secrets of the request.
    pub(super) fn failure(&self, secrets: &[&str]) -> String {
        let mut text = format!("HTTP status {}", self.status);
        let Ok(document) = self.document() else { return text };
        let root = document.root();
        let code = root.text("Code").or_else(|| root.text("error"));
        let message = root.text("Message").or_else(|| root.text("error_description"));
        for part in [code, message].into_iter().flatten() {
            text.push_str(", ");
            text.push_str(&without_secrets(part, secrets));
        }
        if let Some(id) = root.text("RequestId") {
            text.push_str(", request ID ");
            text.push_str(&without_secrets(id, secrets));
        }
        text
    }
}

impl Drop for ServerResponse {
    fn drop(&mut self) {
        wipe(std::mem::take(&mut self.body));
    }
}

/// Why there is no response.
pub(super) struct NoResponse {
    pub(super) problem: CredentialsError,
    /// Whether there was no connection, so that the server has not seen the request.
    pub(super) is_unreachable: bool,
}

impl From<NoResponse> for CredentialsError {
    fn from(none: NoResponse) -> Self {
        none.problem
    }
}

/// A request without parameters.
pub(super) fn request(method: &'static str, endpoint: &Endpoint, path: impl Into<Cow<'static, str>>) -> SignedRequest {
    let agent = format!(
        "AlibabaCloud ({}; {}) Rust Core/{}",
        std::env::consts::OS,
        std::env::consts::ARCH,
        env!("CARGO_PKG_VERSION")
    );
    SignedRequest {
        endpoint: endpoint.clone(),
        method,
        path: path.into(),
        query: Pairs::new(),
        form: Pairs::new(),
        headers: vec![("host".to_owned(), endpoint.host_header()), ("user-agent".to_owned(), agent)],
        body: Bytes::new(),
    }
}

/// The same request with a form as its body.
pub(super) fn with_form(mut request: SignedRequest, form: Pairs) -> SignedRequest {
    request.headers.push(("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()));
    request.body = Bytes::from(encode_pairs(&form));
    request.form = form;
    request
}

/// Sends a request and waits for the response, whatever its status. Redirects are not followed.
pub(super) async fn ask(
    environment: &Environment,
    request: SignedRequest,
    time: Duration,
) -> Result<ServerResponse, NoResponse> {
    let response = match timeout(time, environment.sender().send(&request)).await {
        Ok(response) => response.map_err(|error| NoResponse {
            is_unreachable: error.kind().is_unsent(),
            problem: CredentialsError::new(format!("no response from {}", request.endpoint)).caused_by(error),
        })?,
        Err(_) => {
            let problem = format!("no response from {} within {} s", request.endpoint, time.as_secs_f32()).into();
            return Err(NoResponse { problem, is_unreachable: false });
        }
    };
    let response = ServerResponse { status: response.status, body: response.body };
    if response.body.len() > MAX_RESPONSE_BYTES {
        let problem = format!("the response from {} is larger than 1 MiB", request.endpoint).into();
        return Err(NoResponse { problem, is_unreachable: false });
    }
    Ok(response)
}

/// Secrets travel encrypted, or stay on this machine.
pub(super) fn check_secure(endpoint: &Endpoint) -> Result<(), String> {
    if endpoint.is_secure() || endpoint.is_loopback() {
        return Ok(());
    }
    Err(format!("{endpoint} is plain http to another machine, where secrets can be read on the way; use https"))
}

/// Services quote what they were sent: as it is, encoded, or encoded twice inside the text that was signed.
fn without_secrets(text: &str, secrets: &[&str]) -> String {
    const LONGEST: usize = 500;
    // A shorter text occurs by chance: to replace it would spoil the message, and show where it occurs.
    const SHORTEST: usize = 4;
    let mut clean = text.split_once("server string to sign is").map_or(text, |(before, _)| before).to_owned();
    for secret in secrets.iter().filter(|secret| secret.len() >= SHORTEST) {
        let once = encode(secret);
        for form in [encode(&once), once, (*secret).to_owned()] {
            clean = clean.replace(&form, "***");
        }
    }
    let clean: String = clean.trim().chars().take(LONGEST).collect();
    Printable(clean).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_taken_out_in_every_form_that_services_quote() {
        let secret = "a/b+c==";
        for form in [secret.to_owned(), encode(secret), encode(&encode(secret))] {
            assert_eq!(without_secrets(&format!("got {form} here"), &[secret, ""]), "got *** here");
        }
        let quoted = "Specified signature is not matched. server string to sign is:POST&%2F&x";
        assert_eq!(without_secrets(quoted, &[]), "Specified signature is not matched.");
    }
}
