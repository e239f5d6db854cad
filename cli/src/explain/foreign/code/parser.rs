//! From tokens to expressions. Whatever is no expression of a request is passed over: the text may be a part of a program, in
//! any of several languages.

use super::lexer::{Placed, Token};
use super::node::{Link, Node};

/// How deep expressions may stand in each other.
const DEPTH: usize = 48;

/// Reads expressions.
pub(in super::super) struct Parser<'t> {
    tokens: &'t [Placed],
    at: usize,
    depth: usize,
    /// Whether a statement begins here: braces behind a name are then a block and no value.
    begins_statement: bool,
}

impl<'t> Parser<'t> {
    pub(in super::super) fn new(tokens: &'t [Placed]) -> Self {
        Self { tokens, at: 0, depth: 0, begins_statement: false }
    }

    pub(super) fn token(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + ahead).map(|placed| &placed.token)
    }

    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    pub(super) fn is(&self, mark: char) -> bool {
        self.token(0) == Some(&Token::Mark(mark))
    }

    pub(super) fn skip_mark(&mut self, mark: char) -> bool {
        let is_there = self.is(mark);
        self.at += usize::from(is_there);
        is_there
    }

    fn begins_line(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|placed| placed.begins_line)
    }

    /// The expression that a statement begins with.
    pub(super) fn statement(&mut self) -> Node {
        self.begins_statement = true;
        self.value()
    }

    /// The expression that begins here.
    pub(in super::super) fn value(&mut self) -> Node {
        if self.depth >= DEPTH {
            self.skip();
            return Node::Open;
        }
        self.depth += 1;
        let node = self.first();
        self.depth -= 1;
        // Whatever an operator makes of it is unknown here.
        let is_operator = matches!(self.token(0), Some(Token::Operator))
            || (matches!(self.token(0), Some(Token::Mark('*' | '-' | '<' | '>'))) && !self.begins_line());
        let is_word = matches!(self.token(0), Some(Token::Name(name)) if ["or", "and", "if", "else", "as"].contains(&name.as_str()));
        if (is_operator || is_word) && !self.begins_line() && self.depth < DEPTH {
            self.skip();
            self.value();
            return Node::Open;
        }
        node
    }

    fn first(&mut self) -> Node {
        let mut may_be_block = std::mem::take(&mut self.begins_statement);
        while matches!(self.token(0), Some(Token::Mark('&' | '*'))) || self.is_word_before_value() {
            self.skip();
            may_be_block = false;
        }
        match self.token(0) {
            Some(Token::Text(text)) => {
                let mut text = text.clone();
                self.skip();
                // Python joins literals that follow each other.
                while let Some(Token::Text(more)) = self.token(0) {
                    text.push_str(more);
                    self.skip();
                }
                Node::Text(text)
            }
            Some(Token::Number(number)) => {
                self.skip();
                Node::Word(number.clone())
            }
            Some(Token::Mark('-')) => {
                self.skip();
                match self.first() {
                    Node::Word(number) => Node::Word(format!("-{number}")),
                    _ => Node::Open,
                }
            }
            Some(Token::Mark('[')) => self.brackets(),
            Some(Token::Mark('{')) => self.braces(),
            Some(Token::Mark('(')) => {
                let inner = self.arguments(')');
                match <[_; 1]>::try_from(inner) {
                    // A cast stands before its value.
                    Ok([(None, Node::Chain(_))])
                        if matches!(self.token(0), Some(Token::Text(_) | Token::Number(_))) =>
                    {
                        self.first()
                    }
                    Ok([(None, node)]) => node,
                    _ => Node::Open,
                }
            }
            Some(Token::Name(_)) => self.chain(may_be_block),
            _ => {
                self.skip();
                Node::Open
            }
        }
    }

    fn is_word_before_value(&self) -> bool {
        let is_word =
            matches!(self.token(0), Some(Token::Name(name)) if ["new", "await", "return"].contains(&name.as_str()));
        is_word && matches!(self.token(1), Some(Token::Name(_) | Token::Mark('&' | '{' | '[')))
    }

    /// `[a, b]`, PHP's `["a" => b]`, or Go's `[]T{a, b}`.
    fn brackets(&mut self) -> Node {
        if self.token(1) == Some(&Token::Mark(']'))
            && !matches!(self.token(2), Some(Token::Mark(',' | ')' | ';' | '}')) | None)
        {
            let open = (2..9).find(|ahead| self.token(*ahead) == Some(&Token::Mark('{')));
            if let Some(open) = open {
                self.at += open;
                if self.token(1) == Some(&Token::Mark('}')) && self.token(2) == Some(&Token::Mark('{')) {
                    self.at += 2;
                }
                return match self.braces() {
                    Node::Map(members) if members.is_empty() => Node::List(Vec::new()),
                    node => node,
                };
            }
        }
        let inner = self.arguments(']');
        gathered(inner, true)
    }

    fn braces(&mut self) -> Node {
        let inner = self.arguments('}');
        gathered(inner, false)
    }

    /// What stands between brackets, each with its name if it has one.
    fn arguments(&mut self, end: char) -> Vec<(Option<String>, Node)> {
        self.skip();
        let mut arguments = Vec::new();
        while self.token(0).is_some() && !self.skip_mark(end) {
            if self.skip_mark(',') || self.skip_mark(';') {
                continue;
            }
            let before = self.at;
            let node = self.value();
            if self.skip_mark(':') || self.skip_mark('=') {
                let name = match &node {
                    Node::Text(text) | Node::Word(text) => Some(text.clone()),
                    Node::Chain(links) => links.last().map(|link| link.name.clone()),
                    _ => None,
                };
                let value = self.value();
                if let Some(name) = name {
                    arguments.push((Some(name), value));
                }
            } else {
                arguments.push((None, node));
            }
            // A bracket that nothing opened.
            if self.at == before {
                self.skip();
            }
        }
        arguments
    }

    fn chain(&mut self, may_be_block: bool) -> Node {
        let mut links: Vec<Link> = Vec::new();
        while let Some(Token::Name(name)) = self.token(0) {
            self.skip();
            links.push(Link { name: name.clone(), is_key: false, arguments: None });
            self.postfix(&mut links, may_be_block);
            if !self.skip_mark('.') {
                break;
            }
        }
        match links.as_slice() {
            [Link { name, arguments: None, .. }] => match name.as_str() {
                "true" | "True" => Node::Word("true".to_owned()),
                "false" | "False" => Node::Word("false".to_owned()),
                "nil" | "null" | "None" | "undefined" => Node::Nothing,
                "map" | "interface" if self.is('{') => self.braces(),
                _ => Node::Chain(links),
            },
            _ => Node::Chain(links),
        }
    }

    /// Calls and keys behind a name.
    fn postfix(&mut self, links: &mut Vec<Link>, may_be_block: bool) {
        loop {
            let Some(last) = links.last_mut() else { return };
            let is_type = last.name.starts_with(char::is_uppercase);
            match self.token(0) {
                Some(Token::Mark('(')) if !self.begins_line() && last.arguments.is_none() => {
                    last.arguments = Some(self.arguments(')'));
                    // C# sets members behind the constructor.
                    if is_type && !may_be_block && self.is('{') {
                        let members = self.arguments('}');
                        last.arguments.get_or_insert_default().extend(members);
                    }
                }
                Some(Token::Mark('{'))
                    if is_type && !may_be_block && !self.begins_line() && last.arguments.is_none() =>
                {
                    last.arguments = Some(self.arguments('}'));
                }
                Some(Token::Mark('<')) if is_type && self.is_generic() => {
                    while !self.skip_mark('>') {
                        self.skip();
                    }
                }
                // `map[string]interface{}`
                Some(Token::Mark('[')) if last.name == "map" => {
                    while self.token(0).is_some() && !self.skip_mark(']') {
                        self.skip();
                    }
                    if matches!(self.token(0), Some(Token::Name(_))) {
                        self.skip();
                        if self.is('{') && self.token(1) == Some(&Token::Mark('}')) {
                            self.at += 2;
                        }
                    }
                    return;
                }
                Some(Token::Mark('[')) if !self.begins_line() => {
                    let key = self.arguments(']').into_iter().next();
                    let name = match key {
                        Some((None, Node::Text(text) | Node::Word(text))) => text,
                        _ => String::new(),
                    };
                    links.push(Link { name, is_key: true, arguments: None });
                }
                _ => return,
            }
        }
    }

    /// Whether types follow in angle brackets.
    fn is_generic(&self) -> bool {
        let end = (1..12).find(|ahead| {
            !matches!(self.token(*ahead), Some(Token::Name(_) | Token::Mark(',' | '.' | '<' | '[' | ']')))
        });
        end.is_some_and(|end| self.token(end) == Some(&Token::Mark('>')))
    }
}

/// A map if members have names, else a list.
fn gathered(inner: Vec<(Option<String>, Node)>, is_list: bool) -> Node {
    let has_names = inner.iter().any(|(name, _)| name.is_some());
    if has_names || (inner.is_empty() && !is_list) {
        Node::Map(inner.into_iter().filter_map(|(name, node)| Some((name?, node))).collect())
    } else {
        Node::List(inner.into_iter().map(|(_, node)| node).collect())
    }
}
