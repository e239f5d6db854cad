//! What a user sees who leaves out a required parameter, word by word. `compile_fail` in the crate `tests` proves it
//! for every operation of the spec; here the founding ones stand with the whole message beside them.

#[test]
fn the_compiler_names_what_is_missing() {
    let cases = trybuild::TestCases::new();
    cases.pass("calls/complete_calls.rs");
    cases.compile_fail("calls/required_parameters.rs");
}
