//! `src/lib.rs`: what the crate is, a first call, features and operations.

use super::doc::{Doc, cell, code, first_sentence, line};
use super::flows::Flows;
use super::guide;
use super::print::rust_file;
use super::scope::ident;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::sample::{rust_response_sample, rust_sample, sample_imports, sample_use};
use crate::model::{Access, Example, Family, Field, Language, Model, Operation, Page, Type};
use quote::quote;

pub(super) fn file(model: &Model) -> Result<Artifact, Error> {
    let path = format!("{}/src/lib.rs", model.service.package);
    let doc = doc(model).inner();
    let guide: Vec<_> = guide::pages(model).next().map(|_| ident("guide")).into_iter().collect();
    let lists = if Flows::of(model).pages { ", and lists of pages and entries" } else { "" };
    let beside_responses = Doc::of(&format!("What comes with a response beside its fields{lists}.")).outer();
    let blob = has_field(model, |field| *field.ty.innermost() == Type::Bytes).then(|| quote!(Blob,));
    let file_url = has_field(model, |field| field.upload).then(|| quote!(FileUrl,));
    let tokens = quote! {
        #doc
        #![cfg_attr(rustfmt, rustfmt_skip)]
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![allow(deprecated)]
        #![allow(
            clippy::default_trait_access, clippy::doc_markdown, clippy::large_types_passed_by_value, clippy::module_inception, clippy::needless_pass_by_value,
            clippy::return_self_not_must_use, clippy::should_implement_trait, clippy::struct_excessive_bools,
            clippy::struct_field_names, clippy::too_many_lines, clippy::unreadable_literal, clippy::wrong_self_convention
        )]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]

        #[cfg(feature = "blocking")]
        #[rustfmt::skip]
        pub mod blocking;
        #[rustfmt::skip]
        mod client;
        #[rustfmt::skip]
        pub mod endpoint;
        #[rustfmt::skip]
        pub mod error;
        #[rustfmt::skip]
        mod error_code;
        #(
            #[rustfmt::skip]
            pub mod #guide;
        )*
        #[cfg(feature = "metadata")]
        #[rustfmt::skip]
        pub mod metadata;
        #[rustfmt::skip]
        pub mod operation;
        #[cfg(feature = "test-util")]
        #[rustfmt::skip]
        pub mod test_util;
        #[rustfmt::skip]
        pub mod types;
        #[rustfmt::skip]
        pub mod wait;

        #[doc(inline)]
        pub use alibabacloud_core::{Config, Credentials, Document, Endpoint, JsonValue, Secret, Timestamp, credentials};
        pub use client::{Client, config};
        #[doc(inline)]
        pub use error::{Error, Result, WaitError};
        pub use error_code::{ErrorCode, ErrorKind};

        /// How a client is configured, beside [`Config`].
        pub mod settings {
            #[doc(inline)]
            pub use alibabacloud_core::{
                Algorithm, CallOptions, ConfigLoader, DecideRetry, Environment, FailedAttempt, Format, HttpsSettings, Network,
                Proxy, RetryBudget, RetryDecision, RetryPolicy, StandardRetry, TlsLibrary,
            };
        }

        /// How requests are sent, for a transport of your own.
        pub mod http {
            #[doc(inline)]
            pub use alibabacloud_core::{
                BoxFuture, HttpResponse, HttpsTransport, SendPhase, SendProgress, SignedRequest, Transport,
            };
        }

        #beside_responses
        pub mod response {
            #[doc(inline)]
            pub use alibabacloud_core::{Access, Items, Pages, RawResponse, ResponseMetadata};
            #[doc(inline)]
            pub use alibabacloud_core::plumbing::PagedRequest;
        }

        /// What setters accept, and values that the service adds or that have no fixed form.
        pub mod value {
            #[doc(inline)]
            pub use alibabacloud_core::{#blob Extra, #file_url IndexMap, IntoList, IntoMap, IntoParameter, IntoRequired, Json, UnlistedValue};
        }
    };
    rust_file(path, "service.yaml", tokens)
}

/// Whether a parameter or field of any operation or structure is so.
fn has_field(model: &Model, is_so: impl Fn(&Field) -> bool) -> bool {
    let of_operations =
        model.operations.iter().flat_map(|operation| operation.request.iter().chain(&operation.response));
    of_operations.chain(model.structures.iter().flat_map(|structure| &structure.fields)).any(is_so)
}

