//! What is reached without a proxy: the lists of `NO_PROXY`.

use http::Uri;
use std::net::IpAddr;

/// A list as `NO_PROXY` has it. The programs that read the variable differ; this reads what any of the common ones does.
///
/// Entries are separated by commas or blanks, and letter case makes no difference:
///
/// * `*`: everything;
/// * `example.com` and `.example.com`: the host and all below it;
/// * `*.example.com`: all below it; `10.1.*`: all that begins so;
/// * `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]`: an address;
/// * `192.0.2.0/24`, `2001:db8::/32`: a network;
/// * `example.com:8443`, `[2001:db8::1]:8443`: the same at one port.
#[derive(Clone, Debug, Default)]
pub(super) struct NoProxy(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    host: Pattern,
    port: Option<u16>,
}

#[derive(Clone, Debug)]
enum Pattern {
    Everything,
    Address(IpAddr),
    Network(IpAddr, u8),
    /// The host and all below it.
    Domain(String),
    StartsWith(String),
    EndsWith(String),
}

impl NoProxy {
    pub(super) fn read(list: &str) -> Self {
        let entries = list.split(|character: char| character == ',' || character.is_whitespace());
        Self(entries.filter(|entry| !entry.is_empty()).map(Entry::read).collect())
    }

    pub(super) fn has(&self, target: &Uri) -> bool {
        let Some(host) = target.host() else { return false };
        let port = target.port_u16().unwrap_or(if target.scheme_str() == Some("http") { 80 } else { 443 });
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.0.iter().any(|entry| entry.port.is_none_or(|only| only == port) && entry.host.has(&host))
    }
}

impl Entry {
    fn read(entry: &str) -> Self {
        let entry = entry.split_once("://").map_or(entry, |(_, rest)| rest).trim_end_matches('/').to_ascii_lowercase();
        // An IPv6 address without brackets has several colons, and no port.
        let with_port = entry.rsplit_once(':').filter(|(host, _)| host.ends_with(']') || !host.contains(':'));
        let read_port = |(host, port): (&str, &str)| Some((Pattern::read(host), Some(port.parse().ok()?)));
        let (host, port) = with_port.and_then(read_port).unwrap_or_else(|| (Pattern::read(&entry), None));
        Self { host, port }
    }
}

impl Pattern {
    fn read(host: &str) -> Self {
        if host == "*" {
            return Self::Everything;
        }
        if let Some(end) = host.strip_prefix('*') {
            // A dot at the end makes a name absolute, and is the same name; alone it is none.
            let name = end.trim_end_matches('.');
            return Self::EndsWith(if name.is_empty() { end } else { name }.to_owned());
        }
        if let Some(start) = host.strip_suffix('*') {
            return Self::StartsWith(start.to_owned());
        }
        if let Some(address) = address(host) {
            return Self::Address(address);
        }
        if let Some((network, bits)) = host.split_once('/')
            && let (Some(network), Ok(bits)) = (address(network), bits.parse())
        {
            return Self::Network(network, bits);
        }
        Self::Domain(host.trim_matches('.').to_owned())
    }

    fn has(&self, host: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Address(known) => address(host) == Some(*known),
            Self::Network(network, bits) => address(host).is_some_and(|address| is_inside(address, *network, *bits)),
            Self::Domain(domain) => {
                host.strip_suffix(domain.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            }
            Self::StartsWith(start) => host.starts_with(start.as_str()),
            Self::EndsWith(end) => host.ends_with(end.as_str()),
        }
    }
}

/// An address, with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    text.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn is_inside(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let (address, network, width) = match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            (u128::from(address.to_bits()), u128::from(network.to_bits()), 32)
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => (address.to_bits(), network.to_bits(), 128),
        _ => return false,
    };
    match u32::from(bits) {
        // A shift by the whole width is undefined; a network of no bits holds everything.
        0 => true,
        bits if bits <= width => (address ^ network) >> (width - bits) == 0,
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn has(list: &str, target: &str) -> bool {
        NoProxy::read(list).has(&target.parse().unwrap())
    }

    #[test]
    fn every_kind_of_entry_is_read() {
        for (list, inside, outside) in [
            ("*", "https://a.b/", ""),
            ("example.com", "https://example.com/", "https://notexample.com/"),
            ("example.com", "https://a.example.com/", "https://example.com.cn/"),
            (".example.com", "https://example.com/", "https://notexample.com/"),
            ("*.example.com", "https://a.b.example.com/", "https://example.com/"),
            ("*.example.com", "https://A.Example.COM/", "https://aexample.com/"),
            ("*.EXAMPLE.com.", "https://a.example.com/", "https://example.com/"),
            ("*.", "", "https://b/"),
            (".", "", "https://b/"),
            ("[2001:db8::]/32", "https://[2001:db8:7::9]/", "https://[2001:db9::1]/"),
            ("Example.Com.", "https://example.com/", "https://b/"),
            ("example.com", "https://example.com./", "https://b/"),
            ("example.com:8443", "https://a.example.com:8443/", "https://a.example.com/"),
            ("example.com:443", "https://example.com/", "http://example.com/"),
            ("example.com:80", "http://example.com/", "https://example.com/"),
            ("*.example.com:8443", "https://a.example.com:8443/", "https://a.example.com:8444/"),
            ("http://example.com/", "https://example.com/", "https://b/"),
            ("192.0.2.1", "http://192.0.2.1:80/", "http://192.0.2.10/"),
            ("192.0.2.1:81", "http://192.0.2.1:81/", "http://192.0.2.1/"),
            ("192.0.2.0/24", "https://192.0.2.255/", "https://192.0.3.1/"),
            ("192.0.2.0/0", "https://8.8.8.8/", "https://[::1]/"),
            ("192.0.2.7/32", "https://192.0.2.7/", "https://192.0.2.6/"),
            ("192.168.*", "https://192.168.7.1/", "https://192.169.7.1/"),
            ("2001:db8::1", "https://[2001:db8::1]/", "https://[2001:db8::2]/"),
            ("[2001:DB8::1]", "https://[2001:db8:0::1]/", "https://[2001:db8::2]/"),
            ("[2001:db8::1]:8443", "https://[2001:db8::1]:8443/", "https://[2001:db8::1]/"),
            ("2001:db8::/32", "https://[2001:db8:7::9]/", "https://[2001:db9::1]/"),
            ("192.0.2.0/99", "", "https://192.0.2.0/"),
        ] {
            assert!(inside.is_empty() || has(list, inside), "{list} has {inside}");
            assert!(outside.is_empty() || !has(list, outside), "{list} does not have {outside}");
        }
    }

    #[test]
    fn entries_are_separated_by_commas_and_blanks() {
        for list in ["a.b,c.d", "a.b, c.d", " a.b  c.d ", "a.b\tc.d", "a.b,,c.d,", "a.b\n c.d"] {
            assert!(has(list, "https://a.b/") && has(list, "https://c.d/"), "{list:?}");
            assert!(!has(list, "https://b.d/"), "{list:?}");
        }
        for empty in ["", " ", ",", " , "] {
            assert!(!has(empty, "https://a.b/"), "{empty:?}");
        }
    }
}
