//! Names of one file: what comes from the standard library, from the runtime crate and from `types`.
//!
//! A type of the spec may be called `Option` or `Field`. In its own file that name then means the type, and what
//! otherwise has it is spelled with its whole path.

use crate::model::Model;
use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Names of the runtime crate that people use too.
const RUNTIME: &[&str] = &[
    "Access",
    "Blob",
    "BoxFuture",
    "CallOptions",
    "Document",
    "Extra",
    "FileUrl",
    "IndexMap",
    "IntoList",
    "IntoMap",
    "IntoParameter",
    "IntoRequired",
    "Items",
    "Json",
    "JsonValue",
    "Limits",
    "Pages",
    "ResponseMetadata",
    "Secret",
    "Timestamp",
    "UnlistedValue",
    "Violation",
];

/// Names of the runtime crate that only generated code uses.
const PLUMBING: &[&str] = &[
    "Async",
    "Check",
    "DocumentFormat",
    "Empty",
    "Endpoints",
    "Envelope",
    "Field",
    "List",
    "Map",
    "MapKey",
    "Member",
    "Operation",
    "PagedRequest",
    "Paging",
    "Placement",
    "Present",
    "Rule",
    "ScalarFormat",
    "Shape",
    "Structure",
    "TimeFormat",
    "TimeUnit",
    "TypedRequest",
    "Unplaced",
    "When",
    "Whole",
];

/// What every file has in scope, with the paths. The methods of a trait stay usable when a type takes its name.
const PRELUDE: &[(&str, &str)] = &[
    ("Box", "::std::boxed::Box"),
    ("Default", "::core::default::Default"),
    ("Extend", "::core::iter::Extend"),
    ("From", "::core::convert::From"),
    ("FromIterator", "::core::iter::FromIterator"),
    ("Into", "::core::convert::Into"),
    ("IntoIterator", "::core::iter::IntoIterator"),
    ("Option", "::core::option::Option"),
    ("PartialEq", "::core::cmp::PartialEq"),
    ("Result", "::core::result::Result"),
    ("String", "::std::string::String"),
    ("Vec", "::std::vec::Vec"),
];

/// The names of a file.
pub(super) struct Scope<'m> {
    pub(super) model: &'m Model,
    /// The type that the file defines, if it defines one of the spec's, and the short names that it has for others.
    own: Vec<&'m str>,
    /// Whether that type occurs in JSON documents, where any value is written unchanged.
    pub(super) in_document: bool,
}

