//! What structures have because they occur in JSON documents: keys beside their members, constructors, and setters
//! that add one entry.

use super::doc::{Doc, code, first_sentence};
use super::scope::{Scope, ident};
use crate::backend::sample::to_json;
use crate::model::{Field, Language, Structure, Type, WrittenAs};
use proc_macro2::TokenStream;
use quote::quote;

impl Scope<'_> {
    /// How a document spells a member, where not as JSON has it.
    pub(super) fn spelling(&self, field: &Field) -> Option<TokenStream> {
        let [spelling, written] = ["DocumentFormat", "ScalarFormat"].map(|name| self.runtime(name));
        let written = field.document.written_as.map(|form| match form {
            WrittenAs::String => quote!(scalar: #written::Text,),
            WrittenAs::Number => quote!(scalar: #written::Number,),
        });
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
        if written.is_none() && separator.is_none() && content.is_none() {
            return None;
        }
        Some(quote!(.document_format(&#spelling { #written #separator #content ..#spelling::PLAIN })))
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
        quote! {
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

    /// The member for what is beside the others.
    pub(super) fn extra_member(&self, structure: &Structure) -> Option<TokenStream> {
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
            let (into, string, extra) = (self.std("Into"), self.std("String"), self.runtime("Extra"));
            let text = format!("One of this name: {}", first_sentence(field.doc.get(Language::English)));
            let doc = Doc::of(&text).outer();
            let member = ident(&field.rust);
            quote! {
                #doc
                #[must_use]
                pub fn named(name: impl #into<#string>) -> Self {
                    let name = name.into();
                    Self { extra: #extra::keyed(&name), #member: Some(name), ..Self::new() }
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
                let element = self.element(element, field.secret);
                (quote!(value: impl #into<#element>), quote!(self.#member.push(value.into())))
            }
            Type::Map(element) if self.is_named(element) => {
                let element = self.element(element, field.secret);
                let add = quote!(self.#member.extend(alibabacloud_core::plumbing::keyed([value.into()])));
                (quote!(value: impl #into<#element>), add)
            }
            Type::Map(element) => {
                let element = self.element(element, field.secret);
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

                impl #from<#string> for #rust {
                    fn from(name: #string) -> Self {
                        Self::named(name)
                    }
                }
            }
        });
        let content = structure.content().filter(|_| structure.document.is_root);
        let from_entries = content.and_then(|field| {
            let member = ident(&field.rust);
            let (element, entries) = match &field.ty {
                Type::List(element) => (element, quote!(entries.into_iter().map(#into::into).collect())),
                Type::Map(element) if self.is_named(element) => {
                    (element, quote!(alibabacloud_core::plumbing::keyed(entries.into_iter().map(#into::into))))
                }
                _ => return None,
            };
            let element = self.element(element, field.secret);
            Some(quote! {
                impl<E: #into<#element>> #from_iterator<E> for #rust {
                    fn from_iter<I: #iterator<Item = E>>(entries: I) -> Self {
                        Self { #member: #entries, ..Self::new() }
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
