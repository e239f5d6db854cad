//! Whole jobs: each step names operations that there are.

use super::resolver::Resolver;
use super::translations::is_translation;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Operation, Program, Step, Text, Workflow};
use crate::place::Place;
use crate::spec::raw::{RawStep, RawWorkflow, StepTexts, WorkflowTexts};
use crate::spec::{At, RawFile};

impl Resolver<'_> {
    pub(super) fn workflows(&mut self, operations: &[Operation], programs: &[Program]) -> Vec<Workflow> {
        let raw = self.raw;
        let mut resolved: Vec<(u32, Workflow)> = Vec::new();
        for file in &raw.workflows {
            let place = file.value.place.value;
            if let Some((_, other)) = resolved.iter().find(|(taken, _)| *taken == place) {
                let message = format!("the workflow `{}` has the place {place} too", other.name);
                let help = "give each workflow a place of its own";
                self.report(Diagnostic::new(Code::DuplicateName, file.value.place.place, message, help));
            }
            resolved.push((place, self.workflow(file, operations, programs)));
        }
        resolved.sort_by_key(|(place, _)| *place);
        resolved.into_iter().map(|(_, workflow)| workflow).collect()
    }

    fn workflow(&mut self, file: &RawFile<RawWorkflow>, operations: &[Operation], programs: &[Program]) -> Workflow {
        let raw = self.raw;
        let RawWorkflow { title, doc, steps, main, program, machine, place: _ } = &file.value;
        let texts = raw.workflow_texts.iter().find(|texts| is_translation(texts, &file.path));
        let untranslated = WorkflowTexts::default();
        let WorkflowTexts { title: zh_title, doc: zh_doc, steps: zh_steps } =
            texts.map_or(&untranslated, |texts| &texts.value);
        let name = At { value: stem(&file.path).to_owned(), place: Place { file: file.file, start: 0, end: 0 } };
        self.check_name(&name, "workflow");
        let extra: Vec<At<String>> =
            zh_steps.iter().skip(steps.len()).filter_map(|StepTexts { title, .. }| title.clone()).collect();
        self.no_orphan_entries(&extra, 0);
        self.known_program(program.as_ref(), programs);
        if let Some(machine) = machine {
            let machines = raw.states.iter().flat_map(|file| file.value.machines.keys());
            self.known(machine, "state machine", machines.collect());
        }
        let none = StepTexts::default();
        let steps = steps.iter().enumerate().map(|(index, step)| {
            let zh = zh_steps.get(index).unwrap_or(&none);
            self.step(step, zh, operations)
        });
        let steps = steps.collect();
        Workflow {
            title: self.title(title, Some(title), zh_title.as_ref()),
            doc: self.text(title, Some(doc), zh_doc.as_ref()),
            main: *main,
            program: program.as_ref().map(|name| name.value.clone()),
            machine: machine.as_ref().map(|name| name.value.clone()),
            steps,
            source: file.path.clone(),
            name: name.value,
        }
    }

    fn step(&mut self, step: &RawStep, zh: &StepTexts, operations: &[Operation]) -> Step {
        let RawStep { title, operations: called, doc, wait, failure } = step;
        let StepTexts { title: zh_title, doc: zh_doc, wait: zh_wait, failure: zh_failure } = zh;
        for name in called {
            self.known(name, "operation", operations.iter().map(|operation| operation.name.as_str()).collect());
        }
        let optional = |resolver: &mut Self, en: &Option<At<String>>, zh: &Option<At<String>>| -> Option<Text> {
            en.as_ref().map(|en| resolver.title(title, Some(en), zh.as_ref()))
        };
        Step {
            title: self.title(title, Some(title), zh_title.as_ref()),
            operations: called.iter().map(|name| name.value.clone()).collect(),
            doc: self.text(title, Some(doc), zh_doc.as_ref()),
            wait: optional(self, wait, zh_wait),
            failure: optional(self, failure, zh_failure),
        }
    }
}

/// The name of a file without folder and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}
