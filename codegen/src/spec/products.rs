//! The list of products, which is beside their specs.

use super::deserialize::DeserializeError;
use super::raw::RawProducts;
use super::schema::derived;
use super::{form, yaml};
use crate::diagnostic::{Code, Diagnostic};
use serde::de::Deserialize as _;

/// The name of the file.
pub const PRODUCTS: &str = "products.yaml";

/// What the text of the list holds, or everything that is wrong with its form.
pub fn products(text: &str) -> Result<RawProducts, Vec<Diagnostic>> {
    let (node, mut found) = yaml::parse(text, 0);
    let Some(node) = node else { return Err(found) };
    found.extend(form::check(&node, &derived::<RawProducts>("Products"), text));
    if !found.is_empty() {
        return Err(found);
    }
    RawProducts::deserialize(&node).map_err(|DeserializeError { message, place }| {
        let help = "write a list of products below `products:`";
        vec![Diagnostic::new(Code::WrongKind, place.unwrap_or(node.place), message, help)]
    })
}
