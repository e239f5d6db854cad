//! JSON documents: what is written, what is read, and what comes back unchanged.

use crate::growth::worked;
use alibabacloud_core::plumbing::{
    DocumentFormat, Field, MapKey, Member, Rule, ScalarFormat, Shape, Structure, TimeFormat, When, extend_keyed, keyed,
};
use alibabacloud_core::{Document, Extra, IndexMap, Json, Secret, Timestamp, UnlistedValue};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

#[derive(Clone)]
pub enum Change {
    Insert,
    Update,
    Delete,
    Unlisted(UnlistedValue),
}

alibabacloud_core::plumbing::enumeration!(Change { Insert = "i" | "insert", Update = "u", Delete = "d" });

#[derive(Clone)]
pub enum Mode {
    Fail,
    Ignore,
    Unlisted(UnlistedValue),
}

alibabacloud_core::plumbing::enumeration!(Mode { Fail = "0", Ignore = "2" });

/// Writes out what a generator emits for a structure of documents.
macro_rules! open_structure {
    ($name:ident $hides:literal $(key $key:ident)? { $($index:literal $member:ident: $ty:ty = $field:expr;)* } $rules:expr) => {
        #[derive(Clone, Default)]
        pub struct $name { $(pub $member: $ty,)* $(pub $key: Option<String>,)? pub extra: Extra }

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

            $(
                fn map_key(&self) -> Option<MapKey<'_>> {
                    Some(MapKey { label: stringify!($key), value: self.$key.as_deref(), member: 0 })
                }

                fn set_map_key(&mut self, key: &str) {
                    self.$key = Some(key.to_owned());
                }
            )?
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

open_structure! { Shelf false key place {
    0 name: Option<String> = Field::new("name");
    1 whole: Option<bool> = Field::new("all");
    2 books: IndexMap<String, Book> = Field::new("Book");
    3 changes: Vec<Change> = Field::new("ops").open_enum::<Change>().document_format(&COMMAS);
} &[
    Rule::required("name"),
    Rule::required("all").advisory(),
    Rule::implied("all", "false", When::Set("Book")),
    Rule::implied("all", "true", When::All(&[])),
] }

open_structure! { Book false key label {
    0 name: Option<String> = Field::new("name");
    1 pages: Option<i32> = Field::new("pages");
    2 price: Option<f64> = Field::new("price");
    3 tags: Vec<String> = Field::new("tags");
    4 note: Option<Json> = Field::new("note");
    5 labels: IndexMap<String, i32> = Field::new("labels");
} &[Rule::required_when("pages", When::Set("price"), "required when price is given")] }

open_structure! { Shelves false {
    0 shelves: IndexMap<String, Shelf> = Field::new("").document_format(&MAP);
} &[] }

open_structure! { Ids false {
    0 ids: Vec<String> = Field::new("").document_format(&LIST);
} &[] }

open_structure! { Settings true {
    0 mode: Option<Mode> = Field::new("mode").open_enum::<Mode>();
    1 digits: Option<Mode> = Field::new("digits").open_enum::<Mode>().document_format(&DIGITS);
    2 retry: Option<i32> = Field::new("retry.seconds").document_format(&QUOTED);
    3 tls: Option<bool> = Field::new("tls").document_format(&QUOTED);
    4 limited: Option<bool> = Field::new("limited").document_format(&DIGITS);
    5 key: Option<Secret> = Field::new("key");
    6 shelves: Option<Shelves> = Field::new("shelves");
    7 packed: Option<Document<Shelves>> = Field::new("packed");
} &[] }

static WORDS: DocumentFormat = DocumentFormat { spellings: &[("i", "insert")], ..DocumentFormat::PLAIN };

open_structure! { Mark false key label {
    0 name: Option<String> = Field::new("name");
    1 change: Option<Change> = Field::new("change").open_enum::<Change>().only(&["insert"]).document_format(&WORDS);
    2 since: Option<Timestamp> = Field::new("since").time(TimeFormat::UnixSeconds).document_format(&DIGITS);
} &[] }

open_structure! { Marks false {
    0 marks: IndexMap<String, Mark> = Field::new("").document_format(&MAP);
} &[] }

crate::structure! { Request {
    0 shelves: Option<Document<Shelves>> = Field::new("Shelves");
    1 settings: Option<Document<Settings>> = Field::new("Settings");
    2 lists: Vec<Document<Shelves>> = Field::new("Lists").form();
    3 plain: Option<Json> = Field::new("Plain");
    4 loose: Option<Document<Shelves>> = Field::new("Loose").takes_text();
    5 marks: Option<Document<Marks>> = Field::new("Marks");
} &[] }

impl Shelf {
    fn named(name: &str) -> Self {
        Self { name: Some(name.to_owned()), place: Some(name.to_owned()), ..Self::default() }
    }

    fn book(mut self, book: Book) -> Self {
        extend_keyed(&mut self.books, [book]);
        self
    }
}

impl Book {
    fn named(name: &str) -> Self {
        Self { name: Some(name.to_owned()), label: Some(name.to_owned()), ..Self::default() }
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

fn mismatches<T: Structure + Default>(text: &str) -> Vec<String> {
    assert_eq!(again::<T>(text), text, "what does not fit is written as it came");
    Document::<T>::from(text).mismatches().unwrap().iter().map(ToString::to_string).collect()
}

fn error<T: Structure + Default + std::fmt::Debug>(text: &str) -> String {
    Document::<T>::from(text).parsed().unwrap_err().to_string()
}

#[test]
fn a_structure_is_written_in_the_order_of_its_shape_with_what_is_implied() {
    let whole = Shelf::named("novels");
    let mut part = Shelf { changes: vec![Change::Insert, "x".into()], ..Shelf::named("poems") };
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
        mode: Some(Mode::Ignore),
        digits: Some(Mode::Ignore),
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
    assert_eq!(settings.mode, Some(Mode::Ignore));
    assert_eq!(settings.key.as_ref().map(Secret::expose), Some("5"));
    assert_eq!(Document::from(settings).as_str(), text);
}

#[test]
fn what_was_changed_is_written_as_it_is_now_and_all_else_stays() {
    let text = r#"{"tls":true,"new":{"b":1,"a":2},"retry.seconds":43200,"last":null}"#;
    let mut settings = Document::<Settings>::from(text).parsed().unwrap();
    settings.retry = Some(60);
    settings.mode = Some(Mode::Fail);
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
        mismatches::<Shelves>(r#"{"a":{"Book":{"b":{"pages":123456789012345678901234567890}}}}"#),
        ["a.Book.b.pages: expected a whole number of 32 bits, found a number"]
    );
    assert_eq!(
        mismatches::<Shelves>(r#"{"a":{"Book":{"b":{"price":1e999}}}}"#),
        ["a.Book.b.price: expected a number, found a number"]
    );
    assert_eq!(
        again::<Shelves>(r#"{"a":{"Book":{"b":{"pages":1e2,"note":1e999}}}}"#),
        r#"{"a":{"Book":{"b":{"pages":1e2,"note":1e999}}}}"#
    );
}

#[test]
fn the_json_form_of_a_structure_keeps_all_of_it() {
    let form = |text: &str| {
        alibabacloud_core::plumbing::to_json_with_secrets(&Document::<Shelves>::from(text).parsed().unwrap())
    };
    let text = r#"{"a":{"name":"n","big":123456789012345678901234567890,"huge":1e999,"half":"\ud800","fine":1.5}}"#;
    let big = "123456789012345678901234567890";
    assert_eq!(
        form(text),
        json!({ "a": { "name": "n", "big": big, "huge": "1e999", "half": "\u{fffd}", "fine": 1.5 } })
    );
    // Deeper than any tree, and so a text.
    let deep = format!(r#"{{"a":{{"new":{}{}}}}}"#, "[".repeat(200), "]".repeat(200));
    assert_eq!(form(&deep), json!(deep));
    assert_eq!(Document::<Shelves>::from(text).parsed().unwrap().shelves["a"].extra.get("huge"), Some(json!("1e999")));
}

#[test]
fn a_key_that_comes_twice_stays_twice() {
    let text = r#"{"all":true,"name":"a","all":false,"all":"true","x":1,"x":2}"#;
    let shelf = Document::<Shelf>::from(text).parsed().unwrap();
    assert_eq!(shelf.whole, Some(true));
    assert_eq!(Document::from(shelf).as_str(), text);
    assert_eq!(
        mismatches::<Shelves>(r#"{"a":{"all":true},"b":{},"a":{"x":1}}"#),
        ["a: expected one entry, found another entry with the same key"]
    );
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
    assert_eq!(error::<Shelves>("[]"), "expected an object, found a list");
    assert_eq!(error::<Shelf>("5"), "expected an object, found a number");
    for (text, expected) in [
        ("", "not JSON at line 1, column 1: the text is empty"),
        (" \n ", "not JSON at line 2, column 2: the text is empty"),
        ("hidden", "not JSON at line 1, column 1: expected value, found a letter"),
        ("{\"key\":\"hidden\"", "not JSON at line 1, column 16: the text ends too early"),
        ("NaN", "not JSON at line 1, column 1: expected value, found a letter"),
        ("{\"a\":NaN}", "not JSON at line 1, column 6: expected value, found a letter"),
        ("{a:1}", "not JSON at line 1, column 2: key must be a string, found a letter"),
        ("{'a':1}", "not JSON at line 1, column 2: key must be a string, found `'`"),
        ("{&quot;a&quot;:1}", "not JSON at line 1, column 2: key must be a string, found `&`"),
        ("{\n  \"ä\": 1,\n}", "not JSON at line 3, column 1: a comma before `}`"),
        ("[1,2,]", "not JSON at line 1, column 6: a comma before `]`"),
        ("{\"é店\":'x'}", "not JSON at line 1, column 7: expected value, found `'`"),
        ("{} {}", "not JSON at line 1, column 4: trailing characters, found `{`"),
        ("{} // done", "not JSON at line 1, column 4: trailing characters, found `/`"),
        ("{/* x */}", "not JSON at line 1, column 2: key must be a string, found `/`"),
        ("{\"a\":tru}", "not JSON at line 1, column 9: expected `true`, `false` or `null`, found `}`"),
    ] {
        assert_eq!(error::<Settings>(text), expected);
    }
}

#[test]
fn a_value_of_the_wrong_type_is_listed_and_leaves_all_else_readable() {
    assert_eq!(
        mismatches::<Shelves>(r#"{"a":null,"b":{"name":"x"},"c":"text"}"#),
        ["a: expected an object, found nothing", "c: expected an object, found a text"]
    );
    let text = r#"{"a":{"all":true,"name":{"x":"hidden"},"new":1,"Book":{"p":{"pages":[],"price":2.5},"q":7}}}"#;
    assert_eq!(
        mismatches::<Shelves>(text),
        [
            "a.name: expected a text, found an object",
            "a.Book.p.pages: expected a whole number of 32 bits, found a list",
            "a.Book.q: expected an object, found a number",
        ]
    );
    let mut shelves = Document::<Shelves>::from(text).parsed().unwrap();
    let shelf = shelves.shelves.get_mut("a").unwrap();
    assert_eq!((shelf.whole, shelf.name.as_deref(), shelf.books["p"].price), (Some(true), None, Some(2.5)));
    shelf.books.get_mut("p").unwrap().price = Some(3.0);
    assert_eq!(Document::from(shelves.clone()).into_string(), text.replace("2.5", "3.0"));
    let shelf = shelves.shelves.get_mut("a").unwrap();
    shelf.name = Some("x".to_owned());
    shelf.books.get_mut("q").unwrap().pages = Some(1);
    let fixed =
        text.replace(r#"{"x":"hidden"}"#, "\"x\"").replace(r#""q":7"#, r#""q":{"pages":1}"#).replace("2.5", "3.0");
    assert_eq!(Document::from(shelves).into_string(), fixed);
    assert_eq!(mismatches::<Ids>(r#"["a",["hidden"],"b"]"#), ["2: expected a text, found a list"]);
    assert_eq!(Document::<Ids>::from(r#"["a",["hidden"],"b"]"#).parsed().unwrap().ids, ["a", "b"]);
    assert_eq!(mismatches::<Settings>(r#"{"tls":"hidden"}"#), ["tls: expected a boolean, found a text"]);
    assert_eq!(mismatches::<Settings>(r#"{"key":"\ud800"}"#), ["key: expected a text, found half of a surrogate pair"]);
    assert_eq!(
        mismatches::<Settings>(r#"{"shelves":"{a:1}","tls":true}"#),
        ["shelves: expected an object, found a text that is not JSON"]
    );
}

#[test]
fn values_of_the_wrong_type_take_part_in_equality() {
    let [one, other] = [1, 2].map(|number| {
        Document::<Shelf>::from(format!(r#"{{"name":{{"x":{number}}},"Book":{{"q":{number}}}}}"#)).parsed().unwrap()
    });
    assert_ne!(one, other);
    assert_ne!(one.books["q"], other.books["q"]);
    assert_eq!(one, one.clone());
}

#[test]
fn entries_with_an_equal_key_become_one() {
    let pairs = [("s", "a"), ("t", "c"), ("s", "b"), ("s", "a")];
    let shelves = keyed(pairs.map(|(shelf, book)| Shelf::named(shelf).book(Book::named(book))));
    assert_eq!(
        Document::from(Shelves { shelves, ..Shelves::default() }).as_str(),
        r#"{"s":{"name":"s","all":false,"Book":{"a":{"name":"a"},"b":{"name":"b"}}},"t":{"name":"t","all":false,"Book":{"c":{"name":"c"}}}}"#
    );
    let book = |book: Book| Shelf::named("s").book(book);
    let shelves = keyed([
        book(Book { pages: Some(3), tags: vec!["x".into()], ..Book::named("a") }),
        book(Book { price: Some(1.5), tags: vec!["x".into(), "y".into()], ..Book::named("a") }),
        book(Book {
            name: Some("z".to_owned()),
            labels: [("l".to_owned(), 1)].into_iter().collect(),
            ..Book::named("a")
        }),
    ]);
    let document = Document::from(Shelves { shelves, ..Shelves::default() });
    assert_eq!(
        document.as_str(),
        r#"{"s":{"name":"s","all":false,"Book":{"a":{"name":"z","pages":3,"price":1.5,"tags":["x","y"],"labels":{"l":1}}}}}"#
    );
    assert_eq!(told(document), Vec::<String>::new());
}

#[test]
fn values_that_cannot_be_merged_are_named_and_refused() {
    let with = |change: fn(&mut Shelf)| {
        let mut shelf = Shelf::named("s");
        change(&mut shelf);
        shelf
    };
    let conflicts = |shelves: [Shelf; 2]| {
        told(Document::from(Shelves { shelves: keyed(shelves), ..Shelves::default() }))
            .into_iter()
            .filter(|it| it.ends_with("(true)"))
            .collect::<Vec<_>>()
    };
    let both = "two entries with the same key set it to";
    assert_eq!(
        conflicts([with(|it| it.name = Some("x".to_owned())), with(|it| it.name = Some("y".to_owned()))]),
        [format!("Shelves → s.name: {both} \"x\" and to \"y\" (true)")]
    );
    assert_eq!(
        conflicts([Shelf::named("s"), Shelf::named("s").book(Book::named("a"))]),
        [format!("Shelves → s.all: {both} true and to false (true)")],
        "a whole shelf and a part of it"
    );
    assert_eq!(
        conflicts([with(|it| it.changes = vec![Change::Insert]), with(|it| it.changes = vec![Change::Delete])]),
        [format!("Shelves → s.ops: {both} \"i\" and to \"d\" (true)")]
    );
    assert_eq!(
        conflicts([with(|it| it.extra.insert("new", 1)), with(|it| it.extra.insert("new", 2))]),
        [format!("Shelves → s.new: {both} 1 and to 2 (true)")]
    );
    let book = |pages, label| {
        let labels = [("l".to_owned(), label)].into_iter().collect();
        Shelf::named("s").book(Book { pages: Some(pages), labels, ..Book::named("a") })
    };
    assert_eq!(
        conflicts([book(1, 3), book(2, 4)]),
        [
            format!("Shelves → s.Book.a.pages: {both} 1 and to 2 (true)"),
            format!("Shelves → s.Book.a.labels.l: {both} 3 and to 4 (true)"),
        ]
    );
    let mut shelves = keyed([book(1, 3), book(2, 3)]);
    shelves.get_mut("s").unwrap().books.get_mut("a").unwrap().pages = Some(5);
    let document = Document::from(Shelves { shelves, ..Shelves::default() });
    assert_eq!(told(document), Vec::<String>::new(), "a value that is set later settles it");
}

#[test]
fn equal_values_that_their_place_writes_in_another_way_are_no_conflict() {
    let since = SystemTime::UNIX_EPOCH + Duration::from_secs(90);
    let mark = || Mark {
        label: Some("m".to_owned()),
        change: Some(Change::Insert),
        since: Some(Timestamp::from(since)),
        ..Mark::default()
    };
    let document = Document::from(Marks { marks: keyed([mark(), mark()]), ..Marks::default() });
    assert_eq!(document.as_str(), r#"{"m":{"change":"insert","since":90}}"#);
    let request = Request { marks: Some(document), ..Request::default() };
    assert_eq!(validate(&request), []);
    let read: Document<Marks> = r#"{"m":{"change":"INSERT"},"n":{"change":"i"}}"#.into();
    let changes: Vec<_> = read.parsed().unwrap().marks.into_values().map(|mark| mark.change).collect();
    assert_eq!(changes, [Some(Change::Insert), Some(Change::Insert)]);
    assert_eq!(read.as_str(), r#"{"m":{"change":"INSERT"},"n":{"change":"i"}}"#);
}

#[test]
fn merging_many_entries_takes_time_like_their_number() {
    let time = |count: usize| {
        let start = worked();
        let shelves = keyed((0..count).map(|index| Shelf::named("s").book(Book::named(&index.to_string()))));
        assert_eq!(shelves["s"].books.len(), count);
        worked().saturating_sub(start)
    };
    // Quadratic work takes eight times as long at once as in eight parts.
    let (parts, whole) = ((0..8).map(|_| time(2_000)).sum::<Duration>(), time(16_000));
    assert!(whole < parts * 4 + Duration::from_millis(50), "{parts:?} in parts, {whole:?} at once");
}

#[test]
fn the_key_in_a_map_is_seen_compared_and_printed() {
    let renamed = |place: &str| Shelf { name: Some("target".to_owned()), ..Shelf::named(place) };
    assert_ne!(renamed("a"), renamed("b"));
    assert_eq!(format!("{:?}", renamed("a")), r#"Shelf { place: "a", name: "target" }"#);
    let shelves = Document::<Shelves>::from(r#"{"a":{"name":"target","Book":{"b":{}}}}"#).parsed().unwrap();
    assert_eq!(shelves.shelves["a"].place.as_deref(), Some("a"));
    assert_eq!(shelves.shelves["a"].books["b"].label.as_deref(), Some("b"));
    let moved = Shelves { shelves: keyed(shelves.shelves.clone().into_values()), ..Shelves::default() };
    assert_eq!(moved, shelves);
}

#[test]
fn a_text_that_is_not_json_is_refused_unless_the_service_may_take_it() {
    for text in ["", "shop", "{a:1}", "[1,]", "{&quot;a&quot;:1}", "\u{feff}{}", "NaN", "{} {}"] {
        let request = Request {
            shelves: Some(text.into()),
            lists: vec![r#"{"a":{"name":"a","all":true}}"#.into(), text.into()],
            plain: Some(text.into()),
            loose: Some(text.into()),
            ..Request::default()
        };
        let found: Vec<_> = validate(&request).into_iter().map(|it| (it.parameter, it.enforced)).collect();
        let expected = [("Shelves", true), ("Lists.2", true), ("Plain", true), ("Loose", false)]
            .map(|(it, by)| (it.to_owned(), by));
        assert_eq!(found, expected, "{text:?}");
    }
    for text in ["{}", " { \"a\" : 1e999 }\n", "\"\\ud800\"", "5", "null", "[[]]", "{\"a\":1,\"a\":2}"] {
        let request = Request {
            shelves: Some(text.into()),
            lists: vec![text.into()],
            plain: Some(text.into()),
            ..Request::default()
        };
        assert!(validate(&request).iter().all(|it| !it.enforced), "{text}: {:?}", validate(&request));
    }
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
    let document = Document::<Settings>::from(text);
    assert_eq!(document.to_string(), r#"{"mode":"0","key":"***","certificate":"***","shelves":{"a":"***"}}"#);
    let request = Request { settings: Some(document.clone()), ..Request::default() };
    let texts = format!("{request:?} {document:?} {:?} {:?}", validate(&request), document.parsed());
    assert!(
        !texts.contains("hidden") && !alibabacloud_core::plumbing::to_json(&request).to_string().contains("hidden")
    );
    for unreadable in ["hidden", "{\"key\":\"hidden\""] {
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
    assert_eq!(format!("{:?}", document.parsed().unwrap()), r#"Shelves({"a": Shelf { place: "a" }})"#);
    let shelf = Document::<Shelf>::from(r#"{"new":[1],"name":"x"}"#).parsed().unwrap();
    assert_eq!(format!("{shelf:?}"), r#"Shelf { name: "x", new: [1] }"#);
}

/// All violations, of which a call checks those that are enforced.
fn validate(request: &dyn Structure) -> Vec<alibabacloud_core::Violation> {
    let all = alibabacloud_core::plumbing::validate(request);
    let enforced: Vec<_> = all.iter().filter(|it| it.enforced).cloned().collect();
    assert_eq!(alibabacloud_core::plumbing::refusals(request), enforced);
    all
}

fn told(document: Document<Shelves>) -> Vec<String> {
    let request = Request { shelves: Some(document), ..Request::default() };
    validate(&request).iter().map(|it| format!("{it} ({})", it.enforced)).collect()
}

#[test]
fn rules_reach_into_documents_given_in_any_way() {
    let book = Book { price: Some(1.5), ..Book::default() };
    let shelf = Shelf { books: [("b".to_owned(), book)].into_iter().collect(), ..Shelf::default() };
    let typed = Shelves { shelves: [("a.b".to_owned(), shelf)].into_iter().collect(), ..Shelves::default() };
    assert_eq!(
        told(typed.into()),
        ["Shelves → a.b.name: required (false)", "Shelves → a.b.Book.b.pages: required when price is given (false)"],
        "what is JSON is never held back"
    );
    assert_eq!(
        told(Document::from(json!({ "a": { "name": "a", "ops": "i,x" }, "b": {} }))),
        [
            "Shelves → a.all: required (false)",
            "Shelves → a.ops.2: `x` is not among the documented values: i, u, d (false)",
            "Shelves → b.name: required (false)",
            "Shelves → b.all: required (false)",
        ]
    );
    assert_eq!(
        told(Document::from("{\"a\":1,\"b\":{\"name\":[],\"all\":true}}")),
        [
            "Shelves → a: expected an object, found a number (false)",
            "Shelves → b.name: expected a text, found a list (false)",
        ],
        "a member that does not fit is not missing as well"
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
