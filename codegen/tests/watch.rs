//! `generate --watch` in a process of its own: what is saved is generated, mistakes are shown, and the watch goes on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Nothing is waited for longer, however busy the machine is.
const LONGEST: Duration = Duration::from_mins(2);

/// A spec in a folder of its own, and the generator that watches it.
struct Session {
    folder: PathBuf,
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Session {
    fn new(name: &str) -> Self {
        let mut watch = Command::new(env!("CARGO_BIN_EXE_codegen"));
        Self::begin(project(name), watch.args(["generate", "--watch", "--spec", "spec"]))
    }

    fn begin(folder: PathBuf, watch: &mut Command) -> Self {
        let streams = watch.current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = streams.spawn().unwrap();
        let lines = lines(&mut child);
        Self { folder, child, lines }
    }

    /// A session whose two streams are one, in a folder that has its output.
    #[cfg(unix)]
    fn on_a_terminal(name: &str) -> Self {
        let folder = project(name);
        let generate =
            || Command::new(env!("CARGO_BIN_EXE_codegen")).args(["generate", "--quiet"]).current_dir(&folder).status();
        // The first run of all adds the texts to the list of translations.
        assert!(generate().unwrap().success() && generate().unwrap().success());
        let mut watch = Command::new("sh");
        Self::begin(folder, watch.args(["-c", "exec \"$0\" generate --watch 2>&1", env!("CARGO_BIN_EXE_codegen")]))
    }

    /// The lines up to the one that says that the watch goes on, with that line.
    #[cfg(unix)]
    fn shown(&self) -> String {
        let mut shown = String::new();
        loop {
            let line = self.lines.recv_timeout(LONGEST).unwrap_or_else(|_| panic!("nothing more after {shown}"));
            shown.push_str(&line);
            shown.push('\n');
            if line.starts_with("watching ") {
                return shown;
            }
        }
    }

    /// Replaces a file at once, so that no run sees half of it.
    #[cfg(unix)]
    fn save(&self, path: &str, old: &str, new: &str) -> String {
        let text = fs::read_to_string(self.folder.join(path)).unwrap();
        assert!(text.contains(old), "{text}");
        let draft = self.folder.join("draft");
        fs::write(&draft, text.replacen(old, new, 1)).unwrap();
        fs::rename(draft, self.folder.join(path)).unwrap();
        format!("\n# in {path}: `{old}` becomes `{new}`\n\n")
    }
}

/// What a process prints to either stream.
fn lines(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = channel();
    let (out, errors): (Box<dyn Read + Send>, Box<dyn Read + Send>) =
        (Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap()));
    for stream in [out, errors] {
        let sender = sender.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines() {
                let _ = sender.send(line.unwrap());
            }
        });
    }
    lines
}

/// A folder of its own with the small spec.
fn project(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/minimal"), &folder.join("spec"));
    folder
}

impl Session {
    /// The lines up to the one that says that the watch goes on.
    fn run(&self) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            let line = self.lines.recv_timeout(LONGEST).unwrap_or_else(|_| panic!("nothing more after {seen:#?}"));
            if line.starts_with("watching ") {
                // The other stream has been written to before, and may be read later.
                thread::sleep(Duration::from_millis(200));
                seen.extend(self.lines.try_iter());
                return seen;
            }
            seen.push(line);
        }
    }

    fn edit(&self, path: &str, old: &str, new: &str) {
        let path = self.folder.join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{text}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }

    /// Runs until one prints such a line: a burst that a busy machine stretches is several runs.
    fn until(&self, part: &str) -> Vec<String> {
        loop {
            let lines = self.run();
            if lines.iter().any(|line| line.contains(part)) {
                return lines;
            }
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

const SHIP: &str = "spec/operations/ships/DockShip.yaml";

#[test]
fn what_is_saved_is_generated_until_the_program_ends() {
    let mut session = Session::new("watch");
    let first = session.run();
    assert!(first.iter().any(|line| line.contains(" written, 0 removed")), "{first:#?}");

    session.edit(SHIP, "max: 30", "max: 31");
    let second = session.until("DockShip.md");
    assert!(second.iter().any(|line| line.contains("wrote generated/")), "{second:#?}");

    session.edit(SHIP, "type: ShipKind", "type: Shipknd");
    session.until("S0301");
    assert!(session.child.try_wait().unwrap().is_none(), "a mistake ended the watch");

    session.edit(SHIP, "type: Shipknd", "type: ShipKind");
    session.edit(SHIP, "max: 31", "max: 32");
    session.until("DockShip.md");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_watch() {
    let mut session = Session::new("watch-interrupt");
    session.run();
    let pid = session.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let status = session.child.wait().unwrap();
    assert!(!status.success(), "{status}");
}

/// The session in `docs/transcripts`; `UPDATE_GOLDEN=1` writes it.
#[cfg(unix)]
#[test]
fn a_session_looks_as_the_transcript_shows_it() {
    let session = Session::on_a_terminal("watch-transcript");
    let mut shown = "$ cargo codegen generate --watch\n".to_owned();
    shown += &session.shown();
    for (old, new) in [("max: 30", "max: 31"), ("type: ShipKind", "type: Shipknd"), ("type: Shipknd", "type: ShipKind")]
    {
        shown += &session.save(SHIP, old, new);
        shown += &session.shown();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/transcripts/watching.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, shown).unwrap();
    } else {
        assert_eq!(fs::read_to_string(&path).unwrap(), shown, "UPDATE_GOLDEN=1 writes {}", path.display());
    }
}
