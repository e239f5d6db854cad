//! Every import of the runtime, the generator, the emulator and the jobs points down.
//!
//! The files are parsed, each path is followed to the module that declares what it names, and the arrow between the two
//! modules is held against the order of the layers. What only tests build is omitted, see [`module::Crate::parse`].

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod arrows;
mod cases;
mod layering;
mod mentions;
mod module;
mod resolution;
mod sources;
mod taken_apart;

use layering::{Layers, cycles};
use module::Crate;
use std::path::Path;

const GENERATOR: Layers = Layers {
    folder: &[],
    layers: &[
        &["fingerprint", "shown"],
        &["artifact", "model", "parallel", "place", "prose", "suggestion"],
        &["diagnostic"],
        &["spec"],
        &["accepted", "lint", "plan", "report", "resolve"],
        &["edit"],
        &["backend"],
        &["dump"],
        &["wire"],
        &["diff", "export"],
        &["upstream"],
        &["command"],
    ],
};

/// Backends do not know each other; what several of them need is below.
const BACKENDS: Layers = Layers {
    folder: &["backend"],
    layers: &[&["error"], &["sample"], &["facets", "units", "wording"], &["emulation", "markdown", "rust", "schema"]],
};

const RUNTIME: Layers = Layers {
    folder: &[],
    layers: &[
        &["ground"],
        &["contract"],
        &["error"],
        &["codec"],
        &["http"],
        &["credentials"],
        &["settings"],
        &["call"],
        &["flows"],
        &["faces"],
        &["plumbing"],
    ],
};

fn parsed(folder: &str) -> Crate {
    Crate::parse(&sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).join("src")))
}

fn assert_none(mistakes: &[String]) {
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

#[test]
fn every_import_of_the_generator_points_down() {
    let generator = parsed("codegen");
    let arrows = generator.arrows();
    assert_none(&[GENERATOR.check(&generator, &arrows), BACKENDS.check(&generator, &arrows), cycles(&arrows)].concat());
}

/// The crate's own file puts them together.
const EMULATOR: Layers = Layers {
    folder: &[],
    layers: &[
        &["calls", "clock", "examples", "ids", "store"],
        &["protocol"],
        &["faults"],
        &["settings"],
        &["signature", "state"],
        &["recording"],
        &["service"],
        &["page", "replay", "transport"],
        &["http"],
        &["emulator"],
        &["command"],
    ],
};

#[test]
fn every_import_of_the_emulator_points_down() {
    let emulator = parsed("emulator");
    let arrows = emulator.arrows();
    assert_none(&[EMULATOR.check(&emulator, &arrows), cycles(&arrows)].concat());
}

/// The crate's own file puts them together.
const JOBS: Layers = Layers {
    folder: &[],
    layers: &[&["job"], &["kafka", "objects", "policy", "precheck", "run", "tasks", "upload"], &["error"], &["drive"]],
};

#[test]
fn every_import_of_the_jobs_points_down() {
    let jobs = parsed("jobs");
    let arrows = jobs.arrows();
    assert_none(&[JOBS.check(&jobs, &arrows), cycles(&arrows)].concat());
}

/// The program's own file puts them together.
const COMMAND_LINE: Layers = Layers {
    folder: &[],
    layers: &[
        &["attempts", "language", "layout", "names"],
        &["failure", "texts"],
        &["input", "output", "progress"],
        &["settings"],
        &["consent"],
        &["command"],
        &["call", "complete", "doctor", "explain", "jobs", "listing", "manual"],
    ],
};

#[test]
fn every_import_of_the_command_line_points_down() {
    let command_line = parsed("cli");
    let arrows = command_line.arrows();
    assert_none(&[COMMAND_LINE.check(&command_line, &arrows), cycles(&arrows)].concat());
}

#[test]
fn every_import_of_the_runtime_points_down() {
    let runtime = parsed("runtime");
    assert_none(&RUNTIME.check(&runtime, &runtime.arrows()));
}
