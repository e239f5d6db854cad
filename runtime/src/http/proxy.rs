//! Which proxy leads where.

use crate::error::Error;
use crate::ground::secret::Secret;
use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use std::fmt;
use std::sync::Arc;

/// Tells which proxy, if any, leads to a URL.
pub(super) type Choose = Arc<dyn Fn(&Uri) -> Option<Intercept> + Send + Sync>;

/// Through which proxy requests go.
///
/// A proxy for an https endpoint sees the host and nothing else: what is sent is encrypted from end to end, in a
/// tunnel (`CONNECT`).
///
/// ```
/// use alibabacloud_core::Proxy;
///
/// let proxy = Proxy::url("http://user:p%40ss@proxy.example.com:3128")?.except("localhost,.example.com,10.0.0.0/8");
/// assert_eq!(format!("{proxy:?}"), "Proxy(http://proxy.example.com:3128/)");
/// # Ok::<(), alibabacloud_core::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Proxy(Choice);

#[derive(Clone, Default)]
enum Choice {
    #[default]
    Environment,
    None,
    Url {
        url: Secret,
        except: String,
    },
}

impl Proxy {
    /// What the environment says when the client is made, as curl reads it: for https endpoints `HTTPS_PROXY`, for
    /// http endpoints `HTTP_PROXY`, for either `ALL_PROXY`, and in `NO_PROXY` what is reached without one. Capital
    /// letters come before small ones. Never for this machine itself, nor for the metadata server of an instance.
    ///
    /// In a CGI program, which `REQUEST_METHOD` tells, `HTTP_PROXY` is passed over: there the client of the program
    /// can set it.
    pub fn from_environment() -> Self {
        Self(Choice::Environment)
    }

    /// No proxy, whatever the environment says.
    pub fn none() -> Self {
        Self(Choice::None)
    }

    /// This proxy for everything: `http://`, `https://`, `socks5://` or `socks5h://`, with host and port; a user and a
    /// password may stand before the host, percent-encoded. They are never shown.
    ///
    /// # Errors
    /// [`Error::Configuration`] if it is no such URL.
    pub fn url(url: impl Into<Secret>) -> Result<Self, Error> {
        let url = url.into();
        check("the proxy", url.expose())?;
        Ok(Self(Choice::Url { url, except: String::new() }))
    }

    /// What is reached without the proxy of [`url`](Self::url), as `NO_PROXY` lists it: names with all below them,
    /// addresses and networks, separated by commas; `*` is everything.
    #[must_use]
    pub fn except(self, list: impl Into<String>) -> Self {
        match self.0 {
            Choice::Url { url, .. } => Self(Choice::Url { url, except: list.into() }),
            choice => Self(choice),
        }
    }