impl<'m> Scope<'m> {
    /// A file that defines no type of the spec.
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, own: Vec::new(), in_document: false }
    }

    /// The same, for a type that occurs in JSON documents or not.
    pub(super) fn in_document(self, in_document: bool) -> Self {
        Self { in_document, ..self }
    }

    /// The file of the type `own`.
    pub(super) fn of_type(model: &'m Model, own: &'m str) -> Self {
        Self { model, own: vec![own], in_document: false }
    }

    /// The same, with short names for other types.
    pub(super) fn with_aliases(mut self, aliases: impl Iterator<Item = &'m str>) -> Self {
        self.own.extend(aliases);
        self
    }

    /// A name of the standard prelude.
    pub(super) fn std(&self, name: &str) -> TokenStream {
        let path = PRELUDE.iter().find(|(known, _)| *known == name).map(|(_, path)| *path);
        match path {
            Some(path) if self.own.contains(&name) => tokens(path),
            _ => tokens(name),
        }
    }

    /// A period of time.
    pub(super) fn duration(&self) -> TokenStream {
        if self.own.contains(&"Duration") { quote!(::std::time::Duration) } else { quote!(Duration) }
    }

    /// A name of the runtime crate.
    pub(super) fn runtime(&self, name: &str) -> TokenStream {
        let is_plumbing = PLUMBING.contains(&name);
        let name = ident(name);
        if !self.own.iter().any(|own| name == own) {
            quote!(#name)
        } else if is_plumbing {
            quote!(alibabacloud_core::plumbing::#name)
        } else {
            quote!(alibabacloud_core::#name)
        }
    }

    /// The `use` lines that `body` needs.
    pub(super) fn imports(&self, body: &TokenStream) -> TokenStream {
        let bare = bare_names(body);
        let used = |names: &[&str]| -> Vec<Ident> {
            let used = names.iter().filter(|name| !self.own.contains(*name) && bare.contains(**name));
            used.map(|name| ident(name)).collect()
        };
        let runtime = use_line(&quote!(alibabacloud_core), &used(RUNTIME));
        let plumbing = use_line(&quote!(alibabacloud_core::plumbing), &used(PLUMBING));
        let is_needed = |name: &str| !self.own.contains(&name) && bare.contains(name);
        let mut krate: Vec<Ident> = ["Client", "Error"].into_iter().filter(|name| is_needed(name)).map(ident).collect();
        krate.extend(bare.contains("types::").then(|| ident("types")));
        krate.extend(bare.contains("wait::").then(|| ident("wait")));
        let krate = use_line(&quote!(crate), &krate);
        let fmt = bare.contains("fmt::").then(|| {
            quote!(
                use std::fmt;
            )
        });
        let phantom = is_needed("PhantomData").then(|| {
            quote!(
                use std::marker::PhantomData;
            )
        });
        let duration = is_needed("Duration").then(|| {
            quote!(
                use std::time::Duration;
            )
        });
        quote!(#krate #runtime #plumbing #fmt #phantom #duration)
    }
}

fn use_line(path: &TokenStream, names: &[Ident]) -> TokenStream {
    match names {
        [] => quote!(),
        [only] => quote!(use #path::#only;),
        several => quote!(use #path::{#(#several),*};),
    }
}

/// Names that stand alone rather than behind `::` or a dot; those of modules, which stand before `::`, end in it.
fn bare_names(body: &TokenStream) -> BTreeSet<String> {
    let mut bare = BTreeSet::new();
    collect_bare(body.clone(), &mut bare, &mut String::new());
    bare
}

/// `name` is a place to write names to, since most of them have been seen before.
fn collect_bare(body: TokenStream, bare: &mut BTreeSet<String>, name: &mut String) {
    let mut after_path = false;
    let mut trees = body.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let is_behind = std::mem::take(&mut after_path);
        match tree {
            TokenTree::Group(group) => collect_bare(group.stream(), bare, name),
            TokenTree::Ident(ident) if !is_behind => {
                name.clear();
                // Writing to a `String` cannot fail.
                let _ = write!(name, "{ident}");
                insert(bare, name);
                if matches!(trees.peek(), Some(TokenTree::Punct(next)) if is_path(next)) {
                    name.push_str("::");
                    insert(bare, name);
                }
            }
            // The second colon of `::` is alone, and so is a dot.
            TokenTree::Punct(punct) => {
                after_path = punct.as_char() == '.' || is_path(&punct) || (is_behind && punct.as_char() == ':');
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn insert(bare: &mut BTreeSet<String>, name: &str) {
    if !bare.contains(name) {
        bare.insert(name.to_owned());
    }
}

/// Whether this is the first colon of `::`.
fn is_path(punct: &Punct) -> bool {
    punct.as_char() == ':' && punct.spacing() == Spacing::Joint
}

/// A name that the model has decided. What is no identifier makes the file fail to parse, which names the file.
pub(super) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        Err(_) => Ident::new("_", Span::call_site()),
    }
}

fn tokens(path: &str) -> TokenStream {
    path.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::rust::fixture;

    #[test]
    fn only_a_clash_makes_a_path_long() {
        let model = fixture::model();
        assert_eq!(Scope::new(&model).std("Option").to_string(), "Option");
        let scope = Scope::of_type(&model, "Option");
        assert_eq!(scope.std("Option").to_string().replace(' ', ""), "::core::option::Option");
        assert_eq!(scope.std("Vec").to_string(), "Vec");
        assert_eq!(
            Scope::of_type(&model, "Field").runtime("Field").to_string(),
            "alibabacloud_core :: plumbing :: Field"
        );
    }

    #[test]
    fn what_stands_alone_is_imported() {
        let model = fixture::model();
        let body = quote!(
            pub a: Option<Json>,
            pub b: types::Secret,
            pub c: Field,
            d: x.Open(fmt::Result),
        );
        assert_eq!(
            Scope::of_type(&model, "Field").imports(&body).to_string(),
            "use crate :: types ; use alibabacloud_core :: Json ; use std :: fmt ;"
        );
    }
}
