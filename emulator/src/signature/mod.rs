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
use ring::hmac;
use ring::rand::SystemRandom;
use std::sync::{Mutex, PoisonError};

/// Verifies requests.
#[derive(Debug)]
pub(crate) struct Verifier {
    keys: Vec<AccessKey>,
    clock: Clock,
    /// `None` if nonces may be used again.
    nonces: Option<Mutex<Nonces>>,
    /// Signatures are compared under this key, so that the time of a comparison says nothing about them.
    comparison: hmac::Key,
}

impl Verifier {
    /// # Errors
    /// If the operating system provides no random numbers.
    pub(crate) fn new(keys: Vec<AccessKey>, clock: Clock, check_nonces: bool) -> std::io::Result<Self> {
        let comparison = hmac::Key::generate(hmac::HMAC_SHA256, &SystemRandom::new())
            .map_err(|_| std::io::Error::other("the operating system provides no random numbers"))?;
        Ok(Self { keys, clock, nonces: check_nonces.then(Mutex::default), comparison })
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
        let expected = hmac::sign(&self.comparison, claim.expected.as_bytes());
        if hmac::verify(&self.comparison, claim.given.as_bytes(), expected.as_ref()).is_err() {
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
