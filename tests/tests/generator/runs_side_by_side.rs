//! Several runs on one output folder at a time.

use super::plan::{generate, generated, output};
use super::scratch::Scratch;
use codegen::artifact::Artifact;
use codegen::plan::{ChangeKind, Error, Lock, Plan, compare};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

fn artifacts(text: &str) -> Vec<Artifact> {
    (0..40).map(|number| generated(&format!("sdk/{number}.rs"), text)).collect()
}

fn compared(scratch: &Scratch, text: &str, wait: impl FnMut()) -> Plan {
    compare(&output(scratch.path()), || Ok::<_, Error>(artifacts(text)), wait).unwrap()
}

#[test]
fn runs_side_by_side_all_end_well_and_leave_one_whole_output() {
    let scratch = Scratch::new("side-by-side");
    thread::scope(|scope| {
        for text in ["one", "two", "three", "four"] {
            let folder = scratch.path();
            scope.spawn(move || (0..15).for_each(|_| generate(&output(folder), &artifacts(text)).unwrap()));
        }
    });
    let is_whole = |text: &&str| compared(&scratch, text, || {}).is_current();
    assert_eq!(["one", "two", "three", "four"].iter().filter(|text| is_whole(text)).count(), 1);
    let left: Vec<String> =
        scratch.files().into_iter().map(|(path, _)| path).filter(|path| path.contains("/.")).collect();
    assert_eq!(left, [""; 0], "no draft is left");
    assert!(!scratch.holds(".codegen.lock"));
}

#[test]
fn a_comparison_never_sees_half_a_run() {
    let scratch = Scratch::new("compare-meanwhile");
    generate(&output(scratch.path()), &artifacts("one")).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for text in ["two", "one"].iter().cycle().take(40) {
                generate(&output(scratch.path()), &artifacts(text)).unwrap();
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            let plan = compared(&scratch, "one", || {});
            let stale = plan.changes.iter().filter(|change| change.kind == ChangeKind::Stale).count();
            // Either all files are of the one run or, with the list, all are of the other.
            assert!(plan.changes.is_empty() || (stale == 41 && plan.changes.len() == 41), "{:?}", plan.changes.len());
        }
    });
}

#[test]
fn a_comparison_says_that_it_waits_for_a_run_that_writes() {
    let scratch = Scratch::new("compare-waits");
    generate(&output(scratch.path()), &artifacts("one")).unwrap();
    let waits = AtomicUsize::new(0);
    let (sender, receiver) = std::sync::mpsc::channel();
    let lock = Lock::acquire(scratch.path(), || {}).unwrap();
    thread::scope(|scope| {
        let comparison = scope.spawn(|| {
            let wait = || {
                waits.fetch_add(1, Ordering::Relaxed);
                sender.send(()).unwrap();
            };
            compared(&scratch, "one", wait).is_current()
        });
        receiver.recv().unwrap();
        assert!(!comparison.is_finished());
        drop(lock);
        assert!(comparison.join().unwrap());
    });
    assert_eq!(waits.load(Ordering::Relaxed), 1);
}

#[test]
fn the_lock_of_a_run_that_was_killed_holds_nobody_up() {
    let scratch = Scratch::new("stale-lock");
    generate(&output(scratch.path()), &artifacts("one")).unwrap();
    scratch.write(".codegen.lock", "");
    assert!(compared(&scratch, "one", || panic!("nobody writes")).is_current());
    generate(&output(scratch.path()), &artifacts("two")).unwrap();
    assert!(!scratch.holds(".codegen.lock"));
}
