//! The committed output is what the committed spec gives.

use super::fixture;
use codegen::plan::{Output, Plan, report};

/// Compares in memory and never writes; `cargo codegen generate` fixes what it finds.
#[test]
fn the_committed_output_is_current() {
    let project = fixture::project();
    let artifacts = fixture::artifacts(fixture::files(&project.join("spec/dts")));
    let output = Output::new(&project.join("generated/dts"), "Dts");
    let plan = Plan::new(&output, &artifacts).unwrap();
    assert!(plan.is_current(), "{}", report(&plan));
}
