//! The parameters of a call: those of its request, those of its options, and its idempotency token.

use crate::call::client::Core;
use crate::call::prepare::OF_RPC_SIGNATURE;
use crate::codec::encode::flatten::Pairs;
use crate::contract::condition::given;
use crate::contract::operation::Operation;
use crate::contract::structure::{Member, Structure};
use crate::error::{Error, Violation};
use crate::settings::config::Algorithm;

impl Core {
    /// Adds the parameters of the call's options: in the form body if that is where the operation has the parameter, in
    /// the query otherwise.
    pub(crate) fn add_extra(
        &self,
        request: Option<&dyn Structure>,
        (query, form): &mut (Pairs, Pairs),
    ) -> Result<(), Error> {
        let mut violations = Vec::new();
        for (name, value) in self.extra_pairs() {
            if let Some(rule) = self.objection(name, query, form) {
                violations.push(Violation { parameter: name.clone(), rule: rule.into(), enforced: true });
            }
            let place = if request.is_some_and(|request| is_in_form(request, name)) { &mut *form } else { &mut *query };
            place.push((name.clone(), value.clone()));
        }
        if violations.is_empty() { Ok(()) } else { Err(Error::invalid(violations)) }
    }

    /// The region of the client.
    pub(crate) fn region(&self) -> Option<&str> {
        self.inner.config.region.as_deref().filter(|region| !region.is_empty())
    }

    /// Gives the client's region for parameters that default to it, unless the request or the options of the call have
    /// them.
    pub(crate) fn add_region(&self, request: &dyn Structure, (query, form): &mut (Pairs, Pairs)) {
        let Some(region) = self.region() else { return };
        for (index, field) in request.shape().fields.iter().enumerate().filter(|(_, field)| field.client_region) {
            let value = request.member(index).and_then(Member::value);
            if value.is_some_and(given) || self.has_extra(field.wire_name()) {
                continue;
            }
            let place = if field.form { &mut *form } else { &mut *query };
            // A text without letters says nothing.
            place.retain(|(name, _)| name != field.wire_name());
            place.push((field.wire_name().to_owned(), region.to_owned()));
        }
    }

    pub(crate) fn extra_pairs(&self) -> &[(String, String)] {
        self.options().map_or(&[], |options| options.parameters.pairs())
    }

    pub(crate) fn has_extra(&self, name: &str) -> bool {
        self.options().is_some_and(|options| options.parameters.has(name))
    }

    /// Why the options of a call cannot have a parameter of this name.
    fn objection(&self, name: &str, query: &Pairs, form: &Pairs) -> Option<&'static str> {
        if name.is_empty() {
            return Some("the options of the call add a parameter without a name");
        }
        if query.iter().chain(form).any(|(known, _)| known == name) {
            return Some("it is set by both the request and the options of the call; set it once");
        }
        let is_taken = self.config().algorithm == Algorithm::RpcHmacSha1 && OF_RPC_SIGNATURE.contains(&name);
        is_taken.then_some("the client sets this parameter itself")
    }

    /// Adds an idempotency token if the operation has one and the caller has not set it. Returns whether the call has
    /// one.
    pub(crate) fn identify(
        &self,
        operation: &Operation,
        request: &dyn Structure,
        (query, form): &mut (Pairs, Pairs),
    ) -> Result<bool, Error> {
        let Some(name) = operation.idempotency_token else { return Ok(false) };
        if let Some((_, token)) = query.iter().chain(form.iter()).find(|(known, _)| known == name) {
            return Ok(!token.is_empty());
        }
        let place = if is_in_form(request, name) { form } else { query };
        place.push((name.to_owned(), self.inner.config.nonce()?));
        Ok(true)
    }
}

fn is_in_form(request: &dyn Structure, name: &str) -> bool {
    request.shape().fields.iter().any(|field| field.wire_name() == name && field.form)
}

/// The name on the wire of the parameter that has this name in rules.
pub(crate) fn on_the_wire<'n>(request: &dyn Structure, name: &'n str) -> &'n str {
    let found = request.shape().fields.iter().find(|field| field.name == name);
    found.map_or(name, |field| field.wire_name())
}
