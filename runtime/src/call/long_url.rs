//! Parameters that are too long for a URL.
//!
//! Official clients leave them in the URL, where the gateway refuses them with HTTP status 414. The gateway reads the
//! parameters of RPC operations from the form body as well: an official client (`@alicloud/pop-core`) sends all of them
//! there whenever it uses POST. So only what does not fit into the URL moves.

use crate::codec::encode::flatten::Pairs;
use crate::error::{Error, Failure};
use crate::ground::percent::encoded_length;

/// A query that is longer than this is not tried: a URL has at most 65,534 bytes in the HTTP library, and the older
/// signature adds its own parameters, a session token among them.
const LONGEST_QUERY: usize = 60_000;
/// What is left in the query when parameters move. Servers commonly read 8 KiB of the first line of a request.
const SAFE_QUERY: usize = 4096;

/// Moves the longest parameters from the query to the form if the query cannot be sent at all.
pub(crate) fn fit(parameters: &mut (Pairs, Pairs)) {
    if query_length(&parameters.0) > LONGEST_QUERY {
        shorten(parameters);
    }
}

/// Moves the longest parameters from the query to the form until the rest is short. Returns whether there are any.
pub(crate) fn shorten((query, form): &mut (Pairs, Pairs)) -> bool {
    let mut length = query_length(query);
    let mut has_moved = false;
    while length > SAFE_QUERY
        && let Some(index) = longest(query)
    {
        let pair = query.remove(index);
        length -= pair_length(&pair);
        form.push(pair);
        has_moved = true;
    }
    has_moved
}

/// Whether the service refuses the request for its length.
pub(crate) fn is_refusal(error: &Error) -> bool {
    matches!(error.http_status(), Some(413 | 414 | 431))
}

/// Adds the parameter to blame to an error about the length of a request.
pub(crate) fn explain(mut error: Error, (query, form): &(Pairs, Pairs)) -> Error {
    if is_refusal(&error)
        && let Failure::Service(service) = error.failure_mut()
        && let Some((name, value)) = query.iter().chain(form).max_by_key(|pair| pair_length(pair))
    {
        let length = encoded_length(value);
        service.message.push_str(&format!("; the longest parameter is `{name}`, with {length} bytes in encoded form"));
    }
    error
}

fn longest(query: &Pairs) -> Option<usize> {
    (0..query.len()).max_by_key(|index| pair_length(&query[*index]))
}

fn query_length(query: &Pairs) -> usize {
    query.iter().map(pair_length).sum()
}

/// With the separators.
fn pair_length((name, value): &(String, String)) -> usize {
    encoded_length(name) + encoded_length(value) + 2
}
