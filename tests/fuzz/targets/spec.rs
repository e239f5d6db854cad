//! The files of a spec.
//!
//! The bytes are the text of one file of a small spec; the first byte chooses which. What the linter accepts, each
//! backend must accept, and mistakes must stand at characters of their file.
#![no_main]

use codegen::command::{artifacts, build_model};
use codegen::report::render;
use codegen::spec::SourceSet;
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

type Files = Vec<(String, Vec<u8>)>;

static SPEC: LazyLock<Files> = LazyLock::new(|| {
    let (sources, found) = SourceSet::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/minimal"));
    assert!(found.is_empty(), "the spec of the fixture can be read: {found:?}");
    sources.files().iter().map(|file| (file.path.clone(), file.text.clone().into_bytes())).collect()
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first() else { return };
    let mut files = SPEC.clone();
    let chosen = usize::from(*choice) % files.len();
    files[chosen].1 = text.to_vec();
    let (sources, found) = SourceSet::from_memory("spec", files);
    match build_model(&sources, found) {
        Ok(model) => {
            if let Err(problem) = artifacts(&model) {
                panic!("the linter accepts what a backend refuses: {problem}");
            }
        }
        Err(found) => {
            let _ = render(&found, &sources, false);
            for diagnostic in &found {
                assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}");
                let Some(place) = diagnostic.place else { continue };
                let length = sources.file(place).map_or(0, |file| file.text.len());
                assert!(place.start <= place.end && place.end as usize <= length, "{diagnostic:?}");
            }
        }
    }
});
