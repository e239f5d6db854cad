use crate::report::render;
use crate::spec::{SourceSet, load};
use proptest::prelude::*;

/// One file in each role, all with the same bytes.
fn load_everywhere(bytes: &[u8]) {
    let paths = ["service.yaml", "errors.yaml", "parameters.yaml", "types/A.yaml", "operations/a/A.yaml"];
    let translations = paths.iter().map(|path| format!("zh-CN/{path}"));
    let files =
        paths.iter().map(|path| (*path).to_owned()).chain(translations).map(|path| (path, bytes.to_vec())).collect();
    let (sources, mut diagnostics) = SourceSet::from_memory("spec", files);
    diagnostics.extend(load(&sources).1);
    for diagnostic in &diagnostics {
        let place = diagnostic.place.expect("a place");
        assert!(place.start <= place.end, "{diagnostic:?}");
    }
    let printed = render(&diagnostics, &sources, false);
    assert_eq!(printed.is_empty(), diagnostics.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_bytes_make_the_loader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        load_everywhere(&bytes);
    }

    #[test]
    fn nothing_like_yaml_makes_the_loader_panic(
        text in "([a-c文]: |- |\\n {0,6}|[\\[\\]{}\",'&*!|>#%@`~\t]|<<|---|doc|type|fields|\\r\\n|[0-9.e]{1,3}){0,60}"
    ) {
        load_everywhere(text.as_bytes());
    }
}
