//! Texts of others, made fit for one line of a message.

/// `text` on one line and cut to some characters, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > 0 {
            line.push(' ');
            count += 1;
        }
        for character in word.chars() {
            if count >= LONGEST {
                line.push('…');
                return line;
            }
            line.push(character);
            count += 1;
        }
    }
    line
}
