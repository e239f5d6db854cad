//! The words and marks of a piece of source code, in whichever of the languages that the official SDKs are for.

/// A word or mark, and whether a line begins with it.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Placed {
    pub(in super::super) token: Token,
    pub(super) begins_line: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Token {
    Name(String),
    /// The text of a literal.
    Text(String),
    /// A text with expressions in it.
    Template,
    Number(String),
    /// Brackets, commas, dots; `=` for every assignment, and `:` for every mark between a key and its value.
    Mark(char),
    /// Another operator.
    Operator,
}

/// The tokens of a text. What is no token of any of the languages is skipped.
pub(in super::super) fn tokens(text: &str) -> Vec<Placed> {
    let mut lexer = Lexer { characters: text.chars().collect(), at: 0, begins_line: true, tokens: Vec::new() };
    while let Some(character) = lexer.peek(0) {
        lexer.token(character);
    }
    lexer.tokens
}

struct Lexer {
    characters: Vec<char>,
    at: usize,
    begins_line: bool,
    tokens: Vec<Placed>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn begins(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, character)| self.peek(ahead) == Some(character))
    }

    fn push(&mut self, token: Token) {
        self.tokens.push(Placed { token, begins_line: self.begins_line });
        self.begins_line = false;
    }

    fn token(&mut self, character: char) {
        if character == '\n' {
            self.begins_line = true;
            self.at += 1;
        } else if character.is_whitespace() || character == '\\' {
            self.at += 1;
        } else if character == '#' || self.begins("//") {
            self.skip_to("\n", false);
        } else if self.begins("/*") {
            self.skip_to("*/", true);
        } else if self.begins("<<") && self.peek(2).is_some_and(|it| it == '-' || it.is_ascii_uppercase()) {
            self.document();
        } else if matches!(character, '"' | '\'' | '`') {
            self.literal(character, false, character == '`');
        } else if character.is_ascii_digit() {
            let number = self.taken(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '_'));
            // `30L` and `30d` are numbers of Java.
            let number = number.trim_end_matches(['L', 'l', 'd', 'f', 'n']).replace('_', "");
            self.push(Token::Number(number));
        } else if character.is_alphabetic() || matches!(character, '_' | '$' | '@') {
            self.name();
        } else {
            self.mark(character);
        }
    }

    fn taken(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let rest = self.characters.get(self.at..).unwrap_or_default();
        let text: String = rest.iter().copied().take_while(|it| belongs(*it)).collect();
        self.at += text.chars().count();
        text
    }

    fn skip_to(&mut self, end: &str, including: bool) {
        while self.peek(0).is_some() && !self.begins(end) {
            self.at += 1;
        }
        if including {
            self.at += end.chars().count();
        }
    }

    /// A name, or the letters before the quote of a literal, as in `f"…"`.
    fn name(&mut self) {
        let first = self.peek(0);
        if matches!(first, Some('$' | '@')) {
            self.at += 1;
        }
        let name = self.taken(|it| it.is_alphanumeric() || it == '_');
        match self.peek(0) {
            Some(quote @ ('"' | '\'')) if name.len() <= 2 && name.chars().all(|it| "fFrRbBuU".contains(it)) => {
                let is_template = first == Some('$') || name.contains(['f', 'F']);
                self.literal(quote, is_template, name.contains(['r', 'R']));
            }
            _ if name.is_empty() => {}
            _ => self.push(Token::Name(name)),
        }
    }

    fn literal(&mut self, quote: char, is_template: bool, is_raw: bool) {
        let triple: String = [quote; 3].iter().collect();
        let end = if self.begins(&triple) { triple } else { quote.to_string() };
        self.at += end.chars().count();
        let mut text = String::new();
        while let Some(character) = self.peek(0).filter(|_| !self.begins(&end)) {
            self.at += 1;
            match (character, self.peek(0)) {
                ('\\', Some(next)) if !is_raw => {
                    self.at += 1;
                    match next {
                        'n' => text.push('\n'),
                        't' => text.push('\t'),
                        'r' => text.push('\r'),
                        '\n' => {}
                        other => text.push(other),
                    }
                }
                _ => text.push(character),
            }
        }
        self.at += end.chars().count();
        let is_open = text.contains("${") || (is_template && text.contains('{'));
        self.push(if is_open { Token::Template } else { Token::Text(text) });
    }

    /// `<<EOF`, as Terraform has it.
    fn document(&mut self) {
        self.at += 2;
        self.taken(|it| it == '-');
        let end = self.taken(|it| it.is_alphanumeric() || it == '_');
        self.skip_to("\n", true);
        let mut lines = Vec::new();
        while self.peek(0).is_some() {
            let line = self.taken(|it| it != '\n');
            self.at += 1;
            if line.trim() == end {
                break;
            }
            lines.push(line);
        }
        let text = lines.join("\n");
        self.push(if text.contains("${") { Token::Template } else { Token::Text(text) });
        self.begins_line = true;
    }

    fn mark(&mut self, character: char) {
        const PAIRS: [(&str, Token); 14] = [
            ("->", Token::Mark('.')),
            ("::", Token::Mark('.')),
            ("?.", Token::Mark('.')),
            ("=>", Token::Mark(':')),
            (":=", Token::Mark('=')),
            ("==", Token::Operator),
            ("!=", Token::Operator),
            ("<=", Token::Operator),
            (">=", Token::Operator),
            ("&&", Token::Operator),
            ("||", Token::Operator),
            ("??", Token::Operator),
            ("+=", Token::Operator),
            ("**", Token::Operator),
        ];
        let known = PAIRS.into_iter().find(|(text, _)| self.begins(text));
        self.at += if known.is_some() { 2 } else { 1 };
        let token = match (known, character) {
            (Some((_, token)), _) => token,
            (None, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | '.' | '=' | ':' | '<' | '>' | '&' | '*' | '-') => {
                Token::Mark(character)
            }
            (None, _) => Token::Operator,
        };
        self.push(token);
    }
}