fn doc(model: &Model) -> Doc {
    let service = &model.service;
    let title = line(service.title.get(Language::English));
    let mut doc = Doc::new()
        .paragraph(&format!("{title}: a client for version {} of the API.", code(&service.version)))
        .prose(service.doc.get(Language::English))
        .paragraph(if service.packaging.alone.is_none() {
            "This is not a product of Alibaba Cloud, and nothing here has been run against the live service: tests compare \
             requests with those of the vendor's clients, and responses with documented ones."
        } else {
            "This is not a product of Alibaba Cloud."
        });
    if let Some(call) = first_call(model, "no_run") {
        doc = doc.heading(1, "A first call").verbatim(&call);
    }
    doc = doc
        .paragraph(
            "A missing required parameter is a compile error. The client checks conditional parameters before it sends \
             a request, and returns an [`Error`] that names all violations. A failure inside HTTP 200 is also an \
             [`Error`]; [`Error::code`] returns its code.",
        )
        .paragraph(
            "The setter of an optional parameter accepts a value, a type that converts into it, or an `Option` of either; \
             see [`IntoParameter`](value::IntoParameter). The setter of a list accepts whatever can be iterated, or an \
             `Option` of it; see [`IntoList`](value::IntoList). All of them accept references.",
        )
        .paragraph(
            "Enums are matched and compared in one line, ignoring letter case, and keep values that the service adds later; \
             see [`types`]. The client sends values that it doesn't list; `validate()` reports them as advice, and suggests \
             the nearest listed value.",
        );
    doc = doc.paragraph(
        "What comes with a response beside its fields, such as headers and the body, is in its `metadata()`. Read it before \
         you move a field out of the response, since the compiler accepts no method of a value of which a part has been moved.",
    );
    if let Some(guide) = &model.guide {
        doc = doc.verbatim(guide.trim_end());
    }
    doc = doc
        .heading(1, "Retries and raw calls")
        .paragraph(
            "The client retries transient failures: throttling, failures of the service, broken connections. It retries \
             a write only if that cannot repeat its effect. [`StandardRetry`](settings::StandardRetry) describes the number of retries and their \
             delays. Set it for a client with [`Config`], or for one call with `customize` and [`CallOptions`](settings::CallOptions), together \
             with timeouts. If an operation has an idempotency token, the client sets one. All waiting uses tokio's \
             clock, so that tests can pause it.",
        )
        .paragraph(&pages_and_waits(model))
        .paragraph(&raw_calls(model))
        .heading(1, "Credentials and region")
        .paragraph(
            "The client searches for credentials in the order of the official clients: environment variables, an OIDC \
             token (RRSA), the profile of the `aliyun` command, the credentials file of the SDKs, the role of the ECS \
             instance, and the server in `ALIBABA_CLOUD_CREDENTIALS_URI`. If it finds none, the error gives a reason for \
             each source. [`credentials`] has every source for separate use; implement [`ProvideCredentials`](credentials::ProvideCredentials) for a \
             source of your own. [`config`] uses all of this, except for what you set:",
        )
        .verbatim(&settings(&service.package.replace('-', "_")))
        .heading(1, "Tests and blocking calls")
        .paragraph(
            "The feature `blocking` adds a blocking client, for programs without an async runtime. The feature \
             `test-util` provides responses without a server:",
        )
        .verbatim(&modes(&service.package.replace('-', "_")))
        .paragraph(&guides(model))
        .heading(1, "Features")
        .verbatim(&features(model));
    for family in &model.families {
        doc = doc.heading(1, &line(family.title.get(Language::English))).prose(family.doc.get(Language::English));
        doc = doc.verbatim(&operations(model, family));
    }
    doc
}

/// Where to read more; nothing without guides.
fn guides(model: &Model) -> String {
    let link = |page: &Page| format!("[{}](guide::{})", line(page.title.get(Language::English)), page.name);
    let links: Vec<String> = guide::pages(model).map(link).collect();
    if links.is_empty() {
        return String::new();
    }
    format!("Guides in [`guide`]: {}.", links.join(", "))
}

