//! Values of any JSON kind at every place of every document.

use crate::spec::MODEL;
use alibabacloud_core::plumbing::{Structure, Value, from_json, validate};
use alibabacloud_dts::metadata::{Call, calls};
use codegen::model::{Field, Type};
use serde_json::json;

const KINDS: [&str; 9] =
    ["null", "true", "7", "-1.5e3", "\"text\"", "\"\"", "[]", "[1,{\"a\":[null]}]", "{\"a\":{\"b\":[true]}}"];

/// How deep documents are followed: some structures may hold themselves.
const DEEPEST: usize = 6;

/// Documents with one member of each kind, beside others, around `field`.
fn around(fields: &[Field], depth: usize, wrap: &dyn Fn(String) -> String, to: &mut Vec<String>) {
    for field in fields {
        let key = serde_json::to_string(&field.name).unwrap();
        let in_structure = |value: String| {
            let member = format!("{key}:{value}");
            wrap(if field.document.is_content {
                value
            } else {
                format!("{{\"x.first\":[1],{member},\"x.last\":null}}")
            })
        };
        // The whole document of another kind is not a member.
        if !field.document.is_content {
            to.extend(KINDS.map(|kind| in_structure(kind.to_owned())));
        }
        inside(&field.ty, depth, &in_structure, to);
    }
}

fn inside(ty: &Type, depth: usize, wrap: &dyn Fn(String) -> String, to: &mut Vec<String>) {
    match ty {
        Type::List(element) => {
            to.extend(KINDS.map(|kind| wrap(format!("[{kind}]"))));
            inside(element, depth, &|value| wrap(format!("[{value}]")), to);
        }
        Type::Map(element) => {
            to.extend(KINDS.map(|kind| wrap(format!("{{\"k\":{kind}}}"))));
            inside(element, depth, &|value| wrap(format!("{{\"k\":{value}}}")), to);
        }
        Type::Structure(name) | Type::Document(name) if depth > 0 => {
            around(&MODEL.structure(name).unwrap().fields, depth - 1, wrap, to);
        }
        _ => {}
    }
}

/// The name of a document among the parameters of an operation or the fields of its response, at the top.
fn holders() -> Vec<(&'static Call, bool, String, String)> {
    let mut holders: Vec<(&Call, bool, String, String)> = Vec::new();
    for call in calls() {
        let operation = MODEL.operation(call.operation.name).unwrap();
        for (is_request, fields) in [(true, &operation.request), (false, &operation.response)] {
            for field in fields {
                if let Type::Document(name) = &field.ty
                    && !holders.iter().any(|(.., known)| known == name)
                {
                    holders.push((call, is_request, field.name.clone(), name.clone()));
                }
            }
        }
    }
    holders
}

fn with_document(holder: &(&'static Call, bool, String, String), text: &str) -> Box<dyn Structure> {
    let (call, is_request, field, _) = holder;
    let mut structure = if *is_request { (call.request)() } else { (call.response)() };
    let loaded = from_json(&json!({ field: text }), structure.as_mut());
    assert!(loaded.mismatches.is_empty(), "{loaded:?}");
    structure
}

#[test]
fn a_value_of_any_kind_anywhere_leaves_a_document_readable_and_comes_back() {
    let holders = holders();
    assert!(holders.len() >= 12, "{}", holders.len());
    let mut checked = 0;
    for holder in &holders {
        let mut texts = Vec::new();
        around(&MODEL.structure(&holder.3).unwrap().fields, DEEPEST, &|value| value, &mut texts);
        for text in texts {
            let structure = with_document(holder, &text);
            let value = structure.present().map(|(_, value)| value).next().unwrap();
            let Value::Document(document) = value else { panic!("{} is no document", holder.2) };
            let (read, mismatches) =
                document.structure().unwrap_or_else(|error| panic!("{} {text}: {error}", holder.3));
            let written = alibabacloud_core::plumbing::to_json_with_secrets(read.as_ref());
            assert_eq!(written, serde_json::from_str::<serde_json::Value>(&text).unwrap(), "{} {text}", holder.3);
            for mismatch in &mismatches {
                assert!(!mismatch.path.is_empty(), "{} {text}: {mismatch:?}", holder.3);
            }
            if holder.1 {
                assert!(validate(structure.as_ref()).iter().all(|it| !it.enforced || !it.parameter.contains('→')));
            }
            checked += 1;
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn no_parameter_takes_a_text_that_is_not_json_unless_the_spec_says_so() {
    for call in calls() {
        for field in &MODEL.operation(call.operation.name).unwrap().request {
            if !matches!(field.ty, Type::Document(_) | Type::Json) {
                continue;
            }
            for text in
                ["", "shop", "{a:1}", "{\"a\":1,}", "{&quot;a&quot;:1}", "{'a':1}", "\u{feff}{}", "[NaN]", "{}//"]
            {
                let mut request = (call.request)();
                from_json(&json!({ (field.name.clone()): text }), request.as_mut());
                let violations = validate(request.as_ref());
                let about =
                    violations.iter().find(|it| it.parameter == field.name && it.rule.contains("line 1, column"));
                let enforced = about.map(|it| it.enforced);
                assert_eq!(enforced, Some(!field.takes_text), "{} {} {text:?}", call.operation.name, field.name);
            }
        }
    }
}
