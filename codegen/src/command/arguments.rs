use super::printing::{ColorChoice, FormatChoice, Found, Printing};
use super::products::Target;
use crate::accepted::Day;
use crate::model::{Language, Model};
use crate::plan::{self, Inputs, Output};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::env;
use std::path::{Path, PathBuf};

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  `check`: the output is not current; `diff`: a breaking change that nobody has accepted;
     `audit`: a difference that nobody has accepted; `import`: a place that both sides changed
  2  the spec, the call or the disk has a mistake, and nothing was written for that product";

/// Generates the SDK and its reference from the spec.
#[derive(Debug, Parser)]
#[command(name = "cargo codegen", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// The folder of a spec, or of several with their `products.yaml` [default: `spec` here or in a folder above]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) spec: Option<PathBuf>,
    /// A product of `products.yaml`; more than one may be named [default: all of them]
    #[arg(long = "product", global = true, value_name = "NAME")]
    pub(super) products: Vec<String>,
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
    /// The folder of the output [default: that of `products.yaml`, or `generated` beside the spec]
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
    /// Prints all that the spec says about an operation, a type or a shared parameter, or what a code of a mistake means
    Explain {
        /// An operation such as `DescribeDtsJobs`, a type such as `DtsJob`, a shared parameter, or a code such as `S0301`
        name: String,
        /// The language of the texts
        #[arg(long, value_enum, default_value_t = TextLanguage::En)]
        language: TextLanguage,
    },
    /// Begins the files of something new, in all languages of the spec; `lint` then names what is missing
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
    /// Compares two specs by meaning: what changes on the wire, in the crate and in texts, and the version that it asks for;
    /// exit code 1 for a breaking change that is not accepted
    Diff(DiffArguments),
    /// Compares the spec with what the vendor publishes; exit code 1 for a difference that is not accepted
    Audit(AuditArguments),
    /// Writes a spec from what the vendor publishes, and prints what of it is lost or guessed; into the folder of an import before,
    /// it takes over what has changed, and keeps the edits of people
    Import(ImportArguments),
    /// Prints the API in the form of others
    Export {
        #[command(subcommand)]
        what: ExportWhat,
    },
    /// Prints the JSON Schemas of the spec's files
    Schema,
    /// Prints the number of definitions, and the uses of each type
    Stats,
    /// Prints the resolved model as JSON
    Dump,
}

/// What `diff` compares, and what it makes of it.
#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// The spec before: its folder, or a revision of git such as `v0.3.0`; or an OpenMeta document, and `NEW` is another one
    pub(super) old: String,
    /// The spec after: its folder, or a revision of git [default: the spec as it is]
    pub(super) new: Option<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: DiffForm,
    /// A file with changes that are accepted: `rule`, `path`, `reason`, and the last day on which that counts
    #[arg(long, value_name = "FILE")]
    pub(super) accept: Option<PathBuf>,
    /// The version without the changes [default: that of the workspace]
    #[arg(long, value_name = "VERSION")]
    pub(super) version: Option<String>,
    /// Adds the changes to the section `Unreleased` of a changelog
    #[arg(long, value_name = "FILE")]
    pub(super) changelog: Option<PathBuf>,
    /// The day that it is, for `until` of accepted changes and for the page [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) today: Option<Day>,
}

/// What `audit` compares with, and what it makes of it.
#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    /// The vendor's description: an OpenMeta document, `api-docs.json` of a version of a product
    #[arg(long, value_name = "FILE")]
    pub(super) against: PathBuf,
    /// A file with differences that are accepted: `rule`, `path`, `reason`, `witnesses`, and the last day on which that counts
    #[arg(long, value_name = "FILE")]
    pub(super) accept: Option<PathBuf>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: DiffForm,
    /// The day of the document, for `before` of accepted differences [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) dated: Option<Day>,
    /// The day that it is, for `until` of accepted differences [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) today: Option<Day>,
}

