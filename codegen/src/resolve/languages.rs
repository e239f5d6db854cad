//! The languages of a spec. Nothing asks for Chinese texts where they are not among them.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Language;
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::RawLanguage;

impl From<RawLanguage> for Language {
    fn from(language: RawLanguage) -> Self {
        match language {
            RawLanguage::En => Self::English,
            RawLanguage::ZhCn => Self::Chinese,
        }
    }
}

impl Resolver<'_> {
    /// Whether the texts are in Chinese too.
    pub(super) fn speaks_chinese(&self) -> bool {
        let languages = self.raw.service.as_ref().map(|file| file.value.languages.as_slice()).unwrap_or_default();
        languages.is_empty() || languages.iter().any(|language| language.value == RawLanguage::ZhCn)
    }

    pub(super) fn languages(&mut self, raw: &[At<RawLanguage>]) -> Vec<Language> {
        let spoken: Vec<Language> = raw.iter().map(|language| language.value.into()).collect();
        match (spoken.as_slice(), raw.first()) {
            ([], _) | (_, None) => Language::ALL.to_vec(),
            ([Language::English] | [Language::English, Language::Chinese], _) => spoken,
            (_, Some(first)) => {
                let message = "the languages are neither `[en]` nor `[en, zh-CN]`";
                let help = "write `[en]`, or `[en, zh-CN]` if there are Chinese texts";
                self.report(Diagnostic::new(Code::Contradiction, first.place, message, help));
                Language::ALL.to_vec()
            }
        }
    }

    /// Refuses the Chinese files of a spec without Chinese texts. Folders that it includes are for other specs too.
    pub(super) fn check_languages(&mut self) {
        if self.speaks_chinese() {
            return;
        }
        let raw = self.raw;
        let files = [
            raw.service_texts.as_ref().map(|it| (it.file, it.path.as_str())),
            raw.parameters_texts.as_ref().map(|it| (it.file, it.path.as_str())),
        ];
        let errors = raw.errors_texts.iter().filter(|it| !raw.is_included(&it.path));
        let all = files
            .into_iter()
            .flatten()
            .chain(errors.map(|it| (it.file, it.path.as_str())))
            .chain(raw.type_texts.iter().map(|it| (it.file, it.path.as_str())))
            .chain(raw.operation_texts.iter().map(|it| (it.file, it.path.as_str())))
            .chain(raw.workflow_texts.iter().map(|it| (it.file, it.path.as_str())))
            .chain(raw.page_texts.iter().map(|it| (it.file, it.path.as_str())));
        for (file, path) in all {
            let message = format!("`{path}` is in Chinese, which is not one of the `languages:` of the service");
            let help = "add `zh-CN` to `languages:` in `service.yaml`, or remove the file";
            self.report(Diagnostic::new(Code::OrphanText, Place { file, start: 0, end: 0 }, message, help));
        }
    }
}
