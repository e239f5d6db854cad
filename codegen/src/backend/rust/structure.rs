//! A structure, request or response: the struct, its shape, and the members by index.

use super::alias::aliases;
use super::doc::Doc;
use super::facts;
use super::layout::Layout;
use super::rules;
use super::scope::{Scope, ident};
use super::ty::{Argument, Kind, generics};
use crate::model::{DefaultFrom, Deprecation, Field, Literal, Meaning, Position, Style, TimeFormat, TimeUnit, Type};
use proc_macro2::TokenStream;
use quote::quote;

impl Scope<'_> {
    pub(super) fn structure(&self, layout: &Layout<'_>, doc: &Doc, deprecated: Option<&Deprecation>) -> TokenStream {
        let rust = ident(layout.rust);
        let (doc, other_names) = (doc.outer(), aliases(layout.known_as));
        let deprecated = deprecated.map(|deprecation| self.deprecated(deprecation, &[]));
        let members = layout.fields.iter().map(|field| {
            let doc = facts::field(self.model, field).outer();
            let deprecated = field.deprecated.as_ref().map(|deprecation| self.deprecated(deprecation, layout.fields));
            let (name, ty) = (ident(&field.rust), self.member_type(field));
            let aliases = aliases(&field.known_as);
            quote!(#doc #aliases #deprecated pub #name: #ty)
        });
        let members = members.chain(layout.beside.iter().cloned());
        let (contract, required) = (self.contract(layout), self.required_members(layout));
        let partial_eq = self.std("PartialEq");
        let serde = self.serde(layout);
        quote! {
            #doc
            #other_names
            #deprecated
            #[derive(Clone, Default)]
            #[non_exhaustive]
            pub struct #rust { #(#members),* }

            #contract

            #required

            impl fmt::Debug for #rust {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    alibabacloud_core::plumbing::debug(self, f)
                }
            }

            impl #partial_eq for #rust {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    alibabacloud_core::plumbing::equal(self, other)
                }
            }

            #serde
        }
    }

    /// For each ID that a response has, a method for programs that cannot continue without it.
    ///
    /// A structure that is also sent has setters of the same names instead.
    fn required_members(&self, layout: &Layout<'_>) -> Option<TokenStream> {
        let is_single = |field: &&Field| field.id.is_some() && field.ty == Type::String;
        let fields: Vec<&Field> = layout.fields.iter().filter(is_single).collect();
        if fields.is_empty() || layout.is_sent || self.in_document {
            return None;
        }
        let result = self.std("Result");
        let rust = ident(layout.rust);
        let methods = fields.into_iter().map(|field| {
            let (wire, name) = (field.wire(), ident(&field.rust));
            let element = self.element(&field.ty, Kind::of(field));
            let doc = Doc::new()
                .paragraph(&format!("The value of [`{0}`](field@Self::{0}), or an error that names it.", field.rust))
                .heading(1, "Errors")
                .paragraph(
                    "If the service did not return it. The kind is [`Unreadable`](crate::ErrorKind::Unreadable).",
                )
                .outer();
            let deprecated = field.deprecated.as_ref().map(|deprecation| self.deprecated(deprecation, layout.fields));
            quote! {
                #doc
                #deprecated
                pub fn #name(&self) -> #result<&#element, crate::Error> {
                    Ok(alibabacloud_core::plumbing::present(self.#name.as_ref(), #wire, self)?)
                }
            }
        });
        Some(quote!(impl #rust { #(#methods)* }))
    }

    /// Requests are read strictly; a response can have members that this version does not know.
    fn serde(&self, layout: &Layout<'_>) -> TokenStream {
        let rust = ident(layout.rust);
        let result = self.std("Result");
        let deserialize = if let Some(envelope) = &layout.envelope {
            quote!(deserialize_response(&#envelope, deserializer))
        } else {
            let strictly = layout.is_sent;
            quote!(deserialize(#strictly, deserializer))
        };
        quote! {
            #[cfg(feature = "serde")]
            impl serde_core::Serialize for #rust {
                fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> #result<S::Ok, S::Error> {
                    alibabacloud_core::plumbing::serialize(self, serializer)
                }
            }

            #[cfg(feature = "serde")]
            impl<'de> serde_core::Deserialize<'de> for #rust {
                fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> #result<Self, D::Error> {
                    alibabacloud_core::plumbing::#deserialize
                }
            }
        }
    }

    /// The implementation of the runtime's contract.
    fn contract(&self, layout: &Layout<'_>) -> TokenStream {
        let rust = ident(layout.rust);
        let (name, more) = (&layout.name, &layout.contract);
        let [structure, shape, member] = ["Structure", "Shape", "Member"].map(|name| self.runtime(name));
        let option = self.std("Option");
        let shapes = layout.fields.iter().map(|field| self.field_shape(field));
        let rules = if layout.is_sent { rules::of(self, layout) } else { Vec::new() };
        let names: Vec<_> = layout.fields.iter().map(|field| ident(&field.rust)).collect();
        let by_index = |reference: TokenStream| {
            let arms = names.iter().enumerate().map(|(index, name)| {
                let index = proc_macro2::Literal::usize_unsuffixed(index);
                quote!(#index => #reference self.#name,)
            });
            if names.is_empty() {
                return quote!(None);
            }
            quote! {
                let member: #reference dyn #member = match index { #(#arms)* _ => return None };
                Some(member)
            }
        };
        let (shared, unique) = (by_index(quote!(&)), by_index(quote!(&mut)));
        let index = if names.is_empty() { quote!(_) } else { quote!(index) };
        quote! {
            #[doc(hidden)]
            impl #structure for #rust {
                #[inline]
                fn shape(&self) -> &'static #shape {
                    static SHAPE: #shape = #shape {
                        name: #name,
                        fields: &[#(#shapes),*],
                        rules: &[#(#rules),*],
                    };
                    &SHAPE
                }

                #[inline]
                fn member(&self, #index: usize) -> #option<&dyn #member> {
                    #shared
                }

                #[inline]
                fn member_mut(&mut self, #index: usize) -> #option<&mut dyn #member> {
                    #unique
                }

                #more
            }
        }
    }

    /// How the wire carries a member.
    fn field_shape(&self, field: &Field) -> TokenStream {
        let shape = self.runtime("Field");
        let name = &field.name;
        let wire = field.wire.as_ref().map(|wire| quote!(.wire(#wire)));
        let wrapper = field.wrapper.as_ref().map(|wrapper| quote!(.wrapper(#wrapper)));
        let form = (field.position == Position::Form).then(|| quote!(.form()));
        let json = (field.style == Style::Json).then(|| quote!(.json()));
        let symbol = match field.ty.innermost() {
            Type::Enum(name) => {
                let rust = ident(self.model.enumeration(name).map_or(name, |enumeration| &enumeration.rust));
                let known: Vec<String> = field.limits.values.iter().filter_map(Literal::wire).collect();
                let known = (!known.is_empty()).then(|| quote!(.only(&[#(#known),*])));
                Some(quote!(.open_enum::<types::#rust>()#known))
            }
            _ => None,
        };
        let region = field.default_from.map(|from| match from {
            DefaultFrom::ClientRegion => quote!(.client_region()),
        });
        let takes_text = field.takes_text.then(|| quote!(.takes_text()));
        let spelling = self.spelling(field);
        let meaning = self.meaning(field);
        quote!(#shape::new(#name)#wire #wrapper #form #json #takes_text #region #symbol #meaning #spelling)
    }

    /// How a time is written and a period of time is counted, where not in the usual form.
    fn meaning(&self, field: &Field) -> Option<TokenStream> {
        let [format, unit] = ["TimeFormat", "TimeUnit"].map(|name| self.runtime(name));
        match field.meaning() {
            Meaning::Plain
            | Meaning::Port
            | Meaning::Time(TimeFormat::Utc | TimeFormat::Rfc3339)
            | Meaning::Duration(TimeUnit::Seconds) => None,
            Meaning::Time(TimeFormat::Local) => Some(quote!(.time(#format::Unzoned))),
            Meaning::Time(TimeFormat::UnixSeconds) => Some(quote!(.time(#format::UnixSeconds))),
            Meaning::Time(TimeFormat::UnixMilliseconds) => Some(quote!(.time(#format::UnixMilliseconds))),
            Meaning::Duration(TimeUnit::Milliseconds) => Some(quote!(.unit(#unit::Milliseconds))),
            Meaning::Duration(TimeUnit::Minutes) => Some(quote!(.unit(#unit::Minutes))),
            Meaning::Duration(TimeUnit::Hours) => Some(quote!(.unit(#unit::Hours))),
            Meaning::Duration(TimeUnit::Days) => Some(quote!(.unit(#unit::Days))),
        }
    }

    /// `#[deprecated]`, naming what to use in Rust where that is a sibling or an operation. What is only announced to
    /// go says so in its documentation.
    pub(super) fn deprecated(&self, deprecation: &Deprecation, siblings: &[Field]) -> TokenStream {
        if deprecation.announced {
            return quote!();
        }
        let since = deprecation.since.as_ref().map(|since| format!("since {since}"));
        let instead = deprecation.instead.as_ref().map(|instead| {
            let sibling = siblings.iter().find(|field| field.name == *instead).map(|field| &field.rust);
            let rust = sibling.or_else(|| self.model.operation(instead).map(|operation| &operation.rust));
            format!("use `{}` instead", rust.unwrap_or(instead))
        });
        let note: Vec<String> = since.into_iter().chain(instead).collect();
        if note.is_empty() {
            return quote!(#[deprecated]);
        }
        let note = note.join(": ");
        quote!(#[deprecated(note = #note)])
    }

    /// As [`Self::deprecated`]; where nothing takes its place, a setter is best not called.
    pub(super) fn deprecated_setter(&self, deprecation: &Deprecation, siblings: &[Field]) -> TokenStream {
        if deprecation.announced || deprecation.since.is_some() || deprecation.instead.is_some() {
            return self.deprecated(deprecation, siblings);
        }
        quote!(#[deprecated(note = "leave it out")])
    }

    /// What has the function `default`, seen from methods of a type with setters of these members.
    pub(super) fn default_of(&self, fields: &[Field]) -> TokenStream {
        // A setter of that name would be taken for the trait's function.
        let is_hidden = fields.iter().any(|field| field.rust == "default");
        if is_hidden { self.std("Default") } else { quote!(Self) }
    }

    /// The chainable setters of a request, whose builder has the same ones with all that is to be said of them.
    pub(super) fn request_setters(&self, fields: &[Field]) -> TokenStream {
        let setters = fields.iter().map(|field| {
            let name = ident(&field.rust);
            let doc = Doc::new().paragraph(&format!("Sets [`{0}`](field@Self::{0}).", field.rust)).outer();
            let deprecated = field.deprecated.as_ref().map(|deprecation| self.deprecated_setter(deprecation, fields));
            let argument = self.optional_argument(field);
            let generics = generics([&argument]);
            let Argument { generic: _, ty, member: value } = argument;
            quote! {
                #doc
                #deprecated
                #[must_use]
                #[inline]
                pub fn #name #generics(mut self, value: #ty) -> Self {
                    self.#name = #value;
                    self
                }
            }
        });
        quote!(#(#setters)*)
    }

    /// The chainable setters of members.
    pub(super) fn setters(&self, fields: &[Field]) -> TokenStream {
        let setters = fields.iter().map(|field| {
            let doc = facts::setter(self.model, field, "Self").outer();
            let deprecated = field.deprecated.as_ref().map(|deprecation| self.deprecated_setter(deprecation, fields));
            let member = ident(&field.rust);
            let name = field.document.setter.as_ref().map_or_else(|| member.clone(), |setter| ident(setter));
            let aliases = aliases(&field.known_as);
            let argument = self.optional_argument(field);
            let generics = generics([&argument]);
            let Argument { generic: _, ty, member: value } = argument;
            quote! {
                #doc
                #aliases
                #deprecated
                #[inline]
                pub fn #name #generics(mut self, value: #ty) -> Self {
                    self.#member = #value;
                    self
                }
            }
        });
        quote!(#(#setters)*)
    }
}
