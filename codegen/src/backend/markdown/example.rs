//! The examples of an operation.

use super::context::Context;
use super::prose;
use super::wire;
use crate::backend::sample::{rust_response_sample, rust_sample, sample_use};
use crate::model::{Example, Operation};

pub(super) struct ExampleView {
    pub(super) title: String,
    /// Omitted where the page begins with it.
    pub(super) rust: Option<String>,
    pub(super) query: String,
    pub(super) form: Option<String>,
    pub(super) json: Option<String>,
    pub(super) xml: Option<String>,
}

impl Context<'_> {
    pub(super) fn example(&self, operation: &Operation, example: &Example, is_first: bool) -> ExampleView {
        let Example { title, request, json, xml } = example;
        let wire = wire::flatten(self.model, &operation.request, request);
        let mut query = vec![format!("Action={}", operation.name), format!("Version={}", self.model.service.version)];
        query.extend(wire.query);
        let block = |language: &str, text: &Option<String>| text.as_ref().map(|text| prose::fenced(language, text));
        ExampleView {
            title: self.title(title),
            rust: (!is_first).then(|| prose::fenced("rust", &self.rust(operation, example))),
            query: prose::fenced("text", &query.join("\n")),
            form: (!wire.form.is_empty()).then(|| prose::fenced("text", &wire.form.join("\n"))),
            json: block("json", json),
            xml: block("xml", xml),
        }
    }

    pub(super) fn rust(&self, operation: &Operation, example: &Example) -> String {
        let mut code = vec![format!("let response = {};", rust_sample(self.model, operation, example))];
        code.extend(rust_response_sample(self.model, operation));
        let code = code.join("\n");
        match sample_use(self.model, operation, example) {
            Some(imports) => format!("{imports}\n\n{code}"),
            None => code,
        }
    }
}
