//! What the compiler says about common mistakes is beside them in `mistakes`; `TRYBUILD=overwrite` writes it. `compile_fail` in the
//! crate `tests` proves for every operation that a call without a required parameter does not compile, and that the first
//! line of the message names it. Calls that compile are part of this crate: to have trybuild build them, too, would compile
//! everything that they need once more.

#[test]
fn mistakes_of_newcomers_get_messages_that_help() {
    trybuild::TestCases::new().compile_fail("mistakes/*.rs");
}
