//! The products that the runner knows. Each generated crate describes its operations in types of its own; the runner takes of them
//! what it needs.

use super::Refusal;
use alibabacloud_core::Config;
use alibabacloud_core::plumbing::{Core, Operation, Structure};

/// A product of this project.
pub(super) struct Product {
    /// The short name, by which a line names it.
    name: &'static str,
    /// The endpoint of a line without one.
    pub(super) endpoint: &'static str,
    /// The client.
    pub(super) core: fn(Config) -> Result<Core, Refusal>,
    /// An operation of the spec.
    pub(super) operation: fn(&str) -> Option<Described>,
}

/// What the runner needs of an operation.
pub(super) struct Described {
    pub(super) call: &'static Operation,
    /// Without any parameter.
    pub(super) request: Box<dyn Structure>,
    /// Without any field.
    pub(super) response: Box<dyn Structure>,
    parameters: Vec<Parameter>,
    /// The fields of the response that belong to the envelope.
    pub(super) envelope: Vec<(&'static str, Scalar)>,
}

/// A parameter.
pub(super) struct Parameter {
    name: &'static str,
    /// Whether it belongs to the form body.
    pub(super) in_form: bool,
    /// Whether it is one JSON text on the wire.
    pub(super) is_json: bool,
    pub(super) kind: Kind,
}

/// What the runner does with a parameter.
#[derive(PartialEq, Eq)]
pub(super) enum Kind {
    /// A tree becomes its JSON text.
    Document,
    /// Entries that say nothing keep their number.
    Structures,
    /// It stays as it is.
    Other,
}

/// How a field of the envelope is printed.
pub(super) enum Scalar {
    Boolean,
    Int32,
    Text,
}

impl Described {
    pub(super) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

macro_rules! product {
    ($package:ident, $name:literal, $endpoint:literal) => {
        Product {
            name: $name,
            endpoint: $endpoint,
            core: |config| Ok($package::Client::new(config)?.core().clone()),
            operation: |name| {
                use $package::metadata::{SERVICE, Type, call};
                let (call, operation) = (call(name)?, SERVICE.operation(name)?);
                let parameters = operation.request.iter().map(|field| Parameter {
                    name: field.name,
                    in_form: field.form,
                    is_json: field.json || field.ty == Type::Json,
                    kind: match field.ty {
                        Type::Json => Kind::Document,
                        Type::List(Type::Structure(_)) => Kind::Structures,
                        _ => Kind::Other,
                    },
                });
                let envelope = operation.response.iter().filter(|field| field.envelope).map(|field| {
                    let scalar = match field.ty {
                        Type::Boolean => Scalar::Boolean,
                        Type::Int32 => Scalar::Int32,
                        _ => Scalar::Text,
                    };
                    (field.name, scalar)
                });
                Some(Described {
                    call: call.operation,
                    request: (call.request)(),
                    response: (call.response)(),
                    parameters: parameters.collect(),
                    envelope: envelope.collect(),
                })
            },
        }
    };
}

/// The first is that of lines without a product.
static PRODUCTS: [Product; 3] = [
    product!(alibabacloud_dts, "dts", "https://dts.aliyuncs.com"),
    product!(alibabacloud_kms, "kms", "https://kms.cn-hangzhou.aliyuncs.com"),
    product!(alibabacloud_sts, "sts", "https://sts.aliyuncs.com"),
];

/// The product that a line names.
pub(super) fn product(name: Option<&str>) -> Result<&'static Product, Refusal> {
    let wanted = name.unwrap_or(PRODUCTS[0].name);
    PRODUCTS.iter().find(|product| product.name == wanted).ok_or_else(|| {
        let names: Vec<&str> = PRODUCTS.iter().map(|product| product.name).collect();
        Refusal(format!("there is no product `{wanted}`; the products are {}", names.join(", ")))
    })
}
