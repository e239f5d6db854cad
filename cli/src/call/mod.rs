//! A call of an operation, from its arguments to its result.

mod check;
mod pages;
mod prepared;
mod preview;
mod received;
mod wait;

use crate::consent;
use crate::failure::{Exit, Failure};
use crate::input::flags::{self, Split};
use crate::input::text::Input;
use crate::input::typed::Request;
use crate::input::{self, skeleton};
use crate::output::{self, Format, Query, mask};
use crate::settings::Settings;
use alibabacloud_core::CallOptions;
use alibabacloud_core::plumbing::Core;
use alibabacloud_dts::metadata::{Call, Operation, SERVICE};
use clap::ArgMatches;
use received::document;
use serde_json::{Map, Value};

/// What the options of a call say.
#[derive(Debug)]
struct Choices {
    forced: Vec<(String, String)>,
    no_check: bool,
    all_pages: bool,
    dry_run: bool,
    curl: bool,
    yes: bool,
    wait: Option<wait::Plan>,
}

/// Makes the call that the arguments describe.
pub(crate) async fn run(
    call: &'static Call,
    split: Split,
    matches: &ArgMatches,
    settings: &Settings,
) -> Result<(), Failure> {
    let language = settings.language;
    let Some(operation) = SERVICE.operation(call.operation.name) else {
        return Err(Failure::new(Exit::Other, format!("{} has no metadata", call.operation.name)));
    };
    if matches.get_flag("skeleton") {
        return output::write(&skeleton::print(operation, language), language);
    }
    let query = settings.query.as_deref().map(|text| Query::read(text, language)).transpose()?;
    let choices = choices(operation, matches, settings)?;
    let mut input = Input::default();
    let mut tree = match matches.get_one::<String>("request") {
        Some(path) => input::request(operation, path, &mut input, language)?,
        None => Map::new(),
    };
    let in_clear = flags::tree(operation, &split.parameters, &mut tree, &mut input, language)?;
    for name in in_clear {
        anstream::eprintln!("{}", language.pick(
            format!("warning: --{name} is a secret in clear, which other users of this machine and the history of the \
                     shell may show; use --{name} @-, @FILE or @env:NAME"),
            format!("警告：--{name} 是明文敏感信息，可能被本机其他用户或 shell 历史记录看到；请使用 --{name} @-、@FILE 或 @env:NAME"),
        ));
    }
    for (name, value) in split.shared {
        tree.entry(name).or_insert(value.into());
    }
    let subject = subject(operation, &tree);
    let Some(request) = Request::new(call, tree) else {
        return Err(Failure::new(Exit::Other, format!("{} has no metadata", operation.name)));
    };
    let typed = request.checked(language)?;
    if !choices.no_check {
        check::check(operation, typed.as_ref(), &choices.forced, language)?;
    }
    if choices.dry_run || choices.curl {
        let signed = prepared::sign(call, typed.as_ref(), options(&choices), settings).await?;
        let preview = preview::Preview::new(operation, signed, &choices.forced, settings.show_secrets);
        if preview.hides() && choices.curl {
            anstream::eprintln!(
                "{}",
                language.pick(
                    "secrets are hidden, so that the signature does not fit; --show-secrets prints them",
                    "敏感信息已隐藏，因此签名不匹配；使用 --show-secrets 可输出明文",
                )
            );
        }
        return if choices.curl {
            output::write(&format!("{}\n", preview.curl(language)?), language)
        } else {
            finish(operation, preview.json(), None, query.as_ref(), settings)
        };
    }
    if !choices.yes {
        consent::ask(operation, subject.as_deref(), language)?;
    }
    let client = settings.client().await?.customized(options(&choices));
    send(&request, client.core(), &choices, query.as_ref(), settings).await
}

