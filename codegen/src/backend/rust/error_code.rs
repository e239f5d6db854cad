//! The codes that the service returns: an enum, and a table of the facts about each.

use super::doc::{Doc, code};
use super::error_lookup::{classifier, comparisons};
use super::facts::operation_link;
use super::print::rust_file;
use super::scope::ident;
use super::sentence::listed;
use super::words;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{CodeFamily, ErrorCode, ErrorKind, Language, Model, Origin, RetryClass, Text};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `src/error_code/mod.rs`
pub(super) fn file(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/mod.rs", model.service.package);
    let variants = model.errors.iter().map(|error| {
        let (doc, name) = (variant_doc(model, error).outer(), ident(&error.rust));
        quote!(#doc #name,)
    });
    let in_message = in_message(model);
    let (doc, origins, comparisons, classifier) = (doc(model).outer(), origins(model), comparisons(), classifier());
    let prefixes = &model.service.alias_prefixes;
    let only_unlisted = model
        .errors
        .is_empty()
        .then(|| quote!(#[allow(unreachable_patterns, reason = "the spec lists no code, so that none is known")]));
    let tokens = quote! {
        mod table;

        pub use alibabacloud_core::{ErrorKind, Retry, UnlistedCode};

        use alibabacloud_core::plumbing::{CodeClass, KnownCode, class_of, compare_names, is_below, unlisted_code};
        use std::cmp::Ordering;
        use std::convert::Infallible;
        use std::fmt;
        use std::str::FromStr;
        use table::{Entry, FAMILIES, FAMILY_TEXTS, TABLE, TEXTS, Texts};

        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            #(#variants)*
            /// A code that this version doesn't list. Its text is not for patterns, since a later version may list the
            /// code: compare with [`ErrorCode::from`], or ask `Error::is_code`.
            Unlisted(UnlistedCode),
        }

        #comparisons

        #origins

        /// Texts that the service puts before some of the codes that calls return.
        const PREFIXES: &[&str] = &[#(#prefixes),*];

        #only_unlisted
        impl ErrorCode {
            /// The codes that are listed, sorted by their names.
            pub fn all() -> impl Iterator<Item = &'static Self> {
                TABLE.iter().map(|entry| &entry.code)
            }

            #in_message

            /// The code as the service says it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unlisted(code) => code.as_str(),
                    known => known.entry().map_or("", |entry| entry.name),
                }
            }

            /// Where the code occurs; `None` for a code that is not listed.
            #[must_use]
            pub fn origin(&self) -> Option<Origin> {
                self.entry().map(|entry| entry.origin)
            }

            /// The kind of failure. A code that is not listed has the kind of its family; a code that came with an error
            /// has the kind of the error. [`ErrorKind::Unknown`] if neither is known, or if no call returns the code.
            #[must_use]
            pub fn kind(&self) -> ErrorKind {
                self.class().kind
            }

            /// What calling again would do, found in the same way; [`Retry::Never`] if nothing is known.
            #[must_use]
            pub fn retry(&self) -> Retry {
                self.class().retry
            }

            /// What it means, as Markdown; for a code that is not listed, what its family means.
            #[must_use]
            pub fn meaning(&self) -> Option<&'static str> {
                self.texts().map(|texts| texts.meaning)
            }

            /// What to do about it, as Markdown; for a code that is not listed, what to do about its family.
            #[must_use]
            pub fn remedy(&self) -> Option<&'static str> {
                self.texts().map(|texts| texts.remedy)
            }

            /// The HTTP statuses that it is returned with; empty if they are unknown, or if no call returns it.
            #[must_use]
            pub fn http_statuses(&self) -> &'static [u16] {
                self.entry().map_or(&[], |entry| entry.http_statuses)
            }

            /// Whether any operation can return it.
            #[must_use]
            pub fn is_service_wide(&self) -> bool {
                self.entry().is_some_and(|entry| entry.service_wide)
            }

            /// The code `name` of an error of this class. The class also holds what the HTTP status says, which the name
            /// of a code that is not listed does not show it.
            pub(crate) fn of_error(name: &str, class: CodeClass) -> Self {
                match find(name) {
                    Some(entry) => entry.code.clone(),
                    None => Self::Unlisted(unlisted_code(name, class)),
                }
            }

            fn class(&self) -> CodeClass {
                match self {
                    Self::Unlisted(code) => class_of(code),
                    known => known.entry().map_or(CodeClass::UNKNOWN, Entry::class),
                }
            }

            fn entry(&self) -> Option<&'static Entry> {
                TABLE.iter().find(|entry| entry.code == *self)
            }

            fn texts(&self) -> Option<&'static Texts> {
                match self {
                    Self::Unlisted(code) => family(code.as_str())?.texts(),
                    known => TEXTS.get(TABLE.iter().position(|entry| entry.code == *known)?),
                }
            }
        }

        #classifier
    };
    rust_file(path, model.errors_source(), tokens)
}

