//! Members whose name on the wire is another one than the name in rules.

use alibabacloud_core::plumbing::{Field, Member, Rule, Shape, Structure, When, flatten, from_json, refusals, to_json};
use serde_json::json;

/// A request with a text and a group of one name, and a name with a dot.
#[derive(Debug, Default, PartialEq)]
struct Search {
    image: Option<String>,
    image_filter: Option<Filter>,
    smallest: Option<i32>,
}

#[derive(Debug, Default, PartialEq)]
struct Filter {
    name: Option<String>,
}

impl Structure for Search {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "Search",
            fields: &[
                Field::new("ImageFilter").wire("Image"),
                Field::new("Image"),
                Field::new("SmallestSize").wire("Size.Min").form(),
            ],
            rules: &[Rule::required_when("SmallestSize", When::Set("ImageFilter"), "needed with a filter")],
        };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.image_filter,
            1 => &self.image,
            2 => &self.smallest,
            _ => return None,
        })
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        Some(match index {
            0 => &mut self.image_filter,
            1 => &mut self.image,
            2 => &mut self.smallest,
            _ => return None,
        })
    }
}

impl Structure for Filter {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape =
            Shape { name: "Filter", fields: &[Field::new("FilterName").wire("filter.name")], rules: &[] };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        (index == 0).then_some(&self.name as &dyn Member)
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        (index == 0).then_some(&mut self.name as &mut dyn Member)
    }
}

fn full() -> Search {
    let filter = Filter { name: Some("f".to_owned()) };
    Search { image: Some("i".to_owned()), image_filter: Some(filter), smallest: Some(4) }
}

#[test]
fn requests_have_the_names_of_the_wire() {
    let (query, form) = flatten(&full());
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(query, [pair("Image.filter.name", "f"), pair("Image", "i")]);
    assert_eq!(form, [pair("Size.Min", "4")]);
}

#[test]
fn json_has_the_names_of_the_wire_and_keeps_a_text_and_a_group_of_one_name_apart() {
    let tree = json!({ "ImageFilter": { "filter.name": "f" }, "Image": "i", "Size.Min": 4 });
    assert_eq!(to_json(&full()), tree);
    let mut read = Search::default();
    assert!(from_json(&tree, &mut read).unknown.is_empty());
    assert_eq!(read, full());
}

#[test]
fn a_name_of_the_wire_is_read_in_any_letter_case() {
    let mut read = Search::default();
    assert!(from_json(&json!({ "size.MIN": 4, "IMAGE": "i" }), &mut read).unknown.is_empty());
    assert_eq!(read, Search { image: Some("i".to_owned()), smallest: Some(4), ..Search::default() });
}

#[test]
fn rules_name_members_by_their_own_names() {
    let broken = refusals(&Search { smallest: None, ..full() });
    let names: Vec<&str> = broken.iter().map(|violation| violation.parameter.as_str()).collect();
    assert_eq!(names, ["SmallestSize"]);
}
