//! Commands in a text of a shell.

use crate::failure::Failure;
use crate::language::Language;

/// The words of each command that begins with `program`, without what a pipe or a redirection adds.
pub(super) fn commands(text: &str, program: &str, language: Language) -> Result<Vec<Vec<String>>, Failure> {
    let Some(begin) = begin(text, program) else { return Ok(Vec::new()) };
    let is_substitution =
        text.get(..begin).is_some_and(|before| before.trim_end().ends_with("$(") || before.ends_with('`'));
    let mut text = text.get(begin..).unwrap_or_default().trim().replace("\\\r\n", " ").replace("\\\n", " ");
    if is_substitution {
        text = text.trim_end_matches([')', '`', '"']).to_owned();
    }
    let words = shlex::split(&text)
        .ok_or_else(|| Failure::usage(language.pick("a quote of the call is not closed", "调用中的引号未闭合")))?;
    let mut commands: Vec<Vec<String>> = Vec::new();
    let mut is_inside = false;
    for word in joined(words) {
        if word == program {
            commands.push(Vec::new());
            is_inside = true;
        } else if ends(&word) {
            is_inside = false;
        } else if let (true, Some(command)) = (is_inside, commands.last_mut()) {
            let (word, is_last) = match word.strip_suffix(';') {
                Some(word) => (word.to_owned(), true),
                None => (word, false),
            };
            command.push(word);
            is_inside = !is_last;
        }
    }
    Ok(commands)
}

/// Where the program stands as a word of its own.
pub(super) fn begin(text: &str, program: &str) -> Option<usize> {
    text.match_indices(program).map(|(index, _)| index).find(|index| {
        let before = text.get(..*index).and_then(|before| before.chars().next_back());
        let after = text.get(index + program.len()..).and_then(|after| after.chars().next());
        before.is_none_or(|it| it.is_whitespace() || matches!(it, '(' | '`' | ';' | '|' | '&'))
            && after.is_some_and(char::is_whitespace)
    })
}

/// What ends a command.
fn ends(word: &str) -> bool {
    matches!(word, "|" | "||" | "&&" | "&" | ";" | "2>&1") || word.starts_with('>') || word.starts_with("2>")
}

/// A substitution with spaces in it is one word.
fn joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|last| last.matches("$(").count() > last.matches(')').count()) {
            Some(last) => {
                last.push(' ');
                last.push_str(&word);
            }
            None => joined.push(word),
        }
    }
    joined
}
