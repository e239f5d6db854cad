use crate::model::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::env;
use std::path::{Path, PathBuf};

/// Generates the SDK and its reference from the spec.
#[derive(Debug, Parser)]
#[command(name = "cargo codegen", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// The folder of the spec [default: `spec` here or in a folder above]
    #[arg(long, global = true, value_name = "DIR")]
    spec: Option<PathBuf>,
}

/// Where the output is.
#[derive(Clone, Debug, Args)]
pub(super) struct OutputFolder {
    /// The folder of the output [default: `generated` beside the spec]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Writes what has changed
    Generate {
        #[command(flatten)]
        output: OutputFolder,
        /// Writes to a folder that holds other files, and overwrites those that are where an artifact belongs
        #[arg(long)]
        adopt: bool,
    },
    /// Compares with the disk and writes nothing; exit code 1 when the output is not current
    Check {
        #[command(flatten)]
        output: OutputFolder,
    },
    /// Reads the spec and reports every mistake
    Lint,
    /// Reports the words that the spec's list avoids in Markdown pages and in the comments of Rust files
    Words {
        /// Files, and folders with such files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Prints all that the spec says about an operation
    Explain {
        /// Its name, such as `DescribeDtsJobs`
        operation: String,
        /// The language of the texts
        #[arg(long, value_enum, default_value_t = TextLanguage::En)]
        language: TextLanguage,
    },
    /// Prints the JSON Schemas of the spec's files
    Schema,
    /// Prints the number of definitions, and the uses of each type
    Stats,
    /// Prints the resolved model as JSON
    Dump,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum TextLanguage {
    En,
    #[value(name = "zh-CN")]
    ZhCn,
}

impl From<TextLanguage> for Language {
    fn from(language: TextLanguage) -> Self {
        match language {
            TextLanguage::En => Self::English,
            TextLanguage::ZhCn => Self::Chinese,
        }
    }
}

impl Arguments {
    pub(super) fn spec(&self) -> PathBuf {
        self.spec.clone().unwrap_or_else(|| {
            let here = env::current_dir().unwrap_or_default();
            nearest(&here).unwrap_or_else(|| PathBuf::from("spec"))
        })
    }

    /// The output folder of a command that has one, and else where it would be.
    pub(super) fn out(&self) -> PathBuf {
        let chosen = match &self.command {
            Command::Generate { output, .. } | Command::Check { output } => output.out.clone(),
            _ => None,
        };
        chosen.unwrap_or_else(|| self.spec().parent().unwrap_or(Path::new("")).join("generated"))
    }
}

/// The spec of the project that `here` is in, relative to `here` where it is right there.
fn nearest(here: &Path) -> Option<PathBuf> {
    let is_project = |folder: &&Path| folder.join("spec/service.yaml").is_file();
    let project = here.ancestors().find(is_project)?;
    Some(if project == here { PathBuf::from("spec") } else { project.join("spec") })
}
