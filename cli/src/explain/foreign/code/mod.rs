//! Code that calls the service with one of the official SDKs, in whichever language: Python, Java, Go, TypeScript, PHP, C#;
//! and code that names the action and its parameters as texts.

pub(super) mod lexer;
mod names;
pub(super) mod node;
pub(super) mod parser;
mod reader;

use super::found::Found;
use crate::language::Language;
use lexer::{Placed, Token, tokens};
use names::{action, is_method, of_type};
use parser::Parser;
use reader::Reader;

/// Whether a request of an operation, or an action with parameters, is in the text.
pub(super) fn is_in(text: &str) -> bool {
    let names_request = |token: &Token| matches!(token, Token::Name(name) if of_type(name).is_some());
    let names_action = |token: &Token| matches!(token, Token::Text(text) if action(text).is_some());
    let tokens = tokens(text);
    let is_command = |pair: &[Placed]| {
        matches!(pair, [one, comma, other]
        if one.token == Token::Text("aliyun".to_owned()) && comma.token == Token::Mark(',') && matches!(&other.token, Token::Text(_)))
    };
    let has_calls = tokens.iter().any(|it| matches!(it.token, Token::Mark('(' | '=' | '{')));
    tokens.windows(3).any(is_command)
        || has_calls
            && tokens.iter().any(|it| names_request(&it.token) || names_action(&it.token) || is_method(&it.token))
}

/// The calls in the text.
pub(super) fn find(text: &str, language: Language) -> Vec<Found> {
    let tokens = tokens(text);
    let mut parser = Parser::new(&tokens);
    let mut reader = Reader::new(language);
    while parser.token(0).is_some() {
        reader.statement(&mut parser);
    }
    reader.finish()
}