/// What builders and the client offer beyond single calls; nothing is promised that no operation has.
fn pages_and_waits(model: &Model) -> String {
    let flows = Flows::of(model);
    let pages = flows.pages.then_some(
        "For operations that return pages, builders have `items()` and `pages()`, which request all pages in turn.",
    );
    let waits = flows.waits.then_some(
        "The client's `wait_for_…` methods poll until a resource reaches a state; [`wait`] has the goals of each method, \
         and [`WaitError`] the reason if a goal is not reached.",
    );
    pages.into_iter().chain(waits).collect::<Vec<_>>().join(" ")
}

/// What raw calls are for, with the operations that are known by name only.
fn raw_calls(model: &Model) -> String {
    let names: Vec<String> = model.service.known_operations.iter().map(|known| code(&known.name)).collect();
    let call =
        "[`Client::call_raw`] calls any action with any parameters, including actions that this crate does not have.";
    if names.is_empty() {
        return call.to_owned();
    }
    let names = super::sentence::listed(&names, "and");
    format!("{call} The following actions are known by name only, and their parameters are undocumented: {names}.")
}

fn settings(krate: &str) -> String {
    format!(
        "```no_run\n\
         # async fn example() -> {krate}::Result<()> {{\n\
         use {krate}::Client;\n\
         use {krate}::settings::{{Proxy, StandardRetry}};\n\
         use std::time::Duration;\n\
         \n\
         let config = {krate}::config().region(\"cn-hangzhou\").profile(\"work\").load().await?;\n\
         let config = config.call_timeout(Duration::from_secs(30)).retry(StandardRetry::new().max_attempts(6));\n\
         let client = Client::new(config.proxy(Proxy::url(\"http://proxy.example.com:3128\")?))?;\n\
         # Ok(())\n\
         # }}\n\
         ```"
    )
}

fn modes(krate: &str) -> String {
    format!(
        "```\n\
         # #[cfg(all(feature = \"blocking\", feature = \"test-util\"))]\n\
         # fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         use {krate}::{{JsonValue, blocking, test_util::Stub}};\n\
         \n\
         let stub = Stub::new();\n\
         stub.on_action(\"DescribeRegions\").error(\"Forbidden.RAM\", 403);\n\
         let client = blocking::Client::new(stub.config())?;\n\
         let error = client.call_raw(\"DescribeRegions\", &JsonValue::Null, &JsonValue::Null).unwrap_err();\n\
         assert_eq!(error.http_status(), Some(403));\n\
         # Ok(())\n\
         # }}\n\
         # #[cfg(not(all(feature = \"blocking\", feature = \"test-util\")))]\n\
         # fn main() {{}}\n\
         ```"
    )
}

/// The features other than families.
pub(super) const EXTRAS: [(&str, &str); 13] = [
    ("all-operations", "the operations of all families; on by default"),
    ("rustls-ring", "TLS with rustls and ring; on by default"),
    ("rustls-aws-lc", "TLS with rustls and AWS-LC instead of ring"),
    ("native-tls", "TLS with the library of the operating system (OpenSSL on Linux)"),
    (
        "webpki-roots",
        "for rustls, the authorities of Mozilla's program as part of the build, where the operating system has none",
    ),
    ("xml", "XML responses, which some gateways return; on by default"),
    ("blocking", "blocking calls, for programs without a tokio runtime"),
    ("serde", "`Serialize` and `Deserialize` for requests, responses and their types, by their names on the wire"),
    ("jiff", "conversions between `Timestamp` and the types of the crate `jiff`"),
    ("chrono", "conversions between `Timestamp` and the types of the crate `chrono`"),
    ("test-util", "responses without a server, for the tests of applications"),
    ("tracing", "spans of calls and attempts, and events of retries, for the crate `tracing`"),
    ("metadata", "a description of the API as data, for tools"),
];

fn features(model: &Model) -> String {
    let mut table = vec!["| feature | content |\n|---|---|".to_owned()];
    for family in &model.families {
        let title = cell(family.title.get(Language::English));
        let count = family.operations.len();
        let operations = if count == 1 { "operation" } else { "operations" };
        table.push(format!("| `{}` | {title}: {count} {operations} |", family.feature));
    }
    table.extend(EXTRAS.map(|(name, what)| format!("| `{name}` | {what} |")));
    table.join("\n")
}

