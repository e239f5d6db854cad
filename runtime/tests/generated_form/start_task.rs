//! An operation.

use super::{Client, types};
use alibabacloud_core::plumbing::{
    Async, Field, Given, Member, Missing, Operation, Rule, Shape, Structure, TypedRequest,
};
use alibabacloud_core::{
    self as core, Access, BoxFuture, CallOptions, Error, IntoParameter, Json, Limits, ResponseMetadata, Violation,
};
use std::marker::PhantomData;

/// What the client knows about the operation.
pub static OPERATION: Operation = Operation::new("StartTask", Access::Write).idempotency_token("ClientToken");

/// The parameters of the operation.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Request {
    pub task_id: Option<String>,
    pub client_token: Option<String>,
    pub direction: Option<types::Direction>,
    pub source_endpoint: Option<types::SourceEndpoint>,
    pub tag: Vec<types::Tag>,
    pub objects: Option<Json>,
    pub dry_run: Option<bool>,
}

impl Request {
    /// All parameters absent.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the request breaks of the documented rules, enforced or not.
    pub fn validate(&self) -> Vec<Violation> {
        core::plumbing::validate(self)
    }
}

impl Structure for Request {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "StartTaskRequest",
            fields: &[
                Field::new("TaskId"),
                Field::new("ClientToken"),
                Field::new("Direction").open_enum::<types::Direction>(),
                Field::new("SourceEndpoint"),
                Field::new("Tag"),
                Field::new("Objects").form(),
                Field::new("DryRun"),
            ],
            rules: &[
                Rule::required("TaskId"),
                Rule::limits("ClientToken", Limits { max_length: Some(64), ascii: true, ..Limits::NONE }),
            ],
        };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.task_id,
            1 => &self.client_token,
            2 => &self.direction,
            3 => &self.source_endpoint,
            4 => &self.tag,
            5 => &self.objects,
            6 => &self.dry_run,
            _ => return None,
        })
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        Some(match index {
            0 => &mut self.task_id,
            1 => &mut self.client_token,
            2 => &mut self.direction,
            3 => &mut self.source_endpoint,
            4 => &mut self.tag,
            5 => &mut self.objects,
            6 => &mut self.dry_run,
            _ => return None,
        })
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        core::plumbing::debug(self, f)
    }
}

impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        core::plumbing::equal(self, other)
    }
}

/// The answer of the operation.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Response {
    pub task_id: Option<String>,
    pub tags: Vec<types::Tag>,
    metadata: ResponseMetadata,
}

impl Structure for Response {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "StartTaskResponse",
            fields: &[Field::new("TaskId"), Field::new("Tags").wrapper("Tag")],
            rules: &[],
        };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.task_id,
            1 => &self.tags,
            _ => return None,
        })
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        Some(match index {
            0 => &mut self.task_id,
            1 => &mut self.tags,
            _ => return None,
        })
    }

    fn metadata(&self) -> Option<&ResponseMetadata> {
        Some(&self.metadata)
    }

    fn metadata_mut(&mut self) -> Option<&mut ResponseMetadata> {
        Some(&mut self.metadata)
    }
}

impl Response {
    pub fn metadata(&self) -> &ResponseMetadata {
        &self.metadata
    }

    pub fn request_id(&self) -> Option<&str> {
        self.metadata.request_id()
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        core::plumbing::debug(self, f)
    }
}

impl PartialEq for Response {
    fn eq(&self, other: &Self) -> bool {
        core::plumbing::equal(self, other)
    }
}

impl Request {
    pub fn send<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Response, Error>> {
        core::plumbing::send(client.core(), self)
    }
}

impl TypedRequest for Request {
    type Response = Response;
    type Error = Error;
    const OPERATION: &'static Operation = &OPERATION;
}

/// What [`Builder::send`] asks for: a trait for each required parameter, named like its setter.
#[allow(non_camel_case_types)]
pub mod required {
    use super::Given;

    #[diagnostic::on_unimplemented(message = "required parameter `TaskId` has not been given")]
    pub trait task_id {}

    impl task_id for Given {}
}

/// A call in the making.
#[must_use = "nothing is sent before `send` is called and awaited"]
#[derive(Clone, Debug)]
pub struct Builder<A = Missing, Mode = Async> {
    client: Client,
    request: Request,
    mode: Mode,
    given: PhantomData<(A,)>,
}

impl<Mode> Builder<Missing, Mode> {
    fn new(client: Client, mode: Mode) -> Self {
        Self { client, request: Request::new(), mode, given: PhantomData }
    }
}

impl<A, Mode> Builder<A, Mode> {
    pub fn task_id(mut self, value: impl Into<String>) -> Builder<Given, Mode> {
        self.request.task_id = Some(value.into());
        Builder { client: self.client, request: self.request, mode: self.mode, given: PhantomData }
    }

    pub fn direction(mut self, value: impl IntoParameter<types::Direction>) -> Self {
        self.request.direction = value.into_parameter();
        self
    }

    pub fn source_endpoint(mut self, value: impl IntoParameter<types::SourceEndpoint>) -> Self {
        self.request.source_endpoint = value.into_parameter();
        self
    }

    pub fn tag(mut self, value: impl IntoIterator<Item = types::Tag>) -> Self {
        self.request.tag = value.into_iter().collect();
        self
    }

    pub fn objects(mut self, value: impl IntoParameter<Json>) -> Self {
        self.request.objects = value.into_parameter();
        self
    }

    pub fn dry_run(mut self, value: impl IntoParameter<bool>) -> Self {
        self.request.dry_run = value.into_parameter();
        self
    }

    /// Does this one call otherwise than the client.
    pub fn customize(mut self, options: CallOptions) -> Self {
        self.client = self.client.customized(options);
        self
    }

    /// The request so far, for [`Request::validate`] or a later call.
    pub fn into_request(self) -> Request {
        self.request
    }
}

impl<A> Builder<A> {
    /// Sends the request.
    pub fn send(self) -> BoxFuture<'static, Result<Response, Error>>
    where
        A: required::task_id,
    {
        let Self { client, request, mode: Async, .. } = self;
        core::plumbing::send_owned(client.into_core(), request)
    }
}

#[cfg(feature = "blocking")]
impl<A> Builder<A, core::plumbing::Blocking> {
    /// Sends the request and waits for the answer.
    pub fn send(self) -> Result<Response, Error>
    where
        A: required::task_id,
    {
        self.mode.wait(self.request.send(&self.client))
    }
}

impl Client {
    pub fn start_task(&self) -> Builder {
        Builder::new(self.clone(), Async)
    }
}

#[cfg(feature = "blocking")]
impl super::BlockingClient {
    pub fn start_task(&self) -> Builder<Missing, core::plumbing::Blocking> {
        let (client, mode) = self.parts();
        Builder::new(client, mode)
    }
}
