//! The codes that the service answers with: an enum, and a table of what is known about each.

use super::doc::{Doc, code};
use super::facts::operation_link;
use super::print::rust_file;
use super::scope::ident;
use super::sentence::listed;
use super::words;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{ErrorCode, ErrorKind, Language, Model, Origin, RetryClass};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `src/error_code/mod.rs`
pub(super) fn file(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/mod.rs", model.service.package);
    let variants = model.errors.iter().map(|error| {
        let (doc, name) = (variant_doc(model, error).outer(), ident(&error.rust));
        quote!(#doc #name,)
    });
    let origins = origins();
    let prefixes = &model.service.alias_prefixes;
    let tokens = quote! {
        mod table;

        pub use alibabacloud_core::{ErrorKind, Retry};

        use alibabacloud_core::plumbing::CodeClass;
        use std::fmt;
        use table::{Entry, TABLE, TEXTS, Texts};

        /// A code by which the service says what is wrong, or what it has checked.
        ///
        /// Not only calls fail: what is told about a task or a precheck has codes too, and [`ErrorCode::from`] knows
        /// them all. The service adds codes at any time, so one that is not listed is kept as a text.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            #(#variants)*
            /// A code that this version does not know, as the service said it.
            Unknown(String),
        }

        #origins

        /// Texts that the service puts before some of the codes that calls are answered with.
        const PREFIXES: &[&str] = &[#(#prefixes),*];

        impl ErrorCode {
            /// The codes that are listed, sorted by their names.
            pub fn all() -> impl Iterator<Item = &'static Self> {
                TABLE.iter().map(|entry| &entry.code)
            }

            /// The first code of a task that a message mentions, as the messages of tasks do at their beginning.
            #[must_use]
            pub fn in_message(message: &str) -> Option<&'static Self> {
                let words = message.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
                let of_tasks = || TABLE.iter().filter(|entry| entry.origin == Origin::Task);
                words
                    .map(|word| word.trim_end_matches('.'))
                    .find_map(|word| of_tasks().find(|entry| entry.name == word))
                    .map(|entry| &entry.code)
            }

            /// The code as the service says it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unknown(name) => name,
                    known => known.entry().map_or("", |entry| entry.name),
                }
            }

            /// Where the code occurs; `None` for a code that is not listed.
            #[must_use]
            pub fn origin(&self) -> Option<Origin> {
                self.entry().map(|entry| entry.origin)
            }

            /// What kind of failure it is; [`ErrorKind::Unknown`] for a code that is not listed or not the answer to a
            /// call.
            #[must_use]
            pub fn kind(&self) -> ErrorKind {
                self.entry().map_or(ErrorKind::Unknown, |entry| entry.kind)
            }

            /// What calling again would do; [`Retry::Never`] for a code that is not listed or not the answer to a call.
            #[must_use]
            pub fn retry(&self) -> Retry {
                self.entry().map_or(Retry::Never, |entry| entry.retry)
            }

            /// What it means, as Markdown.
            #[must_use]
            pub fn meaning(&self) -> Option<&'static str> {
                self.texts().map(|texts| texts.meaning)
            }

            /// What to do about it, as Markdown.
            #[must_use]
            pub fn remedy(&self) -> Option<&'static str> {
                self.texts().map(|texts| texts.remedy)
            }

            /// The HTTP statuses that it comes with; none where they are not known, or no call is answered with it.
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

            fn texts(&self) -> Option<&'static Texts> {
                TEXTS.get(TABLE.iter().position(|entry| entry.code == *self)?)
            }

            fn named(name: &str) -> Option<&'static Entry> {
                TABLE.iter().find(|entry| entry.name == name || entry.aliases.contains(&name))
            }

            fn prefixed(name: &str) -> Option<&'static Entry> {
                let plain = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?;
                Self::named(plain).filter(|entry| entry.origin == Origin::Api)
            }
        }

        impl From<&str> for ErrorCode {
            /// Takes the name of a code or another spelling of it; anything else is [`ErrorCode::Unknown`].
            fn from(name: &str) -> Self {
                let entry = Self::named(name).or_else(|| Self::prefixed(name));
                entry.map_or_else(|| Self::Unknown(name.to_owned()), |entry| entry.code.clone())
            }
        }

        /// What the runtime asks about a code.
        pub(crate) fn classify(code: &str) -> Option<CodeClass> {
            let known = ErrorCode::from(code);
            (known.origin() == Some(Origin::Api)).then(|| CodeClass { kind: known.kind(), retry: known.retry() })
        }

        impl fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    rust_file(path, model.errors_source(), tokens)
}

