//! The contract between this crate and the generated requests that paginators and waiters send by themselves.

use crate::call::client::Core;
use crate::contract::operation::Operation;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::error::Error;
use crate::ground::future::BoxFuture;
use std::any::Any;
use std::fmt;

/// A request whose response and error have types of their own.
pub trait TypedRequest: Structure + Clone + fmt::Debug + Unpin {
    /// The response of the service.
    type Response: Structure + Default;

    /// Why a call fails.
    type Error: From<Error> + Send + 'static;

    /// The operation that the request is for.
    const OPERATION: &'static Operation;
}

/// Sends the request. A generated `send` is this and nothing else, so that a program makes one state machine for each
/// operation that it calls, and the crate of the operations none.
pub fn send<'a, R: TypedRequest>(core: &'a Core, request: &'a R) -> BoxFuture<'a, Result<R::Response, R::Error>> {
    Box::pin(async move {
        let mut response = R::Response::default();
        let metadata = core.call(R::OPERATION, request, &mut response).await?;
        attach(metadata, &mut response);
        Ok(response)
    })
}

/// As [`send`], with the request given away.
pub fn send_owned<R: TypedRequest>(core: Core, request: R) -> BoxFuture<'static, Result<R::Response, R::Error>> {
    Box::pin(async move {
        let mut response = R::Response::default();
        let metadata = core.call(R::OPERATION, &request, &mut response).await?;
        attach(metadata, &mut response);
        Ok(response)
    })
}

/// Puts what came with a response beside its fields.
pub(crate) fn attach(metadata: ResponseMetadata, response: &mut dyn Structure) {
    if let Some(place) = response.metadata_mut() {
        *place = metadata;
    }
}

/// A call that owns what it needs, with the response that it fills.
pub(crate) type OwnedCall = BoxFuture<'static, (Box<dyn Structure>, Result<ResponseMetadata, Error>)>;

/// Sends `request`. One function for all operations, so that their callers compile no state machine of it.
pub(crate) fn owned_call(
    core: Core,
    operation: &'static Operation,
    request: Box<dyn Structure>,
    mut response: Box<dyn Structure>,
) -> OwnedCall {
    Box::pin(async move {
        let result = core.call(operation, &*request, &mut *response).await;
        (response, result)
    })
}

/// Takes out what identifies the call that has been made, so that the next one is not taken for its repetition.
pub fn forget_token(operation: &Operation, request: &mut dyn Structure) {
    let index = operation.idempotency_token.and_then(|name| request.shape().find(name, 0));
    if let Some(member) = index.and_then(|index| request.member_mut(index)) {
        member.clear();
    }
}

/// The response with its type again.
pub(crate) fn typed<R: TypedRequest>(response: Box<dyn Structure>, metadata: ResponseMetadata) -> R::Response {
    let any: Box<dyn Any> = response;
    // It was made as an `R::Response`, so the default stands in for nothing.
    let mut response = any.downcast::<R::Response>().map(|it| *it).unwrap_or_default();
    attach(metadata, &mut response);
    response
}
