//! Short ways to make a structure.

use super::doc::{Doc, code};
use super::scope::{Scope, ident};
use super::sentence::listed;
use crate::model::{Constructor, Field, Literal, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// What a constructor, or a setter of several members, takes and sets.
struct Assigned {
    arguments: Vec<TokenStream>,
    /// Calls of setters with the values that the spec has.
    set: Vec<TokenStream>,
    /// The members that the arguments become, with the expressions of their values.
    given: Vec<(Ident, TokenStream)>,
}

impl Scope<'_> {
    pub(super) fn constructors(&self, structure: &Structure) -> TokenStream {
        let constructors = structure.constructors.iter().map(|constructor| self.constructor(structure, constructor));
        quote!(#(#constructors)*)
    }

    /// The conversion of a pair, whose parts are absent or present as those of setters.
    pub(super) fn pair_conversion(&self, structure: &Structure) -> TokenStream {
        let members =
            structure.from_pair.as_ref().map(|(first, second)| [structure.field(first), structure.field(second)]);
        let Some([Some(first), Some(second)]) = members else { return quote!() };
        let (rust, [first, second]) = (ident(&structure.rust), [first, second].map(|field| ident(&field.rust)));
        // Members of documents have unknown keys beside them.
        let has_rest = structure.fields.len() > 2 || structure.document.occurs;
        let rest = has_rest.then(|| quote!(..Self::new()));
        let (from, string, parameter) = (self.std("From"), self.std("String"), self.runtime("IntoParameter"));
        quote! {
            impl<K: #parameter<#string>, V: #parameter<#string>> #from<(K, V)> for #rust {
                #[inline]
                fn from((#first, #second): (K, V)) -> Self {
                    Self { #first: #first.into_parameter(), #second: #second.into_parameter(), #rest }
                }
            }
        }
    }

    /// Whether the type is a structure that a pair stands for.
    pub(super) fn is_pair(&self, ty: &Type) -> bool {
        matches!(ty, Type::Structure(name) if self.model.structure(name).is_some_and(|it| it.from_pair.is_some()))
    }

    /// Setters of several members at once.
    pub(super) fn combined_setters(&self, structure: &Structure) -> TokenStream {
        let setters = structure.setters.iter().map(|it| {
            let name = ident(&it.rust);
            let Assigned { arguments, set, given } = self.assigned(structure, it);
            let given = given.iter().map(|(name, value)| quote!(self.#name = #value;));
            let doc = Doc::of(&format!("Sets {}.", told(it))).outer();
            quote! {
                #doc
                #[inline]
                pub fn #name(mut self, #(#arguments),*) -> Self {
                    #(#given)*
                    self #(#set)*
                }
            }
        });
        quote!(#(#setters)*)
    }

    fn constructor(&self, structure: &Structure, constructor: &Constructor) -> TokenStream {
        let name = ident(&constructor.rust);
        let Assigned { arguments, set, given } = self.assigned(structure, constructor);
        let made = quote!(Self::new() #(#set)*);
        let given = given.iter().map(|(name, value)| quote!(#name: #value));
        let body = if given.len() == 0 { made } else { quote!(Self { #(#given,)* ..#made }) };
        let doc = Doc::of(&summary(constructor)).outer();
        quote! {
            #doc
            #[must_use]
            #[inline]
            pub fn #name(#(#arguments),*) -> Self {
                #body
            }
        }
    }

    fn assigned(&self, structure: &Structure, constructor: &Constructor) -> Assigned {
        let Constructor { rust: _, sets, takes } = constructor;
        let taken = takes.iter().filter_map(|name| structure.field(name));
        let (arguments, given) = taken
            .map(|field| {
                let name = ident(&field.rust);
                let (argument, value) = self.argument(field, &quote!(#name));
                (quote!(#name: #argument), (name, value))
            })
            .unzip();
        let set = sets.iter().filter_map(|(name, value)| {
            let field = structure.field(name)?;
            let (setter, value) = (setter(field), self.constant(&field.ty, value));
            Some(quote!(.#setter(#value)))
        });
        Assigned { arguments, set: set.collect(), given }
    }

    /// A scalar as a setter takes it.
    fn constant(&self, ty: &Type, value: &Literal) -> TokenStream {
        match (ty, value) {
            (Type::Enum(name), Literal::Text(text)) => {
                let known = self.model.enumeration(name).and_then(|enumeration| {
                    let value = enumeration.values.iter().find(|value| value.name.eq_ignore_ascii_case(text))?;
                    let (rust, value) = (ident(&enumeration.rust), ident(&value.rust));
                    Some(quote!(types::#rust::#value))
                });
                known.unwrap_or_else(|| quote!(#text))
            }
            (_, Literal::Boolean(value)) => quote!(#value),
            (_, Literal::Integer(value)) => {
                let number = proc_macro2::Literal::i64_unsuffixed(*value);
                quote!(#number)
            }
            (_, Literal::Double(value)) => {
                let number = proc_macro2::Literal::f64_unsuffixed(*value);
                quote!(#number)
            }
            (_, value) => {
                let text = value.wire().unwrap_or_default();
                quote!(#text)
            }
        }
    }
}

fn setter(field: &Field) -> Ident {
    ident(field.document.setter.as_ref().unwrap_or(&field.rust))
}

/// Which members it sets, and to what.
fn summary(constructor: &Constructor) -> String {
    format!("One with {}.", told(constructor))
}

fn told(constructor: &Constructor) -> String {
    let set = constructor.sets.iter().filter_map(|(name, value)| {
        let value = value.wire()?;
        Some(format!("{} {}", code(name), code(&value)))
    });
    let taken = constructor.takes.iter().map(|name| format!("this {}", code(name)));
    listed(&set.chain(taken).collect::<Vec<_>>(), "and")
}
