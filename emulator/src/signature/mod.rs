//! Whether a request is signed by a known key, now and for the first time.

mod acs3;
mod claim;
mod dates;
mod nonces;
mod rpc;

use crate::clock::Clock;
use crate::protocol::{Refusal, Request};
use crate::settings::AccessKey;
use claim::Claim;
use nonces::Nonces;
use std::sync::{Mutex, PoisonError};

/// Verifies requests.
#[derive(Debug)]
pub(crate) struct Verifier {
    keys: Vec<AccessKey>,
    clock: Clock,
    /// `None` if nonces may be used again.
    nonces: Option<Mutex<Nonces>>,
}

impl Verifier {
    pub(crate) fn new(keys: Vec<AccessKey>, clock: Clock, check_nonces: bool) -> Self {
        Self { keys, clock, nonces: check_nonces.then(Mutex::default) }
    }

    /// Checks the signature, the date, the token and the nonce.
    pub(crate) fn verify(&self, request: &Request) -> Result<(), Refusal> {
        let claim = if request.header("authorization").is_some() {
            acs3::claim(request, &self.keys)?
        } else {
            rpc::claim(request, &self.keys)?
        };
        let fresh = dates::check(claim.date, &self.clock)?;
        check_token(&claim)?;
        // The time of this comparison may say something about the signature: the keys of an emulator protect nothing.
        if claim.given != claim.expected {
            let message =
                "The signature does not match: the secret is wrong, or the request was changed after it was signed.";
            return Err(Refusal::new("SignatureDoesNotMatch", 400, message));
        }
        // A nonce counts only if its owner sent it.
        let Some(nonces) = &self.nonces else { return Ok(()) };
        let mut nonces = nonces.lock().unwrap_or_else(PoisonError::into_inner);
        if nonces.is_new(&claim.key.id, claim.nonce, fresh) {
            return Ok(());
        }
        Err(Refusal::new("SignatureNonceUsed", 400, "The specified signature nonce was used already."))
    }

    /// Forgets the nonces.
    pub(crate) fn forget(&self) {
        if let Some(nonces) = &self.nonces {
            *nonces.lock().unwrap_or_else(PoisonError::into_inner) = Nonces::default();
        }
    }
}

fn check_token(claim: &Claim<'_>) -> Result<(), Refusal> {
    match (claim.key.token.as_deref(), claim.token.filter(|token| !token.is_empty())) {
        (None, None) => Ok(()),
        (Some(known), Some(given)) if known == given => Ok(()),
        (Some(_), None) => {
            Err(Refusal::new("MissingSecurityToken", 400, "SecurityToken is mandatory for this access key."))
        }
        (_, Some(_)) => {
            let message = "The specified SecurityToken does not belong to the access key.";
            Err(Refusal::new("InvalidSecurityToken.MismatchWithAccessKey", 400, message))
        }
    }
}
