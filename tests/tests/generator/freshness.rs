//! The committed output is what the committed spec gives.

use super::fixture;
use codegen::command;
use codegen::plan::{Output, Plan, report};

/// Compares in memory and never writes; `cargo codegen generate` fixes what it finds.
#[test]
fn the_committed_output_is_current() {
    let project = fixture::project();
    for product in fixture::products() {
        let model = fixture::model_of(&product);
        let artifacts = command::artifacts(&model).unwrap();
        let output = Output::new(&project.join(&product.output), &model.service.product);
        let plan = Plan::new(&output, &artifacts).unwrap();
        assert!(plan.is_current(), "{}: {}", product.name, report(&plan));
    }
}
