//! The requests in code, statement by statement.

use super::lexer::Token;
use super::names::{
    action, holds_parameters, is_before_block, is_command, is_keyword, is_of_transport, of_method, of_type, text_of,
    variable_in,
};
use super::node::{Link, Node, setter};
use super::parser::Parser;
use crate::explain::foreign::aliyun;
use crate::explain::foreign::found::{Found, Worth, region};
use crate::language::Language;
use alibabacloud_dts::metadata::Call;
use std::collections::BTreeMap;

/// What the code has said so far.
pub(super) struct Reader {
    language: Language,
    calls: Vec<Found>,
    /// The call that a variable is the request of.
    requests: BTreeMap<String, usize>,
    /// Parameters by the variable that holds them, while their operation is unknown.
    loose: BTreeMap<String, Vec<(String, Worth)>>,
    /// Actions by the variable that names them, or the request that has them.
    actions: BTreeMap<String, &'static Call>,
    /// Texts and numbers that variables hold.
    constants: BTreeMap<String, Node>,
    region: Option<String>,
}

impl Reader {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            calls: Vec::new(),
            requests: BTreeMap::new(),
            loose: BTreeMap::new(),
            actions: BTreeMap::new(),
            constants: BTreeMap::new(),
            region: None,
        }
    }

    /// Reads the statement that begins here.
    pub(super) fn statement(&mut self, parser: &mut Parser<'_>) {
        match parser.token(0) {
            Some(Token::Mark(_) | Token::Operator) => return parser.skip(),
            Some(Token::Name(name)) if is_before_block(name) => {
                while parser.token(0).is_some_and(|token| !matches!(token, Token::Mark('{' | ':' | ';' | '(' | '='))) {
                    parser.skip();
                }
                return;
            }
            Some(Token::Name(name)) if is_keyword(name) => return parser.skip(),
            _ => {}
        }
        let left = parser.statement();
        // `request: Type = …`
        if parser.is(':') && matches!(parser.token(2), Some(Token::Mark('=' | '.' | '['))) {
            parser.skip();
            parser.value();
        }
        if parser.skip_mark('=') {
            let right = parser.value();
            self.assign(&left, &right);
        } else {
            self.visit(&left, None);
        }
    }

    fn assign(&mut self, left: &Node, right: &Node) {
        let right = &self.known(right);
        let Node::Chain(links) = left else { return };
        match links.as_slice() {
            [Link { name, is_key: false, .. }] => {
                if let Some(call) = text_of(right).and_then(|text| action(&text)) {
                    self.actions.insert(name.clone(), call);
                }
                match right {
                    Node::Map(members) => self.keep(name, members),
                    Node::Word(_) => drop(self.constants.insert(name.clone(), right.clone())),
                    node => drop(text_of(node).map(|text| self.constants.insert(name.clone(), Node::Text(text)))),
                }
                self.requests.remove(name);
                self.visit(right, Some(name));
            }
            [first, .., last] => {
                self.set(&first.name, setter(&last.name), right);
                self.visit(right, None);
            }
            _ => {}
        }
    }

    fn keep(&mut self, variable: &str, members: &[(String, Node)]) {
        let worth = members.iter().filter_map(|(name, node)| Some((name.clone(), self.known(node).worth(name)?)));
        let worth = worth.collect();
        self.loose.insert(variable.to_owned(), worth);
    }

    /// A parameter of the request or of the map that a variable holds.
    fn set(&mut self, variable: &str, name: &str, value: &Node) {
        if is_of_transport(name) {
            return;
        }
        let Some(worth) = self.known(value).worth(name) else { return };
        if let Some(call) = self.requests.get(variable).and_then(|index| self.calls.get_mut(*index)) {
            call.parameters.push((name.to_owned(), worth));
        } else if holds_parameters(variable) || self.loose.contains_key(variable) || self.actions.contains_key(variable)
        {
            self.loose.entry(variable.to_owned()).or_default().push((name.to_owned(), worth));
        }
    }

    /// Whatever calls and requests are in an expression, which `variable` takes.
    fn visit(&mut self, node: &Node, variable: Option<&str>) {
        match node {
            Node::List(elements) if is_command(elements) => {
                let words: Vec<String> = elements.iter().skip(1).map(|node| self.word(node)).collect();
                self.calls.push(aliyun::of_words(&words, self.language));
            }
            Node::List(elements) => elements.iter().for_each(|node| self.visit(node, None)),
            Node::Map(members) => members.iter().for_each(|(_, node)| self.visit(node, None)),
            Node::Chain(links) => self.chain(links, variable),
            _ => {}
        }
    }

    /// An argument of a command, as a shell has it.
    fn word(&self, node: &Node) -> String {
        text_of(&self.known(node))
            .unwrap_or_else(|| format!("${}", variable_in(node).unwrap_or_else(|| "value".to_owned())))
    }

    fn chain(&mut self, links: &[Link], variable: Option<&str>) {
        if let Some(at) = links.iter().position(|link| of_type(&link.name).is_some()) {
            self.request(links, at, variable);
            return;
        }
        let holder = links.first().map(|link| link.name.clone()).unwrap_or_default();
        for link in links {
            let Some(arguments) = &link.arguments else { continue };
            self.call(&holder, link, arguments);
            for (_, node) in arguments {
                self.visit(node, None);
            }
        }
    }

    /// A request: its arguments, and the setters behind it.
    fn request(&mut self, links: &[Link], at: usize, variable: Option<&str>) {
        let Some(call) = links.get(at).and_then(|link| of_type(&link.name)) else { return };
        let mut found = Found { operation: call.operation.name.to_owned(), ..Found::default() };
        let is_used = links.iter().any(|link| link.arguments.is_some());
        if !is_used {
            return;
        }
        let mut add = |name: &str, node: &Node| {
            found.parameters.extend(self.known(node).worth(name).map(|worth| (name.to_owned(), worth)));
        };
        for link in links.get(at..).unwrap_or_default() {
            let is_type = of_type(&link.name).is_some();
            match link.arguments.as_deref() {
                Some([(None, node)]) if !is_type => add(setter(&link.name), node),
                Some(arguments) => {
                    for (name, node) in arguments {
                        match (name, node) {
                            (Some(name), node) => add(name, node),
                            (None, Node::Map(members)) => members.iter().for_each(|(name, node)| add(name, node)),
                            _ => {}
                        }
                    }
                }
                None => {}
            }
        }
        self.calls.push(found);
        if let Some(variable) = variable {
            self.requests.insert(variable.to_owned(), self.calls.len() - 1);
        }
    }

    /// A call of anything but the type of a request.
    fn call(&mut self, holder: &str, link: &Link, arguments: &[(Option<String>, Node)]) {
        let name = link.name.to_lowercase().replace('_', "");
        let texts: Vec<String> = arguments.iter().filter_map(|(_, node)| text_of(&self.known(node))).collect();
        self.place(&name, arguments, &texts);
        let named_action =
            arguments.iter().find(|(name, _)| name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case("action")));
        if let Some(call) = named_action.and_then(|(_, node)| action(&text_of(&self.known(node))?)) {
            self.actions.insert(holder.to_owned(), call);
        }
        match (name.as_str(), texts.as_slice()) {
            ("setaction" | "setactionname" | "setsysaction", [text]) => {
                if let Some(call) = action(text) {
                    self.actions.insert(holder.to_owned(), call);
                }
                return;
            }
            (
                "addqueryparam" | "addqueryparameters" | "addbodyparams" | "putqueryparameter" | "putbodyparameter"
                | "put" | "add" | "setquery" | "putquery",
                [parameter, ..],
            ) if arguments.len() == 2 => {
                if let Some((_, node)) = arguments.get(1) {
                    self.set(holder, parameter, node);
                }
                return;
            }
            _ => {}
        }
        if let ([(None, node)], true) = (arguments, name.starts_with("set")) {
            self.set(holder, setter(&link.name), node);
        }
        self.sent(link, arguments, &texts);
    }

    /// An action with its parameters: `client.request("Action", { … })`, or a method of the client with a map.
    fn sent(&mut self, link: &Link, arguments: &[(Option<String>, Node)], texts: &[String]) {
        let named = arguments.iter().filter_map(|(_, node)| variable_in(node));
        let named: Vec<String> = named.collect();
        let of_variable = named.iter().find_map(|name| self.actions.get(name).copied());
        let of_text = texts.iter().find_map(|text| action(text));
        let Some(call) = of_text.or(of_variable).or_else(|| of_method(&link.name)) else { return };
        let is_request =
            |node: &Node| matches!(node, Node::Chain(links) if links.iter().any(|it| of_type(&it.name).is_some()));
        let has_request = arguments.iter().any(|(_, node)| is_request(node))
            || named.iter().any(|name| self.requests.contains_key(name));
        if has_request {
            return;
        }
        let inline = arguments.iter().find_map(|(_, node)| match node {
            Node::Map(members) => Some(members),
            _ => None,
        });
        let parameters = match inline {
            Some(members) => {
                let worth =
                    members.iter().filter_map(|(name, node)| Some((name.clone(), self.known(node).worth(name)?)));
                worth.collect()
            }
            None => match named.iter().find_map(|name| self.loose.remove(name)) {
                Some(parameters) => parameters,
                None => return,
            },
        };
        let operation = call.operation.name.to_owned();
        for name in &named {
            self.actions.remove(name);
        }
        self.calls.push(Found { operation, parameters, ..Found::default() });
    }

    /// Regions and hosts that the client is made with.
    fn place(&mut self, name: &str, arguments: &[(Option<String>, Node)], texts: &[String]) {
        let makes_client = ["client", "profile", "config", "endpoint", "region"].iter().any(|part| name.contains(part));
        let is_region =
            |text: &&String| alibabacloud_dts::endpoint::regions().into_iter().any(|known| known == text.as_str());
        let host = texts.iter().find_map(|text| region(text.trim_start_matches("https://")));
        let given = texts.iter().find(is_region).filter(|_| makes_client && !name.starts_with("set"));
        let found = host.map(str::to_owned).or_else(|| given.cloned());
        if self.region.is_none() && (makes_client || !arguments.is_empty()) {
            self.region = found;
        }
    }

    /// The expression, with what variables are known to hold.
    fn known(&self, node: &Node) -> Node {
        match node {
            Node::Chain(links) => match links.as_slice() {
                [Link { name, arguments: None, is_key: false }] => self.constants.get(name).unwrap_or(node).clone(),
                _ => Node::Chain(
                    links
                        .iter()
                        .map(|link| {
                            let arguments = link.arguments.as_ref().map(|arguments| {
                                arguments.iter().map(|(name, node)| (name.clone(), self.known(node))).collect()
                            });
                            Link { arguments, ..link.clone() }
                        })
                        .collect(),
                ),
            },
            Node::List(elements) => Node::List(elements.iter().map(|node| self.known(node)).collect()),
            Node::Map(members) => {
                Node::Map(members.iter().map(|(name, node)| (name.clone(), self.known(node))).collect())
            }
            node => node.clone(),
        }
    }

    /// The calls that were found.
    pub(super) fn finish(mut self) -> Vec<Found> {
        // A request that is built step by step, or the one map beside the one action.
        let mut actions: Vec<(String, &'static Call)> = std::mem::take(&mut self.actions).into_iter().collect();
        for (variable, call) in &actions {
            if let Some(parameters) = self.loose.remove(variable) {
                self.calls.push(Found { operation: call.operation.name.to_owned(), parameters, ..Found::default() });
            }
        }
        actions.dedup_by_key(|(_, call)| call.operation.name);
        if let (true, [(_, call)]) = (self.calls.is_empty(), actions.as_slice()) {
            let parameters = self.loose.into_values().flatten().collect();
            self.calls.push(Found { operation: call.operation.name.to_owned(), parameters, ..Found::default() });
        }
        if let Some(region) = self.region {
            self.calls.iter_mut().for_each(|call| call.option_with("region", &region));
        }
        self.calls
    }
}
