//! Chinese texts whose English text has changed.

use super::fixture;
use super::scratch::Scratch;
use std::fs;

const ENGLISH: &str = "operations/ships/DockShip.yaml";
const CHINESE: &str = "zh-CN/operations/ships/DockShip.yaml";

/// A copy of the small spec with a file of translations.
fn spec(name: &str) -> Scratch {
    let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
    assert_eq!(scratch.run(&["translations", "--confirm"]).0, 0);
    scratch
}

fn replace(scratch: &Scratch, path: &str, old: &str, new: &str) {
    let path = scratch.path().join("spec").join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{text}");
    fs::write(path, text.replace(old, new)).unwrap();
}

fn confirmed(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.path().join("spec/translations.lock")).unwrap()
}

#[test]
fn a_changed_english_text_is_reported_until_its_translation_is_changed_too() {
    let scratch = spec("stale-text");
    replace(&scratch, ENGLISH, "How long it stays.", "How long it stays, in nights.");
    let (code, report) = scratch.run(&["lint"]);
    assert!(code == 2 && report.contains("error[S0712]") && report.contains("zh-CN"), "{report}");
    assert!(report.contains("How long it stays, in nights."), "{report}");
    assert_eq!(scratch.run(&["translations"]).0, 1);
    assert_eq!(scratch.run(&["generate"]).0, 2);
    replace(&scratch, CHINESE, "停泊的时长。", "停泊的时长，单位：晚。");
    assert_eq!(scratch.run(&["lint"]).0, 0);
    assert_eq!(scratch.run(&["generate"]).0, 0);
    // The new pair is known now, so that the next change is seen.
    replace(&scratch, ENGLISH, "How long it stays, in nights.", "How many nights it stays.");
    assert_eq!(scratch.run(&["lint"]).0, 2);
}

#[test]
fn a_translation_that_still_fits_is_confirmed_file_by_file() {
    let scratch = spec("confirmed-text");
    replace(&scratch, ENGLISH, "How long it stays.", "How long it stays there.");
    replace(&scratch, "parameters.yaml", "Where the ship arrives", "Where a ship arrives");
    let (code, printed) = scratch.run(&["translations", "--confirm", "spec/nowhere.yaml"]);
    assert!(code == 2 && printed.contains("no texts in spec/nowhere.yaml"), "{printed}");
    let (code, printed) = scratch.run(&["translations", "--confirm", "operations"]);
    assert!(code == 0 && printed.contains("1 translation confirmed"), "{printed}");
    let (code, printed) = scratch.run(&["translations"]);
    assert!(code == 1 && printed.contains("zh-CN/parameters.yaml"), "{printed}");
    assert_eq!(scratch.run(&["translations", "--confirm", "zh-CN/parameters.yaml"]).0, 0);
    assert_eq!(scratch.run(&["lint"]).0, 0);
}

#[test]
fn texts_that_are_wrapped_or_moved_stay_confirmed() {
    let scratch = spec("moved-text");
    let before = confirmed(&scratch);
    replace(&scratch, ENGLISH, "How long it stays.", "|\n      How long\n      it stays.");
    replace(&scratch, CHINESE, "停泊的时长。", ">-\n    停泊的\n    时长。");
    assert_eq!(scratch.run(&["lint"]).0, 0);
    assert_eq!(scratch.run(&["generate"]).0, 0);
    assert_eq!(confirmed(&scratch), before);
}

#[test]
fn new_texts_are_added_and_gone_ones_are_dropped() {
    let scratch = spec("new-text");
    let before = confirmed(&scratch);
    replace(&scratch, ENGLISH, "How long it stays.", "The length of the stay.");
    replace(&scratch, CHINESE, "停泊的时长。", "停留的时间。");
    let (code, printed) = scratch.run(&["check"]);
    assert!(code == 1 && printed.contains("translations.lock: the file lacks new texts"), "{printed}");
    assert_eq!(scratch.run(&["generate"]).0, 0);
    assert_eq!(scratch.run(&["check"]).0, 0);
    let after = confirmed(&scratch);
    assert_eq!(after.lines().count(), before.lines().count());
    assert_ne!(after, before);
}
