//! The structures and enums, a file each.

use super::alias::aliases;
use super::doc::Doc;
use super::facts;
use super::feature;
use super::layout::Layout;
use super::print::{literal, rust_file};
use super::scope::{Scope, ident};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::sample::{document_sample, to_json};
use crate::model::{
    DocumentExample, EnumGroup, EnumValue, Enumeration, Identifier, Language, Model, Structure, Switch,
};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/types/<structure>.rs`
pub(super) fn structure_file(model: &Model, structure: &Structure) -> Result<Artifact, Error> {
    let Structure {
        name,
        rust,
        known_as,
        module,
        fields,
        rules,
        document,
        deprecated,
        source,
        usage,
        // Below, in `structure_doc`.
        doc: _,
        // Written by the methods of the scope that take the whole structure.
        constructors: _,
        setters: _,
        from_pair: _,
    } = structure;
    let scope = Scope::of_type(model, rust)
        .in_document(document.occurs)
        .with_aliases(document.aliases.iter().map(|(alias, _)| alias.as_str()));
    let is_sent = !usage.requests.is_empty();
    let root = usage.requests.iter().next().and_then(|name| model.operation(name));
    let layout = Layout {
        rust,
        known_as,
        name: name.clone(),
        fields,
        rules,
        is_sent,
        envelope: None,
        root: root.map(|operation| operation.request.as_slice()).unwrap_or_default(),
        beside: scope.members_beside(structure),
        contract: scope.document_contract(structure),
    };
    let body = scope.structure(&layout, &structure_doc(model, structure), deprecated.as_ref());
    let body = if is_sent || document.occurs {
        let rust = ident(rust);
        let default = scope.default_of(fields);
        let constructors = scope.constructors(structure);
        let combined_setters = scope.combined_setters(structure);
        let setters = scope.setters(fields);
        let methods = scope.document_methods(structure);
        let by_reference = scope.by_reference(structure);
        let (conversions, pair) = (scope.document_conversions(structure), scope.pair_conversion(structure));
        quote! {
            #body

            impl #rust {
                /// All members absent.
                #[must_use]
                #[inline]
                pub fn new() -> Self {
                    #default::default()
                }

                #constructors

                #setters

                #combined_setters

                #methods
            }

            #by_reference

            #conversions

            #pair
        }
    } else {
        body
    };
    let imports = scope.imports(&body);
    let short_names = short_names(model, structure);
    rust_file(path(model, module), source, quote!(#short_names #imports #body))
}

/// The short names for what a document holds.
fn short_names(model: &Model, structure: &Structure) -> TokenStream {
    let aliases = &structure.document.aliases;
    if aliases.is_empty() {
        return quote!();
    }
    let doc = Doc::of(&format!("Short names for what {} holds.", super::doc::code(&structure.rust))).inner();
    let names = aliases.iter().map(|(alias, name)| {
        let structure = model.structure(name).map(|it| &it.rust);
        let rust = structure.or_else(|| model.enumeration(name).map(|it| &it.rust)).unwrap_or(name);
        let (alias, rust) = (ident(alias), ident(rust));
        quote!(pub use super::#rust as #alias;)
    });
    quote!(#doc #(#names)*)
}

fn structure_doc(model: &Model, structure: &Structure) -> Doc {
    let mut doc = Doc::of(structure.doc.get(Language::English));
    if structure.document.is_root {
        doc = doc.paragraph(
            "A JSON document, which requests and responses hold as a [text with a type](crate::Document). A parameter that \
             takes it takes a text or a [JSON value](crate::JsonValue) as well.",
        );
    }
    let examples: Vec<String> =
        structure.document.examples.iter().filter_map(|example| document_example(model, structure, example)).collect();
    if !examples.is_empty() {
        doc = doc.heading(1, "Examples");
        for example in &examples {
            doc = doc.verbatim(example);
        }
    }
    if !structure.rules.is_empty() {
        doc = doc
            .heading(1, "Conditions")
            .list(structure.rules.iter().map(|rule| super::facts::rule_sentence(model, rule, Language::English)));
    }
    doc.paragraph(&used_by(model, &structure.usage))
}

/// A document in its types, as a test that it is the JSON of the spec.
fn document_example(model: &Model, structure: &Structure, example: &DocumentExample) -> Option<String> {
    let DocumentExample { title, document } = example;
    let (imports, code) = document_sample(model, structure, document)?;
    let title = super::doc::line(title.get(Language::English));
    let json = to_json(document).to_string();
    let package = model.service.package.replace('-', "_");
    let lines = [
        format!("{}:", title.trim_end_matches(['.', ':'])),
        String::new(),
        "```".into(),
        imports,
        String::new(),
        format!("let value = {code};"),
        format!("assert_eq!({package}::Document::from(value).as_str(), r#\"{json}\"#);"),
        "```".into(),
    ];
    Some(lines.join("\n"))
}

