//! Reads temporary credentials out of a response.

use super::Credentials;
use super::document::Object;
use crate::ground::clock::parse_timestamp;

/// `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and `Expiration`, all of which have to be there.
pub(super) fn read_session(object: Object<'_>) -> Result<Credentials, String> {
    let text = |name: &str| object.text(name).ok_or_else(|| format!("the response has no `{name}`"));
    let (id, secret, token) = (text("AccessKeyId")?, text("AccessKeySecret")?, text("SecurityToken")?);
    let expiration = parse_timestamp(text("Expiration")?)
        .map_err(|_| "the `Expiration` of the response is not a time like 2026-01-02T03:04:05Z".to_owned())?;
    Ok(Credentials::sts(id, secret, token).expiring(expiration))
}