fn variant_doc(model: &Model, error: &ErrorCode) -> Doc {
    let ErrorCode {
        code: name,
        origin: place,
        http_status,
        retry,
        service_wide,
        meaning,
        remedy,
        operations,
        // The variant itself.
        rust: _,
        // The table has it.
        kind: _,
        // With those that the prefixes make, see `spellings`.
        aliases: _,
        // Messages in which a reader finds the code, for the pages.
        message_keys: _,
        // The table is of several files.
        source: _,
    } = error;
    let origin = words::origin(&model.service, *place).0;
    let mut facts = vec![code(name), format!("[`{origin}`](Origin::{origin})")];
    // Codes of the gateway without a status are known from clients only.
    if *place == Origin::Api || (*place == Origin::Gateway && !http_status.is_empty()) {
        facts.push(words::statuses(error));
    }
    let spellings: Vec<String> =
        error.spellings(&model.service.alias_prefixes).iter().map(|spelling| code(spelling)).collect();
    if !spellings.is_empty() {
        facts.push(format!("also {}", listed(&spellings, "and")));
    }
    if let Some((retry, meaning)) = retry.map(words::retry) {
        facts.push(format!("[`{retry}`](Retry::{retry}): {}", lower_first(meaning)));
    }
    if *service_wide {
        facts.push("service-wide".into());
    }
    let operations: Vec<String> = operations.iter().filter_map(|name| operation_link(model, name)).collect();
    let operations = match operations.as_slice() {
        [] => String::new(),
        some => format!("Returned by {}.", listed(some, "and")),
    };
    Doc::of(meaning.get(Language::English))
        .prose(remedy.get(Language::English))
        .paragraph(&facts.join(" · "))
        .paragraph(&operations)
}

/// The documentation of the enum. It names the codes that any operation can return, once for all operations.
fn doc(model: &Model) -> Doc {
    let wide = || model.errors.iter().filter(|error| error.service_wide);
    let own = wide().filter(|error| error.origin != Origin::Gateway);
    let mut codes: Vec<String> = own.map(|error| format!("[`{}`](Self::{})", error.code, error.rust)).collect();
    if wide().any(|error| error.origin == Origin::Gateway) {
        codes.push("every code whose origin is the [gateway](Origin::Gateway)".into());
    }
    let sentence = match codes.as_slice() {
        [] => "No code is known that any operation can return.".into(),
        codes => format!("Any operation can return {}.", listed(codes, "and")),
    };
    let own = || model.service.origins.iter().map(words::words_of);
    let of: Vec<String> = std::iter::once("call".to_owned()).chain(own()).map(|name| format!("a {name}")).collect();
    let all: Vec<String> = std::iter::once("Calls".to_owned()).chain(own().map(|name| format!("{name}s"))).collect();
    Doc::of(&format!("An error code of {}.", listed(&of, "or")))
        .paragraph(&format!(
            "{} have codes, and [`ErrorCode::from`] knows them all, whatever their letter case. \
             The service adds codes at any time: a code that is not listed keeps its name, and has the kind, the class \
             of retries and the remedy of its family if that is listed. Comparisons, the order (by name) and hashes \
             ignore letter case.",
            listed(&all, "and")
        ))
        .heading(1, "Service-wide codes")
        .paragraph(&sentence)
}

