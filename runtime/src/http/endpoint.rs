//! Where requests go.

use crate::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A server of a service: scheme, host and port.
///
/// ```
/// use alibabacloud_core::Endpoint;
///
/// let endpoint: Endpoint = "example.aliyuncs.com".parse()?;
/// assert_eq!(endpoint.to_string(), "https://example.aliyuncs.com");
/// assert_eq!("http://[::1]:8080".parse::<Endpoint>()?.host_header(), "[::1]:8080");
/// # Ok::<(), alibabacloud_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    secure: bool,
    /// In lower case; an IPv6 address in brackets.
    host: String,
    port: Option<u16>,
}

impl Endpoint {
    /// Reads `host`, `host:port` or a URL of `https` or `http` without path. Without a scheme it is `https`. An IPv6
    /// address stands in brackets.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if the text is not an endpoint; the message has
    /// the reason.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::read(text).map_err(|problem| Error::configuration(refused(text, problem)))
    }

    /// As [`parse`](Self::parse), with an error that names the setting.
    pub(crate) fn of_setting(setting: &str, text: &str) -> Result<Self, Error> {
        let text = text.trim();
        Self::read(text).map_err(|problem| Error::configuration(format!("{setting}: {}", refused(text, problem))))
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        let (secure, rest) = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (true, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (false, rest),
            Some(_) => return Err("the scheme is neither https nor http"),
            None => (true, text),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains('@') {
            return Err("it has a user name");
        }
        if authority.contains(['/', '?', '#']) {
            return Err("it has more than a host and a port");
        }
        let (host, port) = if authority.starts_with('[') {
            let (address, after) = authority.split_once(']').ok_or("a bracket is not closed")?;
            address[1..].parse::<Ipv6Addr>().map_err(|_| "the text in brackets is not an IPv6 address")?;
            let port = match after.strip_prefix(':') {
                Some(port) => Some(port),
                None if after.is_empty() => None,
                None => return Err("the text after the bracket is not a port"),
            };
            (&authority[..=address.len()], port)
        } else {
            match authority.split_once(':') {
                Some((_, port)) if port.contains(':') => return Err("an IPv6 address must be in brackets"),
                Some((host, port)) => (check_name(host)?, Some(port)),
                None => (check_name(authority)?, None),
            }
        };
        let port = match port {
            Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(port.parse().ok().filter(|port| *port != 0).ok_or("the port is not between 1 and 65535")?)
            }
            Some(_) => return Err("the port is not a number"),
            None => None,
        };
        Ok(Self { secure, host: host.to_ascii_lowercase(), port })
    }

    /// A host that no server has.
    #[cfg(feature = "test-util")]
    pub(crate) fn stub() -> Self {
        Self { secure: true, host: "stub.invalid".to_owned(), port: None }
    }

    /// Whether the connection is encrypted.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// The host, in lower case; an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// What the header `host` says: with the port where the endpoint has one.
    pub fn host_header(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }

    /// Whether requests stay on this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
    pub fn is_loopback(&self) -> bool {
        let address = self.host.trim_start_matches('[').trim_end_matches(']');
        self.host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

fn refused(text: &str, problem: &str) -> String {
    // A password may stand before the host.
    let shown = if text.contains('@') { "…@…" } else { text };
    format!("`{shown}` is not a valid endpoint: {problem}; use the form host, host:port or https://host:port")
}

fn check_name(host: &str) -> Result<&str, &'static str> {
    if host.is_empty() {
        return Err("it has no host");
    }
    // What else DNS would refuse, DNS may refuse; this keeps a host from becoming part of a header or a path.
    if !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')) {
        return Err("the host has a character that is not valid in host names");
    }
    // A dot at the end marks a name as complete.
    let labels = host.strip_suffix('.').unwrap_or(host).split('.');
    let is_label = |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    if host.len() > 254 || !labels.into_iter().all(is_label) {
        return Err(
            "the host is not a valid DNS name: each part has 1 to 63 characters and no hyphen at its ends, and the \
                    whole has at most 253 characters",
        );
    }
    Ok(host)
}

impl FromStr for Endpoint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.host_header())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_read_in_every_form() {
        for (text, read) in [
            ("dts.example.com", "https://dts.example.com"),
            ("DTS.Example.com:8443", "https://dts.example.com:8443"),
            ("https://a.b/", "https://a.b"),
            ("HTTP://127.0.0.1:18080", "http://127.0.0.1:18080"),
            ("[::1]", "https://[::1]"),
            ("http://[fe80::1]:80/", "http://[fe80::1]:80"),
            ("a.b.", "https://a.b."),
        ] {
            assert_eq!(Endpoint::parse(text).unwrap().to_string(), read);
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_with_a_reason() {
        for (text, reason) in [
            ("", "no host"),
            ("https://", "no host"),
            (":80", "no host"),
            ("ftp://a", "scheme"),
            ("a/b", "more than a host"),
            ("a?b", "more than a host"),
            ("user:word@a", "user name"),
            ("::1", "brackets"),
            ("[::1", "not closed"),
            ("[::1]80", "after the bracket"),
            ("[a.b]", "not an IPv6 address"),
            ("a:", "between 1 and 65535"),
            ("a:0", "between 1 and 65535"),
            ("a:65536", "between 1 and 65535"),
            ("a:+1", "not a number"),
            ("a b", "character"),
            ("a..b", "DNS name"),
            (".a", "DNS name"),
            ("-a.example.com", "DNS name"),
            ("a-.example.com", "DNS name"),
            (&format!("{}.example.com", "a".repeat(64)), "DNS name"),
            (&"a.".repeat(128), "DNS name"),
            ("a\r\nx: y", "character"),
            ("主机", "character"),
        ] {
            let error = Endpoint::parse(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{text:?}: {error}");
            assert!(!error.contains("word"), "{error}");
        }
    }

    #[test]
    fn loopback_is_told_from_other_hosts() {
        for text in ["localhost", "LOCALHOST:80", "127.0.0.1", "127.9.8.7:1", "[::1]"] {
            assert!(Endpoint::parse(text).unwrap().is_loopback(), "{text}");
        }
        for text in ["localhost.example.com", "127.0.0.1.example.com", "128.0.0.1", "[::2]", "0.0.0.0", "example.com"] {
            assert!(!Endpoint::parse(text).unwrap().is_loopback(), "{text}");
        }
    }
}
