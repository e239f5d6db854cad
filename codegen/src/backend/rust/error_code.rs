//! The codes that the service answers with: an enum, and a table of what is known about each.

use super::doc::{Doc, code};
use super::facts::operation_link;
use super::print::rust_file;
use super::scope::ident;
use super::sentence::listed;
use super::words;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{ErrorCode, Language, Model};
use proc_macro2::Literal;
use quote::quote;

/// `src/error_code/mod.rs`
pub(super) fn file(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/mod.rs", model.service.package);
    let variants = model.errors.iter().map(|error| {
        let (doc, name) = (variant_doc(model, error).outer(), ident(&error.rust));
        quote!(#doc #name,)
    });
    let tokens = quote! {
        mod table;

        pub use alibabacloud_core::{ErrorKind, Retry};

        use alibabacloud_core::CodeClass;
        use std::fmt;
        use table::{Entry, TABLE};

        /// A code that the service answers with.
        ///
        /// The service adds codes at any time, so one that is not listed is kept as a text.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            #(#variants)*
            /// A code that this version does not know, as the service said it.
            Unknown(String),
        }

        impl ErrorCode {
            /// The codes that are listed, sorted by their names.
            pub fn all() -> impl Iterator<Item = &'static Self> {
                TABLE.iter().map(|entry| &entry.code)
            }

            /// The code as the service says it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unknown(name) => name,
                    known => known.entry().map_or("", |entry| entry.name),
                }
            }

            /// What kind of failure it is.
            #[must_use]
            pub fn kind(&self) -> ErrorKind {
                self.entry().map_or(ErrorKind::Unknown, |entry| entry.kind)
            }

            /// What calling again would do; [`Retry::Never`] for a code that is not listed.
            #[must_use]
            pub fn retry(&self) -> Retry {
                self.entry().map_or(Retry::Never, |entry| entry.retry)
            }

            /// What to do about it, as Markdown.
            #[must_use]
            pub fn remedy(&self) -> Option<&'static str> {
                self.entry().map(|entry| entry.remedy)
            }

            /// The HTTP statuses that it comes with; none if the service answers it with a success.
            #[must_use]
            pub fn http_statuses(&self) -> &'static [u16] {
                self.entry().map_or(&[], |entry| entry.http_statuses)
            }

            /// Whether any operation can answer with it.
            #[must_use]
            pub fn is_service_wide(&self) -> bool {
                self.entry().is_some_and(|entry| entry.service_wide)
            }

            fn entry(&self) -> Option<&'static Entry> {
                TABLE.iter().find(|entry| entry.code == *self)
            }
        }

        impl From<&str> for ErrorCode {
            /// Takes the name of a code or another spelling of it; anything else is [`ErrorCode::Unknown`].
            fn from(name: &str) -> Self {
                let is_named = |entry: &&Entry| entry.name == name || entry.aliases.contains(&name);
                TABLE.iter().find(is_named).map_or_else(|| Self::Unknown(name.to_owned()), |entry| entry.code.clone())
            }
        }

        /// What the runtime asks about a code.
        pub(crate) fn classify(code: &str) -> Option<CodeClass> {
            match ErrorCode::from(code) {
                ErrorCode::Unknown(_) => None,
                known => Some(CodeClass { kind: known.kind(), retry: known.retry() }),
            }
        }

        impl fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    rust_file(path, "errors.yaml", tokens)
}

fn variant_doc(model: &Model, error: &ErrorCode) -> Doc {
    let mut facts = vec![code(&error.code), words::statuses(error)];
    if !error.aliases.is_empty() {
        let aliases: Vec<String> = error.aliases.iter().map(|alias| code(alias)).collect();
        facts.push(format!("also {}", listed(&aliases, "and")));
    }
    let (retry, meaning) = words::retry(error.retry);
    facts.push(format!("[`{retry}`](Retry::{retry}): {}", lower_first(meaning)));
    if error.service_wide {
        facts.push("service-wide".into());
    }
    let operations: Vec<String> = error.operations.iter().filter_map(|name| operation_link(model, name)).collect();
    let operations = match operations.as_slice() {
        [] => String::new(),
        some => format!("Answered by {}.", listed(some, "and")),
    };
    Doc::of(error.meaning.get(Language::English))
        .prose(error.remedy.get(Language::English))
        .paragraph(&facts.join(" · "))
        .paragraph(&operations)
}

fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// `src/error_code/table.rs`
pub(super) fn table(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/table.rs", model.service.package);
    let entries = model.errors.iter().map(|error| {
        let (variant, name, aliases) = (ident(&error.rust), &error.code, &error.aliases);
        let (kind, retry) = (ident(words::kind(error.kind)), ident(words::retry(error.retry).0));
        let statuses = error.http_status.iter().map(|status| Literal::u16_unsuffixed(*status));
        let (service_wide, remedy) = (error.service_wide, error.remedy.get(Language::English));
        quote! {
            Entry {
                code: ErrorCode::#variant,
                name: #name,
                aliases: &[#(#aliases),*],
                kind: ErrorKind::#kind,
                retry: Retry::#retry,
                http_statuses: &[#(#statuses),*],
                service_wide: #service_wide,
                remedy: #remedy,
            }
        }
    });
    let tokens = quote! {
        use super::{ErrorCode, ErrorKind, Retry};

        /// What is known about a code.
        #[derive(Debug)]
        pub(super) struct Entry {
            pub(super) code: ErrorCode,
            pub(super) name: &'static str,
            pub(super) aliases: &'static [&'static str],
            pub(super) kind: ErrorKind,
            pub(super) retry: Retry,
            pub(super) http_statuses: &'static [u16],
            pub(super) service_wide: bool,
            pub(super) remedy: &'static str,
        }

        /// Every code that is listed, sorted by name.
        pub(super) static TABLE: &[Entry] = &[#(#entries),*];
    };
    rust_file(path, "errors.yaml", tokens)
}
