//! Rust types of members and of their setters' arguments.

use super::scope::{Scope, ident};
use crate::model::{Field, Meaning, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// What of a field decides about the type of its scalars, beside the type on the wire.
#[derive(Clone, Copy)]
pub(super) struct Kind<'f> {
    secret: bool,
    meaning: Meaning,
    id: Option<&'f str>,
}

impl<'f> Kind<'f> {
    /// That of a value of which nothing but its type is known.
    pub(super) const PLAIN: Self = Self { secret: false, meaning: Meaning::Plain, id: None };

    pub(super) fn of(field: &'f Field) -> Self {
        Self { secret: field.secret, meaning: field.meaning(), id: field.id.as_deref() }
    }
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
            Type::String | Type::Json | Type::Any if kind.secret => self.runtime("Secret"),
            Type::String => self.std("String"),
            Type::Boolean => quote!(bool),
            Type::Int32 => quote!(i32),
            Type::Int64 => quote!(i64),
            Type::Double => quote!(f64),
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

    /// What the setter of an optional member takes, and the expression that makes the member out of `value`.
    ///
    /// An empty list or map is absent, so that those need no `Option`; for any JSON value, `None` is `null`.
    pub(super) fn optional_argument(&self, field: &Field) -> (TokenStream, TokenStream) {
        match &field.ty {
            Type::List(_) | Type::Map(_) => self.argument(field, &quote!(value)),
            Type::Any if self.in_document => self.argument(field, &quote!(value)),
            ty => {
                let (parameter, element) = (self.runtime("IntoParameter"), self.element(ty, Kind::of(field)));
                let boxed = field.boxed.then(|| {
                    let boxed = self.std("Box");
                    quote!(.map(#boxed::new))
                });
                (quote!(impl #parameter<#element>), quote!(value.into_parameter()#boxed))
            }
        }
    }

    /// What a function takes that sets the member, and the expression that makes the member out of `value`.
    pub(super) fn argument(&self, field: &Field, value: &TokenStream) -> (TokenStream, TokenStream) {
        match &field.ty {
            Type::List(element) => {
                let (item, conversion) = self.item(element, Kind::of(field));
                let iterator = self.std("IntoIterator");
                (quote!(impl #iterator<Item = #item>), quote!(#value.into_iter()#conversion.collect()))
            }
            Type::Map(element) if self.is_named(element) => {
                let (iterator, into) = (self.std("IntoIterator"), self.std("Into"));
                let element = self.element(element, Kind::of(field));
                let entries = quote!(alibabacloud_core::plumbing::keyed(#value.into_iter().map(#into::into)));
                (quote!(impl #iterator<Item = impl #into<#element>>), entries)
            }
            Type::Map(element) => {
                let (iterator, into, string) = (self.std("IntoIterator"), self.std("Into"), self.std("String"));
                let (item, conversion) = self.item(element, Kind::of(field));
                let entry = match element.as_ref() {
                    Type::Any if self.in_document => {
                        let json = self.runtime("Json");
                        quote!(#json::from(value.into()))
                    }
                    _ if conversion.is_empty() => quote!(value),
                    _ => quote!(value.into()),
                };
                let pairs = quote!(#value.into_iter().map(|(key, value)| (key.into(), #entry)).collect());
                (quote!(impl #iterator<Item = (impl #into<#string>, #item)>), pairs)
            }
            ty => {
                let (item, conversion) = self.item(ty, Kind::of(field));
                if *ty == Type::Any && self.in_document {
                    let element = self.element(ty, Kind::of(field));
                    return (item, quote!(Some(#element::from(#value.into()))));
                }
                match (conversion.is_empty(), field.boxed) {
                    (false, _) => {
                        let (required, element) = (self.runtime("IntoRequired"), self.element(ty, Kind::of(field)));
                        (quote!(impl #required<#element>), quote!(Some(#value.into())))
                    }
                    (true, false) => (item, quote!(Some(#value))),
                    (true, true) => {
                        let boxed = self.std("Box");
                        (item, quote!(Some(#boxed::new(#value))))
                    }
                }
            }
        }
    }

    /// What is taken for one value, and the conversion of an iterator of them; none where the value is taken as it is.
    fn item(&self, ty: &Type, kind: Kind<'_>) -> (TokenStream, TokenStream) {
        let element = self.element(ty, kind);
        match ty {
            Type::String if matches!(kind.meaning, Meaning::Duration(_) | Meaning::Port) => (element, quote!()),
            Type::Int32 | Type::Int64 if matches!(kind.meaning, Meaning::Time(_)) => {
                let into = self.std("Into");
                (quote!(impl #into<#element>), quote!(.map(#into::into)))
            }
            // A text in the place of any value is a text, and no JSON.
            Type::Any if self.in_document => {
                let (into, value) = (self.std("Into"), self.runtime("JsonValue"));
                (quote!(impl #into<#value>), quote!(.map(|value| #element::from(value.into()))))
            }
            Type::Structure(_) if self.is_named(ty) || self.is_pair(ty) => {
                let into = self.std("Into");
                (quote!(impl #into<#element>), quote!(.map(#into::into)))
            }
            Type::String | Type::Json | Type::Document(_) | Type::Any | Type::Enum(_) => {
                let into = self.std("Into");
                (quote!(impl #into<#element>), quote!(.map(#into::into)))
            }
            _ => (element, quote!()),
        }
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
        let (argument, expression) = scope.argument(field, &quote!(value));
        [scope.member_type(field), argument, expression].map(|tokens| tokens.to_string().replace(' ', ""))
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
            let (argument, expression) = scope.optional_argument(field);
            [argument, expression].map(|tokens| tokens.to_string().replace(' ', ""))
        };
        let number = field("A", "a", Type::Int32);
        assert_eq!(taken(&number), ["implIntoParameter<i32>", "value.into_parameter()"]);
        let boxed = Field { boxed: true, ..field("A", "a", Type::Structure("Endpoint".into())) };
        assert_eq!(taken(&boxed), ["implIntoParameter<types::Endpoint>", "value.into_parameter().map(Box::new)"]);
        let list = field("A", "a", Type::List(Box::new(Type::Int32)));
        assert_eq!(taken(&list), ["implIntoIterator<Item=i32>", "value.into_iter().collect()"]);
    }

    #[test]
    fn lists_and_maps_are_never_optional() {
        let list = field("A", "a", Type::List(Box::new(Type::String)));
        let expected =
            ["Vec<String>", "implIntoIterator<Item=implInto<String>>", "value.into_iter().map(Into::into).collect()"];
        assert_eq!(types(&list), expected);
        let map = field("A", "a", Type::Map(Box::new(Type::Int64)));
        assert_eq!(types(&map)[0], "IndexMap<String,i64>");
        assert_eq!(types(&map)[2], "value.into_iter().map(|(key,value)|(key.into(),value)).collect()");
    }

    #[test]
    fn types_of_the_spec_are_found_in_their_module() {
        let direction = field("A", "a", Type::Enum("Direction".into()));
        assert_eq!(types(&direction)[..2], ["Option<types::Direction>", "implIntoRequired<types::Direction>"]);
        let boxed = Field { boxed: true, ..field("A", "a", Type::Structure("Endpoint".into())) };
        assert_eq!(types(&boxed), ["Option<Box<types::Endpoint>>", "types::Endpoint", "Some(Box::new(value))"]);
    }
}
