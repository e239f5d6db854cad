//! Which proxy leads where.

use super::no_proxy::NoProxy;
use crate::error::Error;
use crate::ground::secret::Secret;
use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use std::fmt;
use std::sync::Arc;

/// Chooses the proxy, if any, for a URL.
pub(super) type Choose = Arc<dyn Fn(&Uri) -> Option<Intercept> + Send + Sync>;

/// The proxy that requests go through.
///
/// A proxy for an https endpoint sees only the host: requests are encrypted from end to end, in a tunnel (`CONNECT`).
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
    /// The proxy that the environment names when the client is made, as curl reads it: `HTTPS_PROXY` for https
    /// endpoints, `HTTP_PROXY` for http endpoints, `ALL_PROXY` for either, and `NO_PROXY` for what is reached without
    /// one, as in [`except`](Self::except). Upper-case names come before lower-case ones. This machine itself and the
    /// metadata server of an instance are always reached directly.
    ///
    /// In a CGI program (`REQUEST_METHOD` is set), `HTTP_PROXY` is ignored: there the client of the program can set it.
    pub fn from_environment() -> Self {
        Self(Choice::Environment)
    }

    /// No proxy, whatever the environment names.
    pub fn none() -> Self {
        Self(Choice::None)
    }

    /// This proxy for all requests: `http://`, `https://`, `socks5://` or `socks5h://`, with host and port; a user and a
    /// password can precede the host, percent-encoded. They are never shown.
    ///
    /// Servers that give out credentials on this machine, and the metadata server of an instance, are reached directly.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if the URL has another form.
    pub fn url(url: impl Into<Secret>) -> Result<Self, Error> {
        let url = url.into();
        check("the proxy", url.expose())?;
        Ok(Self(Choice::Url { url, except: String::new() }))
    }

    /// What is reached without the proxy of [`url`](Self::url), in the form of `NO_PROXY`, separated by commas or
    /// blanks: `example.com` (with all names below it), `*.example.com` (only the names below it), `192.0.2.1`,
    /// `192.0.2.0/24`, each with `:port` for one port; `*` is everything.
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
        let (matcher, except, near_is_direct) = match &self.0 {
            Choice::None => return Ok(Arc::new(|_| None)),
            Choice::Environment => {
                let no =
                    ["NO_PROXY", "no_proxy"].iter().find_map(|name| variable(name).filter(|list| !list.is_empty()));
                let no = no.unwrap_or_default();
                (environment(variable)?, NoProxy::read(&no), true)
            }
            Choice::Url { url, except } => {
                (Matcher::builder().all(url.expose().to_owned()).build(), NoProxy::read(except), near_is_direct)
            }
        };
        Ok(Arc::new(move |target: &Uri| {
            let is_direct = (near_is_direct && target.host().is_some_and(is_near)) || except.has(target);
            if is_direct { None } else { matcher.intercept(target) }
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
    Ok(Matcher::builder()
        .https(read(&["HTTPS_PROXY", "https_proxy"])?)
        .http(read(if in_cgi { &["http_proxy"] } else { &["HTTP_PROXY", "http_proxy"] })?)
        .all(read(&["ALL_PROXY", "all_proxy"])?)
        .build())
}

/// The matcher ignores what it cannot read, and requests would not go through the proxy.
fn check(what: &str, url: &str) -> Result<(), Error> {
    // What follows the first sign would count as the host, and be shown.
    if url.matches('@').count() > 1 {
        return Err(Error::configuration(format!(
            "{what} has several `@`; in a user and a password, write `%40` instead"
        )));
    }
    let somewhere = Uri::from_static("https://host.invalid/");
    let proxy = Matcher::builder().all(url.to_owned()).build().intercept(&somewhere);
    match proxy.as_ref().and_then(|proxy| proxy.uri().scheme_str()) {
        Some("http" | "https" | "socks5" | "socks5h") => Ok(()),
        _ => Err(Error::configuration(format!(
            "{what} is not the address of a proxy; use the form http://host:port or socks5://host:port"
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
        let set = &[("ALL_PROXY", "http://p:1"), ("NO_PROXY", ""), ("no_proxy", "*")];
        assert_eq!(chosen(set, "https://a.b/"), None, "an empty variable is as good as none");
    }

    #[test]
    fn this_machine_and_the_metadata_server_need_no_proxy() {
        let set = &[("ALL_PROXY", "http://p:1")];
        for near in ["http://localhost:80/", "http://127.0.0.1:80/", "http://[::1]/", "http://100.100.100.200/latest"] {
            assert_eq!(chosen(set, near), None, "{near}");
        }
    }

    #[test]
    fn a_proxy_that_is_set_is_left_out_for_credential_servers_alone() {
        let proxy = Proxy::url("http://p:1").unwrap().except("b.example.com:8443 *.c.example.com");
        let [calls, credentials] = [false, true].map(|near_is_direct| {
            let choose = proxy.chooser(near_is_direct, &|_| None).unwrap();
            move |target: &str| choose(&target.parse().unwrap()).is_some()
        });
        for near in ["http://localhost:80/", "http://127.0.0.1:80/", "http://[::1]/", "http://100.100.100.200/latest"] {
            assert!(calls(near) && !credentials(near), "{near}");
        }
        for far in ["https://sts.example.com/", "https://b.example.com/", "http://100.100.100.201/"] {
            assert!(calls(far) && credentials(far), "{far}");
        }
        for excepted in ["https://b.example.com:8443/", "https://a.c.example.com/"] {
            assert!(!calls(excepted) && !credentials(excepted), "{excepted}");
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
        assert!(error.contains("https_proxy is not the address") && !error.contains("hush"), "{error}");
        for text in ["", "socks4://p:1", "http://", "a b", "/path"] {
            assert!(Proxy::url(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn credentials_of_a_proxy_are_not_shown() {
        let proxy = Proxy::url("http://user:hush@p:1").unwrap();
        assert_eq!(format!("{proxy:?}"), "Proxy(http://p:1/)");
        for odd in [
            "http://user:hush@",
            "http://user:hush@ p:1",
            "http://user:hush@p:99999",
            "http://user:hush@[::1",
            "http://us@er:hush@p:1",
            "http://user:hush:hush@p:1",
            "user:hush@p:1",
            "socks5://user:hush@p",
            "http://p:1/?token=hush",
            "http://user:hush\n@p:1",
        ] {
            let shown = match Proxy::url(odd) {
                Ok(proxy) => format!("{proxy:?}"),
                Err(error) => format!("{error} {error:?}"),
            };
            assert!(!shown.contains("hush"), "{odd}: {shown}");
        }
    }
}
