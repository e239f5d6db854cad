//! A JSON document in a parameter of any operation.
//!
//! The first byte chooses the operation; the rest is the text of each of its documents. What is read of it without a
//! mismatch is written and read again, and must be the same.
#![no_main]

use alibabacloud_core::plumbing::{Structure, Value, ValueMut, refusals, to_json_with_secrets, validate};
use alibabacloud_dts::metadata::calls;
use libfuzzer_sys::fuzz_target;
use serde_json::Value as Tree;

fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let call = &calls()[usize::from(*choice) % calls().len()];
    let mut request = (call.request)();
    for index in 0..request.shape().fields.len() {
        if set_document(&mut *request, index, text) {
            assert_kept(&mut *request, index);
        }
    }
    let advice = validate(&*request);
    let enforced = advice.iter().filter(|violation| violation.enforced).count();
    assert_eq!(refusals(&*request).len(), enforced, "{advice:?}");
});

/// Whether the member is a document.
fn set_document(request: &mut dyn Structure, index: usize, text: &str) -> bool {
    let Some(member) = request.member_mut(index) else { return false };
    let ValueMut::Document(document) = member.value_mut() else { return false };
    document.set(text).is_ok()
}

/// The structure of the document, if each of its values has the type of its member.
fn structure(request: &dyn Structure, index: usize) -> Option<Box<dyn Structure>> {
    let Value::Document(document) = request.member(index)?.value()? else { return None };
    let (structure, mismatches) = document.structure().ok()?;
    mismatches.is_empty().then_some(structure)
}

fn assert_kept(request: &mut dyn Structure, index: usize) {
    let Some(read) = structure(request, index) else { return };
    // A text with a key that comes twice is not written as it was; what is written has none.
    let written = to_json_with_secrets(&*read);
    assert!(set_document(request, index, &written.to_string()));
    let mut again = structure(request, index);
    if let (None, Tree::String(text)) = (&again, &written) {
        // The document is deeper than a tree, so that this is its text.
        assert!(set_document(request, index, text));
        again = structure(request, index);
    }
    let again = again.map(|again| to_json_with_secrets(&*again));
    assert_eq!(again.as_ref(), Some(&written), "not the same when it is read again: {written}");
}
