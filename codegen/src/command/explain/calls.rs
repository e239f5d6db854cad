//! What there is to say about an operation besides its parameters and fields.

use super::terminal::{Terminal, add, section};
use crate::backend::facets::Writer;
use crate::backend::sample::to_json;
use crate::model::{
    Access, ErrorCode, Example, Literal, Operation, Origin, Pagination, PaginationStyle, ResponseExample, Text,
    ThenWait, WaitGoal, Waiter,
};
use serde_json::{Map, Value};

/// Lines of an example's response that are shown.
const SHOWN: usize = 16;

impl Terminal<'_> {
    pub(super) fn operation(&self, operation: &Operation) -> String {
        let Operation {
            request,
            rules,
            pagination,
            // Beside the envelope, see `payload`.
            response: _,
            // In `head`.
            name: _,
            rust: _,
            family: _,
            access: _,
            summary: _,
            doc: _,
            deprecated: _,
            facets: _,
            source: _,
            // In `waits`.
            waiter: _,
            then_wait: _,
            // In `errors` and `examples`.
            errors: _,
            examples: _,
            responses: _,
            // Of the Rust code alone; local types are explained by their names.
            combined: _,
            requirements: _,
            local_types: _,
            // The client reads the response, wherever its members are.
            unwraps: _,
            lines: _,
        } = operation;
        let mut out = self.head(operation);
        section(&mut out, "request", &self.members(request));
        section(&mut out, "response", &self.members(operation.payload()));
        section(&mut out, "rules", &self.rules(rules));
        section(&mut out, "pages", &pagination.as_ref().map(pages).unwrap_or_default());
        section(&mut out, "waits", &self.waits(operation));
        section(&mut out, "errors", &self.errors(operation));
        section(&mut out, "examples", &self.examples(operation));
        out
    }

    fn head(&self, operation: &Operation) -> String {
        let access = match operation.access {
            Access::Read => "read",
            Access::Write => "write",
        };
        let mut out = String::new();
        add(&mut out, 0, &format!("{} ({}, {access})", operation.name, operation.family));
        self.text(&operation.summary, 2, &mut out);
        if let Some(doc) = &operation.doc {
            self.text(doc, 2, &mut out);
        }
        let (link, text) = (|name: &str| name.to_owned(), |text: &Text| self.one_line(text));
        let writer = Writer { language: self.language, operation: &link, text: &text };
        for sentence in writer.sentences(&operation.facets) {
            add(&mut out, 2, &sentence);
        }
        if let Some(deprecation) = &operation.deprecated {
            let word = if deprecation.announced { "to be removed" } else { "deprecated" };
            let instead = deprecation.instead.as_ref().map(|instead| format!(", use {instead} instead"));
            add(&mut out, 2, &format!("{word}{}", instead.unwrap_or_default()));
        }
        add(&mut out, 2, &format!("spec: {}", operation.source));
        add(&mut out, 2, &format!("call: client.{}()", operation.rust));
        if let Some(action) = &operation.facets.ram_action {
            add(&mut out, 2, &format!("permission: {action}"));
        }
        for field in operation.response.iter().filter(|field| !field.success_codes.is_empty()) {
            add(&mut out, 2, &format!("success: `{}` is {}", field.name, field.success_codes.join(" or ")));
        }
        let link = self.model.service.link.get(self.language).replace("{operation}", &operation.name);
        add(&mut out, 2, &format!("vendor: {link}"));
        out
    }

    pub(super) fn rules(&self, rules: &[crate::model::RequestRule]) -> String {
        let wording = self.wording();
        let mut out = String::new();
        for rule in rules {
            add(&mut out, 2, &wording.sentence(&wording.rule(rule)));
        }
        out
    }

    fn waits(&self, operation: &Operation) -> String {
        let mut out = String::new();
        if let Some(waiter) = &operation.waiter {
            add(&mut out, 2, &format!("client.{}(…): {}", waiter.method, self.one_line(&waiter.doc)));
            for goal in &waiter.goals {
                self.goal(waiter, goal, &mut out);
            }
        }
        // What chooses the goal, and what the caller gives, is for the documentation of the crate.
        if let Some(ThenWait {
            operation,
            goal,
            instead: _,
            from: _,
            with: _,
            arguments: _,
            needs: _,
            gone: _,
            never_old: _,
        }) = &operation.then_wait
        {
            add(&mut out, 2, &format!("response.wait(&client): calls {operation} until `{goal}`"));
        }
        out
    }

    fn goal(&self, waiter: &Waiter, goal: &WaitGoal, out: &mut String) {
        let WaitGoal {
            name,
            doc,
            field,
            done,
            gone,
            // With those of every goal, see `failed_states` and `stuck_states`.
            failed: _,
            stuck: _,
            // What changes nothing for who reads this.
            pending: _,
            only: _,
            all_checks: _,
            rust: _,
        } = goal;
        add(out, 6, &format!("`{name}`: {}", self.one_line(doc)));
        let done: Vec<&str> = done.iter().filter_map(|state| state.state.as_deref()).collect();
        let (failed, stuck) = (waiter.failed_states(goal), waiter.stuck_states(goal));
        let failed: Vec<String> = failed.iter().map(ToString::to_string).collect();
        let stuck: Vec<String> = stuck.iter().map(ToString::to_string).collect();
        for (what, states) in [("done", done.join(" | ")), ("failed", failed.join(" | ")), ("stuck", stuck.join(" | "))]
        {
            if !states.is_empty() {
                add(out, 10, &format!("{what} if {field} is {states}"));
            }
        }
        if *gone {
            add(out, 10, "done if it no longer exists");
        }
    }

    fn errors(&self, operation: &Operation) -> String {
        let mut out = String::new();
        let (gateway, others): (Vec<&ErrorCode>, Vec<&ErrorCode>) =
            self.model.errors.iter().partition(|error| error.origin == Origin::Gateway);
        let own = others.into_iter().filter(|error| error.service_wide || operation.errors.contains(&error.code));
        for error in own {
            let status: Vec<String> = error.http_status.iter().map(u16::to_string).collect();
            let status = if status.is_empty() { String::new() } else { format!(" [{}]", status.join(", ")) };
            add(&mut out, 2, &format!("{}{status}: {}", error.code, self.one_line(&error.meaning)));
        }
        if !gateway.is_empty() {
            let count = gateway.len();
            add(
                &mut out,
                2,
                &format!("{count} codes of the gateway, which any operation can return: see `errors` in `dump`"),
            );
        }
        out
    }

    fn examples(&self, operation: &Operation) -> String {
        let mut out = String::new();
        let calls =
            operation.examples.iter().map(|Example { title, request, json, xml }| (title, Some(request), json, xml));
        let alone = operation.responses.iter().map(|ResponseExample { title, json, xml }| (title, None, json, xml));
        for (title, request, json, xml) in calls.chain(alone) {
            add(&mut out, 2, &self.one_line(title));
            if let Some(request) = request {
                let request: Map<String, Value> =
                    request.iter().map(|(name, value): &(String, Literal)| (name.clone(), to_json(value))).collect();
                add(&mut out, 6, &format!("request: {}", Value::Object(request)));
            }
            for (form, response) in [("json", json), ("xml", xml)] {
                let lines: Vec<&str> = response.iter().flat_map(|text| text.trim_end().lines()).collect();
                for (index, line) in lines.iter().take(SHOWN).enumerate() {
                    let line = if index == 0 { format!("{form}: {line}") } else { (*line).to_owned() };
                    add(&mut out, 6, &line);
                }
                if lines.len() > SHOWN {
                    add(&mut out, 6, &format!("… {} more lines in {}", lines.len() - SHOWN, operation.source));
                }
            }
        }
        out
    }
}

fn pages(pagination: &Pagination) -> String {
    let Pagination { style, items, size, total, short_is_last } = pagination;
    let mut out = String::new();
    add(
        &mut out,
        2,
        &match style {
            PaginationStyle::Page { parameter, first } => {
                format!("{parameter} is the number of the page, from {first}")
            }
            PaginationStyle::Token { parameter, field } => format!("{field} of a page is {parameter} of the next"),
        },
    );
    for list in items {
        add(&mut out, 2, &format!("{} has the entries of a page", list.path));
    }
    if let Some(size) = size {
        add(&mut out, 2, &format!("{size} sets the number of entries of a page"));
    }
    if let Some(total) = total {
        add(&mut out, 2, &format!("{total} counts all entries"));
    }
    if *short_is_last {
        add(&mut out, 2, "a page with fewer entries is the last one");
    }
    out
}
