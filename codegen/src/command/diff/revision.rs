//! The spec of a git revision, by the `git` program.

use crate::command::products::SERVICE;
use crate::shown::shown;
use crate::spec::{SourceSet, load};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

/// The folder of a spec as it was, until it is dropped.
#[derive(Debug)]
pub(super) struct Revision {
    folder: PathBuf,
    /// The spec in it.
    pub(super) spec: PathBuf,
    /// How messages name it.
    pub(super) shown: String,
}

impl Revision {
    /// Writes the spec of a revision to a folder for a while; `None` if the revision does not have the product. Where the
    /// folder of the spec was another one then, it is looked for in the folders around it.
    pub(super) fn open(revision: &str, spec: &Path) -> Result<Option<Self>, String> {
        let beside = absolute(spec)?;
        let around = beside.ancestors().find(|folder| folder.is_dir()).unwrap_or(&beside);
        let top = PathBuf::from(git(around, &[], &["rev-parse", "--show-toplevel"])?.trim_end());
        let top = top.canonicalize().map_err(|error| format!("{}: {error}", shown(&top)))?;
        let inside = beside.strip_prefix(&top).unwrap_or(&beside).to_path_buf();
        // What a name of a revision could do as an option of git.
        let commit = git(&top, &[], &["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])
            .map_err(|_| format!("`{revision}` is neither a file, nor a folder, nor a revision of git"))?;
        let commit = commit.trim_end();
        let is_product = |folder: &&Path| {
            let file = format!("{commit}:{}", slashed(&folder.join(SERVICE)));
            let service = git(&top, &[], &["show", &file]);
            // Another folder can have another product.
            service.is_ok_and(|text| **folder == *inside || service_of(text) == service_in(spec))
        };
        let Some(found) = inside.ancestors().find(is_product) else { return Ok(None) };
        let outermost = inside.components().next().map(|part| part.as_os_str().to_owned()).unwrap_or_default();
        let folder = env::temp_dir().join(format!("codegen-revision-{}-{}", process::id(), commit));
        let opened = Self { spec: folder.join(found), shown: format!("{revision}:{}", slashed(found)), folder };
        fs::create_dir_all(&opened.folder).map_err(|error| format!("{}: {error}", shown(&opened.folder)))?;
        // An index of its own, so that what is staged stays.
        let index = opened.folder.join(".index");
        let index = [("GIT_INDEX_FILE", index.as_os_str())];
        git(&top, &index, &["read-tree", commit])?;
        let listed = git(&top, &index, &["ls-files", "-z", "--", &format!(":(literal){}", outermost.display())])?;
        let prefix = format!("--prefix={}/", opened.folder.display());
        let paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
        for some in paths.chunks(PATHS) {
            git(&top, &index, &[&["checkout-index", &prefix, "--"], some].concat())?;
        }
        Ok(Some(opened))
    }
}

/// The path from the root, whether or not its end is there.
fn absolute(path: &Path) -> Result<PathBuf, String> {
    let path = std::path::absolute(path).map_err(|error| format!("{}: {error}", shown(path)))?;
    let there = path.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    Ok(match there {
        Some((folder, known)) => known.join(path.strip_prefix(folder).unwrap_or(Path::new(""))),
        None => path,
    })
}

/// The name of the service in a text of [`SERVICE`].
fn service_of(text: String) -> Option<String> {
    let (raw, _) = load(&SourceSet::from_memory("", vec![(SERVICE.to_owned(), text.into_bytes())]).0);
    Some(raw.service?.value.service.value)
}

/// The name of the service of a spec, or of the product that had this folder.
fn service_in(spec: &Path) -> Option<String> {
    let written = fs::read_to_string(spec.join(SERVICE)).ok().and_then(service_of);
    written.or_else(|| spec.file_name().map(|name| name.to_string_lossy().into_owned()))
}

impl Drop for Revision {
    fn drop(&mut self) {
        // What is left is a folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Paths that one command line can have on every system.
const PATHS: usize = 200;

/// What `git` prints, or why it does not.
fn git(folder: &Path, variables: &[(&str, &OsStr)], arguments: &[&str]) -> Result<String, String> {
    let run = Command::new("git").arg("-C").arg(folder).args(arguments).envs(variables.iter().copied()).output();
    let output = run.map_err(|error| format!("the program `git` cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim_end()))
}

fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
