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
    /// A part of the path is a symbolic link, which may lead anywhere.
    Link(PathBuf),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Escapes(path) => write!(f, "`{path}` would be outside of the output folder"),
            Self::Collision(path) => write!(f, "two artifacts would be written to `{path}`"),
            Self::Link(path) => write!(f, "{} is a symbolic link, which the generator does not follow", path.display()),
        }
    }
}

impl std::error::Error for Error {}
