//! The documentation of an operation's module.

use crate::backend::facets::Writer;
use crate::backend::rust::doc::{Doc, HARD_SPACE, code, first_sentence, line};
use crate::backend::rust::facts::{operation_link, rule_sentence};
use crate::backend::rust::sentence;
use crate::backend::rust::words;
use crate::backend::sample::{
    rust_item_sample, rust_items_sample, rust_response_sample, rust_sample, rust_wait_sample, sample_imports,
};
use crate::model::{Access, Example, Language, Model, Operation, Pagination, PaginationStyle, Text, WaitGoal, Waiter};
use crate::prose::target;
use std::iter::once;

pub(super) fn module(model: &Model, operation: &Operation) -> Doc {
    let Operation {
        summary,
        doc: more,
        deprecated,
        rules,
        pagination,
        waiter,
        then_wait,
        examples,
        // In the references: it shows no call.
        responses: _,
        // In `facts`, `notes` and `errors`.
        name: _,
        access: _,
        facets: _,
        errors: _,
        // The items of the module have documentation of their own.
        rust: _,
        request: _,
        response: _,
        unwraps: _,
        combined: _,
        requirements: _,
        // The page of the crate lists the families.
        family: _,
        local_types: _,
        lines: _,
        source: _,
    } = operation;
    let mut doc = Doc::of(summary.get(Language::English));
    if let Some(text) = more {
        doc = doc.prose(text.get(Language::English));
    }
    doc = doc.paragraph(&facts(model, operation));
    let notes = notes(model, operation);
    if !notes.is_empty() {
        doc = doc.list(notes);
    }
    if let Some(deprecation) = deprecated {
        let instead = deprecation.instead.as_deref();
        let instead = instead.and_then(|name| operation_link(model, name)).map(|link| format!(": use {link} instead"));
        let word = if deprecation.announced { "**About to be dropped**" } else { "**Deprecated**" };
        doc = doc.paragraph(&format!("{word}{}.", instead.unwrap_or_default()));
    }
    if !rules.is_empty() {
        doc = doc.heading(1, "Conditions").list(rules.iter().map(|rule| rule_sentence(model, rule, Language::English)));
    }
    if let Some(pagination) = pagination {
        doc = doc.heading(1, "Pages").paragraph(&pages(pagination));
    }
    if let Some(waiter) = waiter {
        let method = format!("[`Client::{}`] and [`Builder::wait`] poll until one of these is reached:", waiter.method);
        doc =
            doc.heading(1, "Waiting").paragraph(&method).list(waiter.goals.iter().map(|goal| self::goal(waiter, goal)));
    }
    if let Some(sentence) = then_wait.as_ref().and_then(|next| super::super::wait::sentence(model, next)) {
        doc = doc.heading(1, "Waiting").paragraph(&sentence);
    }
    for example in examples.iter().take(1) {
        doc = doc.heading(1, "Example").verbatim(&self::example(model, operation, example));
        if let Some(pagination) = pagination {
            doc = doc.verbatim(&items_example(model, operation, example, pagination));
        }
        if let Some(waiter) = waiter {
            doc = doc.verbatim(&wait_example(model, operation, example, waiter));
        }
    }
    errors(model, operation, doc)
}

fn facts(model: &Model, operation: &Operation) -> String {
    let access = match operation.access {
        Access::Read => "Read-only: repeating the call is safe.",
        Access::Write => "Not idempotent: repeating the call may repeat its effect.",
    };
    let link = model.service.link.get(Language::English).replace("{operation}", &operation.name);
    let ram = operation.facets.ram_action.as_ref();
    let ram = ram.map(|action| format!(" The RAM action is {}.", code(action))).unwrap_or_default();
    format!("{access} On the wire: {} ([vendor's{HARD_SPACE}page]({})).{ram}", code(&operation.name), target(&link))
}

fn notes(model: &Model, operation: &Operation) -> Vec<String> {
    let link = |name: &str| operation_link(model, name).unwrap_or_else(|| code(name));
    let text = |text: &Text| line(text.get(Language::English));
    Writer { language: Language::English, operation: &link, text: &text }.sentences(&operation.facets)
}

