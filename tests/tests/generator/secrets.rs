//! Names that sound like secrets: none of those that are secrets slips through when its mark is forgotten.

use super::fixture;
use codegen::diagnostic::Code;
use codegen::model::{Field, Model, Type};
use codegen::spec::SourceSet;
use std::collections::BTreeSet;

fn spec() -> Model {
    fixture::model(fixture::dts())
}

/// Every parameter and field of the spec.
fn fields(model: &Model) -> impl Iterator<Item = &Field> {
    let own = model.operations.iter().flat_map(|operation| operation.request.iter().chain(&operation.response));
    own.chain(model.structures.iter().flat_map(|structure| &structure.fields))
}

/// Those of the names for which a spec is refused when a text has them without any mark.
fn refused<'a>(names: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut files = fixture::files(&fixture::folder("minimal"));
    for (path, bytes) in &mut files {
        let line = match path.as_str() {
            "types/Berth.yaml" => |name: &&str| format!("  {name}: {{ type: string, doc: Something to be told. }}\n"),
            "zh-CN/types/Berth.yaml" => |name: &&str| format!("  {name}: 需要说明的内容。\n"),
            _ => continue,
        };
        let lines: String = names.iter().map(line).collect();
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = text.replacen("fields:\n", &format!("fields:\n{lines}"), 1).into_bytes();
    }
    let (sources, found) = SourceSet::from_memory("spec", files);
    let found = codegen::command::build_model(&sources, found).err().unwrap_or_default();
    let about = |name: &&&str| {
        let words = format!("`{name}` sounds like a secret");
        found.iter().any(|found| found.code == Code::UnmarkedSecret && found.message == words)
    };
    names.iter().filter(about).copied().collect()
}

#[test]
fn each_secret_of_the_spec_is_missed_when_nobody_marks_it() {
    let model = spec();
    // A document is no secret by its name: it is marked because of what it may hold.
    let texts = fields(&model).filter(|field| field.secret && field.ty == Type::String);
    let secrets: BTreeSet<&str> = texts.map(|field| field.name.as_str()).collect();
    assert!(secrets.len() >= 15, "{secrets:?}");
    let refused = refused(&secrets);
    assert_eq!(refused, secrets, "the others would be printed and logged");
}

#[test]
fn names_that_only_look_like_secrets_are_few() {
    let model = spec();
    let open = fields(&model).filter(|field| !field.secret && field.ty == Type::String && !field.idempotency_token);
    let names: BTreeSet<&str> = open.map(|field| field.name.as_str()).collect();
    assert!(names.len() > 300, "only {}", names.len());
    assert_eq!(refused(&names), BTreeSet::from(["NextToken"]));
}

#[test]
fn words_for_secrets_are_known_in_every_spelling() {
    let secrets = BTreeSet::from([
        "passwd",
        "DbPwd",
        "access_token",
        "API_Key",
        "ClientPassphrase",
        "sslPrivateKey",
        "Credentials",
    ]);
    assert_eq!(refused(&secrets), secrets);
    let others = BTreeSet::from(["Token2Text", "PrimaryKey", "KeyUrl", "ClientKeyOssUrl", "Pass", "Tokens"]);
    assert_eq!(refused(&others), BTreeSet::new());
}
