//! RPC version 1 with HMAC-SHA1: the older signature, in the query. HMAC-SHA1 is what the protocol asks for.

use crate::ground::percent::{encode, encode_canonical_pairs};
use crate::ground::secret::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use zeroize::Zeroizing;

/// The value of the parameter `Signature`: over the method and all parameters, of the query and of the form body, in
/// any order and not encoded.
pub fn signature(
    method: &str,
    query: &[(String, String)],
    form: &[(String, String)],
    access_key_secret: &Secret,
) -> String {
    let parameters = encode_canonical_pairs(query.iter().chain(form));
    let parameters = Zeroizing::new(encode(&parameters));
    let text = Zeroizing::new([method, "&", &encode("/"), "&", &parameters].concat());
    let key = Zeroizing::new([access_key_secret.expose(), "&"].concat());
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes());
    STANDARD.encode(hmac::sign(&key, text.as_bytes()))
}
