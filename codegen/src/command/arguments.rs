use super::printing::{ColorChoice, FormatChoice, Printing};
use crate::model::{Language, Model};
use crate::plan::{self, Inputs, Output};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::env;
use std::path::{Path, PathBuf};

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  `check`: the output is not current
  2  the spec, the call or the disk has a mistake, and nothing was written";

/// Generates the SDK and its reference from the spec.
#[derive(Debug, Parser)]
#[command(name = "cargo codegen", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// The folder of the spec [default: `spec` here or in a folder above]
    #[arg(long, global = true, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Whether reports have colors
    #[arg(long, global = true, value_enum, default_value_t)]
    color: ColorChoice,
    /// Prints mistakes and nothing else
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// How what was found is printed.
#[derive(Clone, Debug, Args)]
pub(super) struct Form {
    /// The form; all but the one for people go to standard output
    #[arg(long, value_enum, default_value_t)]
    format: FormatChoice,
}

/// Where the output is.
#[derive(Clone, Debug, Args)]
pub(super) struct OutputFolder {
    /// The folder of the output [default: `generated` beside the spec]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Does all the work, even if nothing has changed since the last `generate`; so does the variable `CI`
    #[arg(long)]
    afresh: bool,
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
        /// Generates again whenever the spec changes, until Ctrl-C
        #[arg(long)]
        watch: bool,
    },
    /// Compares with the disk and writes nothing; exit code 1 when the output is not current
    Check {
        #[command(flatten)]
        output: OutputFolder,
        #[command(flatten)]
        form: Form,
    },
    /// Reads the spec and reports every mistake
    Lint {
        #[command(flatten)]
        form: Form,
        /// Changes the spec where a mistake leaves no doubt what is right, and prints the difference
        #[arg(long)]
        fix: bool,
    },
    /// Reports the words that the spec's list avoids in Markdown pages and in the comments of Rust files
    Words {
        /// Files, and folders with such files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        form: Form,
    },
    /// Prints all that the spec says about an operation or a type, or what a code of a mistake means
    Explain {
        /// An operation such as `DescribeDtsJobs`, a type such as `DtsJob`, or a code such as `S0301`
        name: String,
        /// The language of the texts
        #[arg(long, value_enum, default_value_t = TextLanguage::En)]
        language: TextLanguage,
    },
    /// Begins the files of a new operation in both languages; `lint` then names what is missing
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Gives another name to something, in all files of the spec at once; names on the wire stay
    Rename {
        #[command(subcommand)]
        what: RenameWhat,
    },
    /// Prints the Chinese texts whose English text has changed; exit code 1 if there are any
    Translations {
        /// Keeps these Chinese texts: they fit the new English texts
        #[arg(long)]
        confirm: bool,
        /// Files and folders of the spec, in either language [default: all]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Prints the JSON Schemas of the spec's files
    Schema,
    /// Prints the number of definitions, and the uses of each type
    Stats,
    /// Prints the resolved model as JSON
    Dump,
}

#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// An operation
    Operation {
        /// The name on the wire, such as `DescribeDtsJobs`
        name: String,
        /// A family of `service.yaml`
        #[arg(long)]
        family: String,
        /// Whether calling it twice is harmless
        #[arg(long, value_enum)]
        access: AccessChoice,
        /// The English summary
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        /// The Chinese summary
        #[arg(long, value_name = "TEXT")]
        chinese: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum AccessChoice {
    /// It changes nothing
    Read,
    /// It changes something
    Write,
}

#[derive(Debug, Subcommand)]
pub(super) enum RenameWhat {
    /// A structure, enum or document, with its files, references and mentions
    Type { old: String, new: String },
    /// The Rust name of an operation
    Operation {
        /// The name on the wire
        operation: String,
        /// The new Rust name, in snake case
        rust: String,
    },
    /// The Rust name of a parameter, field or member, or the name of a shared parameter
    Parameter {
        /// `Operation.Parameter`, `Structure.Member`, or the shared parameter
        parameter: String,
        /// The new Rust name, in snake case; of a shared parameter, its new name
        new: String,
    },
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

    /// How results are printed.
    pub(super) fn printing(&self) -> Printing {
        let format = match &self.command {
            Command::Check { form, .. } | Command::Lint { form, .. } | Command::Words { form, .. } => form.format,
            _ => FormatChoice::Human,
        };
        Printing { format, color: self.color, quiet: self.quiet }
    }
}

impl OutputFolder {
    /// The folder for the output of this spec.
    pub(super) fn of(&self, spec: &Path, model: &Model) -> Result<Output, plan::Error> {
        Output::new(&self.folder(spec), &model.service.product).apart_from(spec)
    }

    /// The number of files, if nothing has changed since the last `generate`.
    pub(super) fn unchanged(&self, spec: &Path, inputs: Inputs) -> Option<usize> {
        let is_afresh = self.afresh || env::var_os("CI").is_some_and(|value| !value.is_empty());
        if is_afresh { None } else { inputs.made(&self.folder(spec)) }
    }

    fn folder(&self, spec: &Path) -> PathBuf {
        self.out.clone().unwrap_or_else(|| beside(spec))
    }
}

/// The output folder of a spec: `generated` beside it, or the folder there of the product's name if the spec is one of
/// several in a folder `spec`.
fn beside(spec: &Path) -> PathBuf {
    let parent = spec.parent().unwrap_or(Path::new(""));
    match (parent.file_name(), spec.file_name()) {
        (Some(folder), Some(product)) if folder == "spec" => {
            parent.parent().unwrap_or(Path::new("")).join("generated").join(product)
        }
        _ => parent.join("generated"),
    }
}

/// The spec of the project that `here` is in, relative to `here` where it is right there.
fn nearest(here: &Path) -> Option<PathBuf> {
    here.ancestors().find_map(|project| {
        let spec = spec_of(project)?;
        Some(if project == here { spec.strip_prefix(here).unwrap_or(&spec).to_owned() } else { spec })
    })
}

/// `spec`, or the folder in it that is the spec of a product.
fn spec_of(project: &Path) -> Option<PathBuf> {
    let is_spec = |folder: &PathBuf| folder.join("service.yaml").is_file();
    let alone = project.join("spec");
    if is_spec(&alone) {
        return Some(alone);
    }
    let mut folders: Vec<PathBuf> = alone.read_dir().ok()?.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.into_iter().find(is_spec)
}
