//! A structure with a member of every kind, and a service, for the tests.

use alibabacloud_core::plumbing::{Envelope, Field, Service};
use alibabacloud_core::{IndexMap, Json, Secret, UnlistedValue};

/// Writes out what a generator emits for a structure.
#[macro_export]
macro_rules! structure {
    ($name:ident { $($index:literal $member:ident: $ty:ty = $field:expr;)* } $rules:expr) => {
        #[derive(Clone, Default)]
        pub struct $name { $(pub $member: $ty,)* }

        impl alibabacloud_core::plumbing::Structure for $name {
            fn shape(&self) -> &'static alibabacloud_core::plumbing::Shape {
                static SHAPE: alibabacloud_core::plumbing::Shape =
                    alibabacloud_core::plumbing::Shape { name: stringify!($name), fields: &[$($field),*], rules: $rules };
                &SHAPE
            }

            fn member(&self, index: usize) -> Option<&dyn alibabacloud_core::plumbing::Member> {
                Some(match index { $($index => &self.$member,)* _ => return None })
            }

            fn member_mut(&mut self, index: usize) -> Option<&mut dyn alibabacloud_core::plumbing::Member> {
                Some(match index { $($index => &mut self.$member,)* _ => return None })
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                alibabacloud_core::plumbing::debug(self, f)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                alibabacloud_core::plumbing::equal(self, other)
            }
        }
    };
}

#[derive(Clone)]
pub enum Colour {
    Red,
    Green,
    Unlisted(UnlistedValue),
}

alibabacloud_core::plumbing::enumeration!(Colour { Red = "Red", Green = "Green" });

structure! { Everything {
    0 text: Option<String> = Field::new("Text");
    1 flag: Option<bool> = Field::new("Flag");
    2 small: Option<i32> = Field::new("Small");
    3 large: Option<i64> = Field::new("Large");
    4 ratio: Option<f64> = Field::new("Ratio");
    5 secret: Option<Secret> = Field::new("Secret");
    6 document: Option<Json> = Field::new("Document");
    7 colour: Option<Colour> = Field::new("Colour").open_enum::<Colour>();
    8 inner: Option<Box<Everything>> = Field::new("Inner");
    9 items: Vec<Everything> = Field::new("Items").wrapper("Item");
    10 plain: Vec<Everything> = Field::new("Plain");
    11 names: Vec<String> = Field::new("Names").wrapper("Name");
    12 numbers: Vec<i64> = Field::new("Numbers");
    13 counts: IndexMap<String, i64> = Field::new("Counts");
    14 grid: Vec<Vec<String>> = Field::new("Grid");
    15 colours: Vec<Colour> = Field::new("Colours").open_enum::<Colour>();
    16 anything: Vec<Json> = Field::new("Anything");
    17 by_name: IndexMap<String, Everything> = Field::new("ByName");
    18 body: Option<String> = Field::new("Body").form();
    19 body_group: Option<Box<Everything>> = Field::new("BodyGroup").form();
    20 packed: Vec<String> = Field::new("Packed").json();
    21 packed_map: IndexMap<String, Json> = Field::new("PackedMap").json();
    22 request_id: Option<String> = Field::new("RequestId");
    23 success: Option<bool> = Field::new("Success");
    24 upper: Option<String> = Field::new("NAME");
    25 lower: Option<String> = Field::new("name");
} &[] }

pub static ENVELOPE: Envelope = Envelope {
    request_id: "RequestId",
    success: "Success",
    error_code: "ErrCode",
    error_message: "ErrMessage",
    http_status: "HttpStatusCode",
    dynamic_message: "DynamicMessage",
    dynamic_code: "DynamicCode",
    code: "Code",
    success_codes: &[],
    unwraps: &["data", "body", "result", "*Response"],
};

pub static SERVICE: Service = Service {
    product: "Tasks",
    version: "2026-01-01",
    sdk: "tasks-sdk/0.1.0",
    envelope: &ENVELOPE,
    classify: crate::script::classify,
    doubts: |_| None,
};
