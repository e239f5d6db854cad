//! Folders of error codes that several specs share.

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::spec::raw::RawErrors;
use crate::spec::{At, RawFile, below, is_folder};

impl<'r> Resolver<'r> {
    /// The files of error codes: those of this spec first, since what they declare takes the place of what they include.
    pub(super) fn error_files(&self) -> impl Iterator<Item = &'r RawFile<RawErrors>> + use<'r> {
        let raw = self.raw;
        let included = |file: &&RawFile<RawErrors>| raw.is_included(&file.path);
        raw.errors
            .iter()
            .filter(move |file| !included(file))
            .chain(raw.errors.iter().filter(move |file| included(file)))
    }

    /// Whether this spec declares the code, or another spelling of it, so that an included file doesn't have to.
    pub(super) fn is_own_spelling(&self, spelling: &str) -> bool {
        let own = self.raw.errors.iter().filter(|file| !self.raw.is_included(&file.path));
        let mut entries = own.flat_map(|file| &file.value.errors);
        entries.any(|(code, error)| {
            let mut spellings = std::iter::once(code).chain(&error.aliases);
            spellings.any(|own| own.eq_ignore_ascii_case(spelling))
        })
    }

    /// Whether this spec declares the family.
    pub(super) fn is_own_family(&self, pattern: &str) -> bool {
        let own = self.raw.errors.iter().filter(|file| !self.raw.is_included(&file.path));
        own.flat_map(|file| file.value.families.keys()).any(|own| own.eq_ignore_ascii_case(pattern))
    }

    pub(super) fn check_includes(&mut self, includes: &[At<String>]) {
        for (index, include) in includes.iter().enumerate() {
            if !is_folder(include) {
                self.report(Diagnostic::new(
                    Code::EscapingName,
                    include.place,
                    format!("`{}` is not the name of a folder to include", include.value.escape_debug()),
                    "write its path relative to the spec folder, with `/` and with `..` at its beginning only",
                ));
            } else if includes.iter().take(index).any(|other| other.value == include.value) {
                self.duplicate(include.place, "included folder", &include.value);
            } else if !self.raw.errors.iter().any(|file| below(include, &file.path).is_some()) {
                self.report(Diagnostic::new(
                    Code::MissingFile,
                    include.place,
                    format!("the folder `{}` has no error codes to include", include.value),
                    "correct the path, which is relative to the spec folder, or write an `errors.yaml` there",
                ));
            }
        }
    }
}
