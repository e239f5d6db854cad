//! Hosts and addresses of the service file: what a client connects to, and what a reader follows.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::spec::At;

/// The most characters of a host, and of a part of it between dots.
const LONGEST_HOST: usize = 253;
const LONGEST_PART: usize = 63;

/// What a placeholder of a host stands for while its form is checked: as long as the name of a region gets.
const REGION: &str = "cn-zhangjiakou-na62-a01";

impl Resolver<'_> {
    /// A host in which each of `placeholders` occurs, and no other.
    pub(super) fn check_host(&mut self, host: &At<String>, placeholders: &[&str]) {
        if !self.check_placeholders(host, placeholders) {
            return;
        }
        let filled = placeholders.iter().fold(host.value.clone(), |host, name| host.replace(name, REGION));
        if let Some(problem) = host_problem(&filled) {
            let message = format!("`{}` is not a host: {problem}", host.value.escape_debug());
            let help = "write the host alone, without scheme, port and path, as in `dts.aliyuncs.com`";
            self.report(Diagnostic::new(Code::BadName, host.place, message, help));
        }
    }

    /// An address of the web, over a connection that nobody can change, in which `{operation}` occurs.
    pub(super) fn check_link(&mut self, link: &At<String>) {
        if !link.contains("{operation}") {
            self.report(Diagnostic::new(
                Code::BadName,
                link.place,
                "this address is the same for every operation",
                "put `{operation}` where the name of the operation goes",
            ));
            return;
        }
        if !self.check_placeholders(link, &["{operation}"]) {
            return;
        }
        if let Some(problem) = link_problem(&link.replace("{operation}", "Operation")) {
            let message = format!("`{}` is not an address for a link: {problem}", link.value.escape_debug());
            let help = "write an address as in `https://example.com/{operation}`, and other characters as `%20`";
            self.report(Diagnostic::new(Code::BadName, link.place, message, help));
        }
    }

    /// Whether each of `expected` occurs in the template, and no other pair of braces.
    fn check_placeholders(&mut self, template: &At<String>, expected: &[&str]) -> bool {
        let rest = expected.iter().fold(template.value.clone(), |rest, name| rest.replace(name, ""));
        let missing = expected.iter().find(|name| !template.contains(**name));
        let (message, help) = if let Some(missing) = missing {
            let message = format!("`{}` has no `{missing}`", template.value.escape_debug());
            (message, format!("put `{missing}` where the value goes that each call fills in"))
        } else if rest.contains(['{', '}']) {
            let known = if expected.is_empty() { "none".to_owned() } else { expected.join(", ") };
            let message = format!("`{}` has a placeholder that nothing fills in", template.value.escape_debug());
            (message, format!("the placeholders of this key: {known}"))
        } else {
            return true;
        };
        self.report(Diagnostic::new(Code::BadName, template.place, message, help));
        false
    }
}

/// What keeps a text from being the name of a host with a domain.
fn host_problem(host: &str) -> Option<String> {
    if host.contains("://") {
        return Some("it begins with a scheme".to_owned());
    }
    if let Some(other) = host.chars().find(|c| !is_host_character(*c) && *c != '.') {
        return Some(format!("`{}` is not a character of hosts, which are in lower case", other.escape_debug()));
    }
    if host.len() > LONGEST_HOST {
        return Some(format!("it has more than {LONGEST_HOST} characters"));
    }
    let parts: Vec<&str> = host.split('.').collect();
    if let Some(part) = parts.iter().find(|part| !is_host_part(part)) {
        return Some(format!(
            "`{part}` is not a part of a host, which has up to {LONGEST_PART} letters, digits and hyphens between them"
        ));
    }
    match parts.as_slice() {
        [_] => Some("it has no domain".to_owned()),
        [.., last] if last.chars().all(|c| c.is_ascii_digit()) => Some("it is an IP address".to_owned()),
        _ => None,
    }
}

fn is_host_character(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// Whether a text can stand between two dots of a host, as the names of regions and networks do.
pub(super) fn is_host_part(part: &str) -> bool {
    !part.is_empty()
        && part.len() <= LONGEST_PART
        && part.chars().all(is_host_character)
        && !part.starts_with('-')
        && !part.ends_with('-')
}

/// What keeps a text from being an address that a page can link to.
pub(super) fn link_problem(link: &str) -> Option<String> {
    let Some(rest) = link.strip_prefix("https://") else { return Some("it does not begin with `https://`".to_owned()) };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, behind) = rest.split_at(end);
    let host = match authority.split_once(':') {
        Some((host, port)) if !port.is_empty() && port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    if let Some(problem) = host_problem(host) {
        return Some(problem);
    }
    let is_part = |c: &char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(*c);
    let other = behind.chars().find(|c| !is_part(c))?;
    Some(format!("`{}` is not a character of addresses", other.escape_debug()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_a_domain_and_nothing_else() {
        for host in ["dts.aliyuncs.com", "a-1.b.example", "xn--fiq.example"] {
            assert_eq!(host_problem(host), None, "{host}");
        }
        let long = format!("{}.com", "a".repeat(64));
        let endless = format!("{}com", "a.".repeat(130));
        for host in [
            "",
            ".",
            "localhost",
            "https://a.b",
            "a.b/c",
            "a.b:443",
            "A.b",
            "a_b.c",
            "a..b",
            "-a.b",
            "a-.b",
            "a.b.",
            "1.2.3.4",
            "a b.c",
            "a@b.c",
            "航.cn",
            &long,
            &endless,
        ] {
            assert!(host_problem(host).is_some(), "{host}");
        }
    }

    #[test]
    fn a_link_is_an_address_of_the_web_over_https() {
        for link in ["https://example.com/Operation", "https://example.com:8443/a?b=c&d=%20#e", "https://a.example"] {
            assert_eq!(link_problem(link), None, "{link}");
        }
        for link in [
            "http://example.com/",
            "javascript:alert(1)//https://a.b",
            "https://",
            "https:///a",
            "//example.com/a",
            "https://user@example.com/",
            "https://example.com/a b",
            "https://example.com/\"",
            "https://example.com/<b>",
            "https://example.com/\u{202e}",
            "https://example.com\\@b.example/",
            "HTTPS://example.com/",
        ] {
            assert!(link_problem(link).is_some(), "{link}");
        }
    }
}
