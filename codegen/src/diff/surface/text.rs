use quote::ToTokens;

/// The tokens as people write them, so that texts can be compared and shown.
pub(super) fn compact(tokens: &impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    let mut text = String::with_capacity(spaced.len());
    let mut letters = spaced.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != ' ' {
            text.push(letter);
            continue;
        }
        let before = text.chars().next_back().unwrap_or(' ');
        let after = letters.peek().copied().unwrap_or(' ');
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '\'' | '"');
        let is_apart = (is_word(before) && is_word(after))
            || before == ','
            || matches!(before, '+' | '=')
            || matches!(after, '+' | '=');
        if is_apart {
            text.push(' ');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_people_write_them() {
        let ty: syn::Type = syn::parse_quote!(Option<&'static [types::Tag]>);
        assert_eq!(compact(&ty), "Option<&'static[types::Tag]>");
        let ty: syn::Type = syn::parse_quote!(impl Into<A> + Send);
        assert_eq!(compact(&ty), "impl Into<A> + Send");
    }
}
