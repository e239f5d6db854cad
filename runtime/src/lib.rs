//! What every SDK for an RPC-style service of Alibaba Cloud needs and no description of a service can say.
//!
//! A generated SDK describes its operations as data: structures that hand out their members by index
//! ([`Structure`], [`Shape`]), rules ([`Rule`]), the roles of an answer's fields ([`Envelope`]). This crate does the
//! rest with loops that are compiled once:
//!
//! * [`flatten`](flatten()) turns a request into the parameters of query and form body, [`sign`] signs them,
//!   [`Transport`] sends them;
//! * one decoder reads JSON and XML answers, and takes the liberties that services take with types and lists;
//! * [`read_answer`] tells success from failure, and [`Error`] says what failed;
//! * [`Pages`] and [`Items`] follow a list from page to page, [`wait`] asks until something has come to its end;
//! * [`validate`](validate()) checks a request against its rules before anything is sent;
//! * [`StandardRetry`] says what is repeated and when, [`CallOptions`] changes it for one call.
//!
//! With the feature `tracing` each call is a span `call` (fields `service`, `operation`, `region`, `host`, `attempts`,
//! `outcome`, `error_code`, `http_status`, `request_id`, `elapsed_ms`; level INFO) with a span `attempt` for each
//! attempt (level DEBUG) and an event for each that is repeated (DEBUG), all with the target `alibabacloud_core`. What
//! is not known is left out, and a call that is dropped has no outcome. Parameters, headers and bodies are never told.
//!
//! [`Core`] puts it together. The crate knows nothing of any particular service.

#![warn(missing_docs)]

mod call;
mod codec;
mod contract;
pub mod credentials;
mod error;
mod faces;
mod flows;
mod ground;
mod http;
mod settings;

pub use call::answer::{Answer, RawAnswer};
pub use call::client::Core;
pub use call::outcome::{read_answer, read_raw_answer};
pub use call::typed::{TypedRequest, send, send_owned};
pub use codec::decode::unfit::Unfit;
pub use codec::decode::{Loaded, from_json, from_json_str};
pub use codec::encode::flatten::{Pairs, flatten, flatten_tree};
#[cfg(feature = "serde")]
pub use codec::encode::serde_form::{WithSecrets, deserialize, deserialize_symbol, serialize};
pub use codec::encode::to_json::{to_json, to_json_with_secrets};
pub use codec::sign;
pub use codec::validate::validate;
pub use contract::code_class::{CodeClass, ErrorKind, Retry};
pub use contract::debug::{debug, equal};
pub use contract::document::{AnyDocument, Document, DocumentError, Extra, keyed};
pub use contract::element::Element;
pub use contract::json::Json;
pub use contract::open_enum::{Enumeration, Open, Switch};
pub use contract::operation::{Access, Envelope, Operation, Service};
pub use contract::required::{Given, Missing};
pub use contract::rule::{Check, Limits, Rule, When};
pub use contract::shape::{Field, Shape, Spelling, Written};
pub use contract::structure::{
    Holds, List, ListSlot, Map, MapSlot, Member, Slot, Structure, StructureSlot, Symbol, Value,
};
pub use credentials::environment::Environment;
pub use credentials::{Credentials, ProvideCredentials};
pub use error::{
    Error, ServiceError, ServiceErrorKind, TransportError, TransportErrorKind, UnreadableAnswer, Violation, WaitError,
};
pub use faces::mode::Async;
#[cfg(feature = "test-util")]
pub use faces::test_util;
#[cfg(feature = "blocking")]
pub use faces::{blocking, mode::Blocking};
pub use flows::page::{Items, PagedRequest, Pages, Paging};
pub use flows::wait;
pub use ground::clock;
pub use ground::future::BoxFuture;
pub use ground::percent::{encode, encode_pairs};
pub use ground::secret::Secret;
pub use http::endpoint::Endpoint;
pub use http::endpoints::{Endpoints, Network};
pub use http::https::HttpsTransport;
pub use http::proxy::Proxy;
pub use http::request::SignedRequest;
pub use http::settings::HttpsSettings;
pub use http::transport::{HttpAnswer, Transport};
pub use indexmap::IndexMap;
pub use serde_json::Value as JsonValue;
pub use settings::config::{Algorithm, Config, Format};
pub use settings::loader::ConfigLoader;
pub use settings::options::CallOptions;
pub use settings::retry::{DecideRetry, FailedAttempt, RetryBudget, RetryDecision, RetryPolicy, StandardRetry};
