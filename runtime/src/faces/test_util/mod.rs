//! Responses without a server, for the tests of applications.
//!
//! A [`Stub`] stands in the place of the transport: everything else of a client is real, so that what a test sees
//! (checks, signatures, retries, errors, the typed response) is what a user will see. There is no socket; delays are
//! slept with tokio's clock, so that they take no time where that is paused.
//!
//! Each expectation selects calls and has responses, which are returned one after the other. A call that no
//! expectation has a response for fails, names what was called, and is not repeated.
//!
//! ```
//! use alibabacloud_core::test_util::Stub;
//! use alibabacloud_core::ErrorKind;
//! use alibabacloud_core::plumbing::{Core, Envelope, Service};
//! use serde_json::{Value, json};
//!
//! # static SERVICE: Service = Service {
//! #     product: "Tasks",
//! #     version: "2026-01-01",
//! #     sdk: "tasks/1.0",
//! #     envelope: &Envelope::NONE,
//! #     classify: |_| None,
//! #     doubts: |_| None,
//! # };
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let stub = Stub::new();
//! stub.on_action("StopTask").throttled(std::time::Duration::from_secs(2)).respond_json(json!({ "Stopped": true }));
//! stub.on_action("StartTask").error("Forbidden.RAM", 403);
//!
//! let client = Core::new(&SERVICE, stub.config())?;
//! let answer = client.call_raw("StopTask", &json!({ "TaskId": "t1" }), &Value::Null).await?;
//! assert_eq!(answer.document["Stopped"], true);
//! let error = client.call_raw("StartTask", &Value::Null, &Value::Null).await.unwrap_err();
//! assert_eq!(error.http_status(), Some(403));
//!
//! let actions: Vec<_> = stub.calls().iter().map(|call| call.action().to_owned()).collect();
//! assert_eq!(actions, ["StopTask", "StopTask", "StartTask"]);
//! assert_eq!(stub.calls()[0].parameters()["TaskId"], "t1");
//! stub.verify()?;
//! # Ok(())
//! # }
//! ```

mod call;
mod expectation;
mod reply;
mod stub;
mod tree;

pub use call::Call;
pub use expectation::Expectation;
pub use stub::{Stub, Unmet};
