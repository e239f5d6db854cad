//! Names that mean something to Rust, to the standard prelude, to Cargo or to the generated code itself.

use crate::fixture::Files;
use serde_json::{Map, Value, json};

/// Keywords of every edition: strict, reserved and weak.
const KEYWORDS: &[&str] = &[
    "Abstract",
    "As",
    "Async",
    "Auto",
    "Await",
    "Become",
    "Box",
    "Break",
    "Const",
    "Continue",
    "Crate",
    "Default",
    "Do",
    "Dyn",
    "Else",
    "Enum",
    "Extern",
    "False",
    "Final",
    "Fn",
    "For",
    "Gen",
    "If",
    "Impl",
    "In",
    "Let",
    "Loop",
    "Macro",
    "MacroRules",
    "Match",
    "Mod",
    "Move",
    "Mut",
    "Override",
    "Priv",
    "Pub",
    "Raw",
    "Ref",
    "Return",
    "Safe",
    "Self",
    "Static",
    "Struct",
    "Super",
    "Trait",
    "True",
    "Try",
    "Type",
    "Typeof",
    "Union",
    "Unsafe",
    "Unsized",
    "Use",
    "Virtual",
    "Where",
    "While",
    "Yield",
];

/// What every Rust file has in scope, and the primitive types.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "Clone",
    "Copy",
    "Debug",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "alloc",
    "bool",
    "char",
    "core",
    "f64",
    "format",
    "i32",
    "i64",
    "panic",
    "println",
    "std",
    "str",
    "u8",
    "usize",
];

/// What the generated code and its runtime call their own things.
const OWN: &[&str] = &[
    "Access",
    "AlibabacloudCore",
    "Answer",
    "Argument",
    "Body",
    "Builder",
    "Call",
    "CallRaw",
    "Calls",
    "Check",
    "Client",
    "Config",
    "Core2",
    "Credentials",
    "Element",
    "Endpoint",
    "Endpoints",
    "Enumeration",
    "Envelope",
    "Error",
    "ErrorCode",
    "Field",
    "FromEnv",
    "Given",
    "Has",
    "IndexMap",
    "IntoRequest",
    "Json",
    "Known",
    "Lib",
    "Limits",
    "List",
    "Main",
    "Map",
    "Member",
    "MemberMut",
    "Message",
    "Metadata",
    "Missing",
    "Model",
    "Name",
    "Names",
    "New",
    "Open",
    "Operation",
    "Operations",
    "Parameter",
    "PhantomData",
    "Prelude",
    "Raw2",
    "Request",
    "Required",
    "Response",
    "Rule",
    "Secret",
    "Service",
    "Shape",
    "ValueMut",
    "Structure",
    "Symbol",
    "Tests",
    "Types",
    "Unknown",
    "Validate",
    "Value",
    "Values",
    "Violation",
    "When",
];

/// Names that are hard to take apart, or that differ in next to nothing.
const ODD: &[&str] = &[
    "A",
    "Z9",
    "9",
    "2ndField",
    "IDs",
    "DBInstanceIDs",
    "IPv6Address",
    "IDIPDB",
    "snake_case_name",
    "SCREAMING_NAME",
    "kebab0",
    "Under_Score",
    "Trailing_",
    "x1y2z3",
    "AVeryLongNameThatGoesOnAndOnAndHasNotComeToItsEndAlthoughNobodyCouldEverRememberItsBeginning",
];

/// Names that Windows keeps for devices: no file can be called so, and what is in one can.
const DEVICES: &[&str] = &["Aux", "Con", "Nul", "Prn"];

/// Which kind of type the words become.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Structure,
    Enum,
}

fn words() -> Vec<&'static str> {
    let mut words: Vec<&str> = [KEYWORDS, PRELUDE, OWN, ODD, DEVICES].concat();
    words.sort_unstable();
    words.dedup();
    words
}

/// Every word that can be the name of a file as an operation and a type, and every word as a parameter, a field of a
/// response, a member, a value of an enum and an error code.
pub(super) fn add(files: &mut Files, kind: Kind) {
    for word in words().into_iter().filter(|word| !DEVICES.contains(word)) {
        add_operation(files, word);
        add_type(files, word, kind);
    }
    add_uses(files);
    add_errors(files);
    add_family(files);
}

fn add_operation(files: &mut Files, word: &str) {
    let path = format!("operations/words/{word}.yaml");
    let english = json!({
        "operation": word, "family": "words", "access": "read",
        "summary": "Is called like something else.",
        "request": { word: { "type": word, "required": true, "doc": "Is called like the operation." } },
        "response": { word: { "type": word, "doc": "Is called like the operation too." } },
        "errors": ["Word.Errors"],
    });
    let text = "与其他事物同名。";
    let chinese = json!({ "operation": word, "summary": text, "request": { word: text }, "response": { word: text } });
    write(files, &path, &english, &chinese);
}