/// The operations that send or return a type, as long as they are few.
fn used_by(model: &Model, usage: &crate::model::Usage) -> String {
    const FEW: usize = 6;
    let names: std::collections::BTreeSet<&String> = usage.requests.iter().chain(&usage.responses).collect();
    if names.is_empty() || names.len() > FEW {
        return String::new();
    }
    let links: Vec<String> = names.into_iter().filter_map(|name| facts::operation_link(model, name)).collect();
    format!("Used by {}.", super::sentence::listed(&links, "and"))
}

/// `src/types/<enum>.rs`
pub(super) fn enumeration_file(model: &Model, enumeration: &Enumeration) -> Result<Artifact, Error> {
    let Enumeration {
        // The documentation of each value has its own, and the type has that of Rust.
        name: _,
        rust,
        known_as,
        module,
        doc,
        values,
        groups: grouped,
        switch,
        deprecated,
        source,
        usage,
    } = enumeration;
    let scope = Scope::of_type(model, rust);
    let rust = ident(rust);
    let doc = Doc::of(doc.get(Language::English)).paragraph(&used_by(model, usage)).outer();
    let deprecated = deprecated.as_ref().map(|deprecation| scope.deprecated(deprecation, &[]));
    let variants = values.iter().map(|value| {
        // With `name`, see `spellings`.
        let EnumValue { name, rust, known_as, doc, error_code, deprecated, also: _ } = value;
        let error = model.error(name).filter(|_| *error_code);
        let more = error.map(|error| format!(" · [what to do](crate::ErrorCode::{})", error.rust)).unwrap_or_default();
        let spellings: Vec<String> = value.spellings().map(|spelling| super::doc::code(spelling)).collect();
        let facts = format!("{}{more}", super::sentence::listed(&spellings, "or"));
        let doc = Doc::of(doc.get(Language::English)).paragraph(&facts).outer();
        let deprecated = deprecated.as_ref().map(|deprecation| scope.deprecated(deprecation, &[]));
        let (name, aliases) = (ident(rust), aliases(known_as));
        quote!(#doc #aliases #deprecated #name)
    });
    let groups = groups(enumeration, grouped);
    let unlisted_doc = Doc::of("Any other value, with its text.").outer();
    let [from, unlisted] = [scope.std("From"), scope.runtime("UnlistedValue")];
    let switch = switch.as_ref().and_then(|Switch { on, off }| {
        let [on, off] = [on, off].map(|name| enumeration.value(name));
        let (on, off) = (ident(&on?.rust), ident(&off?.rust));
        let doc = format!(
            "`true` for [`{on}`](Self::{on}), `false` for [`{off}`](Self::{off}), and `None` for any other value."
        );
        let (doc, option, some, none) =
            (Doc::of(&doc).outer(), scope.std("Option"), scope.std("Some"), scope.std("None"));
        Some(quote! {
            impl #rust {
                #doc
                #[must_use]
                pub fn as_bool(&self) -> #option<bool> {
                    match self {
                        Self::#on => #some(true),
                        Self::#off => #some(false),
                        _ => #none,
                    }
                }
            }

            impl #from<bool> for #rust {
                #[inline]
                fn from(value: bool) -> Self {
                    if value { Self::#on } else { Self::#off }
                }
            }
        })
    });
    let aliases = aliases(known_as);
    let body = quote! {
        #doc
        #aliases
        #deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #rust {
            #(#variants,)*
            #unlisted_doc
            Unlisted(#unlisted),
        }

        #groups

        #switch
    };
    // A value may have any name, and none of them is imported.
    let imports = scope.imports(&quote!(#unlisted));
    let mut file = rust_file(path(model, module), source, quote!(#imports #body))?;
    file.text.push_str(&texts(enumeration));
    Ok(file)
}

/// The texts of the values, for the macro that implements what every enumeration has. The printer of tokens would not
/// set them a line each.
fn texts(enumeration: &Enumeration) -> String {
    let lines = enumeration.values.iter().map(|it| {
        let spellings: Vec<String> = it.spellings().map(|spelling| literal(spelling)).collect();
        format!("        {} = {},", it.rust, spellings.join(" | "))
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    format!("\nalibabacloud_core::plumbing::enumeration! {{\n    {} {{\n{lines}\n    }}\n}}\n", enumeration.rust)
}

/// `src/types/<kind of IDs>.rs`
pub(super) fn identifier_file(model: &Model, identifier: &Identifier) -> Result<Artifact, Error> {
    // The name is that of the Rust type.
    let Identifier { name: _, rust, module, doc } = identifier;
    let rust = ident(rust);
    let doc = Doc::of(doc.get(Language::English)).paragraph(IDENTIFIER).outer();
    let body = quote! {
        #doc
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #rust(String);

        alibabacloud_core::plumbing::id_type!(#rust);
    };
    rust_file(path(model, module), "service.yaml", body)
}

/// What all kinds of IDs have in common.
const IDENTIFIER: &str = "A text, made of any text with `from` or `parse`. Setters and methods that take it also take \
    `&str`, `String` and a reference to it, but no ID of another kind: the compiler finds an ID in the wrong place. To \
    use an ID as one of another kind, pass its text, `as_str()`.";

/// A constant for each group, so that callers can ask whether a value is one of them.
fn groups(enumeration: &Enumeration, groups: &[EnumGroup]) -> TokenStream {
    if groups.is_empty() {
        return quote!();
    }
    let rust = ident(&enumeration.rust);
    let constants = groups.iter().map(|group| {
        // Conditions call it by its name.
        let EnumGroup { name: _, rust, values, doc } = group;
        let doc = Doc::of(doc.get(Language::English)).outer();
        let name = ident(rust);
        let values = values.iter().filter_map(|value| enumeration.value(value)).map(|value| ident(&value.rust));
        quote! {
            #doc
            pub const #name: &'static [Self] = &[#(Self::#values),*];
        }
    });
    quote!(impl #rust { #(#constants)* })
}

/// `src/types/mod.rs`
pub(super) fn index(model: &Model) -> Result<Artifact, Error> {
    let doc = index_doc(model).inner();
    let structures = model.structures.iter().map(|it| (&it.module, &it.rust, &it.usage));
    let enums = model.enums.iter().map(|it| (&it.module, &it.rust, &it.usage));
    let mut entries: Vec<_> =
        structures.chain(enums).map(|(module, rust, usage)| (module, rust, Some(usage))).collect();
    entries.extend(model.identifiers.iter().map(|it| (&it.module, &it.rust, None)));
    entries.sort_by_key(|(module, ..)| *module);
    let modules = entries.iter().map(|(module, _, usage)| {
        // The short names of a document are reached through its module.
        let is_open = model.structures.iter().any(|it| it.module == **module && !it.document.aliases.is_empty());
        let (cfg, module) = (usage.map(|usage| feature::of_type(model, usage)), ident(module));
        let visibility = is_open.then(|| quote!(pub));
        quote!(#cfg #visibility mod #module;)
    });
    let exports = entries.iter().map(|(module, rust, usage)| {
        let (cfg, module, rust) = (usage.map(|usage| feature::of_type(model, usage)), ident(module), ident(rust));
        // Such a module would be mistaken for the crate of that name.
        let is_crate = ["core", "std", "alibabacloud_core", "serde_core"].iter().any(|krate| module == krate);
        let here = is_crate.then(|| quote!(self::));
        quote!(#cfg pub use #here #module::#rust;)
    });
    let path = format!("{}/src/types/mod.rs", model.service.package);
    rust_file(path, "types/", quote!(#doc #(#modules)* #(#exports)*))
}

fn index_doc(model: &Model) -> Doc {
    let doc = Doc::of("Structures and enums of requests and responses.").heading(1, "Enums").paragraph(
        "The service may add values to an enum. The variant `Unlisted` holds a value that this version doesn't list, and \
         keeps and sends its text unchanged. The text can be read, but not matched, so that no code breaks when a later \
         version lists the value. To recognize the value until then, compare `as_str()`.",
    );
    let doc = doc.paragraph(
        "Enums ignore letter case, like the service. A listed value is recognized in any letter case and spelling, and is \
         then printed as it is spelled first here. A parameter that spells it in another way sends its own spelling. \
         Equality, order and hash compare the texts without letter case.",
    );
    // The one that most responses have.
    let returned = model.enums.iter().filter(|it| !it.values.is_empty() && !it.usage.responses.is_empty());
    match returned.max_by_key(|it| (it.usage.responses.len(), std::cmp::Reverse(&it.name))) {
        Some(enumeration) => doc.verbatim(&matched(model, enumeration)),
        None => doc,
    }
}

/// How a value is matched and compared.
fn matched(model: &Model, enumeration: &Enumeration) -> String {
    let (krate, rust) = (model.service.package.replace('-', "_"), &enumeration.rust);
    let value = enumeration.values.first().map(|value| (&value.rust, literal(&value.name.to_lowercase())));
    let Some((variant, text)) = value else { return String::new() };
    format!(
        "```\n\
         use {krate}::types::{rust};\n\
         \n\
         let value: Option<{rust}> = Some({text}.parse()?);\n\
         match value {{\n\
         \x20   Some({rust}::{variant}) => println!(\"as expected\"),\n\
         \x20   Some({rust}::Unlisted(ref text)) => println!(\"a new value: {{text}}\"),\n\
         \x20   Some(ref other) => println!(\"{{other}}\"),\n\
         \x20   None => println!(\"no value\"),\n\
         }}\n\
         assert!(value == Some({rust}::{variant}));\n\
         # Ok::<(), std::convert::Infallible>(())\n\
         ```"
    )
}

fn path(model: &Model, module: &str) -> String {
    format!("{}/src/types/{module}.rs", model.service.package)
}
