//! A tunnel through an HTTP proxy.
//!
//! hyper-util has one too, which hides the status with which a proxy refuses.

use super::connector::Problem;
use super::hopeless::Hopeless;
use super::stream::Stream;
use bytes::Bytes;
use http::header::{HOST, HeaderValue, PROXY_AUTHORIZATION};
use http::{Request, StatusCode, Uri};
use http_body_util::Empty;
use hyper::client::conn::http1;
use hyper::upgrade::{self, Upgraded};
use std::fmt;

/// Asks the proxy at the other end of `proxy` for a connection to the target.
pub(super) async fn tunnel(
    proxy: Stream,
    target: &Uri,
    authorization: Option<HeaderValue>,
) -> Result<Upgraded, Problem> {
    let host = target.host().ok_or("the target has no host")?;
    let authority = format!("{host}:{}", target.port_u16().unwrap_or(443));
    let mut request = Request::connect(authority.as_str()).header(HOST, authority.as_str());
    if let Some(mut authorization) = authorization {
        authorization.set_sensitive(true);
        request = request.header(PROXY_AUTHORIZATION, authorization);
    }
    let request = request.body(Empty::<Bytes>::new())?;
    let (mut sender, connection) = http1::Builder::new().title_case_headers(true).handshake(proxy).await?;
    // It ends with the tunnel, or when this function is dropped along with the sender.
    tokio::spawn(connection.with_upgrades());
    let response = sender.send_request(request).await?;
    if !response.status().is_success() {
        return Err(refusal(response.status()));
    }
    Ok(upgrade::on(response).await?)
}

/// Overload and trouble behind the proxy may pass; all else is decided.
fn refusal(status: StatusCode) -> Problem {
    let refusal = Refusal(status);
    let may_pass = status.is_server_error()
        || status.is_success()
        || matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS);
    if may_pass { refusal.into() } else { Hopeless::new(refusal).into() }
}

/// The proxy makes no connection.
#[derive(Debug)]
struct Refusal(StatusCode);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it refuses the connection with HTTP status {}", self.0)
    }
}

impl std::error::Error for Refusal {}
