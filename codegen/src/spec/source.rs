//! The files of a spec, in an order that does not depend on the disk.

use super::device;
use super::includes::Includes;
use super::role::Role;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// The file that says which folders are included.
const SERVICE: &str = "service.yaml";

/// Bytes that a file of the spec may have.
pub(super) const MAX_FILE_BYTES: usize = 1 << 20;

/// The files of a spec, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct SourceSet {
    folder: String,
    files: Vec<SourceFile>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the spec folder, with `/` between the parts.
    pub path: String,
    /// The text without a byte order mark; empty where it is not to be read.
    pub text: String,
    /// What it holds; `None` where it does not belong or its bytes are not a text.
    pub role: Option<Role>,
}

/// A file as the disk has it: its path relative to the spec folder, and its bytes or why there are none.
type Found = (String, io::Result<Vec<u8>>);

impl SourceSet {
    /// Reads the spec in `folder`. Hidden files and the backups of editors are passed over.
    #[must_use]
    pub fn read(folder: &Path) -> (Self, Vec<Diagnostic>) {
        let name = folder.display().to_string();
        if !folder.is_dir() {
            let message = format!("there is no spec folder `{name}`");
            let help = "run this where the spec is, or name its folder with `--spec`";
            let missing = Diagnostic::global(Code::MissingFolder, message, help);
            return (Self { folder: name, files: Vec::new() }, vec![missing]);
        }
        let service = read_limited(&folder.join(SERVICE)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let includes = Includes::of(&service.unwrap_or_default());
        let mut found = Vec::new();
        walk(folder, "", &includes, &mut found);
        for outside in includes.outside().filter(|outside| folder.join(outside).is_dir()) {
            walk(&folder.join(outside), outside, &includes, &mut found);
        }
        Self::assemble(name, found, &includes)
    }

    /// A spec that is not on the disk; `folder` is how messages name the place it would have.
    #[must_use]
    pub fn from_memory(folder: &str, files: Vec<(String, Vec<u8>)>) -> (Self, Vec<Diagnostic>) {
        let service = files.iter().find(|(path, _)| path == SERVICE).map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let includes = Includes::of(&service.unwrap_or_default());
        let found = files.into_iter().map(|(path, bytes)| (path, Ok(bytes))).collect();
        Self::assemble(folder.to_owned(), found, &includes)
    }

    /// Files that are not part of a spec, with their paths as messages name them.
    #[must_use]
    pub fn of_pages(pages: Vec<(String, String)>) -> Self {
        let files = pages.into_iter().map(|(path, text)| SourceFile { path, text, role: None }).collect();
        Self { folder: String::new(), files }
    }

    /// The same files, with another name of their folder in messages.
    #[must_use]
    pub fn shown_in(self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }

    /// The files, sorted by path. A [`Place`] names one by its index.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file that a place is in.
    #[must_use]
    pub fn file(&self, place: Place) -> Option<&SourceFile> {
        self.files.get(usize::try_from(place.file).ok()?)
    }

    /// How messages name a file.
    #[must_use]
    pub fn display_path(&self, file: &SourceFile) -> String {
        match self.folder.trim_end_matches('/') {
            "" => file.path.clone(),
            folder => format!("{folder}/{}", file.path),
        }
    }

    fn assemble(folder: String, mut found: Vec<Found>, includes: &Includes) -> (Self, Vec<Diagnostic>) {
        found.sort_by(|(left, _), (right, _)| left.cmp(right));
        let mut diagnostics = Vec::new();
        let mut files = Vec::with_capacity(found.len());
        for (index, (path, bytes)) in found.into_iter().enumerate() {
            let file = u32::try_from(index).unwrap_or(u32::MAX);
            let (source, wrong) = source_file(path, bytes, file, includes);
            files.push(source);
            diagnostics.extend(wrong);
        }
        diagnostics.extend(names_for_every_system(&files));
        if files.is_empty() {
            let message = format!("the folder `{folder}` contains no spec");
            let help = "a spec begins with a `service.yaml`, or name another folder with `--spec`";
            diagnostics.push(Diagnostic::global(Code::EmptyFolder, message, help));
        }
        (Self { folder, files }, diagnostics)
    }
}

/// Names that some system refuses, or takes for that of another file.
fn names_for_every_system(files: &[SourceFile]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (file, source) in (0..).zip(files).filter(|(_, source)| source.role.is_some()) {
        let place = Place { file, start: 0, end: 0 };
        let help = "rename it, and what it declares";
        if let Some(problem) = source.path.split('/').find_map(device::problem) {
            found.push(Diagnostic::new(Code::StrayFile, place, problem, help));
        }
        if let Some(other) = seen.insert(source.path.to_lowercase(), &source.path) {
            let message = format!("the path of this file differs from `{other}` only by letter case");
            found.push(Diagnostic::new(Code::StrayFile, place, message, help));
        }
    }
    found
}

/// The file, and what keeps it from being read.
fn source_file(
    path: String,
    bytes: io::Result<Vec<u8>>,
    file: u32,
    includes: &Includes,
) -> (SourceFile, Option<Diagnostic>) {
    let start = Place { file, start: 0, end: 0 };
    let no_text = |path, wrong| (SourceFile { path, text: String::new(), role: None }, Some(wrong));
    let Some(role) = includes.role_of(&path) else {
        let misnamed = path.rsplit_once('.').is_some_and(|(_, extension)| {
            extension != "yaml" && ["yml", "yaml"].iter().any(|other| extension.eq_ignore_ascii_case(other))
        });
        let help = if misnamed {
            "name it `.yaml`"
        } else if includes.has(&path) {
            "remove it, or move it: an included folder holds `errors.yaml`, `errors/<name>.yaml`, and the same below \
             `zh-CN/`"
        } else if path.ends_with('/') {
            "remove it, or move it; if it holds the spec of a product, list it in `products.yaml`, or name it by `--spec`"
        } else {
            "remove it, or move it: `service.yaml`, `errors.yaml`, `errors/<name>.yaml`, `parameters.yaml`, `states.yaml`, \
             `words.yaml`, `types/<Type>.yaml`, `operations/<family>/<Operation>.yaml`, the same below `zh-CN/`, and \
             `examples/<name_of_the_program>.rs`"
        };
        return no_text(path, Diagnostic::new(Code::StrayFile, start, "no file of the spec belongs here", help));
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            return no_text(path, Diagnostic::new(Code::Unreadable, start, message, "make it readable, or remove it"));
        }
    };
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!("this file has more than {MAX_FILE_BYTES} bytes");
        return no_text(path, Diagnostic::new(Code::TooLarge, start, message, "split it"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    match String::from_utf8(bytes) {
        Ok(text) => (SourceFile { path, text, role: Some(role) }, None),
        Err(error) => {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let place = Place { file, start: at, end: at };
            let message = format!("this file is not UTF-8: byte {at} begins no character");
            let wrong = Diagnostic::new(Code::NotUtf8, place, message, "save it as UTF-8");
            // What stands before the first bad byte is the same in the repaired text, so the place holds.
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (SourceFile { path, text, role: None }, Some(wrong))
        }
    }
}

/// Collects what is in a folder and in those below it that may hold files of the spec.
fn walk(folder: &Path, relative: &str, includes: &Includes, found: &mut Vec<Found>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.push((relative.to_owned(), Err(error))),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push((relative.to_owned(), Err(error)));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_passed_over(&name) {
            continue;
        }
        let path = if relative.is_empty() { name } else { format!("{relative}/{name}") };
        match fs::metadata(entry.path()) {
            Ok(metadata) if metadata.is_dir() && includes.may_be_in(&path) => {
                walk(&entry.path(), &path, includes, found);
            }
            // An unknown folder is one stray, whatever it holds.
            Ok(metadata) if metadata.is_dir() => found.push((format!("{path}/"), Ok(Vec::new()))),
            Ok(metadata) if metadata.is_file() => {
                let bytes =
                    if includes.role_of(&path).is_some() { read_limited(&entry.path()) } else { Ok(Vec::new()) };
                found.push((path, bytes));
            }
            Ok(_) => found.push((path, Err(io::Error::other("it is neither a file nor a folder")))),
            Err(error) => found.push((path, Err(error))),
        }
    }
}

/// The bytes of a file; one more than allowed where it has too many.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Hidden files and the backups of editors.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}
