//! Rust types of members and of their setters' arguments.

use super::scope::{Scope, ident};
use crate::model::{Field, Meaning, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// What of a field decides about the type of its scalars, beside the type on the wire.
#[derive(Clone, Copy)]
pub(super) struct Kind<'f> {
    secret: bool,
    meaning: Meaning,
    id: Option<&'f str>,
    upload: bool,
}

impl<'f> Kind<'f> {
    /// That of a value of which nothing but its type is known.
    pub(super) const PLAIN: Self = Self { secret: false, meaning: Meaning::Plain, id: None, upload: false };

    pub(super) fn of(field: &'f Field) -> Self {
        Self { secret: field.secret, meaning: field.meaning(), id: field.id.as_deref(), upload: field.upload }
    }
}

/// How a function takes the value of a member.
pub(super) struct Argument {
    /// The type parameter that the function has for it.
    pub(super) generic: Option<Ident>,
    pub(super) ty: TokenStream,
    /// The expression that makes the member out of the argument.
    pub(super) member: TokenStream,
}

impl Argument {
    /// One without a type parameter.
    fn plain(ty: TokenStream, member: TokenStream) -> Self {
        Self { generic: None, ty, member }
    }
}

/// The type parameters of a function with these arguments.
pub(super) fn generics<'a>(arguments: impl IntoIterator<Item = &'a Argument>) -> Option<TokenStream> {
    let generics: Vec<&Ident> = arguments.into_iter().filter_map(|argument| argument.generic.as_ref()).collect();
    (!generics.is_empty()).then(|| quote!(<#(#generics),*>))
}

impl Scope<'_> {
    /// The type of a member: a list, a map, or an optional value.
    pub(super) fn member_type(&self, field: &Field) -> TokenStream {
        let element = self.element(&field.ty, Kind::of(field));
        match &field.ty {
            Type::List(_) | Type::Map(_) => element,
            _ => {
                let option = self.std("Option");
                let element = if field.boxed { self.boxed(&element) } else { element };
                quote!(#option<#element>)
            }
        }
    }

    /// The type of a value that is there.
    pub(super) fn element(&self, ty: &Type, kind: Kind<'_>) -> TokenStream {
        match (ty, kind.meaning) {
            (Type::String | Type::Int32 | Type::Int64, Meaning::Time(_)) => return self.runtime("Timestamp"),
            (Type::String | Type::Int32 | Type::Int64, Meaning::Duration(_)) => return self.duration(),
            (Type::String | Type::Int32 | Type::Int64, Meaning::Port) => return quote!(u16),
            _ => {}
        }
        if let (Type::String, Some(id)) = (ty, kind.id) {
            let rust = ident(self.model.identifier(id).map_or(id, |identifier| &identifier.rust));
            return quote!(types::#rust);
        }
        match ty {
            Type::String if kind.upload => self.runtime("FileUrl"),
            Type::String | Type::Json | Type::Any if kind.secret => self.runtime("Secret"),
            Type::String => self.std("String"),
            Type::Boolean => quote!(bool),
            Type::Int32 => quote!(i32),
            Type::Int64 => quote!(i64),
            Type::Double => quote!(f64),
            Type::Bytes => self.runtime("Blob"),
            Type::Json | Type::Any => self.runtime("Json"),
            Type::Document(name) => {
                let document = self.runtime("Document");
                let rust = ident(self.model.structure(name).map_or(name, |structure| &structure.rust));
                quote!(#document<types::#rust>)
            }
            Type::List(element) => {
                let (vec, element) = (self.std("Vec"), self.element(element, kind));
                quote!(#vec<#element>)
            }
            Type::Map(element) => {
                let (map, string) = (self.runtime("IndexMap"), self.std("String"));
                let element = self.element(element, kind);
                quote!(#map<#string, #element>)
            }
            Type::Structure(name) => {
                let rust = ident(self.model.structure(name).map_or(name, |structure| &structure.rust));
                quote!(types::#rust)
            }
            Type::Enum(name) => {
                let rust = ident(self.model.enumeration(name).map_or(name, |enumeration| &enumeration.rust));
                quote!(types::#rust)
            }
        }
    }

    /// What the setter of an optional member takes. For any JSON value, `None` is `null`.
    pub(super) fn optional_argument(&self, field: &Field) -> Argument {
        let value = quote!(value);
        match &field.ty {
            Type::List(_) | Type::Map(_) => self.collection(field, &value, ident("M"), &quote!(M)),
            Type::Any if self.in_document => self.argument(field, &value, 0),
            ty => {
                let (parameter, element) = (self.runtime("IntoParameter"), self.element(ty, Kind::of(field)));
                let boxed = field.boxed.then(|| {
                    let boxed = self.std("Box");
                    quote!(.map(#boxed::new))
                });
                Argument::plain(quote!(impl #parameter<#element>), quote!(value.into_parameter()#boxed))
            }
        }
    }

    /// What a function takes that sets the member to `value` in any case, as its argument number `index`.
    pub(super) fn argument(&self, field: &Field, value: &TokenStream, index: usize) -> Argument {
        let kind = Kind::of(field);
        let element = self.element(&field.ty, kind);
        match &field.ty {
            Type::List(_) | Type::Map(_) => {
                let marker = if index == 0 { ident("M") } else { ident(&format!("M{index}")) };
                let present = self.runtime("Present");
                let way = quote!(#present<#marker>);
                self.collection(field, value, marker, &way)
            }
            // A text in the place of any value is a text, and no JSON.
            Type::Any if self.in_document => {
                let (into, json) = (self.std("Into"), self.runtime("JsonValue"));
                Argument::plain(quote!(impl #into<#json>), quote!(Some(#element::from(#value.into()))))
            }
            Type::Boolean | Type::Int32 | Type::Int64 | Type::Double if kind.meaning == Meaning::Plain => {
                Argument::plain(element, quote!(Some(#value)))
            }
            _ if matches!(kind.meaning, Meaning::Duration(_) | Meaning::Port) => {
                Argument::plain(element, quote!(Some(#value)))
            }
            _ => {
                let required = self.runtime("IntoRequired");
                let boxed = field.boxed.then(|| self.std("Box"));
                let made = boxed.map_or_else(|| quote!(#value.into()), |boxed| quote!(#boxed::new(#value.into())));
                Argument::plain(quote!(impl #required<#element>), quote!(Some(#made)))
            }
        }
    }

    /// What is taken for a list or a map. The type parameter `marker` is part of `way`, in which the argument is made.
    fn collection(&self, field: &Field, value: &TokenStream, marker: Ident, way: &TokenStream) -> Argument {
        let kind = Kind::of(field);
        let [list, map, json] = ["IntoList", "IntoMap", "JsonValue"].map(|name| self.runtime(name));
        let (ty, member) = match &field.ty {
            // As a single value: a text is a text, and no JSON.
            Type::List(element) | Type::Map(element) if **element == Type::Any && self.in_document => {
                let element = self.element(element, kind);
                match &field.ty {
                    Type::List(_) => {
                        let made = quote!(#value.into_list().into_iter().map(#element::from).collect());
                        (quote!(impl #list<#json, #way>), made)
                    }
                    _ => {
                        let entry = quote!(|(key, value)| (key, #element::from(value)));
                        let made = quote!(#value.into_map().into_iter().map(#entry).collect());
                        (quote!(impl #map<#json, #way>), made)
                    }
                }
            }
            Type::Map(element) if self.is_named(element) => {
                let element = self.element(element, kind);
                let made = quote!(alibabacloud_core::plumbing::keyed(#value.into_list()));
                (quote!(impl #list<#element, #way>), made)
            }
            Type::Map(element) => {
                let element = self.element(element, kind);
                (quote!(impl #map<#element, #way>), quote!(#value.into_map()))
            }
            Type::List(element) => {
                let element = self.element(element, kind);
                (quote!(impl #list<#element, #way>), quote!(#value.into_list()))
            }
            _ => return self.argument(field, value, 0),
        };
        Argument { generic: Some(marker), ty, member }
    }

    fn boxed(&self, element: &TokenStream) -> TokenStream {
        let boxed = self.std("Box");
        quote!(#boxed<#element>)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::rust::fixture::{self, field};

    fn types(field: &Field) -> [String; 3] {
        let model = fixture::model();
        let scope = Scope::new(&model);
        let Argument { generic: _, ty, member } = scope.argument(field, &quote!(value), 0);
        [scope.member_type(field), ty, member].map(|tokens| tokens.to_string().replace(' ', ""))
    }

    #[test]
    fn scalars_are_optional_and_converted_where_that_helps() {
        assert_eq!(types(&field("A", "a", Type::Boolean)), ["Option<bool>", "bool", "Some(value)"]);
        assert_eq!(
            types(&field("A", "a", Type::String)),
            ["Option<String>", "implIntoRequired<String>", "Some(value.into())"]
        );
        let secret = Field { secret: true, ..field("A", "a", Type::String) };
        assert_eq!(types(&secret)[0], "Option<Secret>");
    }

    #[test]
    fn optional_members_take_an_option_too() {
        let model = fixture::model();
        let scope = Scope::new(&model);
        let taken = |field: &Field| {
            let Argument { generic: _, ty, member } = scope.optional_argument(field);
            [ty, member].map(|tokens| tokens.to_string().replace(' ', ""))
        };
        let number = field("A", "a", Type::Int32);
        assert_eq!(taken(&number), ["implIntoParameter<i32>", "value.into_parameter()"]);
        let boxed = Field { boxed: true, ..field("A", "a", Type::Structure("Endpoint".into())) };
        assert_eq!(taken(&boxed), ["implIntoParameter<types::Endpoint>", "value.into_parameter().map(Box::new)"]);
        let list = field("A", "a", Type::List(Box::new(Type::Int32)));
        assert_eq!(taken(&list), ["implIntoList<i32,M>", "value.into_list()"]);
    }

    #[test]
    fn required_lists_and_maps_take_no_option() {
        let list = field("A", "a", Type::List(Box::new(Type::String)));
        assert_eq!(types(&list), ["Vec<String>", "implIntoList<String,Present<M>>", "value.into_list()"]);
        let map = field("A", "a", Type::Map(Box::new(Type::Int64)));
        assert_eq!(types(&map), ["IndexMap<String,i64>", "implIntoMap<i64,Present<M>>", "value.into_map()"]);
    }

    #[test]
    fn the_type_parameters_of_a_function_differ() {
        let model = fixture::model();
        let scope = Scope::new(&model);
        let list = field("A", "a", Type::List(Box::new(Type::String)));
        let number = field("B", "b", Type::Int32);
        let taken: Vec<Argument> = [&list, &number, &list]
            .iter()
            .enumerate()
            .map(|(index, field)| scope.argument(field, &quote!(value), index))
            .collect();
        assert_eq!(generics(&taken).unwrap().to_string().replace(' ', ""), "<M,M2>");
        assert!(generics([&taken[1]]).is_none());
    }

    #[test]
    fn types_of_the_spec_are_found_in_their_module() {
        let direction = field("A", "a", Type::Enum("Direction".into()));
        assert_eq!(types(&direction)[..2], ["Option<types::Direction>", "implIntoRequired<types::Direction>"]);
        let boxed = Field { boxed: true, ..field("A", "a", Type::Structure("Endpoint".into())) };
        assert_eq!(
            types(&boxed),
            ["Option<Box<types::Endpoint>>", "implIntoRequired<types::Endpoint>", "Some(Box::new(value.into()))"]
        );
    }
}
