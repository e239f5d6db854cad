//! Calls of any action, also of those that no description knows.

use crate::call::attempts::Call;
use crate::call::calls::unread;
use crate::call::client::Core;
use crate::call::mask::Mask;
use crate::call::outcome::read_masked_raw_response;
use crate::codec::encode::flatten::{Pairs, flatten_tree};
use crate::contract::response_metadata::RawResponse;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::ground::future::BoxFuture;
use crate::http::request::SignedRequest;
use zeroize::Zeroizing;

impl Core {
    /// As [`prepare`](Self::prepare), for any action and parameters: see [`call_raw`](Self::call_raw).
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare) and [`call_raw`](Self::call_raw).
    pub fn prepare_raw(
        &self,
        action: &str,
        query: &serde_json::Value,
        form: &serde_json::Value,
        credentials: &Credentials,
    ) -> Result<SignedRequest, Error> {
        self.sign(action, self.raw_parameters(action, query, form)?, Some(credentials), self.first_attempt())
    }

    /// Calls any action with parameters in the form of trees by wire names, without checks. `query` and `form` are JSON
    /// objects, or null for none. The names of nested members are joined by dots, list elements are numbered from 1,
    /// and nulls are omitted.
    ///
    /// The call is retried like one that changes something, unless
    /// [`CallOptions::repeatable`](crate::CallOptions::repeatable) allows more.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a tree is neither an object nor null or the
    /// action name is invalid, and any error of a call.
    pub fn call_raw<'a>(
        &'a self,
        action: &'a str,
        query: &'a serde_json::Value,
        form: &'a serde_json::Value,
    ) -> BoxFuture<'a, Result<RawResponse, Error>> {
        Box::pin(async move {
            let parameters = Zeroizing::new(self.raw_parameters(action, query, form)?);
            let mut response = None;
            let named = Zeroizing::new([parameters.0.as_slice(), parameters.1.as_slice()].concat());
            let mut read = |received: &_, credentials: Option<&_>| {
                let mask = Mask::default().parameters(&named).credentials(credentials);
                let read =
                    read_masked_raw_response(self.inner.service, received, self.inner.config.max_decoded_bytes, &mask)?;
                Ok(response.insert(read).request_id().map(str::to_owned))
            };
            Call { core: self, action, operation: None, parameters, repeatable: false, read: &mut read }.run().await?;
            response.ok_or_else(unread)
        })
    }

    fn raw_parameters(
        &self,
        action: &str,
        query: &serde_json::Value,
        form: &serde_json::Value,
    ) -> Result<(Pairs, Pairs), Error> {
        if action.is_empty() || !action.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(Error::configuration(format!("invalid action name `{action}`: use letters and digits")));
        }
        for tree in [query, form] {
            if !(tree.is_object() || tree.is_null()) {
                return Err(Error::configuration(
                    "the parameters are not a JSON object; pass an object, or null for none".to_owned(),
                ));
            }
        }
        let mut parameters = (flatten_tree(query), flatten_tree(form));
        self.add_extra(None, &mut parameters)?;
        Ok(parameters)
    }
}
