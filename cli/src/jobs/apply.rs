//! `dts apply`: a whole job from a file, once, whatever happens on the way.

use super::{description, plan};
use crate::consent;
use crate::failure::{Exit, Failure, exit_of};
use crate::language::Language;
use crate::output::{self, Format};
use crate::progress::Line;
use crate::settings::Settings;
use alibabacloud_dts_jobs::{Direction, Event, Job, Run, RunError, RunFile, Stop};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the arguments say.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) file: String,
    pub(crate) run: Option<String>,
    pub(crate) plan: bool,
    pub(crate) yes: bool,
    pub(crate) adopt: Option<String>,
    pub(crate) interval: Option<f64>,
    pub(crate) timeout: Option<u64>,
}

/// Prints the JSON Schema of the file of a job.
pub(crate) fn schema(language: Language) -> Result<(), Failure> {
    output::write(&format!("{:#}\n", Job::schema()), language)
}

/// Carries out the job of a file, or what is left of it.
pub(crate) async fn apply(options: &Options, settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let job = description::read(&options.file, language)?;
    let file = RunFile::new(run_path(options, language)?);
    let run = file.load().map_err(|error| Failure::new(Exit::Other, error.to_string()))?;
    let format = settings.format.unwrap_or(Format::Json);
    if options.plan {
        return output::print(
            settings.format.unwrap_or(Format::Table),
            &plan::rows(&job, run.as_ref(), language),
            None,
            language,
        );
    }
    if run.is_none() && !options.yes {
        let name = job.name();
        consent::ask_for(
            &language.pick(
                format!("{name}: a {} job; the instance that it purchases is billed.", job.kind()),
                format!("{name}：{} 任务；将购买实例并产生费用。", job.kind()),
            ),
            language,
        )?;
    }
    let client = settings.client_in(job.region()).await?;
    let mut execution = match run {
        Some(run) => {
            let known = run.instance_id().unwrap_or("…").to_owned();
            anstream::eprintln!(
                "{}",
                language.pick(
                    format!("going on with the run in {} (instance {known})", file.path().display()),
                    format!("继续 {} 中的运行（实例 {known}）", file.path().display()),
                )
            );
            job.resume(&client, run)
        }
        None => job.start(&client),
    };
    if let Some(instance) = &options.adopt {
        execution = execution.adopt(instance);
    }
    if let Some(interval) = options.interval.and_then(|it| Duration::try_from_secs_f64(it).ok()) {
        execution = execution.poll_interval(interval);
    }
    if let Some(timeout) = options.timeout {
        execution = execution.wait_timeout(Duration::from_secs(timeout));
    }
    let mut line = Line::new();
    let mut progress = execution.keep(file.clone()).progress();
    let again = format!("dts apply {} --run {}", options.file, file.path().display());
    let resume = language.pick(format!("go on: {again}"), format!("继续：{again}"));
    loop {
        let event = tokio::select! {
            event = progress.next() => event,
            _ = tokio::signal::ctrl_c() => {
                line.end();
                let message = language.pick("interrupted; the run is kept, and what DTS does goes on", "已中断；运行状态已保存，DTS 中的任务仍在继续");
                return Err(Failure::new(Exit::Interrupted, message).note(resume));
            }
        };
        match event {
            Some(Ok(event)) => show(&event, &mut line, language),
            Some(Err(error)) => {
                line.end();
                return Err(failure(&error, language).note(resume));
            }
            None => break,
        }
    }
    line.end();
    output::print(format, &result(&progress.run()), None, language)
}

fn run_path(options: &Options, language: Language) -> Result<PathBuf, Failure> {
    match &options.run {
        Some(path) => Ok(PathBuf::from(path)),
        None if options.file == "-" => Err(Failure::usage(language.pick(
            "a job from standard input needs --run FILE, which keeps how far it has come",
            "从标准输入读取任务时需要 --run FILE，用于保存运行状态",
        ))),
        None => Ok(Path::new(&options.file).with_extension("run.json")),
    }
}

fn result(run: &Run) -> Value {
    json!({
        "key": run.key(),
        "name": run.task_name(),
        "instance_id": run.instance_id(),
        "task_id": run.task_id(Direction::Forward),
        "reverse_task_id": run.task_id(Direction::Reverse),
    })
}

fn show(event: &Event, line: &mut Line, language: Language) {
    match event {
        Event::Began { step, .. } => line.print(&format!("{} …", plan::name(*step, language))),
        Event::Polled { status, percent, delay, problem, .. } => {
            let mut parts: Vec<String> = status.iter().map(ToString::to_string).collect();
            parts.extend(percent.map(|percent| format!("{percent:.0} %")));
            parts.extend(delay.map(|delay| {
                let delay = delay.as_secs_f64();
                language.pick(format!("delay {delay:.1} s"), format!("延迟 {delay:.1} s"))
            }));
            parts.extend(problem.clone());
            line.poll(&parts.join(", "), *percent);
        }
        Event::Purchased { instance_id, looked_up, .. } => {
            let found = if *looked_up { language.pick(" (found again)", "（已找回）") } else { "" };
            line.print(
                &language.pick(format!("purchased {instance_id}{found}"), format!("已购买 {instance_id}{found}")),
            );
        }
        Event::Skipped { items, .. } => {
            for item in items {
                line.print(&language.pick(format!("skipped: {item}"), format!("已跳过：{item}")));
            }
        }
        Event::Noticed { notice, .. } => line.print(notice),
        _ => {}
    }
}

fn failure(error: &RunError, language: Language) -> Failure {
    let exit = match error.stop() {
        Stop::Invalid(_) => Exit::Usage,
        Stop::Call(error) => exit_of(error.kind()),
        Stop::Wait(error) if error.is_timeout() => Exit::WaitTimedOut,
        Stop::Keep(_) => Exit::Other,
        _ => Exit::WaitFailed,
    };
    let mut failure = Failure::new(exit, format!("{error:#}"));
    for item in error.precheck() {
        let remedy = item.remedy.map(|remedy| language.text(remedy)).or(item.advice.as_deref()).unwrap_or_default();
        failure = failure.note(format!("{}: {} {remedy}", item.code, item.message.as_deref().unwrap_or_default()));
    }
    if let Stop::UnclearPurchase(_) = error.stop() {
        failure = failure.note(language.pick(
            "find out which instance is the purchased one, and add --adopt INSTANCE",
            "请确认所购买的实例，并添加 --adopt INSTANCE",
        ));
    }
    failure
}
