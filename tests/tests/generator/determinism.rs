//! The same spec always gives the same bytes.

use super::fixture::{self, Files};
use super::plan;
use super::scratch::Scratch;
use super::torture;

/// The specs that are tried, each with its name.
fn specs() -> [(&'static str, Files); 2] {
    [("minimal", fixture::files(&fixture::folder("minimal"))), ("torture", torture::spec())]
}

/// A list in another order, the same one for the same seed.
fn shuffled(mut files: Files, mut seed: u64) -> Files {
    for last in (1..files.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(seed >> 33).unwrap() % (last + 1);
        files.swap(last, other);
    }
    files
}

#[test]
fn two_runs_give_the_same_bytes() {
    for (spec, files) in specs() {
        assert!(fixture::artifacts(files.clone()) == fixture::artifacts(files), "{spec}");
    }
}

#[test]
fn the_order_in_which_files_are_found_does_not_matter() {
    for (spec, files) in specs() {
        let sorted = fixture::artifacts(files.clone());
        for seed in [1, 2] {
            assert!(fixture::artifacts(shuffled(files.clone(), seed)) == sorted, "{spec}, order {seed}");
        }
    }
}

#[test]
fn line_ends_of_windows_do_not_matter() {
    for (spec, files) in specs() {
        let crlf = files.iter().map(|(path, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
            (path.clone(), text.into_bytes())
        });
        assert!(fixture::artifacts(crlf.collect()) == fixture::artifacts(files.clone()), "{spec}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let scratch = Scratch::new("second-run");
    let artifacts = fixture::artifacts(fixture::files(&fixture::folder("minimal")));
    plan::run(&scratch, &artifacts);
    let second = plan::plan(&scratch, &artifacts).unwrap();
    assert!(second.is_current(), "{}", codegen::plan::report(&second));
    assert!(second.unchanged > 0);
}
