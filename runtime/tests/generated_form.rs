//! A structure, an enumeration and an operation in the form that a generator emits, called by the
//! tests. What compiles here is the contract between this crate and generated code.

pub mod types {
    use alibabacloud_core::{
        self as core, Enumeration, Field, Json, Member, Open, Rule, Secret, Shape, Structure, When,
    };

    /// Which way a task runs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Direction {
        /// From source to destination.
        Forward,
        /// From destination to source.
        Reverse,
    }

    impl Direction {
        pub const ONE_WAY: &'static [Self] = &[Self::Forward];
    }

    impl Enumeration for Direction {
        const NAMES: &'static [&'static str] = &["Forward", "Reverse"];
        const ALL: &'static [Self] = &[Self::Forward, Self::Reverse];
    }

    /// Where a task reads from.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    pub struct SourceEndpoint {
        /// How the database is reached.
        pub instance_type: Option<String>,
        /// The address. Required when `InstanceType` is `ECS` or `Express`.
        pub ip: Option<String>,
        /// The password of the account.
        pub password: Option<Secret>,
        /// A structure that holds itself is boxed.
        pub fallback: Option<Box<SourceEndpoint>>,
    }

    impl SourceEndpoint {
        /// All members absent.
        pub fn new() -> Self {
            Self::default()
        }

        #[must_use]
        pub fn instance_type(mut self, value: impl Into<String>) -> Self {
            self.instance_type = Some(value.into());
            self
        }

        #[must_use]
        pub fn ip(mut self, value: impl Into<String>) -> Self {
            self.ip = Some(value.into());
            self
        }

        #[must_use]
        pub fn password(mut self, value: impl Into<Secret>) -> Self {
            self.password = Some(value.into());
            self
        }
    }

    impl Structure for SourceEndpoint {
        fn shape(&self) -> &'static Shape {
            static SHAPE: Shape = Shape {
                name: "SourceEndpoint",
                fields: &[Field::new("InstanceType"), Field::new("IP"), Field::new("Password"), Field::new("Fallback")],
                rules: &[Rule::required_when(
                    "IP",
                    When::Is("InstanceType", &["ECS", "Express"], None),
                    "required when InstanceType is ECS or Express",
                )],
            };
            &SHAPE
        }

        fn member(&self, index: usize) -> Option<&dyn Member> {
            Some(match index {
                0 => &self.instance_type,
                1 => &self.ip,
                2 => &self.password,
                3 => &self.fallback,
                _ => return None,
            })
        }

        fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
            Some(match index {
                0 => &mut self.instance_type,
                1 => &mut self.ip,
                2 => &mut self.password,
                3 => &mut self.fallback,
                _ => return None,
            })
        }
    }

    impl std::fmt::Debug for SourceEndpoint {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            core::debug(self, f)
        }
    }

    impl PartialEq for SourceEndpoint {
        fn eq(&self, other: &Self) -> bool {
            core::equal(self, other)
        }
    }

    /// A label.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    pub struct Tag {
        pub key: Option<String>,
        pub value: Option<String>,
        pub weights: core::IndexMap<String, i64>,
        pub extra: Option<Json>,
        pub direction: Option<Open<Direction>>,
    }

    impl Structure for Tag {
        fn shape(&self) -> &'static Shape {
            static SHAPE: Shape = Shape {
                name: "Tag",
                fields: &[
                    Field::new("Key"),
                    Field::new("Value"),
                    Field::new("Weights"),
                    Field::new("Extra"),
                    Field::new("Direction").symbol::<Direction>(),
                ],
                rules: &[],
            };
            &SHAPE
        }

        fn member(&self, index: usize) -> Option<&dyn Member> {
            Some(match index {
                0 => &self.key,
                1 => &self.value,
                2 => &self.weights,
                3 => &self.extra,
                4 => &self.direction,
                _ => return None,
            })
        }

        fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
            Some(match index {
                0 => &mut self.key,
                1 => &mut self.value,
                2 => &mut self.weights,
                3 => &mut self.extra,
                4 => &mut self.direction,
                _ => return None,
            })
        }
    }

    impl std::fmt::Debug for Tag {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            core::debug(self, f)
        }
    }

    impl PartialEq for Tag {
        fn eq(&self, other: &Self) -> bool {
            core::equal(self, other)
        }
    }
}

