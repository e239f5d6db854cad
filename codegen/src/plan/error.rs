use crate::shown::shown;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a plan cannot be made or carried out.
#[derive(Debug)]
pub enum Error {
    /// The disk refused.
    Disk { path: PathBuf, source: io::Error },
    /// An artifact's path would lead out of the output folder.
    Escapes(String),
    /// Two artifacts have the same path, at least on systems that ignore letter case.
    Collision(String),
    /// What is in the way of artifacts, a line each.
    Obstacles(Vec<String>),
    /// The output folder is inside of the spec, the same, or around it.
    Overlap { out: PathBuf, spec: PathBuf },
    /// The folder holds other files, and no list of an earlier run.
    Occupied(PathBuf),
    /// The folder holds the output of another service.
    OtherService { folder: PathBuf, found: String, wanted: String },
    /// Files where artifacts belong, which no run made.
    InTheWay(Vec<PathBuf>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { path, source } => write!(f, "{}: {source}", shown(path)),
            Self::Escapes(path) => write!(f, "`{path}` would be outside of the output folder"),
            Self::Collision(path) => write!(f, "two artifacts would be written to `{path}`"),
            Self::Obstacles(lines) => {
                write!(f, "the output cannot be written; nothing was changed")?;
                lines.iter().try_for_each(|line| write!(f, "\n  {line}"))
            }
            Self::Overlap { out, spec } => write!(
                f,
                "the output folder {} overlaps with the spec in {}; choose another folder with `--out`",
                shown(out),
                shown(spec)
            ),
            Self::Occupied(folder) => write!(
                f,
                "{} is not empty and has no `MANIFEST` of an earlier run; nothing was changed\n  choose another folder \
                 with `--out`, or give `--adopt` to write among the files that are there",
                shown(folder)
            ),
            Self::OtherService { folder, found, wanted } => write!(
                f,
                "{} holds the output of the service `{found}`, and the spec describes `{wanted}`; nothing was changed\n  \
                 choose another folder with `--out`",
                shown(folder)
            ),
            Self::InTheWay(paths) => {
                write!(f, "files that no earlier run made are where artifacts belong; nothing was changed")?;
                paths.iter().try_for_each(|path| write!(f, "\n  {}", shown(path)))?;
                write!(f, "\n  move them elsewhere, or give `--adopt` to overwrite them")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}
