//! JSON documents: what is written, what is read, and what comes back unchanged.

use alibabacloud_core::plumbing::{
    DocumentFormat, Field, Member, Rule, ScalarFormat, Shape, Structure, When, keyed, validate,
};
use alibabacloud_core::{Document, Enumeration, Extra, IndexMap, Json, OpenEnum, Secret};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Insert,
    Update,
    Delete,
}

impl Enumeration for Change {
    const GENERATED: alibabacloud_core::plumbing::Generated = alibabacloud_core::plumbing::Generated;
    const NAMES: &'static [&'static str] = &["i", "u", "d"];
    const ALL: &'static [Self] = &[Self::Insert, Self::Update, Self::Delete];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Fail,
    Ignore,
}

impl Enumeration for Mode {
    const GENERATED: alibabacloud_core::plumbing::Generated = alibabacloud_core::plumbing::Generated;
    const NAMES: &'static [&'static str] = &["0", "2"];
    const ALL: &'static [Self] = &[Self::Fail, Self::Ignore];
}

/// Writes out what a generator emits for a structure of documents.
macro_rules! open_structure {
    ($name:ident $hides:literal { $($index:literal $member:ident: $ty:ty = $field:expr;)* } $rules:expr) => {
        #[derive(Clone, Default)]
        pub struct $name { $(pub $member: $ty,)* pub extra: Extra }

        impl Structure for $name {
            fn shape(&self) -> &'static Shape {
                static SHAPE: Shape = Shape { name: stringify!($name), fields: &[$($field),*], rules: $rules };
                &SHAPE
            }

            fn member(&self, index: usize) -> Option<&dyn Member> {
                Some(match index { $($index => &self.$member,)* _ => return None })
            }

            fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
                Some(match index { $($index => &mut self.$member,)* _ => return None })
            }

            fn extra(&self) -> Option<&Extra> {
                Some(&self.extra)
            }

            fn extra_mut(&mut self) -> Option<&mut Extra> {
                Some(&mut self.extra)
            }

            fn may_hide(&self) -> bool {
                $hides
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

static COMMAS: DocumentFormat = DocumentFormat { separator: ",", ..DocumentFormat::PLAIN };
static QUOTED: DocumentFormat = DocumentFormat { scalar: ScalarFormat::Text, ..DocumentFormat::PLAIN };
static DIGITS: DocumentFormat = DocumentFormat { scalar: ScalarFormat::Number, ..DocumentFormat::PLAIN };
static MAP: DocumentFormat = DocumentFormat { content: "{}", ..DocumentFormat::PLAIN };
static LIST: DocumentFormat = DocumentFormat { content: "[]", ..DocumentFormat::PLAIN };

open_structure! { Shelf false {
    0 name: Option<String> = Field::new("name");
    1 whole: Option<bool> = Field::new("all");
    2 books: IndexMap<String, Book> = Field::new("Book");
    3 changes: Vec<OpenEnum<Change>> = Field::new("ops").open_enum::<Change>().document_format(&COMMAS);
} &[
    Rule::required("name"),
    Rule::required("all").advisory(),
    Rule::implied("all", "false", When::Set("Book")),
    Rule::implied("all", "true", When::All(&[])),
] }

open_structure! { Book false {
    0 name: Option<String> = Field::new("name");
    1 pages: Option<i32> = Field::new("pages");
    2 price: Option<f64> = Field::new("price");
    3 tags: Vec<String> = Field::new("tags");
    4 note: Option<Json> = Field::new("note");
} &[Rule::required_when("pages", When::Set("price"), "required when price is given")] }

open_structure! { Shelves false {
    0 shelves: IndexMap<String, Shelf> = Field::new("").document_format(&MAP);
} &[] }

open_structure! { Ids false {
    0 ids: Vec<String> = Field::new("").document_format(&LIST);
} &[] }

open_structure! { Settings true {
    0 mode: Option<OpenEnum<Mode>> = Field::new("mode").open_enum::<Mode>();
    1 digits: Option<OpenEnum<Mode>> = Field::new("digits").open_enum::<Mode>().document_format(&DIGITS);
    2 retry: Option<i32> = Field::new("retry.seconds").document_format(&QUOTED);
    3 tls: Option<bool> = Field::new("tls").document_format(&QUOTED);
    4 limited: Option<bool> = Field::new("limited").document_format(&DIGITS);
    5 key: Option<Secret> = Field::new("key");
    6 shelves: Option<Shelves> = Field::new("shelves");
    7 packed: Option<Document<Shelves>> = Field::new("packed");
} &[] }

crate::structure! { Request {
    0 shelves: Option<Document<Shelves>> = Field::new("Shelves");
    1 settings: Option<Document<Settings>> = Field::new("Settings");
} &[] }

impl Shelf {
    fn named(name: &str) -> Self {
        Self { name: Some(name.to_owned()), extra: Extra::keyed(name), ..Self::default() }
    }
}

impl<E: Into<String>> FromIterator<E> for Ids {
    fn from_iter<I: IntoIterator<Item = E>>(entries: I) -> Self {
        Self { ids: entries.into_iter().map(Into::into).collect(), ..Self::default() }
    }
}

/// The text, read and written again.
pub fn again<T: Structure + Default>(text: &str) -> String {
    Document::from(Document::<T>::from(text).parsed().unwrap()).into_string()
}

fn error<T: Structure + Default + std::fmt::Debug>(text: &str) -> String {
    Document::<T>::from(text).parsed().unwrap_err().to_string()
}

#[test]
fn a_structure_is_written_in_the_order_of_its_shape_with_what_is_implied() {
    let whole = Shelf::named("novels");
    let mut part = Shelf { changes: vec![Change::Insert.into(), "x".into()], ..Shelf::named("poems") };
    part.name = Some("verse".to_owned());
    part.books.insert("Ä".to_owned(), Book { pages: Some(3), ..Book::default() });
    let document = Document::from(Shelves { shelves: keyed([whole, part]), ..Shelves::default() });
    assert_eq!(
        document.as_str(),
        r#"{"novels":{"name":"novels","all":true},"poems":{"name":"verse","all":false,"Book":{"Ä":{"pages":3}},"ops":"i,x"}}"#
    );
}

#[test]
fn empty_documents_have_their_form() {
    assert_eq!(Document::from(Shelves::default()).as_str(), "{}");
    assert_eq!(Document::from(Ids::default()).as_str(), "[]");
    assert_eq!(Document::from(Settings::default()).as_str(), "{}");
    assert_eq!(Document::<Ids>::from(["a", "b"]).as_str(), r#"["a","b"]"#);
}

#[test]
fn scalars_are_written_as_the_service_wants_them() {
    let settings = Settings {
        mode: Some(Mode::Ignore.into()),
        digits: Some(Mode::Ignore.into()),
        retry: Some(43200),
        tls: Some(true),
        limited: Some(true),
        key: Some("pem".into()),
        ..Settings::default()
    };
    let text = r#"{"mode":"2","digits":2,"retry.seconds":"43200","tls":"true","limited":1,"key":"pem"}"#;
    assert_eq!(Document::from(settings.clone()).as_str(), text);
    assert_eq!(Document::<Settings>::from(text).parsed().unwrap(), settings);
}

#[test]
fn a_text_of_an_enumeration_that_is_no_number_stays_a_text() {
    let settings = Settings { digits: Some("all".into()), ..Settings::default() };
    assert_eq!(Document::from(settings).as_str(), r#"{"digits":"all"}"#);
}

#[test]
fn texts_and_trees_go_to_the_wire_as_they_are() {
    let odd = "{ \"a\" : 1,}\u{0}";
    assert_eq!(Document::<Shelves>::from(odd).as_str(), odd);
    assert_eq!(Document::<Shelves>::from(odd.to_owned()).as_str(), odd);
    assert_eq!(Document::<Shelves>::from(json!({ "b": null, "a": [1, "店"] })).as_str(), r#"{"b":null,"a":[1,"店"]}"#);
    assert_eq!(Document::<Shelves>::from(odd).into_string(), odd);
}

#[test]
fn any_scalar_is_read_and_comes_back_as_it_was_spelled() {
    let text = r#"{"limited":"TRUE","retry.seconds":43200,"tls":true,"mode":2,"digits":"2","key":5}"#;
    let settings = Document::<Settings>::from(text).parsed().unwrap();
    assert_eq!(settings.retry, Some(43200));
    assert_eq!((settings.tls, settings.limited), (Some(true), Some(true)));
    assert_eq!(settings.mode.as_ref().and_then(OpenEnum::known), Some(Mode::Ignore));
    assert_eq!(settings.key.as_ref().map(Secret::expose), Some("5"));
    assert_eq!(Document::from(settings).as_str(), text);
}

#[test]
fn what_was_changed_is_written_as_it_is_now_and_all_else_stays() {
    let text = r#"{"tls":true,"new":{"b":1,"a":2},"retry.seconds":43200,"last":null}"#;
    let mut settings = Document::<Settings>::from(text).parsed().unwrap();
    settings.retry = Some(60);
    settings.mode = Some(Mode::Fail.into());
    settings.extra.insert("new", "x");
    assert_eq!(
        Document::from(settings).as_str(),
        r#"{"tls":true,"new":"x","retry.seconds":"60","last":null,"mode":"0"}"#
    );
}

#[test]
fn unknown_keys_nulls_empty_values_and_their_order_survive() {
    for text in [
        r#"{"a":{"Book":{"p":{"pages":7,"odd":[],"name":"p"}},"ops":"","all":false,"name":null}}"#,
        r#"{"a":{"name":"a","Book":{}},"b":{"ops":"i, u,d","all":"True"}}"#,
        r#"{"a":{}}"#,
        "{}",
    ] {
        assert_eq!(again::<Shelves>(text), text);
    }
    for text in [r#"{"shelves":{},"key":null,"unknown":{"deep":[{"x":[]}]}}"#, r#"{"shelves":"","mode":""}"#] {
        assert_eq!(again::<Settings>(text), text);
    }
    assert_eq!(again::<Ids>(r#"[1,"b",null,true]"#), r#"[1,"b",null,true]"#);
}

#[test]
fn spaces_between_tokens_are_all_that_is_lost() {
    let spaced = "{ \"a b\" :\n\t{ \"name\" : \"x  \\\" y\", \"new\" : [ 1 , { } ] } }";
    assert_eq!(again::<Shelves>(spaced), r#"{"a b":{"name":"x  \" y","new":[1,{}]}}"#);
}

#[test]
fn numbers_of_any_size_survive_where_no_member_takes_them() {
    let text =
        r#"{"a":{"big":123456789012345678901234567890,"huge":1e999,"fine":0.1000000000000000000001,"zero":-0.0}}"#;
    assert_eq!(again::<Shelves>(text), text);
    assert_eq!(
        error::<Shelves>(r#"{"a":{"Book":{"b":{"pages":123456789012345678901234567890}}}}"#),
        "a.Book.b.pages: a whole number of 32 bits is expected, a number was found"
    );
    assert_eq!(
        error::<Shelves>(r#"{"a":{"Book":{"b":{"price":1e999}}}}"#),
        "a.Book.b.price: a number is expected, a number was found"
    );
    assert_eq!(
        again::<Shelves>(r#"{"a":{"Book":{"b":{"pages":1e2,"note":1e999}}}}"#),
        r#"{"a":{"Book":{"b":{"pages":1e2,"note":1e999}}}}"#
    );
}

#[test]
fn a_key_that_comes_twice_stays_twice() {
    let text = r#"{"all":true,"name":"a","all":false,"all":"true","x":1,"x":2}"#;
    let shelf = Document::<Shelf>::from(text).parsed().unwrap();
    assert_eq!(shelf.whole, Some(true));
    assert_eq!(Document::from(shelf).as_str(), text);
    assert_eq!(error::<Shelves>(r#"{"a":{},"a":{}}"#), "a: the key comes twice");
}

#[test]
fn keys_are_told_apart_by_letter_case() {
    let text = r#"{"Name":"x","name":"y","book":{}}"#;
    let shelf = Document::<Shelf>::from(text).parsed().unwrap();
    assert_eq!(shelf.name.as_deref(), Some("y"));
    assert_eq!(shelf.extra.keys().collect::<Vec<_>>(), ["Name", "book"]);
    assert_eq!(Document::from(shelf).as_str(), text);
}

#[test]
fn a_document_inside_a_document_is_read_with_quotes_and_without() {
    let text = r#"{"shelves":"{\"a\":{\"name\":\"x\"}}","packed":{"b":{}}}"#;
    let mut settings = Document::<Settings>::from(text).parsed().unwrap();
    assert_eq!(Document::from(settings.clone()).as_str(), text);
    assert_eq!(settings.packed.as_ref().unwrap().parsed().unwrap().shelves.len(), 1);
    let shelf = settings.shelves.as_mut().unwrap().shelves.get_mut("a").unwrap();
    assert_eq!(shelf.name.as_deref(), Some("x"));
    shelf.name = Some("y".to_owned());
    assert_eq!(Document::from(settings).as_str(), r#"{"shelves":{"a":{"name":"y"}},"packed":{"b":{}}}"#);
}

#[test]
fn an_error_says_where_and_repeats_no_value() {
    assert_eq!(error::<Shelves>("[]"), "an object is expected, a list was found");
    assert_eq!(error::<Shelves>(r#"{"a":null}"#), "a: an object is expected, nothing was found");
    assert_eq!(error::<Shelves>(r#"{"a":{"name":{"x":"hidden"}}}"#), "a.name: a text is expected, an object was found");
    assert_eq!(error::<Ids>(r#"["a",["hidden"]]"#), "2: a text is expected, a list was found");
    assert_eq!(error::<Settings>(r#"{"tls":"hidden"}"#), "tls: a boolean is expected, a text was found");
    for text in ["", "{\"key\":\"hidden\"", "NaN", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}", "{} {}", "\u{feff}"] {
        let told = error::<Settings>(text);
        assert!(told.starts_with("it is not JSON: ") && !told.contains("hidden"), "{told}");
    }
    assert_eq!(
        error::<Settings>(r#"{"key":"\ud800"}"#),
        "key: it is not JSON: unexpected end of hex escape at line 1 column 8"
    );
}

#[test]
fn hostile_documents_neither_panic_nor_overflow_the_stack() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(again::<Settings>(&format!(r#"{{"new":{deep}}}"#)), format!(r#"{{"new":{deep}}}"#));
    assert!(Document::<Settings>::from(deep.as_str()).parsed().is_err());
    let open = "{\"a\":".repeat(100_000);
    assert!(Document::<Settings>::from(open.as_str()).parsed().is_err());
    let twice = format!("{{{}}}", vec![r#""mode":1"#; 20_000].join(","));
    assert_eq!(again::<Settings>(&twice), twice);
}

#[test]
fn a_document_that_may_hold_secrets_never_shows_them() {
    let text = r#"{"mode":"0","key":"hidden","certificate":"hidden","shelves":"{\"a\":\"hidden\"}"}"#;
    let document = Document::<Settings>::from(r#"{"mode":"0","key":"hidden","certificate":"hidden"}"#);
    assert_eq!(format!("{document:?}"), r#"Settings { mode: "0", key: ***, certificate: *** }"#);
    assert_eq!(document.to_string(), r#"{"mode":"0","key":"***","certificate":"***"}"#);
    let request = Request { settings: Some(document.clone()), ..Request::default() };
    assert_eq!(alibabacloud_core::plumbing::to_json(&request), json!({ "Settings": r#"{"mode":"0"}"# }));
    assert_eq!(
        alibabacloud_core::plumbing::to_json_with_secrets(&request)["Settings"].as_str(),
        Some(document.as_str()),
        "the whole is at hand for who asks"
    );
    assert!(!format!("{request:?} {:?}", validate(&request)).contains("hidden"));
    for unreadable in [text, "hidden", "{\"key\":\"hidden\""] {
        let document = Document::<Settings>::from(unreadable);
        assert_eq!(format!("{document:?} {document}"), "*** ***");
        let request = Request { settings: Some(document), ..Request::default() };
        assert_eq!(alibabacloud_core::plumbing::to_json(&request), json!({}));
        assert!(!format!("{request:?} {:?}", validate(&request)).contains("hidden"));
    }
}

#[test]
fn a_document_without_secrets_shows_its_text() {
    let document = Document::<Shelves>::from(r#"{"a": {}}"#);
    assert_eq!(format!("{document:?} {document}"), r#""{\"a\": {}}" {"a": {}}"#);
    assert_eq!(format!("{:?}", document.parsed().unwrap()), r#"Shelves({"a": Shelf})"#);
    let shelf = Document::<Shelf>::from(r#"{"new":[1],"name":"x"}"#).parsed().unwrap();
    assert_eq!(format!("{shelf:?}"), r#"Shelf { name: "x", new: [1] }"#);
}

#[test]
fn rules_reach_into_documents_given_in_any_way() {
    let told = |document: Document<Shelves>| {
        let request = Request { shelves: Some(document), ..Request::default() };
        validate(&request).iter().map(|it| format!("{it} ({})", it.enforced)).collect::<Vec<_>>()
    };
    let book = Book { price: Some(1.5), ..Book::default() };
    let shelf = Shelf { books: [("b".to_owned(), book)].into_iter().collect(), ..Shelf::default() };
    let typed = Shelves { shelves: [("a.b".to_owned(), shelf)].into_iter().collect(), ..Shelves::default() };
    assert_eq!(
        told(typed.into()),
        ["Shelves → a.b.name: required (true)", "Shelves → a.b.Book.b.pages: required when price is given (true)"]
    );
    assert_eq!(
        told(Document::from(json!({ "a": { "name": "a", "ops": "i,x" }, "b": {} }))),
        [
            "Shelves → a.all: required (false)",
            "Shelves → a.ops.2: `x` is not among the documented values: i, u, d (false)",
            "Shelves → b.name: required (true)",
            "Shelves → b.all: required (false)",
        ]
    );
    assert_eq!(
        told(Document::from("{\"a\":1}")),
        ["Shelves: a: an object is expected, a number was found (false)"],
        "what cannot be read is never held back"
    );
}

#[test]
fn answers_keep_the_text_that_came() {
    let mut request = Request::default();
    let said = json!({ "Shelves": "{ \"a\": {\"name\":\"x\"} }", "Settings": { "mode": "0", "new": [1] } });
    let loaded = alibabacloud_core::plumbing::from_json(&said, &mut request);
    assert!(loaded.mismatches.is_empty());
    let shelves = request.shelves.as_ref().unwrap();
    assert_eq!(shelves.as_str(), "{ \"a\": {\"name\":\"x\"} }");
    assert_eq!(shelves.parsed().unwrap().shelves["a"].name.as_deref(), Some("x"));
    assert_eq!(request.settings.as_ref().unwrap().as_str(), r#"{"mode":"0","new":[1]}"#);
    let (query, _) = alibabacloud_core::plumbing::flatten(&request);
    assert_eq!(query[0], ("Shelves".to_owned(), "{ \"a\": {\"name\":\"x\"} }".to_owned()));
}

#[test]
fn keys_without_a_member_come_last_where_no_order_is_known() {
    let mut shelf = Shelf::named("a");
    shelf.extra.insert("new", 1);
    assert_eq!(Document::from(shelf).as_str(), r#"{"name":"a","all":true,"new":1}"#);
    let mut shelf = Document::<Shelf>::from(r#"{"name":"a","all":true}"#).parsed().unwrap();
    shelf.extra.insert("new", 1);
    assert_eq!(Document::from(shelf).as_str(), r#"{"name":"a","all":true,"new":1}"#);
}

#[test]
fn extra_keys_are_set_found_and_removed() {
    let mut extra = Extra::default();
    extra.insert("b", json!({ "x": 1 }));
    extra.insert("a", "0");
    extra.insert("b", 2);
    assert_eq!((extra.text("a"), extra.get("b")), (Some("\"0\""), Some(Value::from(2))));
    assert_eq!(format!("{extra:?}"), r#"{"b", "a"}"#);
    assert!(extra.remove("b") && !extra.remove("b") && !extra.is_empty());
    assert_ne!(extra, Extra::default());
}
