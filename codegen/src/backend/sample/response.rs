//! What an example does with the response: it waits for what the call began, or prints the fields that matter.

use super::layout::WIDTH;
use crate::model::{Field, Model, Operation, Pagination, Type};

/// A list that is not followed page by page is passed over if the response has more scalars than this: then it is about
/// one thing, and the list is a detail of it.
const SCALARS_OF_A_LIST: usize = 6;

/// Lines that follow `let response = …;`. `client` is the client, and none of the lines prints a secret.
///
/// If a wait follows the call and takes nothing else, they wait, and print from the response that ends it. Otherwise they
/// print from the response itself: one or two scalars of each entry of its first list, else of the response, else the ID
/// of the request.
#[must_use]
pub fn rust_response_sample(model: &Model, operation: &Operation) -> Vec<String> {
    let next = operation.then_wait.as_ref().filter(|next| next.arguments.is_empty());
    match next.and_then(|next| model.operation(&next.operation)) {
        Some(other) => {
            let wait = "let outcome = response.wait(&client).await?;".to_owned();
            std::iter::once(wait).chain(shown(model, other, "outcome")).collect()
        }
        None => shown(model, operation, "response"),
    }
}

/// The line that prints `item`, an entry of any page.
#[must_use]
pub fn rust_item_sample(model: &Model, operation: &Operation, pagination: &Pagination) -> String {
    let line = match pagination.items.as_slice() {
        [items] => {
            let list = operation.payload().iter().find(|field| field.name == items.path);
            entry(model, &items.ty, list.map_or(&[], |list| list.omits.as_slice()), state(operation))
        }
        _ => None,
    };
    line.unwrap_or_else(|| "println!(\"{item:?}\");".into())
}

fn shown(model: &Model, operation: &Operation, response: &str) -> Vec<String> {
    let fields = || operation.payload().iter().filter(|field| is_shown(field));
    let scalars: Vec<&Field> = fields().filter(|field| is_scalar(&field.ty)).collect();
    let is_followed = |field: &Field| {
        operation.pagination.iter().flat_map(|pagination| &pagination.items).any(|items| items.path == field.name)
    };
    let list = fields().filter(|field| is_followed(field) || scalars.len() <= SCALARS_OF_A_LIST).find_map(|field| {
        let Type::List(element) = &field.ty else { return None };
        Some((field, entry(model, element, &field.omits, state(operation))?))
    });
    if let Some((list, line)) = list {
        return vec![format!("for item in &{response}.{} {{", list.rust), format!("    {line}"), "}".into()];
    }
    if scalars.is_empty() {
        return vec![printed("request", &format!("{response}.request_id()"))];
    }
    let line = |field: &Field| printed(&field.rust.replace('_', " "), &format!("{response}.{}", field.rust));
    chosen(&scalars, state(operation)).into_iter().map(line).collect()
}

/// The line that prints `item`, an element of a list.
fn entry(model: &Model, element: &Type, omits: &[String], state: &str) -> Option<String> {
    let Type::Structure(name) = element else {
        return is_scalar(element).then(|| "println!(\"{item:?}\");".to_owned());
    };
    let fields = &model.structure(name)?.fields;
    let shown = fields.iter().filter(|field| {
        is_shown(field) && is_scalar(&field.ty) && field.present_when.is_none() && !omits.contains(&field.name)
    });
    let one = |field: &Field| format!("println!(\"{{:?}}\", item.{});", field.rust);
    match chosen(&shown.collect::<Vec<_>>(), state).as_slice() {
        [] => None,
        [only] => Some(one(only)),
        [first, second, ..] => {
            let line = format!("println!(\"{{:?}} {{:?}}\", item.{}, item.{});", first.rust, second.rust);
            Some(if line.len() + 4 > WIDTH { one(first) } else { line })
        }
    }
}

/// The first scalar, and beside it the state, or else the first value of an enum, or else the second scalar.
fn chosen<'f>(scalars: &[&'f Field], state: &str) -> Vec<&'f Field> {
    let (first, others) = match scalars {
        [first, others @ ..] => (*first, others),
        [] => return Vec::new(),
    };
    let state = others.iter().find(|field| field.name == state);
    let second = state.or(others.iter().find(|field| matches!(field.ty, Type::Enum(_)))).or(others.first());
    std::iter::once(first).chain(second.copied()).collect()
}

/// The field that a wait watches.
fn state(operation: &Operation) -> &str {
    let path = operation.waiter.as_ref().map_or("", |waiter| waiter.state.as_str());
    path.rsplit('.').next().unwrap_or_default()
}

fn printed(label: &str, value: &str) -> String {
    let line = format!("println!(\"{label}: {{:?}}\", {value});");
    if line.len() > WIDTH { format!("println!(\"{{:?}}\", {value});") } else { line }
}

fn is_shown(field: &Field) -> bool {
    !field.secret && field.deprecated.is_none() && !field.unsupported
}

fn is_scalar(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Boolean | Type::Int32 | Type::Int64 | Type::Double | Type::Bytes | Type::Enum(_))
}
