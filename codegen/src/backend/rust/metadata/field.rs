//! A parameter or field as data.

use crate::backend::rust::facts::conditions;
use crate::backend::rust::rules::limits;
use crate::model::{DefaultFrom, Deprecation, Field, Language, ListStyle, Literal, Model, Position, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn field(model: &Model, field: &Field) -> TokenStream {
    let (name, rust, ty, doc) = (&field.name, &field.rust, ty(wire_type(field)), field.doc.get(Language::English));
    let facts: Vec<TokenStream> = facts(model, field);
    let start = quote!(Field::new(#name, #rust, #ty, #doc));
    if facts.is_empty() { start } else { quote!(Field { #(#facts,)* ..#start }) }
}

/// What differs from a field about which nothing else is known.
fn facts(model: &Model, field: &Field) -> Vec<TokenStream> {
    let conditions = conditions(model, field);
    let text = |key: TokenStream, text: Option<&String>| text.map(|text| quote!(#key: Some(#text)));
    let literal = |key: TokenStream, value: Option<&Literal>| {
        let text =
            value.map(|value| value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string()))?;
        Some(quote!(#key: Some(#text)))
    };
    let flag = |key: TokenStream, is_set: bool| is_set.then(|| quote!(#key: true));
    let Field {
        // The fields that every description has.
        name: _,
        rust: _,
        ty: _,
        doc: _,
        // Part of the sentences of the conditions.
        only_when: _,
        required_when: _,
        not_needed_when: _,
        value_when: _,
        present_when: _,
        required,
        default,
        default_from,
        example,
        limits: bounds,
        unit,
        format,
        separator,
        secret,
        deprecated: deprecation,
        unsupported,
        idempotency_token,
        position,
        list_style,
        wrapper,
        documented_as,
        omits,
        envelope,
        // Of the Rust code and its search alone.
        known_as: _,
        boxed: _,
        shared: _,
        document: _,
        takes_text: _,
        // For readers of the pages.
        see_also: _,
        codes: _,
    } = field;
    let facts = [
        (!conditions.is_empty()).then(|| quote!(conditions: &[#(#conditions),*])),
        flag(quote!(required), *required),
        literal(quote!(default), default.as_ref()),
        literal(quote!(example), example.as_ref()),
        limits(&quote!(Limits), bounds).map(|limits| quote!(limits: #limits)),
        text(quote!(unit), unit.as_ref()),
        text(quote!(format), format.as_ref()),
        text(quote!(separator), separator.as_ref()),
        text(quote!(documented_as), documented_as.as_ref()),
        flag(quote!(form), *position == Position::Form),
        flag(quote!(json), *list_style == ListStyle::Json),
        text(quote!(wrapper), wrapper.as_ref()),
        (!omits.is_empty()).then(|| quote!(omits: &[#(#omits),*])),
        flag(quote!(secret), *secret),
        flag(quote!(unsupported), *unsupported),
        flag(quote!(idempotency_token), *idempotency_token),
        flag(quote!(client_region), *default_from == Some(DefaultFrom::ClientRegion)),
        flag(quote!(envelope), envelope.is_some()),
        deprecation.as_ref().map(|deprecation| {
            let deprecation = deprecated(Some(deprecation));
            quote!(deprecated: #deprecation)
        }),
    ];
    facts.into_iter().flatten().collect()
}

pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> TokenStream {
    let Some(Deprecation { since, instead, announced }) = deprecation else { return quote!(None) };
    let (since, instead) = (optional(since.as_ref()), optional(instead.as_ref()));
    quote!(Some(Deprecation { since: #since, instead: #instead, announced: #announced }))
}

pub(super) fn optional(text: Option<&String>) -> TokenStream {
    if let Some(text) = text { quote!(Some(#text)) } else { quote!(None) }
}

/// A list with a separator is a text on the wire.
fn wire_type(field: &Field) -> &Type {
    match &field.ty {
        Type::List(_) if field.is_joined() => &Type::String,
        ty => ty,
    }
}

fn ty(ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote!(Type::String),
        Type::Boolean => quote!(Type::Boolean),
        Type::Int32 => quote!(Type::Int32),
        Type::Int64 => quote!(Type::Int64),
        Type::Double => quote!(Type::Double),
        Type::Json => quote!(Type::Json),
        Type::Document(name) => quote!(Type::Document(#name)),
        Type::Any => quote!(Type::Any),
        Type::List(element) => {
            let element = self::ty(element);
            quote!(Type::List(&#element))
        }
        Type::Map(element) => {
            let element = self::ty(element);
            quote!(Type::Map(&#element))
        }
        Type::Structure(name) => quote!(Type::Structure(#name)),
        Type::Enum(name) => quote!(Type::Enumeration(#name)),
    }
}