/// What `import` reads and writes.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The vendor's descriptions: OpenMeta documents, each the file `api-docs.json` of a version of a product
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The folder of the spec; of several documents, the folder for their folders
    #[arg(long, value_name = "DIR")]
    pub(super) to: PathBuf,
}

/// The forms of others.
#[derive(Debug, Subcommand)]
pub(super) enum ExportWhat {
    /// OpenAPI 3.1; `docs/openapi.md` says what is lost
    Openapi {
        /// The language of the texts
        #[arg(long, value_enum, default_value_t = TextLanguage::En)]
        language: TextLanguage,
    },
}

/// What `diff` and `audit` print.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum DiffForm {
    /// For people, with places on both sides
    #[default]
    Human,
    /// One JSON object
    Json,
    /// The section of a changelog
    Markdown,
    /// Items for the page of API changes in the reference
    Page,
    /// Annotations of GitHub Actions
    Github,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write it as `2027-03-31`".to_owned())
}

#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// An operation
    Operation(NewOperation),
    /// A product: its spec with a first operation, and its place in `products.yaml`
    Service(NewService),
}

#[derive(Debug, Args)]
pub(super) struct NewOperation {
    /// The name on the wire, such as `DescribeDtsJobs`
    pub(super) name: String,
    /// A family of `service.yaml`
    #[arg(long)]
    pub(super) family: String,
    /// Whether calling it twice is harmless
    #[arg(long, value_enum)]
    pub(super) access: AccessChoice,
    /// The English summary
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// The Chinese summary
    #[arg(long, value_name = "TEXT")]
    pub(super) chinese: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct NewService {
    /// The short name in lower case, such as `dts`; the folder of the spec has it
    pub(super) name: String,
    /// The name of the product in requests, such as `Dts`
    #[arg(value_name = "PRODUCT_IN_REQUESTS")]
    pub(super) product: String,
    /// The version of the API, such as `2020-01-01`
    pub(super) version: String,
    /// The languages of the texts, English first
    #[arg(long, value_enum, value_delimiter = ',', default_value = "en")]
    pub(super) languages: Vec<TextLanguage>,
    /// The name of the first operation on the wire, such as `DescribeDtsJobs`
    #[arg(long, value_name = "NAME")]
    pub(super) operation: String,
    /// Whether calling the operation twice is harmless
    #[arg(long, value_enum)]
    pub(super) access: AccessChoice,
    /// The English summary of the operation
    #[arg(long, value_name = "TEXT")]
    pub(super) summary: Option<String>,
    /// The Chinese summary of the operation
    #[arg(long, value_name = "TEXT")]
    pub(super) chinese: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum AccessChoice {
    /// It changes nothing
    Read,
    /// It changes something
    Write,
}

impl AccessChoice {
    /// The word of the spec language.
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
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
    /// How results are printed.
    pub(super) fn printing<'f>(&self, found: &'f Found) -> Printing<'f> {
        let format = match &self.command {
            Command::Check { form, .. } | Command::Lint { form, .. } | Command::Words { form, .. } => form.format,
            _ => FormatChoice::Human,
        };
        Printing { format, color: self.color, quiet: self.quiet, found }
    }
}

impl OutputFolder {
    /// The folder for the output of this spec.
    pub(super) fn of(&self, target: &Target, model: &Model) -> Result<Output, plan::Error> {
        Output::new(self.folder(target), &model.service.product).apart_from(&target.spec)
    }

    /// The number of files, if nothing has changed since the last `generate`.
    pub(super) fn unchanged(&self, target: &Target, inputs: Inputs) -> Option<usize> {
        let is_afresh = self.afresh || env::var_os("CI").is_some_and(|value| !value.is_empty());
        if is_afresh { None } else { inputs.made(self.folder(target)) }
    }

    /// Whether one folder is named for all output.
    pub(super) fn is_named(&self) -> bool {
        self.out.is_some()
    }

    fn folder<'t>(&'t self, target: &'t Target) -> &'t Path {
        self.out.as_ref().unwrap_or(&target.out)
    }
}
