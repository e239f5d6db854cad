//! What the last import wrote, in one file beside what people make of it. All of it is kept: the vendor's document may be gone, and
//! another version of `import` would make other files of it.

use crate::edit::Files;
use crate::plan::write_whole;
use crate::shown::shown;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The file, which is hidden, so that it is no part of the spec.
const NAME: &str = ".imported";

/// The beginning of the line with the path of a file.
const MARK: &str = "=== ";

const HEAD: &str =
    "What `import` wrote. The next import compares with it, so that edits of the spec are kept. Don't edit it.\n";

/// The files of the last import into a folder; nothing if there was none.
pub(super) fn read(folder: &Path) -> Result<Option<Files>, String> {
    let path = folder.join(NAME);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(parsed(&text))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{} cannot be read: {error}", shown(&path))),
    }
}

pub(super) fn write(folder: &Path, files: &Files) -> Result<(), String> {
    write_whole(&folder.join(NAME), &printed(files)).map_err(|error| error.to_string())
}

fn printed(files: &Files) -> String {
    let sections = files.iter().map(|(path, text)| format!("{MARK}{path}\n{text}"));
    std::iter::once(HEAD.to_owned()).chain(sections).collect()
}

fn parsed(text: &str) -> Files {
    // A file of git can come with the line ends of Windows.
    let text = format!("\n{}", text.replace("\r\n", "\n"));
    let sections = text.split("\n=== ").skip(1);
    let section = |section: &str| {
        let (path, text) = section.split_once('\n')?;
        // The last newline went with the mark of the next section.
        let text = if text.ends_with('\n') || text.is_empty() { text.to_owned() } else { format!("{text}\n") };
        Some((path.to_owned(), text))
    };
    sections.filter_map(section).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_as_they_were_written() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let files = Files::from([file("service.yaml", "a: \"=== b\"\n"), file("types/Ship.yaml", "x:\n  y: 1\n")]);
        assert_eq!(parsed(&printed(&files)), files);
        assert_eq!(parsed(&printed(&files).replace('\n', "\r\n")), files);
    }
}
