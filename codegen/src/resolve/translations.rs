//! The Chinese translation of a file: there is an English file for it, of the same name.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use crate::spec::{At, RawFile};

/// The folder of the Chinese texts, as the paths of its files begin.
const TEXTS: &str = "zh-CN/";

impl Resolver<'_> {
    pub(super) fn check_translations(&mut self) {
        let raw = self.raw;
        for texts in &raw.operation_texts {
            let english = raw.operations.iter().find(|file| is_translation(texts, &file.path));
            let name = &texts.value.operation;
            self.check_translation(
                &texts.path,
                Some(name),
                name.place,
                english.map(|file| Some(&file.value.operation)),
            );
        }
        for texts in &raw.errors_texts {
            let english = raw.errors.iter().find(|file| is_translation(texts, &file.path));
            let place = Place { file: texts.file, start: 0, end: 0 };
            self.check_translation(&texts.path, None, place, english.map(|_| None));
        }
        for texts in &raw.workflow_texts {
            let english = raw.workflows.iter().find(|file| is_translation(texts, &file.path));
            let place = Place { file: texts.file, start: 0, end: 0 };
            self.check_translation(&texts.path, None, place, english.map(|_| None));
        }
        for texts in &raw.page_texts {
            let english = raw.pages.iter().find(|file| is_translation(texts, &file.path));
            let place = Place { file: texts.file, start: 0, end: 0 };
            self.check_translation(&texts.path, None, place, english.map(|_| None));
        }
        for texts in &raw.type_texts {
            let english = raw.types.iter().find(|file| is_translation(texts, &file.path));
            let name =
                texts.value.structure.as_ref().or(texts.value.enumeration.as_ref()).or(texts.value.document.as_ref());
            let place = name.map_or(Place { file: texts.file, start: 0, end: 0 }, |name| name.place);
            let english = english.map(|file| {
                file.value.structure.as_ref().or(file.value.enumeration.as_ref()).or(file.value.document.as_ref())
            });
            self.check_translation(&texts.path, name, place, english);
        }
    }

    /// Compares what two files are about; `english` is `None` where there is no such file.
    #[allow(clippy::option_option, reason = "a file that is not there, and a file that names nothing")]
    fn check_translation(
        &mut self,
        path: &str,
        name: Option<&At<String>>,
        place: Place,
        english: Option<Option<&At<String>>>,
    ) {
        let path = english_path(path);
        let Some(english) = english else {
            self.report(Diagnostic::new(
                Code::OrphanText,
                place,
                format!("these are texts for `{path}`, which is not a file of the spec"),
                "give it the path of its English file, or remove it",
            ));
            return;
        };
        let (name, english) = (name.map(|at| at.value.as_str()), english.map(|at| at.value.as_str()));
        if name != english {
            let named = |name: Option<&str>| name.map_or_else(|| "nothing".to_owned(), |name| format!("`{name}`"));
            self.report(Diagnostic::new(
                Code::WrongFile,
                place,
                format!("these texts are for {}, and `{path}` declares {}", named(name), named(english)),
                "give both files the same name at the top",
            ));
        }
    }
}

/// Whether these are the texts of the file at `path`. Texts are below `zh-CN` in the folder that their file is in: the
/// spec folder, or one that it includes.
pub(super) fn is_translation<T>(texts: &RawFile<T>, path: &str) -> bool {
    english_path(&texts.path) == path
}

/// The path of the English file that texts are for.
fn english_path(path: &str) -> String {
    match path.strip_prefix(TEXTS) {
        Some(rest) => rest.to_owned(),
        None => path.replacen(&format!("/{TEXTS}"), "/", 1),
    }
}
