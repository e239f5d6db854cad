//! A response as a tree.

use alibabacloud_core::ResponseMetadata;
use alibabacloud_core::plumbing::{Structure, to_json_with_secrets};
use serde_json::Value;

/// The response as it came; if it was no JSON, as the SDK has read it.
pub(super) fn document(response: &dyn Structure, metadata: &ResponseMetadata) -> Value {
    serde_json::from_slice(metadata.body()).unwrap_or_else(|_| to_json_with_secrets(response))
}
