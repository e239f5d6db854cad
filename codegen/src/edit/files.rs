use crate::place::Place;
use crate::spec::SourceSet;
use std::collections::BTreeMap;

/// Texts that take the place of others, and files that take other names.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// By place, so that they come in order.
    texts: BTreeMap<Place, String>,
    /// The old path, and the new one.
    paths: BTreeMap<String, String>,
}

/// A file as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    pub path: String,
    /// The path until now, if it changes.
    pub from: Option<String>,
    pub text: String,
}

impl Edits {
    pub fn replace(&mut self, place: Place, text: impl Into<String>) {
        self.texts.insert(place, text.into());
    }

    /// What takes the place of a text.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<&str> {
        self.texts.get(&place).map(String::as_str)
    }

    /// Puts a text in front of a place.
    pub fn insert(&mut self, before: Place, text: impl Into<String>) {
        self.replace(Place { end: before.start, ..before }, text);
    }

    pub fn move_file(&mut self, from: &str, to: &str) {
        self.paths.insert(from.to_owned(), to.to_owned());
    }

    /// All files of the spec as they are to be, and those of them that change.
    #[must_use]
    pub fn apply(&self, sources: &SourceSet) -> (Vec<(String, Vec<u8>)>, Vec<Edited>) {
        let (mut files, mut changed) = (Vec::new(), Vec::new());
        for (index, source) in (0..).zip(sources.files()) {
            let mut text = source.text.clone();
            // From the last to the first, so that the places of the others stay.
            for (place, new) in self.texts.iter().rev().filter(|(place, _)| place.file == index) {
                let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
                let range = offset(place.start)..offset(place.end);
                // A file has one kind of line ends.
                let new = if source.text.contains("\r\n") {
                    new.replace("\r\n", "\n").replace('\n', "\r\n")
                } else {
                    new.clone()
                };
                text.replace_range(range, &new);
            }
            let moved = self.paths.get(&source.path);
            let path = moved.unwrap_or(&source.path).clone();
            if moved.is_some() || text != source.text {
                changed.push(Edited {
                    path: path.clone(),
                    from: moved.map(|_| source.path.clone()),
                    text: text.clone(),
                });
            }
            files.push((path, text.into_bytes()));
        }
        (files, changed)
    }
}
