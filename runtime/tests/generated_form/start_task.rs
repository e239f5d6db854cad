//! An operation.

use super::{Client, types};
use alibabacloud_core::plumbing::{
    Async, Empty, Field, Member, Operation, Rule, Shape, Structure, TypedRequest, Whole,
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

/// The response of the operation.
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

impl TypedRequest for Request {
    type Response = Response;
    type Error = Error;
    const OPERATION: &'static Operation = &OPERATION;
}

#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "a state is a type, of which there are no values")]
pub mod state {
    use alibabacloud_core::plumbing::{Empty, Given, Missing, Whole};
    use std::marker::PhantomData;

    /// What has been given.
    pub trait State {
        type TaskId;
    }

    impl State for Empty {
        type TaskId = Missing;
    }

    impl State for Whole {
        type TaskId = Given;
    }

    pub struct SetTaskId<S>(PhantomData<S>);

    impl<S: State> State for SetTaskId<S> {
        type TaskId = Given;
    }

    #[diagnostic::on_unimplemented(message = "required parameter `TaskId` has not been given")]
    pub trait TaskId {}

    #[diagnostic::do_not_recommend]
    impl TaskId for Given {}

    /// What [`Builder::send`](super::Builder::send) asks for.
    pub trait Complete: State {}

    impl<S: State> Complete for S where S::TaskId: TaskId {}
}

/// A request builder.
#[must_use = "nothing is sent before `send` is called and awaited"]
pub struct Builder<S = Empty, Mode = Async> {
    client: Client,
    request: Request,
    mode: Mode,
    state: PhantomData<fn() -> S>,
}

impl<Mode> Builder<Empty, Mode> {
    fn new(client: Client, mode: Mode) -> Self {
        Self { client, request: Request::new(), mode, state: PhantomData }
    }
}

impl<S, Mode> Builder<S, Mode> {
    pub fn task_id(mut self, value: impl Into<String>) -> Builder<state::SetTaskId<S>, Mode> {
        self.request.task_id = Some(value.into());
        self.into_state()
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

    /// Continues with a whole request.
    pub fn request(mut self, request: Request) -> Builder<Whole, Mode> {
        self.request = request;
        self.into_state()
    }

    fn into_state<T>(self) -> Builder<T, Mode> {
        Builder { client: self.client, request: self.request, mode: self.mode, state: PhantomData }
    }
}

impl<S, Mode: Clone> Clone for Builder<S, Mode> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), request: self.request.clone(), mode: self.mode.clone(), state: PhantomData }
    }
}

impl<S, Mode> std::fmt::Debug for Builder<S, Mode> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder").field("request", &self.request).finish_non_exhaustive()
    }
}

impl<S> Builder<S> {
    /// Sends the request.
    pub fn send(self) -> BoxFuture<'static, Result<Response, Error>>
    where
        S: state::Complete,
    {
        core::plumbing::send_owned(self.client.into_core(), self.request)
    }
}

#[cfg(feature = "blocking")]
impl<S> Builder<S, core::plumbing::Blocking> {
    /// Sends the request and waits for the response.
    pub fn send(self) -> Result<Response, Error>
    where
        S: state::Complete,
    {
        self.mode.wait(core::plumbing::send(self.client.core(), &self.request))
    }
}

impl Client {
    pub fn start_task(&self) -> Builder {
        Builder::new(self.clone(), Async)
    }
}

#[cfg(feature = "blocking")]
impl super::BlockingClient {
    pub fn start_task(&self) -> Builder<Empty, core::plumbing::Blocking> {
        let (client, mode) = self.parts();
        Builder::new(client, mode)
    }
}
