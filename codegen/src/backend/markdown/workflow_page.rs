//! The page of a workflow, and where the operations' pages mention it.

use super::context::{Context, anchor, workflow_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::spec_page::ProgramView;
use super::transitions::{Cause, Statuses};
use super::{diagram, prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::wording::fill;
use crate::model::{Language, Model, Step, Workflow};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/workflow.md")]
struct WorkflowPage {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
    title: String,
    doc: String,
    steps: Vec<StepView>,
    program: Option<ProgramView>,
    statuses: Option<StatusesView>,
}

/// The statuses that the job goes through.
struct StatusesView {
    picture: String,
    rows: Vec<StatusRow>,
}

struct StatusRow {
    status: String,
    done: String,
    failure: String,
    calls: String,
}

struct StepView {
    number: usize,
    anchor: String,
    title: String,
    /// The operations with their label.
    operations: Option<String>,
    doc: String,
    wait: Option<String>,
    failure: Option<String>,
}

pub(super) fn generate(model: &Model, language: Language, workflow: &Workflow) -> Result<Artifact, Error> {
    // The first page shows whether it is a main one, and `statuses` the machine.
    let Workflow { name, title, doc, steps, main: _, program, machine: _, source } = workflow;
    let path = workflow_path(name);
    let context = Context::new(model, language, &path);
    let steps = steps.iter().enumerate().map(|(index, step)| context.step(index + 1, step));
    let view = WorkflowPage {
        l: context.labels,
        header: markdown_header(language, source),
        breadcrumbs: context.overview(),
        title: context.title(title),
        doc: context.paragraphs(doc),
        steps: steps.collect(),
        statuses: context.statuses(workflow),
        program: program.as_deref().and_then(|name| context.program(name)),
    };
    page(language, &path, &view)
}

impl Context<'_> {
    fn step(&self, number: usize, step: &Step) -> StepView {
        let Step { title, operations, doc, wait, failure } = step;
        let operations: Vec<String> = operations.iter().map(|name| self.operation(name)).collect();
        StepView {
            number,
            anchor: step_anchor(number),
            title: self.title(title),
            operations: self.step_operations(&operations),
            doc: self.paragraphs(doc),
            wait: wait.as_ref().map(|text| self.line(text)),
            failure: failure.as_ref().map(|text| self.line(text)),
        }
    }

    fn step_operations(&self, operations: &[String]) -> Option<String> {
        let label = match operations {
            [] => return None,
            [_] => self.labels.operation,
            _ => self.labels.operations,
        };
        Some(format!("{label}{}{}", self.labels.colon_space, self.comma(operations)))
    }

    fn statuses(&self, workflow: &Workflow) -> Option<StatusesView> {
        let states = self.model.states.as_ref()?;
        let name = workflow.machine.as_ref()?;
        let machine = states.machines.iter().find(|machine| machine.name == *name)?;
        let statuses = Statuses::of(states, machine, workflow);
        let title = fill(self.labels.statuses_of, &[("workflow", workflow.title.get(self.language))]);
        let row = |name: &String| {
            let to = |cause: &Cause| {
                let ways = statuses.from(name).filter(|way| way.cause == *cause);
                self.comma(&ways.map(|way| prose::code(&way.to)).collect::<Vec<_>>())
            };
            let calls = statuses.from(name).filter_map(|way| match &way.cause {
                Cause::Call(operation) => Some(format!("{} → {}", self.operation(operation), prose::code(&way.to))),
                Cause::Done | Cause::Failure => None,
            });
            StatusRow {
                status: prose::code(name),
                done: to(&Cause::Done),
                failure: to(&Cause::Failure),
                calls: table::cell(&calls.collect::<Vec<_>>()),
            }
        };
        Some(StatusesView {
            picture: diagram::svg(&statuses, &title, self.labels.statuses_text),
            rows: statuses.names.iter().map(row).collect(),
        })
    }

    /// `Step 2 of 6 of …`, for each workflow in which the operation is a step.
    pub(super) fn steps_with(&self, operation: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for workflow in &self.model.workflows {
            let steps = workflow.steps.iter().enumerate();
            let is_here = |(_, step): &(usize, &Step)| step.operations.iter().any(|name| name == operation);
            if let Some((index, _)) = steps.clone().find(is_here) {
                let number = index + 1;
                let path = format!("{}#{}", workflow_path(&workflow.name), step_anchor(number));
                let (number, count) = (number.to_string(), workflow.steps.len().to_string());
                let link = self.link(&self.title(&workflow.title), &path);
                let values = [("number", number.as_str()), ("count", &count), ("workflow", &link)];
                lines.push(fill(self.labels.step_of, &values));
            }
        }
        lines
    }
}

fn step_anchor(number: usize) -> String {
    anchor("step", &number.to_string())
}
