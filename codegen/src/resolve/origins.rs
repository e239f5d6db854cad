//! Where codes occur.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CodeOrigin, Origin};
use crate::spec::raw::{OriginTexts, RawCodeOrigin, RawErrors};
use crate::spec::{At, RawFile};
use crate::suggestion;

/// The origins of codes that calls return.
const OF_CALLS: [(&str, Origin); 2] = [("api", Origin::Api), ("gateway", Origin::Gateway)];

/// Pages of every reference.
const PAGES: [&str; 5] = ["SUMMARY", "errors", "index", "search", "types"];

impl Resolver<'_> {
    /// The origins that the service has beside those of calls.
    pub(super) fn origins(&mut self) -> Vec<CodeOrigin> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let texts = raw.service_texts.as_ref().map(|texts| &texts.value.origins);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.origins.keys());
        }
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms).reserving(&["Api", "Gateway"]);
        let mut resolved: Vec<CodeOrigin> = Vec::new();
        for (name, RawCodeOrigin { title, doc, sentence, link, place, page, in_messages }) in &file.value.origins {
            self.check_word(name, "origin");
            let is_page = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
            if !(page.starts_with(|c: char| c.is_ascii_lowercase()) && page.chars().all(is_page)) {
                let message = format!("`{}` cannot be the name of a page", page.value.escape_debug());
                let help = "use lower-case letters, digits, hyphens and underscores, as in `task-errors`";
                self.report(Diagnostic::new(Code::BadName, page.place, message, help));
            }
            self.check_device(page);
            if OF_CALLS.iter().any(|(known, _)| *known == name.value) {
                let help = "choose another word: each service has these two";
                self.report(Diagnostic::new(Code::DuplicateName, name.place, "this is an origin of calls", help));
            }
            let is_taken = PAGES.iter().any(|known| known.eq_ignore_ascii_case(page))
                || resolved.iter().any(|other| other.page.eq_ignore_ascii_case(page));
            if is_taken {
                self.duplicate(page.place, "page", &page.value);
            }
            if !sentence.contains("{codes}") {
                let help = "put `{codes}` where the link to the list stands, as in `One of the {codes}.`";
                self.report(Diagnostic::new(Code::BadName, sentence.place, "the sentence has no link", help));
            }
            let is_used =
                raw.errors.iter().any(|file| file.value.origin.as_ref().is_some_and(|at| at.value == name.value));
            if !is_used {
                self.unused(Code::UnusedName, name, "no file of codes has the origin");
            }
            let none = OriginTexts::default();
            let OriginTexts { title: zh_title, doc: zh_doc, sentence: zh_sentence, link: zh_link } =
                texts.and_then(|texts| texts.get(&name.value)).unwrap_or(&none);
            resolved.push(CodeOrigin {
                rust: names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics),
                title: self.title(name, Some(title), zh_title.as_ref()),
                doc: self.text(name, Some(doc), zh_doc.as_ref()),
                sentence: self.text(name, Some(sentence), zh_sentence.as_ref()),
                link: self.title(name, Some(link), zh_link.as_ref()),
                place: place.value.trim().to_owned(),
                page: page.value.clone(),
                in_messages: *in_messages,
                name: name.value.clone(),
            });
        }
        resolved
    }

    /// The origin of this name; a diagnostic where there is none.
    pub(super) fn origin(&mut self, name: &At<String>) -> Origin {
        if let Some(origin) = self.known_origin(name) {
            return origin;
        }
        let own = self.raw.service.iter().flat_map(|file| file.value.origins.keys());
        let known: Vec<&str> = OF_CALLS.iter().map(|(name, _)| *name).chain(own).collect();
        let help = suggestion::help(&name.value, known, "declare it below `origins:` in `service.yaml`");
        let message = format!("there is no origin `{}`", name.value);
        self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
        Origin::Api
    }

    /// Where the codes of a file occur; that there is no such place is reported once.
    pub(super) fn origin_of(&self, file: &RawFile<RawErrors>) -> Origin {
        file.value.origin.as_ref().and_then(|name| self.known_origin(name)).unwrap_or(Origin::Api)
    }

    fn known_origin(&self, name: &str) -> Option<Origin> {
        let of_calls = OF_CALLS.iter().find(|(known, _)| *known == name).map(|(_, origin)| *origin);
        let mut own = self.raw.service.iter().flat_map(|file| file.value.origins.keys());
        of_calls.or_else(|| own.position(|known| known == name).map(Origin::Own))
    }
}
