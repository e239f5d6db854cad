//! Specs with random mistakes: a spec in which `lint` finds nothing makes every backend succeed, and no spec makes the
//! generator panic.
//!
//! `MUTANTS=5000` tries more of them, and `MUTANTS_SEED=7` others. `MUTANTS_KEEP=folder` writes the output of one in fifty that are
//! accepted to a folder, to compile the crates.

mod mutation;
mod random;
mod tree;

use super::fixture::{self, Files};
use super::torture;
use codegen::artifact::Artifact;
use codegen::command;
use codegen::diagnostic::Diagnostic;
use codegen::report::render;
use codegen::spec::SourceSet;
use mutation::Mutator;
use random::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}

/// What the mutants of a spec showed.
#[derive(Default)]
struct Outcome {
    accepted: u64,
    broken: Vec<String>,
}

/// No mutant takes as long as this, however busy the machine is.
const LONGEST: Duration = Duration::from_mins(2);

/// Tries mutants of a spec; each depends on the seed and its number alone.
fn try_mutants(files: &Files, count: u64) -> Outcome {
    let first = number("MUTANTS_SEED").unwrap_or(1).wrapping_mul(1_000_003);
    let known: BTreeMap<String, String> =
        fixture::artifacts(files.clone()).into_iter().map(|artifact| (artifact.path, artifact.text)).collect();
    let mutator = Mutator::new(files);
    let mut outcome = Outcome::default();
    for seed in first..first + count {
        let mut random = Random::new(seed);
        let (mutant, told) = mutator.mutant(&mut random);
        let begin = Instant::now();
        let judged = catch_unwind(AssertUnwindSafe(|| judge(mutant, &known)));
        if begin.elapsed() > LONGEST {
            outcome.broken.push(format!("{seed}: {told}\n    took {:?}", begin.elapsed()));
        }
        match judged {
            Ok(Ok(Some(artifacts))) => {
                if outcome.accepted % 50 == 0 {
                    keep(&artifacts, seed);
                }
                outcome.accepted += 1;
            }
            Ok(Ok(None)) => {}
            Ok(Err(why)) => outcome.broken.push(format!("{seed}: {told}\n    {why}")),
            Err(_) => outcome.broken.push(format!("{seed}: {told}\n    panicked")),
        }
    }
    outcome
}

/// Writes the output of an accepted mutant where it is asked for.
fn keep(artifacts: &[Artifact], seed: u64) {
    let Some(folder) = env::var_os("MUTANTS_KEEP") else { return };
    for Artifact { path, text } in artifacts {
        let target = Path::new(&folder).join(seed.to_string()).join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }
}

/// The output if the spec is accepted; an error if it is and a backend fails, or if a mistake has no proper place.
fn judge(files: Files, known: &BTreeMap<String, String>) -> Result<Option<Vec<Artifact>>, String> {
    let (sources, found) = SourceSet::from_memory("spec", files);
    let model = match command::build_model(&sources, found) {
        Ok(model) => model,
        Err(found) => {
            let _ = render(&found, &sources, false);
            return places(&found, &sources).map(|()| None);
        }
    };
    let artifacts = command::artifacts(&model)?;
    let mut paths = BTreeSet::new();
    for Artifact { path, text } in &artifacts {
        if !paths.insert(path.to_lowercase()) {
            return Err(format!("two files are named {path} on a disk that ignores letter case"));
        }
        let reserved = |part: &str| {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            part.ends_with(['.', ' ']) || part.is_empty() || part == ".." || DEVICES.contains(&stem.as_str())
        };
        if path.split('/').any(reserved) {
            return Err(format!("{path} is no file name on every system"));
        }
        let extension = Path::new(path).extension().filter(|_| known.get(path) != Some(text));
        if extension.is_some_and(|extension| extension == "rs") {
            syn::parse_file(text).map_err(|error| format!("{path}: {error}"))?;
        }
        if extension.is_some_and(|extension| extension == "json") {
            serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| format!("{path}: {error}"))?;
        }
    }
    Ok(Some(artifacts))
}

/// Each mistake says what is wrong and what to do, at characters of its file.
fn places(found: &[Diagnostic], sources: &SourceSet) -> Result<(), String> {
    for diagnostic in found {
        let is_told = !diagnostic.message.is_empty() && !diagnostic.help.is_empty();
        let stands = diagnostic.place.is_none_or(|place| {
            sources.file(place).is_some_and(|file| {
                let length = u32::try_from(file.text.len()).unwrap();
                place.start <= place.end && place.end <= length
            })
        });
        if !(is_told && stands) {
            return Err(format!("{diagnostic:?}"));
        }
    }
    Ok(())
}

fn assert_sound(name: &str, files: &Files, count: u64) -> u64 {
    let outcome = try_mutants(files, count);
    let few: Vec<&String> = outcome.broken.iter().take(30).collect();
    assert!(few.is_empty(), "{name}: {} of {count} mutants; the first: {few:#?}", outcome.broken.len());
    outcome.accepted
}

#[test]
fn a_small_spec_without_mistakes_makes_every_backend_succeed() {
    let count = number("MUTANTS").unwrap_or(300);
    let accepted = assert_sound("minimal", &fixture::files(&fixture::folder("minimal")), count);
    assert!(accepted * 20 > count, "only {accepted} of {count} mutants were accepted, so that this shows little");
}

#[test]
fn a_spec_with_everything_and_without_mistakes_makes_every_backend_succeed() {
    let count = number("MUTANTS").unwrap_or(100);
    let accepted = assert_sound("torture", &torture::plain_spec(), count);
    assert!(accepted * 20 > count, "only {accepted} of {count} mutants were accepted, so that this shows little");
}

#[test]
fn the_spec_of_the_service_without_mistakes_makes_every_backend_succeed() {
    let count = number("MUTANTS").map_or(4, |count| count / 10);
    assert_sound("spec", &fixture::dts(), count);
}

#[test]
fn a_mutant_depends_on_its_seed_alone() {
    let mutator = Mutator::new(&fixture::files(&fixture::folder("minimal")));
    for seed in 0..20 {
        assert!(mutator.mutant(&mut Random::new(seed)) == mutator.mutant(&mut Random::new(seed)), "{seed}");
    }
}
