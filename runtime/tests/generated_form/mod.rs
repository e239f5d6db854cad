//! A structure, an enumeration and an operation in the form that a generator emits, called by the
//! tests. What compiles here is the contract between this crate and generated code.

pub mod start_task;
pub mod types;

use alibabacloud_core::plumbing::{Core, Envelope, Service, TypedRequest};
use alibabacloud_core::{BoxFuture, CallOptions, Config, Error};

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
    doubts: |_| None,
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

    pub fn customized(&self, options: CallOptions) -> Self {
        Self { core: self.core.customized(options) }
    }

    #[cfg(feature = "blocking")]
    pub fn core(&self) -> &Core {
        &self.core
    }

    pub fn send<'a, R: TypedRequest<Error = Error>>(
        &'a self,
        request: &'a R,
    ) -> BoxFuture<'a, Result<R::Response, Error>> {
        alibabacloud_core::plumbing::send(&self.core, request)
    }

    fn into_core(self) -> Core {
        self.core
    }
}

/// The client whose calls return when they are done.
#[cfg(feature = "blocking")]
#[derive(Clone, Debug)]
pub struct BlockingClient {
    client: Client,
    mode: alibabacloud_core::plumbing::Blocking,
}

#[cfg(feature = "blocking")]
impl BlockingClient {
    pub fn new(config: Config) -> Result<Self, Error> {
        let driver = alibabacloud_core::blocking::Driver::start()?;
        Ok(Self { client: Client::new(config)?, mode: alibabacloud_core::plumbing::Blocking::new(driver) })
    }

    fn parts(&self) -> (Client, alibabacloud_core::plumbing::Blocking) {
        (self.client.clone(), self.mode.clone())
    }
}