fn operations(model: &Model, family: &Family) -> String {
    let mut table = vec!["| operation | summary |\n|---|---|".to_owned()];
    for operation in family.operations.iter().filter_map(|name| model.operation(name)) {
        let summary = cell(first_sentence(operation.summary.get(Language::English)));
        table.push(format!("| [`{0}`](operation::{0}) | {summary} |", operation.rust));
    }
    table.join("\n")
}

/// The first example: of an operation that changes nothing, if there is one.
fn first_example(model: &Model) -> Option<(&Operation, &Example)> {
    let with_example = |operation: &&Operation| !operation.examples.is_empty() && operation.deprecated.is_none();
    let reads = model.operations.iter().filter(|operation| operation.access == Access::Read).find(with_example);
    let operation = reads.or_else(|| model.operations.iter().find(with_example))?;
    Some((operation, operation.examples.first()?))
}

/// A test of the first example with the test kit.
pub(super) fn stubbed_call(model: &Model) -> Option<String> {
    let (operation, example) = first_example(model)?;
    let krate = model.service.package.replace('-', "_");
    let feature = &model.family(&operation.family)?.feature;
    let mut lines = vec![
        format!("# #[cfg(feature = {feature:?})]"),
        "# #[tokio::main(flavor = \"current_thread\")]".to_owned(),
        "# async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("use {krate}::Client;"),
        format!("use {krate}::operation::{};", operation.rust),
        format!("use {krate}::test_util::Stub;"),
    ];
    lines.extend(sample_use(model, operation, example));
    lines.extend([
        "use serde_json::json;".to_owned(),
        String::new(),
        "let stub = Stub::new();".to_owned(),
        format!(
            "stub.on::<{}::Request>().respond_json(json!({{ \"RequestId\": \"R1\", \"Success\": true }}));",
            operation.rust
        ),
        String::new(),
        "let client = Client::new(stub.config())?;".to_owned(),
    ]);
    let call = rust_sample(model, operation, example);
    lines.extend(format!("let response = {call};").lines().map(str::to_owned));
    lines.extend([
        "assert_eq!(response.request_id(), Some(\"R1\"));".to_owned(),
        format!("assert_eq!(stub.requests::<{}::Request>().len(), 1);", operation.rust),
        "stub.verify()?;".to_owned(),
        "# Ok(())".to_owned(),
        "# }".to_owned(),
        format!("# #[cfg(not(feature = {feature:?}))]"),
        "# fn main() {}".to_owned(),
    ]);
    Some(lines.join("\n"))
}

/// A whole program with the first example. `language` is that of the code block.
pub(super) fn first_call(model: &Model, language: &str) -> Option<String> {
    let (operation, example) = first_example(model)?;
    let krate = model.service.package.replace('-', "_");
    let mut lines = vec![format!("```{language}"), format!("use {krate}::Client;")];
    let imports = sample_imports(model, operation, example);
    let types: Vec<&str> = imports.iter().map(String::as_str).filter(|name| *name != "types").collect();
    if types.len() < imports.len() {
        lines.push(format!("use {krate}::types;"));
    }
    match types.as_slice() {
        [] => {}
        [only] => lines.push(format!("use {krate}::types::{only};")),
        several => lines.push(format!("use {krate}::types::{{{}}};", several.join(", "))),
    }
    lines.extend([
        String::new(),
        "#[tokio::main(flavor = \"current_thread\")]".to_owned(),
        format!("async fn main() -> {krate}::Result<()> {{"),
        "    // The region and the credentials come from the environment, such as ALIBABA_CLOUD_REGION_ID,".to_owned(),
        "    // ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or from files and servers.".to_owned(),
        "    let client = Client::from_env().await?;".to_owned(),
    ]);
    let call = format!("let response = {};", rust_sample(model, operation, example));
    let printing = rust_response_sample(model, operation);
    let code = call.lines().chain(printing.iter().map(String::as_str));
    lines.extend(code.map(|line| format!("    {line}").trim_end().to_owned()));
    lines.extend(["    Ok(())", "}", "```"].map(str::to_owned));
    Some(lines.join("\n"))
}