fn pages(pagination: &Pagination) -> String {
    let Pagination { style, items, size, total, short_is_last } = pagination;
    let lists: Vec<String> = items.iter().map(|items| code(&items.path)).collect();
    let several = lists.len() > 1;
    let items = sentence::listed(&lists, "and");
    let (holds, of_the) = if several { ("hold", "a page of each list") } else { ("holds", "one page of the list") };
    let mut sentences = vec![match style {
        PaginationStyle::Page { parameter, first } => {
            format!("{items} {holds} {of_the}; {} is the page number, starting from {first}.", code(parameter))
        }
        PaginationStyle::Token { parameter, field } => format!(
            "{items} {holds} {of_the}; to get the next page, send {} of the response as {}.",
            code(field),
            code(parameter)
        ),
    }];
    sentences.extend(size.as_ref().map(|size| format!("{} sets the size of a page.", code(size))));
    sentences.extend(total.as_ref().map(|total| format!("{} counts all entries.", code(total))));
    if *short_is_last {
        sentences.push("A page with fewer entries is the last one.".into());
    }
    sentences.push(
        "[`Builder::items`] returns the entries of all pages, and [`Builder::pages`] returns whole responses.".into(),
    );
    sentences.join(" ")
}

fn goal(waiter: &Waiter, goal: &WaitGoal) -> String {
    let doc = line(goal.doc.get(Language::English));
    let (ty, variant) = (&waiter.goals_type, &goal.rust);
    format!("[`{variant}`](crate::wait::{ty}::{variant}): {doc} {}", super::super::wait::states(waiter, goal))
}

fn errors(model: &Model, operation: &Operation, doc: Doc) -> Doc {
    let wide = "Any operation can also return a [service-wide code](crate::ErrorCode#service-wide-codes).";
    let own = operation.errors.iter().filter_map(|name| model.error(name)).filter(|error| !error.service_wide);
    let declared = own.map(|error| {
        let meaning = line(first_sentence(error.meaning.get(Language::English)));
        format!("[`{}`](crate::ErrorCode::{}) ({}): {meaning}", error.code, error.rust, words::statuses(error))
    });
    doc.heading(1, "Errors").list(declared).paragraph(wide)
}

/// The example as a test that is compiled and not run.
fn example(model: &Model, operation: &Operation, example: &Example) -> String {
    let title = line(example.title.get(Language::English));
    let call = format!("let response = {};", rust_sample(model, operation, example));
    let code: Vec<String> = once(call).chain(rust_response_sample(model, operation)).collect();
    compiled(model, operation, example, title.trim_end_matches(['.', ':']), &code)
}

/// The same, for the entries of every page.
fn items_example(model: &Model, operation: &Operation, example: &Example, pagination: &Pagination) -> String {
    let begin = format!("let mut items = {};", rust_items_sample(model, operation, example));
    let code = [
        begin,
        "while let Some(item) = items.next().await {".into(),
        "    let item = item?;".into(),
        format!("    {}", rust_item_sample(model, operation, pagination)),
        "}".into(),
    ];
    compiled(model, operation, example, "The same from this page to the last, entry by entry", &code)
}

/// A wait for the last of the goals, with the parameters of the example.
fn wait_example(model: &Model, operation: &Operation, example: &Example, waiter: &Waiter) -> String {
    let krate = model.service.package.replace('-', "_");
    let ty = &waiter.goals_type;
    let goal = waiter.goals.last().map(|goal| goal.rust.as_str()).unwrap_or_default();
    let code = [
        format!("use {krate}::wait::{ty};"),
        String::new(),
        format!("let wait = {};", rust_wait_sample(model, operation, example)),
        format!("let mut progress = wait.until({ty}::{goal}).progress();"),
        "while let Some(poll) = progress.next().await {".into(),
        "    println!(\"{:?}\", poll?.state);".into(),
        "}".into(),
    ];
    compiled(model, operation, example, "Waiting, poll by poll", &code)
}

fn compiled(model: &Model, operation: &Operation, example: &Example, title: &str, code: &[String]) -> String {
    let krate = model.service.package.replace('-', "_");
    let mut lines = vec![format!("{title}:"), String::new(), "```no_run".into()];
    if operation.deprecated.is_some() {
        lines.push("# #![allow(deprecated)]".into());
    }
    lines.push(format!("# async fn example(client: {krate}::Client) -> Result<(), {krate}::Error> {{"));
    let imports = sample_imports(model, operation, example);
    if imports.iter().any(|name| name == "types") {
        lines.push(format!("use {krate}::types;"));
    }
    let types: Vec<&str> = imports.iter().map(String::as_str).filter(|name| *name != "types").collect();
    match types.as_slice() {
        [] => {}
        [only] => lines.push(format!("use {krate}::types::{only};")),
        several => lines.push(format!("use {krate}::types::{{{}}};", several.join(", "))),
    }
    if !imports.is_empty() {
        lines.push(String::new());
    }
    lines.extend_from_slice(code);
    lines.extend(["# Ok(())".into(), "# }".into(), "```".into()]);
    lines.join("\n")
}
