//! What structures have because they occur in JSON documents: keys beside their members, constructors, and setters
//! that add one entry.

use super::doc::{Doc, code, first_sentence};
use super::scope::{Scope, ident};
use super::ty::Kind;
use crate::backend::sample::to_json;
use crate::model::{EnumValue, Field, Language, Meaning, Structure, Type, WrittenAs};
use proc_macro2::TokenStream;
use quote::quote;

impl Scope<'_> {
    /// How a document spells a member, where not as JSON has it, and any place the values of its enum.
    pub(super) fn spelling(&self, field: &Field) -> Option<TokenStream> {
        let [spelling, written_as] = ["DocumentFormat", "ScalarFormat"].map(|name| self.runtime(name));
        // A time is a text to the runtime, also where the wire has a number.
        let is_number = matches!(field.meaning(), Meaning::Time(_)) && matches!(field.ty, Type::Int32 | Type::Int64);
        // A port is a number to the runtime, also where the wire has a text.
        let is_text = field.meaning() == Meaning::Port && field.ty == Type::String;
        let written = field
            .document
            .written_as
            .or_else(|| is_number.then_some(WrittenAs::Number))
            .or_else(|| is_text.then_some(WrittenAs::String));
        let has_parts = matches!(field.ty, Type::List(_) | Type::Enum(_));
        let separator = field.separator.as_ref().filter(|_| has_parts).map(|text| quote!(separator: #text,));
        let content = field.document.is_content.then(|| {
            let empty = match &field.ty {
                Type::List(_) => "[]",
                Type::Map(_) => "{}",
                _ => "null",
            };
            quote!(content: #empty,)
        });
        let respelled = match field.ty.innermost() {
            Type::Enum(name) => self.model.enumeration(name).map(|it| field.values_of(it)).unwrap_or_default(),
            _ => Vec::new(),
        };
        // Of several spellings of a value the first is sent.
        let respelled = respelled.iter().enumerate().filter(|(index, (here, value))| {
            let is_first = respelled.iter().take(*index).all(|(_, other)| other.name != value.name);
            is_first && *here != value.name
        });
        let respelled: Vec<_> = respelled.map(|(_, (here, EnumValue { name, .. }))| quote!((#name, #here))).collect();
        let spellings = (!respelled.is_empty()).then(|| quote!(spellings: &[#(#respelled),*],));
        if separator.is_none() && content.is_none() && spellings.is_none() {
            return written.map(|form| match form {
                WrittenAs::String => quote!(.document_format(&#spelling::TEXT)),
                WrittenAs::Number => quote!(.document_format(&#spelling::NUMBER)),
            });
        }
        let written = written.map(|form| match form {
            WrittenAs::String => quote!(scalar: #written_as::Text,),
            WrittenAs::Number => quote!(scalar: #written_as::Number,),
        });
        Some(quote!(.document_format(&#spelling { #written #separator #content #spellings ..#spelling::PLAIN })))
    }

    /// The methods of the runtime's contract that are about documents.
    pub(super) fn document_contract(&self, structure: &Structure) -> TokenStream {
        if !structure.document.occurs {
            return quote!();
        }
        let [option, extra] = [self.std("Option"), self.runtime("Extra")];
        let may_hide = structure.document.may_hide.then(|| {
            quote! {
                #[inline]
                fn may_hide(&self) -> bool {
                    true
                }
            }
        });
        let map_key = self.map_key(structure);
        quote! {
            #map_key

            #[inline]
            fn extra(&self) -> #option<&#extra> {
                Some(&self.extra)
            }

            #[inline]
            fn extra_mut(&mut self) -> #option<&mut #extra> {
                Some(&mut self.extra)
            }

            #may_hide
        }
    }

    /// The methods of the runtime's contract that are about the key in a map.
    fn map_key(&self, structure: &Structure) -> Option<TokenStream> {
        let (label, named) = (structure.document.key.as_ref()?, structure.document.named.as_ref()?);
        let index = structure.fields.iter().position(|field| field.name == *named)?;
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let [option, map_key] = [self.std("Option"), self.runtime("MapKey")];
        let key = ident(label);
        Some(quote! {
            #[inline]
            fn map_key(&self) -> #option<#map_key<'_>> {
                Some(#map_key { label: #label, value: self.#key.as_deref(), member: #index })
            }

            #[inline]
            fn set_map_key(&mut self, key: &str) {
                self.#key = Some(key.to_owned());
            }
        })
    }

    /// The members that are beside those of the wire: the key in a map, and keys that the spec does not know.
    pub(super) fn members_beside(&self, structure: &Structure) -> Vec<TokenStream> {
        let key = structure.document.key.as_ref().map(|key| {
            let (option, string, key) = (self.std("Option"), self.std("String"), ident(key));
            let doc = Doc::new().paragraph(
                "The key under which the document holds it, which [`named`](Self::named) sets. In a map, the key of \
                 the map is what is sent.",
            );
            let doc = doc.outer();
            quote!(#doc pub #key: #option<#string>)
        });
        key.into_iter().chain(self.extra_member(structure)).collect()
    }

    /// The member for what is beside the others.
    fn extra_member(&self, structure: &Structure) -> Option<TokenStream> {
        if !structure.document.occurs {
            return None;
        }
        let extra = self.runtime("Extra");
        if structure.content().is_some() {
            return Some(quote!(extra: #extra));
        }
        let doc = Doc::of("Keys that this crate does not know, with their values.").outer();
        Some(quote!(#doc pub extra: #extra))
    }

    /// Constructors and setters beside the usual ones.
    pub(super) fn document_methods(&self, structure: &Structure) -> TokenStream {
        let entries = structure.fields.iter().filter_map(|field| self.entry_setter(field));
        let named = structure.document.named.as_ref().and_then(|name| structure.field(name)).map(|field| {
            let (into, string) = (self.std("Into"), self.std("String"));
            let text = format!("One of this name: {}", first_sentence(field.doc.get(Language::English)));
            let doc = Doc::of(&text).outer();
            let member = ident(&field.rust);
            let body = match structure.document.key.as_ref().map(|key| ident(key)) {
                Some(key) => quote! {
                    let name = name.into();
                    Self { #key: Some(name.clone()), #member: Some(name), ..Self::new() }
                },
                None => quote!(Self { #member: Some(name.into()), ..Self::new() }),
            };
            quote! {
                #doc
                #[must_use]
                pub fn named(name: impl #into<#string>) -> Self {
                    #body
                }
            }
        });
        let extra = (structure.document.occurs && structure.content().is_none()).then(|| {
            let [into, string] = ["Into", "String"].map(|name| self.std(name));
            let value = self.runtime("JsonValue");
            quote! {
                /// Sets a key that this crate does not know.
                pub fn extra(mut self, key: impl #into<#string>, value: impl #into<#value>) -> Self {
                    self.extra.insert(key, value);
                    self
                }
            }
        });
        quote!(#named #(#entries)* #extra)
    }

    fn entry_setter(&self, field: &Field) -> Option<TokenStream> {
        let entry = ident(field.document.entry.as_ref()?);
        let text = format!("Adds one to {}: {}", code(&field.rust), first_sentence(field.doc.get(Language::English)));
        let doc = Doc::of(&text).outer();
        let member = ident(&field.rust);
        let [into, string] = ["Into", "String"].map(|name| self.std(name));
        let (arguments, statement) = match &field.ty {
            Type::List(element) => {
                let element = self.element(element, Kind::of(field));
                (quote!(value: impl #into<#element>), quote!(self.#member.push(value.into())))
            }
            Type::Map(element) if self.is_named(element) => {
                let element = self.element(element, Kind::of(field));
                let add = quote!(alibabacloud_core::plumbing::extend_keyed(&mut self.#member, [value.into()]));
                (quote!(value: impl #into<#element>), add)
            }
            Type::Map(element) => {
                let element = self.element(element, Kind::of(field));
                let add = quote!(self.#member.insert(key.into(), value.into()));
                (quote!(key: impl #into<#string>, value: impl #into<#element>), add)
            }
            _ => return None,
        };
        Some(quote! {
            #doc
            pub fn #entry(mut self, #arguments) -> Self {
                #statement;
                self
            }
        })
    }

    /// Whether the type is a structure with a name of its own.
    pub(super) fn is_named(&self, ty: &Type) -> bool {
        matches!(ty, Type::Structure(name) if self.model.structure(name).is_some_and(|it| it.document.named.is_some()))
    }

    /// Conversions: from a name, and from the entries of a document that is a list or a map of named ones.
    pub(super) fn document_conversions(&self, structure: &Structure) -> TokenStream {
        let rust = ident(&structure.rust);
        let [into, string, iterator] = ["Into", "String", "IntoIterator"].map(|name| self.std(name));
        let [from, from_iterator] = ["From", "FromIterator"].map(|name| self.std(name));
        let from_name = structure.document.named.is_some().then(|| {
            quote! {
                impl #from<&str> for #rust {
                    fn from(name: &str) -> Self {
                        Self::named(name)
                    }
                }

                impl #from<&#string> for #rust {
                    fn from(name: &#string) -> Self {
                        Self::named(name)
                    }
                }

                impl #from<#string> for #rust {
                    fn from(name: #string) -> Self {
                        Self::named(name)
                    }
                }

                #[doc(hidden)]
                impl alibabacloud_core::plumbing::FromText for #rust {
                    fn from_text(name: &str) -> Self {
                        Self::named(name)
                    }
                }
            }
        });
        let content = structure.content().filter(|_| structure.document.is_root);
        let from_entries = content.and_then(|field| {
            let member = ident(&field.rust);
            let entries = quote!(entries.into_iter().map(#into::into));
            let (element, add) = match &field.ty {
                Type::List(element) => (element, quote!(self.#member.extend(#entries))),
                Type::Map(element) if self.is_named(element) => {
                    (element, quote!(alibabacloud_core::plumbing::extend_keyed(&mut self.#member, #entries)))
                }
                _ => return None,
            };
            let element = self.element(element, Kind::of(field));
            let extend = self.std("Extend");
            Some(quote! {
                impl<E: #into<#element>> #extend<E> for #rust {
                    fn extend<I: #iterator<Item = E>>(&mut self, entries: I) {
                        #add;
                    }
                }

                impl<E: #into<#element>> #from_iterator<E> for #rust {
                    fn from_iter<I: #iterator<Item = E>>(entries: I) -> Self {
                        let mut document = Self::new();
                        #extend::extend(&mut document, entries);
                        document
                    }
                }
            })
        });
        quote!(#from_name #from_entries)
    }

    /// The rules that say what is written for an absent member.
    pub(super) fn implied(
        &self,
        field: &Field,
        when: impl Fn(&crate::model::Condition) -> TokenStream,
    ) -> Vec<TokenStream> {
        let [rule, condition] = ["Rule", "When"].map(|name| self.runtime(name));
        let name = &field.name;
        let implied = field.document.implied.iter().map(|implied| {
            let value = to_json(&implied.value).to_string();
            let when = implied.when.as_ref().map_or_else(|| quote!(#condition::All(&[])), &when);
            quote!(#rule::implied(#name, #value, #when))
        });
        implied.collect()
    }
}
