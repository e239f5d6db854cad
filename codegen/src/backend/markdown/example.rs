//! The examples of an operation.

use super::context::Context;
use super::prose;
use super::wire;
use crate::backend::sample::{rust_response_sample, rust_sample, sample_use};
use crate::model::{Example, Operation, ResponseExample};

pub(super) struct ExampleView {
    pub(super) title: String,
    /// Omitted where the page begins with it.
    pub(super) rust: Option<String>,
    /// Omitted where the example is a response alone.
    pub(super) query: Option<String>,
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
        ExampleView {
            title: self.title(title),
            rust: (!is_first).then(|| prose::fenced("rust", &self.rust(operation, example))),
            query: Some(prose::fenced("text", &query.join("\n"))),
            form: (!wire.form.is_empty()).then(|| prose::fenced("text", &wire.form.join("\n"))),
            json: block("json", json.as_ref()),
            xml: block("xml", xml.as_ref()),
        }
    }

    /// A response without its request.
    pub(super) fn response_example(&self, example: &ResponseExample) -> ExampleView {
        let ResponseExample { title, json, xml } = example;
        let (json, xml) = (block("json", json.as_ref()), block("xml", xml.as_ref()));
        ExampleView { title: self.title(title), rust: None, query: None, form: None, json, xml }
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

fn block(language: &str, text: Option<&String>) -> Option<String> {
    text.map(|text| prose::fenced(language, text))
}
