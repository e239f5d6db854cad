//! Required parameters are the compiler's business, and groups of which one is required: a call that leaves one out does
//! not compile, and the first line of the message says which one is missing.
//!
//! The calls are written from the spec, so a new operation is covered by itself. Each stands on a line of its own in a
//! crate below the target folder; the compiler's messages are matched with the calls by line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use codegen::backend::sample::rust_sample;
use codegen::command::build_model;
use codegen::model::{Example, Literal, Model, Operation, Requirement, Type};
use codegen::report::render;
use codegen::spec::SourceSet;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let (sources, found) = SourceSet::read(&root().join("spec/dts"));
    build_model(&sources, found).unwrap_or_else(|found| panic!("{}", render(&found, &sources, false)))
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A call, and what it lacks.
struct Case {
    operation: &'static str,
    missing: Option<&'static Requirement>,
    code: String,
}

/// What the compiler says about the call on a line.
#[derive(Debug)]
struct Message {
    line: usize,
    text: String,
}

#[test]
fn complete_calls_compile() {
    let mut cases = Vec::new();
    for operation in &MODEL.operations {
        cases.push(case(operation, None));
        cases.extend(operation.requirements.iter().flat_map(|requirement| each_way(operation, requirement)));
        for example in &operation.examples {
            cases.push(Case { code: one_line(operation, example), ..case(operation, None) });
        }
    }
    let messages = compile("complete", &cases);
    assert!(messages.is_empty(), "{messages:#?}");
}

