//! What holds for any input.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{encode, flatten, from_json, read_raw_response, read_response};
use alibabacloud_core::{HttpResponse, IndexMap, Json};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Map, Value};

fn decode(text: &str) -> Vec<u8> {
    let mut rest = text.as_bytes();
    let mut bytes = Vec::new();
    while let [first, after @ ..] = rest {
        if let ([b'%', high, low, ..], true) = (rest, *first == b'%') {
            let digits = [*high, *low];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            rest = &rest[3..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

/// Pairs with dotted names as the tree that a server makes of them.
fn unflatten(pairs: &[(String, String)]) -> Value {
    fn insert(tree: &mut Value, path: &[&str], text: &str) {
        let [first, rest @ ..] = path else {
            *tree = text.into();
            return;
        };
        if let Ok(number) = first.parse::<usize>() {
            if !tree.is_array() {
                *tree = Value::Array(Vec::new());
            }
            let elements = tree.as_array_mut().unwrap();
            if elements.len() < number {
                elements.resize(number, Value::Null);
            }
            insert(&mut elements[number - 1], rest, text);
        } else {
            if !tree.is_object() {
                *tree = Value::Object(Map::new());
            }
            insert(tree.as_object_mut().unwrap().entry(*first).or_insert(Value::Null), rest, text);
        }
    }
    let mut tree = Value::Object(Map::new());
    for (name, value) in pairs {
        insert(&mut tree, &name.split('.').collect::<Vec<_>>(), value);
    }
    tree
}

fn structures() -> impl Strategy<Value = Everything> {
    let scalars = (
        of(".{0,8}"),
        any::<Option<bool>>(),
        any::<Option<i32>>(),
        any::<Option<i64>>(),
        of(-1.0e15..1.0e15),
        of(".{0,8}"),
        vec(".{0,4}", 0..3),
        vec(any::<i64>(), 0..3),
        vec(("[a-z]{1,3}", any::<i64>()), 0..3),
        vec(vec(".{1,4}", 1..3), 0..3),
    );
    let leaf = scalars.prop_map(|(text, flag, small, large, ratio, secret, names, numbers, counts, grid)| Everything {
        document: text.clone().map(Json::from),
        body: text.clone(),
        colour: text.clone().map(Into::into),
        counts: counts.into_iter().collect::<IndexMap<_, _>>(),
        secret: secret.map(Into::into),
        text,
        flag,
        small,
        large,
        ratio,
        names,
        numbers,
        grid,
        ..Everything::default()
    });
    // A list's elements always say something: an empty one would not reach the wire.
    leaf.prop_recursive(2, 12, 3, |inner| {
        let said = inner.prop_map(|mut structure| {
            structure.success = Some(true);
            structure
        });
        (said.clone(), of(said.clone()), vec(said, 0..3)).prop_map(|(mut outer, inner, items)| {
            outer.inner = inner.map(Box::new);
            outer.items = items;
            outer
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn encoding_is_reversible_and_leaves_only_safe_characters(text in any::<String>()) {
        let encoded = encode(&text);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte)));
        prop_assert_eq!(decode(&encoded), text.into_bytes());
    }

    #[test]
    fn what_is_flattened_is_read_back(structure in structures()) {
        let (mut pairs, form) = flatten(&structure);
        pairs.extend(form);
        let mut read = Everything::default();
        let loaded = from_json(&unflatten(&pairs), &mut read);
        prop_assert_eq!(loaded, alibabacloud_core::plumbing::Loaded::default());
        prop_assert_eq!(read, structure);
    }

    #[test]
    fn an_answer_reads_the_same_from_inside_another_object(structure in structures(), name in "data|Result|[A-Z][a-z]{0,5}Response") {
        let document = alibabacloud_core::plumbing::to_json_with_secrets(&structure);
        let read = |document: &Value| {
            let answer = HttpResponse { status: 200, headers: Vec::new(), body: document.to_string().into() };
            let mut into = Everything::default();
            read_response(&SERVICE, &answer, &mut into).map(|_| into).map_err(|error| error.to_string())
        };
        prop_assert_eq!(read(&serde_json::json!({ "Code": 200, name: document.clone() })), read(&document));
    }

    #[test]
    fn no_answer_makes_the_reader_panic(status in 100_u16..600, body in any::<Vec<u8>>(), text in "[<{\\[][<>/{}\\[\\]\":,A-Ca-c0-9& ;]{0,40}") {
        for body in [body, text.into_bytes()] {
            let answer = HttpResponse { status, headers: Vec::new(), body: body.into() };
            let _ = read_response(&SERVICE, &answer, &mut Everything::default());
            let _ = read_raw_response(&SERVICE, &answer);
        }
    }
}