fn add_type(files: &mut Files, word: &str, kind: Kind) {
    let path = format!("types/{word}.yaml");
    let text = "与其他事物同名。";
    let (mut english, chinese) = match kind {
        Kind::Structure => (
            json!({
                "structure": word, "doc": "Is called like something else.",
                "fields": { word: { "type": "string", "secret": false, "doc": "Is called like what holds it." } },
            }),
            json!({ "structure": word, "doc": text, "fields": { word: text } }),
        ),
        Kind::Enum => (
            json!({
                "enum": word, "doc": "Is called like something else.",
                "values": { word: "Is called like what holds it.", "Other": "Is not." },
                "groups": { "few": { "values": ["Other"], "doc": "Not all." } },
            }),
            json!({ "enum": word, "doc": text, "values": { word: text, "Other": text }, "groups": { "few": text } }),
        ),
    };
    if word.len() > 40 {
        // Such a name is refused for a type in Rust. Its members and values keep it.
        english["rust"] = json!("LongOnTheWireOnly");
    }
    write(files, &path, &english, &chinese);
}

/// The type that is called like the word, where there is one.
fn type_of(word: &str) -> &str {
    if DEVICES.contains(&word) { "string" } else { word }
}

/// One operation whose parameters, fields, members and values are all the words at once.
fn add_uses(files: &mut Files) {
    let text = "与其他事物同名。";
    let every = |value: &dyn Fn(&str) -> Value| -> Value {
        words().into_iter().map(|word| (word.to_owned(), value(word))).collect::<Map<_, _>>().into()
    };
    let parameters = every(&|word| json!({ "type": type_of(word), "doc": "Is called like something else." }));
    let members = every(&|_| json!({ "type": "string", "secret": false, "doc": "Is called like something else." }));
    let values = every(&|_| json!("Is called like something else."));
    let goals = every(&|_| json!({ "done": ["x"], "doc": "Is called like something else." }));
    let english = json!({
        "operation": "UseEveryWord", "family": "words", "access": "read",
        "summary": "Takes everything that is called like something else.",
        "request": parameters, "response": parameters,
        "types": {
            "EveryMember": { "structure": { "doc": "Has all the words.", "fields": members } },
            "EveryValue": { "enum": { "doc": "Has all the words.", "values": values } },
        },
        "waiter": {
            "name": "type", "doc": "Any of the words.", "state": "Holder.Type", "interval": 1, "timeout": 1,
            "arguments": ["Holder", "Chosen"], "goals": goals,
        },
    });
    let mut english = english;
    english["request"]["Holder"] = json!({ "type": "EveryMember", "doc": "Has all the words." });
    english["response"]["Holder"] = json!({ "type": "EveryMember", "doc": "Has all the words." });
    english["request"]["Chosen"] = json!({ "type": "EveryValue", "doc": "Is one of all the words." });
    let mut texts = every(&|_| json!(text));
    texts["Holder"] = json!(text);
    let mut request = texts.clone();
    request["Chosen"] = json!(text);
    let chinese = json!({
        "operation": "UseEveryWord", "summary": text, "request": request, "response": texts,
        "types": {
            "EveryMember": { "doc": text, "fields": every(&|_| json!(text)) },
            "EveryValue": { "doc": text, "values": every(&|_| json!(text)) },
        },
        "waiter": { "doc": text, "goals": every(&|_| json!(text)) },
    });
    write(files, "operations/words/UseEveryWord.yaml", &english, &chinese);
}

fn add_errors(files: &mut Files) {
    let codes = words().into_iter().map(|word| format!("Word.{word}")).chain(["Word.Errors".to_owned()]);
    // In Rust these are called like the word alone.
    let mut english = super::read(files, "errors.yaml");
    let mut chinese = super::read(files, "zh-CN/errors.yaml");
    for code in codes {
        english.push_str(&format!(
            "  {code}: {{ kind: unknown, retry: never, service_wide: true, meaning: Like another., remedy: Read again. }}\n"
        ));
        chinese.push_str(&format!("  {code}: {{ meaning: 与其他事物同名。, remedy: 请再读一遍。 }}\n"));
    }
    for word in words() {
        english.push_str(&format!(
            "  {}: {{ kind: unknown, retry: never, service_wide: true, meaning: Like another., remedy: Read again. }}\n",
            json!(word)
        ));
        chinese.push_str(&format!("  {}: {{ meaning: 与其他事物同名。, remedy: 请再读一遍。 }}\n", json!(word)));
    }
    super::replace(files, "errors.yaml", english);
    super::replace(files, "zh-CN/errors.yaml", chinese);
}

fn add_family(files: &mut Files) {
    super::insert(files, "service.yaml", "families:\n", "  words: { title: Words, doc: Names of all sorts. }\n");
    super::insert(files, "zh-CN/service.yaml", "families:\n", "  words: { title: 词语, doc: 各种名称。 }\n");
}

fn write(files: &mut Files, path: &str, english: &Value, chinese: &Value) {
    files.push((path.to_owned(), super::yaml(english).into_bytes()));
    files.push((format!("zh-CN/{path}"), super::yaml(chinese).into_bytes()));
}
