//! RPC version 1 with HMAC-SHA1, in the parameter `Signature`.

use super::claim::{Claim, key, needed};
use crate::protocol::{Pairs, Refusal, Request};
use crate::settings::AccessKey;
use alibabacloud_core::Secret;
use alibabacloud_core::sign::rpc::signature;

pub(super) fn claim<'r>(request: &'r Request, keys: &'r [AccessKey]) -> Result<Claim<'r>, Refusal> {
    let id = needed(request.parameter("AccessKeyId"), "AccessKeyId")?;
    let given = needed(request.parameter("Signature"), "Signature")?;
    let date = needed(request.parameter("Timestamp"), "Timestamp")?;
    let nonce = needed(request.parameter("SignatureNonce"), "SignatureNonce")?;
    let method = needed(request.parameter("SignatureMethod"), "SignatureMethod")?;
    if !method.eq_ignore_ascii_case("HMAC-SHA1") {
        let message = format!("The signature method {method} is not supported. Use HMAC-SHA1.");
        return Err(Refusal::new("InvalidSignatureMethod", 400, message));
    }
    let version = needed(request.parameter("SignatureVersion"), "SignatureVersion")?;
    if version != "1.0" {
        let message = format!("The signature version {version} is not supported. Use 1.0.");
        return Err(Refusal::new("InvalidParamater", 400, message));
    }
    let key = key(keys, id)?;
    let unsigned = |pairs: &Pairs| pairs.iter().filter(|(name, _)| name != "Signature").cloned().collect::<Pairs>();
    let (query, form) = (unsigned(&request.query), unsigned(&request.form));
    let expected = signature(request.method.as_str(), &query, &form, &Secret::from(key.secret.as_str()));
    Ok(Claim { key, given, expected, date, nonce, token: request.parameter("SecurityToken") })
}