/// Sends the request, prints what comes, and waits if that is asked for.
async fn send(
    request: &Request,
    core: &Core,
    choices: &Choices,
    query: Option<&Query>,
    settings: &Settings,
) -> Result<(), Failure> {
    let (operation, call) = (request.operation, request.call);
    let list = operation.pagination.and_then(|pagination| pagination.items.first().copied());
    if choices.all_pages {
        let lines = settings.format == Some(Format::Ndjson) && query.is_none();
        let all = pages::all(request, core, lines, settings).await?;
        return match all {
            Some(all) => finish(operation, all, list, query, settings),
            None => Ok(()),
        };
    }
    if let (Some(plan), Some(table), None) = (&choices.wait, &call.waiter, call.then_wait) {
        let last = wait::poll(request.clone(), table, plan, core, settings).await?;
        return match last {
            Some(last) => finish(operation, last, list, query, settings),
            None => Ok(()),
        };
    }
    let typed = request.make();
    let mut response = (call.response)();
    let metadata = core
        .call(call.operation, typed.as_ref(), response.as_mut())
        .await
        .map_err(|error| Failure::of(&error, settings.language))?;
    let document = document(response.as_ref(), &metadata);
    finish(operation, document, list, query, settings)?;
    match &choices.wait {
        Some(plan) => wait::follow(request, response.as_ref(), &metadata, plan, core, settings).await,
        None => Ok(()),
    }
}

/// Prints a result.
fn finish(
    operation: &Operation,
    mut result: Value,
    list: Option<&str>,
    query: Option<&Query>,
    settings: &Settings,
) -> Result<(), Failure> {
    let language = settings.language;
    if !settings.show_secrets && mask::hide(operation, &mut result) {
        anstream::eprintln!(
            "{}",
            language.pick(
                "secrets of the response are hidden; --show-secrets prints them",
                "响应中的敏感信息已隐藏；使用 --show-secrets 可输出明文",
            )
        );
    }
    let format = settings.format.unwrap_or(Format::Json);
    match query {
        Some(query) => output::print(format, &query.apply(&result, language)?, None, language),
        None => output::print(format, &result, list, language),
    }
}

fn choices(operation: &'static Operation, matches: &ArgMatches, settings: &Settings) -> Result<Choices, Failure> {
    let language = settings.language;
    let pairs = |name: &str| -> Result<Vec<(String, String)>, Failure> {
        let given = matches.get_many::<String>(name).into_iter().flatten();
        given
            .map(|pair| {
                let (parameter, value) = pair.split_once('=').unwrap_or((pair, ""));
                if parameter.is_empty() || !pair.contains('=') {
                    let message = format!("--{name} {pair}");
                    return Err(Failure::usage(
                        language.pick(format!("`{message}` has no `=`"), format!("`{message}` 缺少 `=`")),
                    )
                    .note(language.pick("write NAME=VALUE", "请写为 NAME=VALUE")));
                }
                Ok((parameter.to_owned(), value.to_owned()))
            })
            .collect()
    };
    let all_pages = matches.get_flag("all-pages");
    if all_pages && operation.pagination.is_none() {
        return Err(Failure::usage(
            language.pick(format!("{} has no pages", operation.name), format!("{} 不分页", operation.name)),
        )
        .note(language.pick("leave out --all-pages", "请去掉 --all-pages")));
    }
    let wait = match matches.get_one::<String>("wait") {
        Some(goal) => Some(wait::Plan::new(operation, goal, matches, pairs("wait-param")?, language)?),
        None => None,
    };
    Ok(Choices {
        forced: pairs("force-param")?,
        no_check: matches.get_flag("no-check"),
        all_pages,
        dry_run: matches.get_flag("dry-run"),
        curl: matches.get_flag("curl"),
        yes: matches.get_flag("yes"),
        wait,
    })
}

fn options(choices: &Choices) -> CallOptions {
    let options = CallOptions::new().validation(!choices.no_check);
    choices.forced.iter().fold(options, |options, (name, value)| options.parameter(name, value))
}

/// What the call is about, for the question: the IDs that it names.
fn subject(operation: &Operation, tree: &Map<String, Value>) -> Option<String> {
    let ids = operation.request.iter().filter(|field| field.id.is_some());
    let given = ids.filter_map(|field| Some(format!("{} {}", field.name, tree.get(field.name)?.as_str()?)));
    let given: Vec<String> = given.collect();
    (!given.is_empty()).then(|| given.join(", "))
}
