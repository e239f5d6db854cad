//! How the generated crate is published: what registries accept, and nothing that a workspace says too.

use super::addresses::link_problem;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Alone, Packaging};
use crate::spec::At;
use crate::spec::raw::{RawPackaging, RawService};
use semver::{Version, VersionReq};

/// The most keywords and categories, and the most characters of a keyword, that crates.io takes.
const MOST_WORDS: usize = 5;
const LONGEST_KEYWORD: usize = 20;

/// The version of a crate that has never been published.
const FIRST: &str = "0.1.0";

/// The runtime is released with the generator.
const CORE: &str = env!("CARGO_PKG_VERSION");

impl Resolver<'_> {
    pub(super) fn packaging(&mut self, service: &RawService) -> Packaging {
        let none = RawPackaging {
            workspace: false,
            version: None,
            repository: None,
            homepage: None,
            keywords: None,
            categories: None,
            core: None,
        };
        let RawPackaging { workspace, version, repository, homepage, keywords, categories, core } =
            service.packaging.as_ref().unwrap_or(&none);
        let keywords = keywords.as_ref().map_or_else(
            || usual_keywords(&service.service.value),
            |words| self.registry_words(words, "keyword", is_keyword),
        );
        let categories = categories.as_ref().map_or_else(
            || vec!["api-bindings".to_owned(), "web-programming::http-client".to_owned()],
            |words| self.registry_words(words, "category", is_category),
        );
        let own = [("version", version), ("repository", repository), ("homepage", homepage), ("core", core)];
        if *workspace {
            for (key, value) in own {
                if let Some(value) = value {
                    let message = format!("`{key}` is that of the workspace");
                    let help = format!("remove `{key}:`, or `workspace: true`");
                    self.report(Diagnostic::new(Code::Contradiction, value.place, message, help));
                }
            }
            return Packaging { keywords, categories, alone: None };
        }
        if let Some(version) = version.as_ref().filter(|version| Version::parse(version).is_err()) {
            let message = format!("`{}` is not the version of a crate", version.value.escape_debug());
            let help = "write three numbers, as in `0.1.0`";
            self.report(Diagnostic::new(Code::BadName, version.place, message, help));
        }
        if let Some(core) = core.as_ref().filter(|core| VersionReq::parse(core).is_err()) {
            let message = format!("`{}` does not name versions of a crate", core.value.escape_debug());
            let help = "write a requirement of Cargo, as in `0.1` or `>=0.1.2, <0.3`";
            self.report(Diagnostic::new(Code::BadName, core.place, message, help));
        }
        for link in [repository, homepage].into_iter().flatten() {
            if let Some(problem) = link_problem(link) {
                let message = format!("`{}` is not an address for a link: {problem}", link.value.escape_debug());
                let help = "write an address as in `https://example.com/sources`";
                self.report(Diagnostic::new(Code::BadName, link.place, message, help));
            }
        }
        let text = |value: &Option<At<String>>| value.as_ref().map(|value| value.value.clone());
        let alone = Alone {
            version: text(version).unwrap_or_else(|| FIRST.to_owned()),
            repository: text(repository),
            homepage: text(homepage),
            core: text(core).unwrap_or_else(|| CORE.to_owned()),
        };
        Packaging { keywords, categories, alone: Some(alone) }
    }

    fn registry_words(&mut self, words: &[At<String>], what: &str, is_valid: fn(&str) -> bool) -> Vec<String> {
        if let Some(further) = words.get(MOST_WORDS) {
            let message = format!("registries accept no more than {MOST_WORDS} entries here");
            let help = format!("keep the {MOST_WORDS} that say the most");
            self.report(Diagnostic::new(Code::Contradiction, further.place, message, help));
        }
        for (index, word) in words.iter().enumerate() {
            if !is_valid(word) {
                let message = format!("`{}` is not a {what} of registries", word.value.escape_debug());
                let help = "use lower-case ASCII letters, digits and hyphens, a letter first";
                self.report(Diagnostic::new(Code::BadName, word.place, message, help));
            } else if words.iter().take(index).any(|other| other.value == word.value) {
                self.duplicate(word.place, what, &word.value);
            }
        }
        words.iter().map(|word| word.value.clone()).collect()
    }
}

fn usual_keywords(service: &str) -> Vec<String> {
    let all = ["alibabacloud", "aliyun", service, "sdk", "cloud"];
    all.into_iter().filter(|word| is_keyword(word)).map(str::to_owned).collect()
}

fn is_keyword(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    word.len() <= LONGEST_KEYWORD && word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(is_part)
}

/// Categories of categories are separated by two colons.
fn is_category(word: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    word.split("::").all(is_part)
}
