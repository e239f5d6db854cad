use super::tree::{shaped, tree};
use crate::call::typed::TypedRequest;
use crate::codec::decode::from_json;
use crate::http::request::SignedRequest;
use serde_json::Value;
use std::fmt;

/// A call as it reached the stub: one attempt, signed.
#[derive(Clone)]
pub struct Call {
    action: String,
    request: SignedRequest,
}

impl Call {
    pub(super) fn of(request: &SignedRequest) -> Self {
        let named = |pairs: &[(String, String)], name: &str| {
            pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let action = named(&request.headers, "x-acs-action").or_else(|| named(&request.query, "Action"));
        Self { action: action.unwrap_or_default(), request: request.clone() }
    }

    /// The action on the wire.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The parameters of query and form body as a tree, by wire names. Members of lists stand by their numbers, and all
    /// values are texts, as they do on the wire.
    pub fn parameters(&self) -> Value {
        tree(self.request.query.iter().chain(&self.request.form))
    }

    /// The request in its type, if the call is of its operation.
    pub fn request<R: TypedRequest + Default>(&self) -> Option<R> {
        if self.action != R::OPERATION.name {
            return None;
        }
        let (mut request, mut parameters) = (R::default(), self.parameters());
        shaped(&mut R::default(), &mut parameters);
        // Parameters of the protocol are no members of the request.
        let _ = from_json(&parameters, &mut request);
        Some(request)
    }

    /// What would have been sent: endpoint, headers, the encoded body.
    pub fn signed(&self) -> &SignedRequest {
        &self.request
    }

    /// The names of the parameters, for messages: any value may be a secret.
    pub(super) fn names(&self) -> String {
        let names = self.request.query.iter().chain(&self.request.form).map(|(name, _)| name.as_str());
        let names: Vec<&str> = names.collect();
        if names.is_empty() { "no parameters".to_owned() } else { names.join(", ") }
    }
}

impl fmt::Debug for Call {
    /// Names without values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.action, self.names())
    }
}
