//! Calls with all of their required parameters compile. `compile_fail` in the crate `tests` proves for every operation that
//! a call without one does not, and that the first line of the message names it. What the compiler says about common mistakes
//! is beside them in `mistakes`; `TRYBUILD=overwrite` writes it.

#[test]
fn complete_calls_compile() {
    let cases = trybuild::TestCases::new();
    cases.pass("calls/complete_calls.rs");
    cases.pass("calls/helper_functions.rs");
}

#[test]
fn mistakes_of_newcomers_get_messages_that_help() {
    trybuild::TestCases::new().compile_fail("mistakes/*.rs");
}