    /// `near_is_direct`: whether this machine and the metadata server are reached directly in any case, not only where
    /// the proxy comes from the environment.
    ///
    /// # Errors
    /// If the environment names a proxy in a form that cannot be read.
    pub(super) fn chooser(
        &self,
        near_is_direct: bool,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Choose, Error> {
        let (matcher, near_is_direct) = match &self.0 {
            Choice::None => (None, false),
            Choice::Environment => (Some(environment(variable)?), true),
            Choice::Url { url, except } => {
                (Some(Matcher::builder().all(url.expose().to_owned()).no(except.clone()).build()), near_is_direct)
            }
        };
        Ok(Arc::new(move |target: &Uri| {
            let matcher = matcher.as_ref()?;
            if near_is_direct && target.host().is_some_and(is_near) {
                return None;
            }
            matcher.intercept(target)
        }))
    }
}

fn environment(variable: &dyn Fn(&str) -> Option<String>) -> Result<Matcher, Error> {
    let read = |names: &[&str]| -> Result<String, Error> {
        let found = names.iter().find_map(|name| Some((name, variable(name).filter(|value| !value.is_empty())?)));
        let Some((name, value)) = found else { return Ok(String::new()) };
        check(name, &value)?;
        Ok(value)
    };
    let in_cgi = variable("REQUEST_METHOD").is_some();
    let no = ["NO_PROXY", "no_proxy"].iter().find_map(|name| variable(name)).unwrap_or_default();
    Ok(Matcher::builder()
        .https(read(&["HTTPS_PROXY", "https_proxy"])?)
        .http(read(if in_cgi { &["http_proxy"] } else { &["HTTP_PROXY", "http_proxy"] })?)
        .all(read(&["ALL_PROXY", "all_proxy"])?)
        .no(no)
        .build())
}

/// The matcher would pass over what it cannot read, and requests would go another way than asked for.
fn check(what: &str, url: &str) -> Result<(), Error> {
    let somewhere = Uri::from_static("https://host.invalid/");
    let proxy = Matcher::builder().all(url.to_owned()).build().intercept(&somewhere);
    match proxy.as_ref().and_then(|proxy| proxy.uri().scheme_str()) {
        Some("http" | "https" | "socks5" | "socks5h") => Ok(()),
        _ => Err(Error::Configuration(format!(
            "{what} is no address of a proxy; write it like http://host:port, or with socks5 in place of http"
        ))),
    }
}

/// Whether a host is this machine, or the metadata server that each ECS instance has to itself.
fn is_near(host: &str) -> bool {
    const METADATA: &str = "100.100.100.200";
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host == METADATA
        || address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Choice::Environment => f.write_str("Proxy(from the environment)"),
            Choice::None => f.write_str("Proxy(none)"),
            Choice::Url { url, .. } => {
                let somewhere = Uri::from_static("https://host.invalid/");
                let proxy = Matcher::builder().all(url.expose().to_owned()).build().intercept(&somewhere);
                write!(f, "Proxy({})", proxy.map(|proxy| proxy.uri().to_string()).unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn chosen(set: &'static [(&str, &str)], target: &str) -> Option<String> {
        let read = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let choose = Proxy::from_environment().chooser(false, &read).unwrap();
        choose(&target.parse().unwrap()).map(|proxy| proxy.uri().to_string())
    }

    #[test]
    fn the_scheme_of_the_endpoint_chooses_the_variable() {
        let set = &[("HTTPS_PROXY", "http://s:1"), ("http_proxy", "http://p:2")];
        assert_eq!(chosen(set, "https://a.example.com/").unwrap(), "http://s:1/");
        assert_eq!(chosen(set, "http://a.example.com/").unwrap(), "http://p:2/");
    }

    #[test]
    fn capital_letters_come_first_and_all_proxy_last() {
        let set =
            &[("https_proxy", "http://small:1"), ("HTTPS_PROXY", "http://large:1"), ("ALL_PROXY", "http://all:1")];
        assert_eq!(chosen(set, "https://a.example.com/").unwrap(), "http://large:1/");
        assert_eq!(chosen(set, "http://a.example.com/").unwrap(), "http://all:1/");
        assert_eq!(chosen(&[("HTTPS_PROXY", ""), ("https_proxy", "p:8")], "https://a.b/").unwrap(), "http://p:8/");
    }

    #[test]
    fn no_proxy_lists_names_addresses_and_networks() {
        let set = &[("ALL_PROXY", "http://p:1"), ("no_proxy", "example.com, 10.0.0.0/8")];
        for near in ["https://example.com/", "https://a.example.com/", "https://10.1.2.3/"] {
            assert_eq!(chosen(set, near), None, "{near}");
        }
        for far in ["https://notexample.com/", "https://11.1.2.3/"] {
            assert!(chosen(set, far).is_some(), "{far}");
        }
        assert_eq!(chosen(&[("ALL_PROXY", "http://p:1"), ("NO_PROXY", "*")], "https://a.b/"), None);
    }

    #[test]
    fn this_machine_and_the_metadata_server_need_no_proxy() {
        let set = &[("ALL_PROXY", "http://p:1")];
        for near in ["http://localhost:80/", "http://127.0.0.1:80/", "http://[::1]/", "http://100.100.100.200/latest"] {
            assert_eq!(chosen(set, near), None, "{near}");
        }
    }

    #[test]
    fn a_cgi_program_does_not_take_a_proxy_from_a_header() {
        let set = &[("HTTP_PROXY", "http://evil:1"), ("REQUEST_METHOD", "GET")];
        assert_eq!(chosen(set, "http://a.example.com/"), None);
    }

    #[test]
    fn what_is_no_proxy_is_an_error_that_does_not_show_it() {
        let read = |name: &str| (name == "https_proxy").then(|| "ftp://user:hush@p:1".to_owned());
        let error = Proxy::from_environment().chooser(false, &read).err().unwrap().to_string();
        assert!(error.contains("https_proxy is no address") && !error.contains("hush"), "{error}");
        for text in ["", "socks4://p:1", "http://", "a b", "/path"] {
            assert!(Proxy::url(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn credentials_of_a_proxy_are_not_shown() {
        let proxy = Proxy::url("http://user:hush@p:1").unwrap();
        assert_eq!(format!("{proxy:?}"), "Proxy(http://p:1/)");
    }
}