fn variant_doc(model: &Model, error: &ErrorCode) -> Doc {
    let origin = words::origin(error.origin).0;
    let mut facts = vec![code(&error.code), format!("[`{origin}`](Origin::{origin})")];
    if error.origin == Origin::Api {
        facts.push(words::statuses(error));
    }
    let spellings: Vec<String> =
        error.spellings(&model.service.alias_prefixes).iter().map(|spelling| code(spelling)).collect();
    if !spellings.is_empty() {
        facts.push(format!("also {}", listed(&spellings, "and")));
    }
    if let Some((retry, meaning)) = error.retry.map(words::retry) {
        facts.push(format!("[`{retry}`](Retry::{retry}): {}", lower_first(meaning)));
    }
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

fn origins() -> TokenStream {
    let variants = Origin::ALL.map(|origin| {
        let (name, meaning) = words::origin(origin);
        let (doc, name) = (Doc::of(meaning).outer(), ident(name));
        quote!(#doc #name,)
    });
    quote! {
        /// Where a code occurs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Origin { #(#variants)* }
    }
}

/// `src/error_code/table.rs`
pub(super) fn table(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/table.rs", model.service.package);
    let entries = model.errors.iter().map(|error| {
        let (variant, name, aliases) = (ident(&error.rust), &error.code, &error.aliases);
        let kind = ident(words::kind(error.kind.unwrap_or(ErrorKind::Unknown)));
        let retry = ident(words::retry(error.retry.unwrap_or(RetryClass::Never)).0);
        let origin = ident(words::origin(error.origin).0);
        let statuses = error.http_status.iter().map(|status| Literal::u16_unsuffixed(*status));
        let service_wide = error.service_wide;
        quote! {
            Entry {
                code: ErrorCode::#variant,
                name: #name,
                aliases: &[#(#aliases),*],
                origin: Origin::#origin,
                kind: ErrorKind::#kind,
                retry: Retry::#retry,
                http_statuses: &[#(#statuses),*],
                service_wide: #service_wide,
            }
        }
    });
    let texts = model.errors.iter().map(|error| {
        let [meaning, remedy] = [&error.meaning, &error.remedy].map(|text| text.get(Language::English));
        quote!(Texts { meaning: #meaning, remedy: #remedy })
    });
    let tokens = quote! {
        use super::{ErrorCode, ErrorKind, Origin, Retry};

        /// What is known about a code.
        #[derive(Debug)]
        pub(super) struct Entry {
            pub(super) code: ErrorCode,
            pub(super) name: &'static str,
            pub(super) aliases: &'static [&'static str],
            pub(super) origin: Origin,
            pub(super) kind: ErrorKind,
            pub(super) retry: Retry,
            pub(super) http_statuses: &'static [u16],
            pub(super) service_wide: bool,
        }

        /// What there is to say about a code: apart, so that a program that asks for no texts does not carry them.
        #[derive(Debug)]
        pub(super) struct Texts {
            pub(super) meaning: &'static str,
            pub(super) remedy: &'static str,
        }

        /// Every code that is listed, sorted by name.
        pub(super) static TABLE: &[Entry] = &[#(#entries),*];

        /// The texts of each entry, in the same order.
        pub(super) static TEXTS: &[Texts] = &[#(#texts),*];
    };
    rust_file(path, model.errors_source(), tokens)
}