/// A function that finds a code in a text, if texts mention codes.
fn in_message(model: &Model) -> Option<TokenStream> {
    let own = || model.service.origins.iter().filter(|origin| origin.in_messages);
    let variants: Vec<_> = own().map(|origin| ident(&origin.rust)).collect();
    let names: Vec<String> = own().map(words::words_of).collect();
    if names.is_empty() {
        return None;
    }
    let doc = Doc::of(&format!(
        "The first code of a {} that a message mentions, as the messages of {}s do at their beginning.",
        listed(&names, "or"),
        names.join("s and ")
    ));
    let doc = doc.outer();
    let is_it = match variants.as_slice() {
        [one] => quote!(entry.origin == Origin::#one),
        several => quote!(matches!(entry.origin, #(Origin::#several)|*)),
    };
    Some(quote! {
        #doc
        #[must_use]
        pub fn in_message(message: &str) -> Option<&'static Self> {
            let words = message.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
            let in_texts = || TABLE.iter().filter(|entry| #is_it);
            words
                .map(|word| word.trim_end_matches('.'))
                .find_map(|word| in_texts().find(|entry| entry.name.eq_ignore_ascii_case(word)))
                .map(|entry| &entry.code)
        }
    })
}

fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn origins(model: &Model) -> TokenStream {
    let variants = model.service.all_origins().into_iter().map(|origin| {
        let (name, meaning) = words::origin(&model.service, origin);
        let (doc, name) = (Doc::of(meaning).outer(), ident(name));
        quote!(#doc #name,)
    });
    quote! {
        /// Where a code occurs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Origin { #(#variants)* }

        impl Origin {
            /// Whether calls return the codes.
            fn is_of_calls(self) -> bool {
                matches!(self, Self::Api | Self::Gateway)
            }
        }
    }
}

/// `src/error_code/table.rs`
pub(super) fn table(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/error_code/table.rs", model.service.package);
    let entries = model.errors.iter().map(|error| {
        let ErrorCode {
            code: name,
            rust,
            origin,
            http_status,
            kind,
            retry,
            service_wide,
            aliases,
            // In `TEXTS`.
            meaning: _,
            remedy: _,
            // The documentation and the pages have them.
            operations: _,
            message_keys: _,
            source: _,
        } = error;
        let variant = ident(rust);
        let kind = ident(words::kind(kind.unwrap_or(ErrorKind::Unknown)));
        let retry = ident(words::retry(retry.unwrap_or(RetryClass::Never)).0);
        let origin = ident(words::origin(&model.service, *origin).0);
        let statuses = http_status.iter().map(|status| Literal::u16_unsuffixed(*status));
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
    let entry_texts = model.errors.iter().map(|error| texts(&error.meaning, &error.remedy));
    let families = model.code_families.iter().map(family);
    let family_texts = model.code_families.iter().map(|family| texts(&family.meaning, &family.remedy));
    let tokens = quote! {
        use super::{ErrorCode, ErrorKind, Origin, Retry};
        use alibabacloud_core::plumbing::{CodeClass, CodeFamily};

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

        impl Entry {
            /// What the code means for a caller. Codes of the gateway that speak of too many calls are rejections:
            /// nothing has been done for the call.
            pub(super) fn class(&self) -> CodeClass {
                let rejected = self.origin == Origin::Gateway && self.kind == ErrorKind::Throttling;
                CodeClass { kind: self.kind, retry: self.retry, rejected }
            }
        }

        /// What there is to say about a code or a family: apart, so that a program that asks for no texts does not carry them.
        #[derive(Debug)]
        pub(super) struct Texts {
            pub(super) meaning: &'static str,
            pub(super) remedy: &'static str,
        }

        /// Every code that is listed, sorted by name.
        pub(super) static TABLE: &[Entry] = &[#(#entries),*];

        /// The texts of each entry, in the same order.
        pub(super) static TEXTS: &[Texts] = &[#(#entry_texts),*];

        /// The families of codes that are not listed.
        pub(super) static FAMILIES: &[CodeFamily] = &[#(#families),*];

        /// The texts of each family, in the same order.
        pub(super) static FAMILY_TEXTS: &[Texts] = &[#(#family_texts),*];
    };
    rust_file(path, model.errors_source(), tokens)
}

fn texts(meaning: &Text, remedy: &Text) -> TokenStream {
    let [meaning, remedy] = [meaning, remedy].map(|text| text.get(Language::English));
    quote!(Texts { meaning: #meaning, remedy: #remedy })
}

fn family(family: &CodeFamily) -> TokenStream {
    let (before, after) = family.ends();
    // The texts are in `FAMILY_TEXTS`.
    let CodeFamily { pattern: _, origin, kind: sort, retry, meaning: _, remedy: _, source: _ } = family;
    let (kind, retry) = (ident(words::kind(*sort)), ident(words::retry(*retry).0));
    let rejected = *origin == Origin::Gateway && *sort == ErrorKind::Throttling;
    quote! {
        CodeFamily {
            before: #before,
            after: #after,
            class: CodeClass { kind: ErrorKind::#kind, retry: Retry::#retry, rejected: #rejected },
        }
    }
}
