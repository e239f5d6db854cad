//! The part of an Alibaba Cloud SDK that no description of a service can contain: signing, sending, retrying, reading
//! responses, credentials, pages and waits. It knows nothing of any particular service.
//!
//! Use it through a generated SDK, such as `alibabacloud-dts`, which re-exports what its users need. What generated code
//! alone uses is in a hidden module, `plumbing`, outside of semantic versioning.
//!
//! # Layers
//!
//! The folders of `src` are layers. A file imports from its own layer and from those below it, never from one above:
//!
//! ```text
//! faces        blocking client, test kit                        ▲  what programs meet
//! flows        paginators, waiters                              │
//! call         prepare, attempts, outcome, spans, the client    │
//! settings     configuration, retry policy, options of a call   │
//! credentials  every source, the default chain, refresh         │
//! http         request, transport, TLS, proxy, endpoint         │
//! codec        request to parameters, response to structures,   │
//!              signatures, the check of a request's rules       │
//! error        everything that can go wrong                     │
//! contract     what generated code declares: structures, rules, │
//!              documents, operations                            │
//! ground       clock, secrets, texts, futures                   ▼  what everything stands on
//! ```
//!
//! # Tracing
//!
//! With the feature `tracing` each call is a span `call` (level INFO; fields `service`, `operation`, `region`, `host`,
//! `attempts`, `outcome`, `error_code`, `http_status`, `request_id`, `elapsed_ms`) with a span `attempt` for each attempt
//! (level DEBUG), an event for each attempt that is retried (DEBUG) and one for a call that fails (WARN). A wait is a span
//! `wait` around its calls (INFO; `service`, `operation`, `goal`, `outcome`, `state`, `polls`, `elapsed_ms`), with an event if
//! it ends without its goal (WARN), and a list is a span `pages` (INFO; `service`, `operation`, `outcome`, `pages`,
//! `elapsed_ms`). All have the target `alibabacloud_core`. Unknown fields are omitted, and what is dropped has no outcome. Parameters, headers and bodies are never recorded.

#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
mod codec;
mod contract;
pub mod credentials;
mod error;
mod faces;
mod flows;
mod ground;
mod http;
#[doc(hidden)]
pub mod plumbing;
mod settings;

#[cfg(feature = "serde")]
pub use codec::encode::serde_form::WithSecrets;
pub use codec::sign;
pub use contract::blob::Blob;
pub use contract::code_class::{ErrorKind, Retry};
pub use contract::document::{Document, DocumentError, Extra, Position};
pub use contract::file_url::FileUrl;
pub use contract::into_list::IntoList;
pub use contract::into_map::IntoMap;
pub use contract::into_parameter::IntoParameter;
pub use contract::into_required::IntoRequired;
pub use contract::json::Json;
pub use contract::operation::{Access, Lookup};
pub use contract::response_metadata::{RawResponse, ResponseMetadata};
pub use contract::rule::Limits;
pub use contract::timestamp::Timestamp;
pub use contract::type_mismatch::TypeMismatch;
pub use contract::unlisted::{UnlistedCode, UnlistedValue};
pub use credentials::environment::Environment;
pub use credentials::{Credentials, ProvideCredentials};
pub use error::{
    AccessDeniedDetail, CredentialsError, Error, TransportError, TransportErrorKind, UnknownOutcome, UnreadableReason,
    Violation, WaitError, WaitSubject,
};
#[cfg(feature = "blocking")]
pub use faces::blocking;
#[cfg(feature = "test-util")]
pub use faces::test_util;
pub use flows::page::{Items, Pages};
pub use flows::wait;
pub use ground::clock;
pub use ground::future::BoxFuture;
pub use ground::secret::Secret;
pub use http::endpoint::Endpoint;
pub use http::endpoints::Network;
pub use http::https::HttpsTransport;
pub use http::phase::{SendPhase, SendProgress};
pub use http::proxy::Proxy;
pub use http::request::SignedRequest;
pub use http::settings::HttpsSettings;
pub use http::tls::TlsLibrary;
pub use http::transport::{HttpResponse, Transport};
pub use indexmap::IndexMap;
pub use serde_json::Value as JsonValue;
pub use settings::config::{Algorithm, Config, Format};
pub use settings::loader::ConfigLoader;
pub use settings::options::CallOptions;
pub use settings::retry::{DecideRetry, FailedAttempt, RetryBudget, RetryDecision, RetryPolicy, StandardRetry};
