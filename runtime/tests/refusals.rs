//! What a call checks before it is sent: less than all that can be said of a request.

use alibabacloud_core::Document;
use alibabacloud_core::plumbing::{Field, Member, Rule, Shape, Structure, When, refusals, validate};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A part of a document that counts how often a member of it is read.
macro_rules! counted {
    ($name:ident, $count:ident, $rules:expr) => {
        static $count: AtomicUsize = AtomicUsize::new(0);

        #[derive(Default)]
        struct $name {
            name: Option<String>,
            parts: Vec<$name>,
        }

        impl Structure for $name {
            fn shape(&self) -> &'static Shape {
                static SHAPE: Shape = Shape {
                    name: stringify!($name),
                    fields: &[Field::new("name"), Field::new("parts")],
                    rules: $rules,
                };
                &SHAPE
            }

            fn member(&self, index: usize) -> Option<&dyn Member> {
                Some(match index {
                    0 => &self.name,
                    1 => &self.parts,
                    _ => return None,
                })
            }

            fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
                $count.fetch_add(1, Ordering::SeqCst);
                Some(match index {
                    0 => &mut self.name,
                    1 => &mut self.parts,
                    _ => return None,
                })
            }
        }
    };
}

counted! { Advised, ADVISED, &[Rule::required("name").advisory()] }
counted! { Refused, REFUSED, &[Rule::required_when("name", When::Set("parts"), "needed with parts")] }

#[derive(Default)]
struct Request {
    advised: Option<Document<Advised>>,
    refused: Option<Document<Refused>>,
}

impl Structure for Request {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape =
            Shape { name: "Request", fields: &[Field::new("Advised"), Field::new("Refused")], rules: &[] };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.advised,
            1 => &self.refused,
            _ => return None,
        })
    }

    fn member_mut(&mut self, _: usize) -> Option<&mut dyn Member> {
        None
    }
}

fn document(parts: usize) -> String {
    format!(r#"{{"name":"a","parts":[{}]}}"#, vec![r#"{"parts":[{"name":"b"}]}"#; parts].join(","))
}

#[test]
fn a_document_is_not_read_for_a_call_since_what_is_in_it_is_never_refused() {
    let request = Request { advised: Some(document(500).into()), refused: Some(document(500).into()) };
    assert!(refusals(&request).is_empty());
    assert_eq!((ADVISED.load(Ordering::SeqCst), REFUSED.load(Ordering::SeqCst)), (0, 0));
    assert_eq!(validate(&request).len(), 1000, "who asks for advice gets it");
    assert!(ADVISED.load(Ordering::SeqCst) >= 1000 && REFUSED.load(Ordering::SeqCst) >= 1000);
}

#[test]
fn a_text_that_is_not_json_is_refused_whatever_its_kind() {
    let request = Request { advised: Some("{".into()), refused: Some("\u{feff}{}".into()) };
    let found: Vec<_> = refusals(&request).into_iter().map(|violation| violation.parameter).collect();
    assert_eq!(found, ["Advised", "Refused"]);
}
