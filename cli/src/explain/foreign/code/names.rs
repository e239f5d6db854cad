//! What names and texts of code mean.

use super::lexer::Token;
use super::node::{Link, Node};
use crate::command;
use alibabacloud_dts::metadata::Call;
use serde_json::Value;

/// The operation with this name on the wire.
pub(super) fn action(name: &str) -> Option<&'static Call> {
    command::call(name).filter(|call| call.operation.name == name)
}

/// The operation of a type for requests.
pub(super) fn of_type(name: &str) -> Option<&'static Call> {
    let stem = name.strip_suffix("Request")?;
    let stem = stem.strip_suffix("Shrink").unwrap_or(stem);
    // Constructors of Go.
    let made = ["Create", "New"].into_iter().find_map(|prefix| action(stem.strip_prefix(prefix)?));
    action(stem).or(made)
}

/// The operation of a method of a client.
pub(super) fn of_method(name: &str) -> Option<&'static Call> {
    let endings = ["_with_options_async", "_with_options", "_async", "WithOptions", "WithContext", "Async"];
    let stem = endings.into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    command::call(stem)
}

pub(super) fn is_method(token: &Token) -> bool {
    matches!(token, Token::Name(name) if of_method(name).is_some())
}

/// Whether the elements are the arguments of a call of the aliyun command.
pub(super) fn is_command(elements: &[Node]) -> bool {
    matches!(elements, [Node::Text(program), Node::Text(product), ..] if program == "aliyun" && product.eq_ignore_ascii_case("dts"))
}

/// Words before the name of a type and its block.
pub(super) fn is_before_block(name: &str) -> bool {
    ["class", "struct", "interface", "enum", "extends", "implements", "throws", "namespace", "type"].contains(&name)
}

/// What a request of the classic SDKs has beside its parameters.
pub(super) fn is_of_transport(name: &str) -> bool {
    let name = name.to_lowercase().replace('_', "");
    [
        "acceptformat",
        "connecttimeout",
        "domain",
        "endpointtype",
        "headers",
        "method",
        "product",
        "protocol",
        "protocoltype",
        "readtimeout",
        "scheme",
        "sysregionid",
        "sysprotocol",
        "sysmethod",
        "sysconnecttimeout",
        "sysreadtimeout",
        "version",
    ]
    .contains(&name.as_str())
}

/// Words of statements that no expression begins with.
pub(super) fn is_keyword(name: &str) -> bool {
    [
        "const", "let", "var", "final", "val", "auto", "public", "private", "static", "await", "async", "return",
        "def", "func", "function", "if", "else", "for", "while", "try", "catch", "except", "with", "import", "from",
        "package", "use", "using", "new", "err", "self",
    ]
    .contains(&name)
}

/// Whether a variable of this name holds the parameters of a request.
pub(super) fn holds_parameters(variable: &str) -> bool {
    let name = variable.to_lowercase();
    name.ends_with("req")
        || ["request", "param", "quer", "body", "bodies", "args"].iter().any(|part| name.contains(part))
}

pub(super) fn text_of(node: &Node) -> Option<String> {
    match node.value()? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// The variable that an argument passes on, perhaps in a wrapper.
pub(super) fn variable_in(node: &Node) -> Option<String> {
    let Node::Chain(links) = node else { return None };
    match links.as_slice() {
        [Link { name, arguments: None, .. }] => Some(name.clone()),
        [.., Link { arguments: Some(arguments), .. }] => match arguments.as_slice() {
            [(None, node)] => variable_in(node),
            _ => None,
        },
        _ => None,
    }
}