#[test]
fn a_call_without_a_required_parameter_does_not_compile_and_the_message_names_it() {
    let incomplete =
        |operation: &'static Operation| operation.requirements.iter().map(move |it| case(operation, Some(it)));
    let cases: Vec<Case> = MODEL.operations.iter().flat_map(incomplete).collect();
    assert!(cases.iter().any(|case| case.missing.unwrap().parameters.len() > 1));
    let messages = compile("incomplete", &cases);
    for (index, case) in cases.iter().enumerate() {
        let (operation, missing) = (case.operation, case.missing.unwrap());
        let said: Vec<&str> = messages.iter().filter(|said| said.line == line(index)).map(|said| &*said.text).collect();
        let expected = expected(operation, missing);
        assert!(!said.is_empty(), "{operation} compiles without {}: {}", missing.rust, case.code);
        for said in said {
            assert_eq!(said.lines().next().unwrap(), expected, "{operation} without {}", missing.rust);
        }
    }
    let elsewhere: Vec<&Message> = messages.iter().filter(|said| said.line < line(0)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

#[test]
fn a_call_without_all_of_its_required_parameters_is_told_of_each() {
    let operation = MODEL.operations.iter().max_by_key(|operation| operation.requirements.len()).unwrap();
    let code = format!("client.{}().send().await?", operation.rust);
    let messages = compile("bare", &[Case { code, ..case(operation, None) }]);
    for requirement in &operation.requirements {
        let expected = expected(&operation.name, requirement);
        assert!(messages.iter().any(|said| said.text == expected), "{expected} in {messages:#?}");
    }
}

#[test]
fn a_function_over_any_builder_that_sends_it_is_told_of_the_bound() {
    let operation = MODEL.operations.iter().find(|operation| !operation.requirements.is_empty()).unwrap();
    let module = &operation.rust;
    let code = |bound: &str| {
        format!(
            "async fn go<S{bound}>(call: alibabacloud_dts::operation::{module}::Builder<S>) {{ let _ = call.send().await; }}"
        )
    };
    let unbound = code("");
    let bound = code(&format!(": alibabacloud_dts::operation::{module}::state::Complete"));
    let messages = compile("unbound", &[unbound, bound].map(|code| Case { code, ..case(operation, None) }));
    let first = messages.first().map(|said| (said.line, said.text.as_str()));
    assert_eq!(first, Some((line(0), "the builder may still lack required parameters")), "{messages:#?}");
    assert!(messages.iter().all(|said| said.line == line(0)), "{messages:#?}");
}

#[test]
fn an_argument_of_another_type_is_refused_in_the_words_of_the_parameter() {
    let operation = MODEL.operations.iter().find(|operation| operation.name == "DescribeDtsJobs").unwrap();
    let wrong = [
        (r#"page_size("x")"#, "a parameter of the type `i32` cannot be set to `&str`"),
        (r#"zero_etl_job(Some("x"))"#, "a parameter of the type `bool` cannot be set to `Option<&str>`"),
        ("search_value(5)", "a parameter of the type `std::string::String` cannot be set to `{integer}`"),
    ];
    let calls = wrong.map(|(setter, _)| format!("client.{}().{setter}.send().await?", operation.rust));
    let messages = compile("mistyped", &calls.map(|code| Case { code, ..case(operation, None) }));
    for (index, (setter, expected)) in wrong.iter().enumerate() {
        let said: Vec<&str> = messages.iter().filter(|said| said.line == line(index)).map(|said| &*said.text).collect();
        assert_eq!(said, [*expected], "{setter}");
    }
}

#[test]
fn an_id_in_the_place_of_another_is_refused() {
    let operation = MODEL.operations.iter().find(|operation| operation.name == "StartDtsJob").unwrap();
    let instance = "&DtsInstanceId::from(\"dts1\")";
    let wrong = [
        format!("client.start_dts_job().dts_job_id({instance}).send().await?"),
        format!("client.stop_dts_jobs().dts_job_ids([{instance}]).send().await?"),
        format!("client.wait_for_dts_job({instance}).await?"),
        format!("client.describe_metric_list().dts_job_id({instance}).send().await?"),
    ];
    let messages = compile("mixed", &wrong.each_ref().map(|code| Case { code: code.clone(), ..case(operation, None) }));
    for (index, code) in wrong.iter().enumerate() {
        let said: Vec<&str> = messages.iter().filter(|said| said.line == line(index)).map(|said| &*said.text).collect();
        let is_about_both = |said: &&str| said.contains("DtsJobId") && said.contains("DtsInstanceId");
        assert!(said.iter().any(is_about_both), "{code}: {said:?}");
    }
}

/// What the compiler says to a call that lacks it.
fn expected(operation: &str, missing: &Requirement) -> String {
    let fields = &MODEL.operation(operation).unwrap().request;
    let of = |name: &String| fields.iter().find(|field| field.name == *name).unwrap();
    let setters: Vec<String> = missing.parameters.iter().map(|name| format!("`.{}(…)`", of(name).rust)).collect();
    match missing.parameters.as_slice() {
        [name] => format!(
            "required parameter `{name}` has not been given: call {} before `.send()`",
            setters.first().unwrap()
        ),
        [first, second] => {
            format!("one of `{first}` and `{second}` has to be given: call {} before `.send()`", setters.join(" or "))
        }
        several => panic!("{several:?}"),
    }
}

/// A call with the first parameter of every requirement but `missing`.
fn case(operation: &'static Operation, missing: Option<&'static Requirement>) -> Case {
    let given = operation.requirements.iter().filter(|it| missing.is_none_or(|missing| missing != *it));
    let names: Vec<&String> = given.map(|requirement| requirement.parameters.first().unwrap()).collect();
    Case { operation: &operation.name, missing, code: call(operation, &names) }
}

/// The calls that give each parameter of the requirement by itself, with the first of all other requirements.
fn each_way(operation: &'static Operation, requirement: &'static Requirement) -> Vec<Case> {
    let others = operation.requirements.iter().filter(|it| *it != requirement);
    let others: Vec<&String> = others.map(|other| other.parameters.first().unwrap()).collect();
    let with = |name: &'static String| {
        let code = call(operation, &others.iter().copied().chain([name]).collect::<Vec<_>>());
        Case { code, ..case(operation, None) }
    };
    requirement.parameters.iter().map(with).collect()
}

/// A call with these parameters.
fn call(operation: &'static Operation, names: &[&String]) -> String {
    let given = operation.request.iter().filter(|field| names.contains(&&field.name));
    let request = given.map(|field| (field.name.clone(), value(&field.ty))).collect();
    let example = Example { request, ..operation.examples.first().unwrap().clone() };
    one_line(operation, &example)
}

fn one_line(operation: &Operation, example: &Example) -> String {
    rust_sample(&MODEL, operation, example).lines().map(str::trim).collect()
}

/// A value of the type; nothing is sent, so any will do.
fn value(ty: &Type) -> Literal {
    match ty {
        Type::Boolean => Literal::Boolean(true),
        Type::Int32 | Type::Int64 => Literal::Integer(1),
        Type::Double => Literal::Double(1.5),
        Type::List(element) => Literal::List(vec![value(element)]),
        Type::Map(element) => Literal::Map(vec![("x".into(), value(element))]),
        Type::Structure(_) => Literal::Map(Vec::new()),
        Type::String | Type::Json | Type::Document(_) | Type::Any | Type::Enum(_) => Literal::Text("x".into()),
        Type::Bytes => Literal::Text("eA==".into()),
    }
}

const HEAD: &str = "#![allow(dead_code, deprecated, unused_imports)]\n\
                    use alibabacloud_dts::{Client, Error, types, types::*};\n\
                    fn main() {}\n";

/// The line of the call at `index`, counted from 1.
fn line(index: usize) -> usize {
    HEAD.lines().count() + index + 1
}

/// Has the compiler check the calls, and gives back its errors.
fn compile(name: &str, cases: &[Case]) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_fail").join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let mut source = HEAD.to_owned();
    for (index, Case { code, .. }) in cases.iter().enumerate() {
        writeln!(source, "async fn case_{index}(client: &Client) -> Result<(), Error> {{ {code}; Ok(()) }}").unwrap();
    }
    // A string literal of TOML, like one of JSON, escapes backslashes.
    let sdk = Value::from(root().join("generated/dts/alibabacloud-dts").to_str().unwrap());
    let manifest = format!(
        "[package]\nname = \"compile-fail-{name}\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nalibabacloud-dts = {{ path = {sdk}, default-features = false, features = [\"all-operations\"] }}\n"
    );
    fs::write(folder.join("src/main.rs"), source).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    // The versions of the workspace: they are on this machine already.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--message-format=json", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_fail/target"))
        .current_dir(&folder)
        .output()
        .unwrap();
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let messages: Vec<Message> = lines
        .iter()
        .filter(|line| line["reason"] == "compiler-message")
        .filter_map(|line| message(&line["message"]))
        .collect();
    let finished = lines.iter().find(|line| line["reason"] == "build-finished");
    let expected = finished.is_some_and(|line| line["success"] == messages.is_empty());
    assert!(expected, "cargo could not check {name}: {}", String::from_utf8_lossy(&output.stderr));
    messages
}

/// An error with its first line; the closing summary has none and is ignored.
fn message(message: &Value) -> Option<Message> {
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
    (message["level"] == "error").then(|| Message { line, text: message["message"].as_str().unwrap_or("").to_owned() })
}
