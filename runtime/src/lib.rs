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

#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
pub mod clock;
mod config;
pub mod credentials;
mod debug;
mod decode;
mod document;
mod encode;
mod endpoint;
mod error;
mod mode;
mod page;
mod retry;
pub mod sign;
mod structure;
#[cfg(feature = "test-util")]
pub mod test_util;
mod trace;
mod transport;
mod validate;
pub mod wait;

pub use call::answer::{Answer, RawAnswer};
pub use call::operation::{Access, Envelope, Operation, Service};
pub use call::options::CallOptions;
pub use call::outcome::{read_answer, read_raw_answer};
pub use call::request::SignedRequest;
pub use client::Core;
pub use config::environment::Environment;
pub use config::loader::ConfigLoader;
pub use config::{Algorithm, Config, Format};
pub use credentials::{BoxFuture, Credentials, ProvideCredentials};
pub use debug::{debug, equal};
pub use decode::unfit::Unfit;
pub use decode::{Loaded, from_json, from_json_str};
pub use document::{AnyDocument, Document, DocumentError, Extra, keyed};
pub use encode::flatten::{Pairs, flatten, flatten_tree};
#[cfg(feature = "serde")]
pub use encode::serde_form::{WithSecrets, deserialize, deserialize_symbol, serialize};
pub use encode::to_json::{to_json, to_json_with_secrets};
pub use encode::{encode, encode_pairs};
pub use endpoint::Endpoint;
pub use endpoint::endpoints::{Endpoints, Network};
pub use error::{
    CodeClass, CodeFamily, Error, ErrorKind, KnownCode, Retry, ServiceError, ServiceErrorKind, TransportError,
    TransportErrorKind, UnreadableAnswer,
};
pub use indexmap::IndexMap;
pub use mode::Async;
#[cfg(feature = "blocking")]
pub use mode::Blocking;
pub use page::{Items, PagedRequest, Pages, Paging};
pub use retry::{DecideRetry, FailedAttempt, RetryBudget, RetryDecision, RetryPolicy, StandardRetry};
pub use serde_json::Value as JsonValue;
pub use structure::element::Element;
pub use structure::json::Json;
pub use structure::open::{Enumeration, Open, Switch};
pub use structure::required::{Given, Missing};
pub use structure::secret::Secret;
pub use structure::shape::{Field, Shape, Spelling, Written};
pub use structure::typed::{TypedRequest, send, send_owned};
pub use structure::{Holds, List, ListSlot, Map, MapSlot, Member, Slot, Structure, StructureSlot, Symbol, Value};
pub use transport::{HttpAnswer, HttpsSettings, HttpsTransport, Proxy, Transport};
pub use validate::rule::{Check, Limits, Rule, When};
pub use validate::{Violation, validate};
pub use wait::WaitError;