pub mod start_task {
    use super::{Client, types};
    use alibabacloud_core::{
        self as core, Access, Answer, Error, Field, Given, Has, Json, Limits, Member, Missing, Open, Operation, Rule,
        Shape, Structure, Violation,
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
        pub direction: Option<Open<types::Direction>>,
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
            core::validate(self)
        }
    }

    impl Structure for Request {
        fn shape(&self) -> &'static Shape {
            static SHAPE: Shape = Shape {
                name: "StartTaskRequest",
                fields: &[
                    Field::new("TaskId"),
                    Field::new("ClientToken"),
                    Field::new("Direction").symbol::<types::Direction>(),
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
            core::debug(self, f)
        }
    }

    impl PartialEq for Request {
        fn eq(&self, other: &Self) -> bool {
            core::equal(self, other)
        }
    }

    /// The answer of the operation.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    pub struct Response {
        pub request_id: Option<String>,
        pub success: Option<bool>,
        pub task_id: Option<String>,
        pub tags: Vec<types::Tag>,
        /// What came with the answer: HTTP status, headers, body, values that did not fit.
        pub answer: Answer,
    }

    impl Structure for Response {
        fn shape(&self) -> &'static Shape {
            static SHAPE: Shape = Shape {
                name: "StartTaskResponse",
                fields: &[
                    Field::new("RequestId"),
                    Field::new("Success"),
                    Field::new("TaskId"),
                    Field::new("Tags").wrapper("Tag"),
                ],
                rules: &[],
            };
            &SHAPE
        }

        fn member(&self, index: usize) -> Option<&dyn Member> {
            Some(match index {
                0 => &self.request_id,
                1 => &self.success,
                2 => &self.task_id,
                3 => &self.tags,
                _ => return None,
            })
        }

        fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
            Some(match index {
                0 => &mut self.request_id,
                1 => &mut self.success,
                2 => &mut self.task_id,
                3 => &mut self.tags,
                _ => return None,
            })
        }
    }

    impl std::fmt::Debug for Response {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            core::debug(self, f)
        }
    }

    impl PartialEq for Response {
        fn eq(&self, other: &Self) -> bool {
            core::equal(self, other)
        }
    }

    /// One marker for each required parameter, named as on the wire.
    pub mod required {
        #[derive(Debug)]
        pub struct TaskId;
    }

    /// A call in the making.
    #[must_use = "nothing is sent before `send` is called and awaited"]
    #[derive(Clone, Debug)]
    pub struct Builder<TaskId = Missing> {
        client: Client,
        request: Request,
        given: PhantomData<fn() -> TaskId>,
    }

    impl Builder {
        pub(super) fn new(client: Client) -> Self {
            Self { client, request: Request::new(), given: PhantomData }
        }
    }

    impl<TaskId> Builder<TaskId> {
        pub fn task_id(mut self, value: impl Into<String>) -> Builder<Given> {
            self.request.task_id = Some(value.into());
            Builder { client: self.client, request: self.request, given: PhantomData }
        }

        pub fn direction(mut self, value: impl Into<Open<types::Direction>>) -> Self {
            self.request.direction = Some(value.into());
            self
        }

        pub fn source_endpoint(mut self, value: types::SourceEndpoint) -> Self {
            self.request.source_endpoint = Some(value);
            self
        }

        pub fn tag(mut self, value: impl Into<Vec<types::Tag>>) -> Self {
            self.request.tag = value.into();
            self
        }

        pub fn objects(mut self, value: impl Into<Json>) -> Self {
            self.request.objects = Some(value.into());
            self
        }

        pub fn dry_run(mut self, value: bool) -> Self {
            self.request.dry_run = Some(value);
            self
        }

        /// The request so far, for [`Request::validate`] or a later call.
        pub fn into_request(self) -> Request {
            self.request
        }

        /// Sends the request.
        pub async fn send(self) -> Result<Response, Error>
        where
            TaskId: Has<required::TaskId>,
        {
            send(&self.client, &self.request).await
        }
    }

    async fn send(client: &Client, request: &Request) -> Result<Response, Error> {
        let mut response = Response::default();
        response.answer = client.core.call(&OPERATION, request, &mut response).await?;
        Ok(response)
    }

    impl Client {
        pub fn start_task(&self) -> Builder {
            Builder::new(self.clone())
        }

        /// Sends a request that was built elsewhere; its required parameters are checked at run time.
        pub async fn send_start_task(&self, request: &Request) -> Result<Response, Error> {
            send(self, request).await
        }
    }
}

use alibabacloud_core::{Config, Core, Envelope, Error, Service};

static ENVELOPE: Envelope = Envelope {
    request_id: "RequestId",
    success: "Success",
    error_code: "ErrCode",
    error_message: "ErrMessage",
    ..Envelope::NONE
};

static SERVICE: Service = Service {
    product: "Tasks",
    version: "2026-01-01",
    sdk: "tasks-sdk/0.1.0",
    envelope: &ENVELOPE,
    classify: |_| None,
};

/// The client of the service: a handle that is cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self { core: Core::new(&SERVICE, config)? })
    }
}
