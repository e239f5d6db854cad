//! What names the service: the product and the version in each request, the crate, and other words that reach the wire.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::spec::At;
use crate::spec::raw::RawService;

/// What the output has beside the crate, and what tools make there; the list of files on systems that ignore letter case.
const OTHER_FOLDERS: &[&str] = &["book", "docs", "emulation", "manifest", "schema", "target", "texts"];

/// Crates that Rust provides, and those that the generated crate and its examples use: no other crate can have these names.
const OTHER_CRATES: &[&str] =
    &["alibabacloud-core", "alloc", "core", "proc-macro", "serde", "serde-core", "serde-json", "std", "test", "tokio"];

/// A keyword that [`syn`] still takes for a name: it is one since the edition of 2024.
const YOUNG_KEYWORD: &str = "gen";

/// The most characters of the name of a crate that registries take.
const LONGEST_CRATE: usize = 64;

impl Resolver<'_> {
    pub(super) fn check_identity(&mut self, raw: &RawService) {
        self.check_name(&raw.service, "service");
        self.check_product(&raw.product);
        self.check_version(&raw.version);
        self.check_package(&raw.package);
        self.check_ram_prefix();
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        self.check_words(&raw.acronyms, "acronym", is_letter, "use letters and digits, as in `ID` and `IPv6`");
        let is_code = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '`' | '<' | '>');
        self.check_words(
            &raw.alias_prefixes,
            "prefix",
            is_code,
            "write what stands before the codes, as in `DTS.Msg.`",
        );
    }

    /// Sent with each request.
    fn check_product(&mut self, product: &At<String>) {
        let regular = product.starts_with(|c: char| c.is_ascii_alphabetic())
            && !product.ends_with('-')
            && product.len() <= 100
            && product.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !regular {
            self.report(Diagnostic::new(
                Code::BadName,
                product.place,
                format!("`{}` is not the name of a product", product.value.escape_debug()),
                "use letters and digits, as in `Dts` and `R-kvstore`",
            ));
        }
    }

    /// Sent with each request: the day on which the vendor published the version.
    fn check_version(&mut self, version: &At<String>) {
        if !is_date(version) {
            self.report(Diagnostic::new(
                Code::BadName,
                version.place,
                format!("`{}` is not the version of an API", version.value.escape_debug()),
                "write a day, as in `2020-01-01`",
            ));
        }
    }

    /// The package names a folder of the output.
    fn check_package(&mut self, package: &At<String>) {
        let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let regular = package.starts_with(|c: char| c.is_ascii_lowercase())
            && package.split('-').all(part)
            && package.len() <= LONGEST_CRATE;
        if !regular {
            self.report(Diagnostic::new(
                Code::EscapingName,
                package.place,
                format!("`{}` cannot be the name of a crate", package.value.escape_debug()),
                "use lower-case letters, digits, and hyphens between them",
            ));
        } else if OTHER_FOLDERS.contains(&package.as_str()) {
            self.report(Diagnostic::new(
                Code::ReservedWord,
                package.place,
                format!("the output has another folder `{}`", package.value),
                "choose another name",
            ));
        } else if OTHER_CRATES.contains(&package.as_str()) {
            self.report(Diagnostic::new(
                Code::ReservedWord,
                package.place,
                format!("there is another crate `{}` that the generated one needs", package.value),
                "choose another name",
            ));
        } else {
            self.check_keyword(package);
            self.check_device(package);
        }
    }

    /// A program names the crate in its code.
    fn check_keyword(&mut self, package: &At<String>) {
        let path = package.replace('-', "_");
        if path == YOUNG_KEYWORD || syn::parse_str::<syn::Ident>(&path).is_err() {
            self.report(Diagnostic::new(
                Code::ReservedWord,
                package.place,
                format!("`{path}` is a word of Rust"),
                "choose another name",
            ));
        }
    }

    /// A list of words of these characters, each of them once.
    fn check_words(&mut self, words: &[At<String>], what: &str, is_part: impl Fn(char) -> bool, help: &str) {
        for (index, word) in words.iter().enumerate() {
            if word.is_empty() || word.len() > 100 || !word.chars().all(&is_part) {
                let message = format!("`{}` is not fit as {what}", word.value.escape_debug());
                self.report(Diagnostic::new(Code::BadName, word.place, message, help));
            } else if words.iter().take(index).any(|other| other.value == word.value) {
                self.duplicate(word.place, what, &word.value);
            }
        }
    }
}

/// Whether a text is a day of the calendar, as in `2020-01-31`.
fn is_date(text: &str) -> bool {
    let digits = |text: &str, length: usize| {
        Some(text).filter(|text| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return false;
    };
    // One product is of the 31st of September.
    year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_version_is_written_as_a_day() {
        for day in ["2020-01-01", "2024-02-29", "2021-09-31", "1999-12-31"] {
            assert!(is_date(day), "{day}");
        }
        for other in ["", "2020", "2020-1-1", "2020-13-01", "2020-00-01", "2020-04-32", "2023-02-00"] {
            assert!(!is_date(other), "{other}");
        }
        for other in ["2020-01-01\n", "2020-01-01&Action=Evil", " 2020-01-01", "20200101", "+020-01-01", "2020-01-01-1"]
        {
            assert!(!is_date(other), "{other}");
        }
    }
}
