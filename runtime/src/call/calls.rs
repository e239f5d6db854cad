//! Calls of operations that are known.

use crate::call::attempts::Call;
use crate::call::client::Core;
use crate::call::mask::Mask;
use crate::call::outcome::read_masked_response;
use crate::call::parameters::on_the_wire;
use crate::codec::encode::flatten::{Pairs, flatten};
use crate::codec::validate::refusals_in;
use crate::contract::operation::{Access, Operation};
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::credentials::Credentials;
use crate::error::{Error, Violation};
use crate::ground::future::BoxFuture;
use crate::http::request::SignedRequest;
use zeroize::Zeroizing;

impl Core {
    /// The signed request of a call, without checking its rules and without sending it.
    ///
    /// # Errors
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) or [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if it cannot be signed, and [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) if the options add
    /// a parameter that the request sets.
    pub fn prepare(
        &self,
        operation: &Operation,
        request: &dyn Structure,
        credentials: &Credentials,
    ) -> Result<SignedRequest, Error> {
        let by = Some(credentials).filter(|_| !operation.unsigned);
        self.sign(operation.name, self.parameters(request)?, by, self.first_attempt())
    }

    /// Checks the request, sends it, retries where that can help, and reads the response into `response`.
    ///
    /// The idempotency token of the operation, if it has one and the request does not set it, is 32 random hexadecimal
    /// digits, the same for all attempts of this call.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) before anything is sent, and any error of a call. `response`
    /// may then be partly filled.
    pub fn call<'a>(
        &'a self,
        operation: &'static Operation,
        request: &'a dyn Structure,
        response: &'a mut dyn Structure,
    ) -> BoxFuture<'a, Result<ResponseMetadata, Error>> {
        Box::pin(async move {
            self.check(request)?;
            let mut parameters = Zeroizing::new(self.parameters(request)?);
            let has_token = self.identify(operation, request, &mut parameters)?;
            let service = self.inner.service.of(operation);
            let mut metadata = None;
            let mut read = |received: &_, credentials: Option<&_>| {
                let mask = Mask::default().request(request).parameters(self.extra_pairs()).credentials(credentials);
                let read =
                    read_masked_response(&service, received, response, self.inner.config.max_decoded_bytes, &mask);
                let mut read = read.inspect_err(|_| clear(response))?;
                read.keep(operation, request, self.region());
                Ok(metadata.insert(read).request_id().map(str::to_owned))
            };
            let repeatable = operation.access == Access::Read || has_token;
            Call {
                core: self,
                action: operation.name,
                operation: Some(operation),
                parameters,
                repeatable,
                read: &mut read,
            }
            .run()
            .await?;
            metadata.ok_or_else(unread)
        })
    }

    fn check(&self, request: &dyn Structure) -> Result<(), Error> {
        if !self.options().and_then(|options| options.validation).unwrap_or(self.inner.config.validation) {
            return Ok(());
        }
        let mut violations = refusals_in(request, self.region());
        // What the request lacks may be among the parameters of the options.
        let is_met = |violation: &Violation| {
            violation.parameter.split(", ").any(|name| self.has_extra(on_the_wire(request, name)))
        };
        violations.retain(|violation| !is_met(violation));
        if violations.is_empty() { Ok(()) } else { Err(Error::invalid(violations)) }
    }

    fn parameters(&self, request: &dyn Structure) -> Result<(Pairs, Pairs), Error> {
        let mut parameters = flatten(request);
        self.add_region(request, &mut parameters);
        self.add_extra(Some(request), &mut parameters)?;
        Ok(parameters)
    }
}

/// An attempt that failed may have filled the response in part.
fn clear(response: &mut dyn Structure) {
    for index in 0..response.shape().fields.len() {
        if let Some(member) = response.member_mut(index) {
            member.clear();
        }
    }
}

/// A call that succeeded has been read; this is for the compiler.
pub(crate) fn unread() -> Error {
    Error::configuration("the response was not read".to_owned())
}
