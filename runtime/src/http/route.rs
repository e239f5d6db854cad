//! The way to a server: direct, or through a proxy.

use super::connector::{Connecting, Connector, Problem};
use super::hopeless::Hopeless;
use super::proxy::Choose;
use super::stream::Stream;
use super::tls::Encrypted;
use super::tunnel::tunnel;
use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::SocksV5;
use std::fmt;
use std::task::{Context, Poll};
use tower_service::Service;

/// Connects to a server, unencrypted: directly, or through the proxy that is chosen for it.
#[derive(Clone)]
pub(super) struct Route {
    tcp: HttpConnector,
    /// To proxies, which may ask for TLS themselves.
    to_proxy: Encrypted<HttpConnector>,
    choose: Choose,
}

impl Route {
    pub(super) fn new(tcp: HttpConnector, to_proxy: Encrypted<HttpConnector>, choose: Choose) -> Self {
        Self { tcp, to_proxy, choose }
    }

    fn connect(&mut self, target: Uri) -> Connecting {
        let Some(proxy) = (self.choose)(&target) else {
            return Connector(self.tcp.clone()).call(target);
        };
        let name = proxy.uri().to_string();
        let mut to_proxy = self.to_proxy.clone();
        let connecting: Connecting = match proxy.uri().scheme_str() {
            Some("http" | "https") if target.scheme() == Some(&Scheme::HTTPS) => {
                let connecting = to_proxy.call(proxy.uri().clone());
                let authorization = proxy.basic_auth().cloned();
                Box::pin(async move {
                    let stream = connecting.await?;
                    tunnel(stream, &target, authorization).await.map(Stream::through_tunnel)
                })
            }
            Some("http" | "https") => {
                let connecting = to_proxy.call(proxy.uri().clone());
                Box::pin(async { connecting.await.map(Stream::forwarded) })
            }
            Some("socks5" | "socks5h") => {
                let mut socks = SocksV5::new(proxy.uri().clone(), self.tcp.clone());
                if let Some((user, password)) = proxy.raw_auth() {
                    socks = socks.with_auth(user.to_owned(), password.to_owned());
                }
                let connecting = Connector(socks).call(target);
                Box::pin(async { connecting.await.map_err(socks_problem) })
            }
            _ => Box::pin(async { Err("the scheme of a proxy is http, https, socks5 or socks5h".into()) }),
        };
        Box::pin(async move { connecting.await.map_err(|cause| Box::new(ProxyProblem { name, cause }).into()) })
    }
}

impl Service<Uri> for Route {
    type Response = Stream;
    type Error = Problem;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Problem>> {
        self.tcp.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Connecting {
        self.connect(target)
    }
}

/// A proxy that does not accept the credentials will not accept them later. The library's own kinds of errors are not
/// public.
fn socks_problem(problem: Problem) -> Problem {
    let text = problem.to_string();
    let is_refusal = ["credentials not accepted", "authentication"].iter().any(|words| text.contains(words));
    if is_refusal { Hopeless::new(problem).into() } else { problem }
}

/// A proxy did not let a connection through. The name has no credentials in it.
#[derive(Debug)]
struct ProxyProblem {
    name: String,
    cause: Problem,
}

impl fmt::Display for ProxyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no connection through the proxy {}", self.name.trim_end_matches('/'))
    }
}

impl std::error::Error for ProxyProblem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.cause.as_ref())
    }
}
