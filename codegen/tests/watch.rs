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
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/minimal"), &folder.join("spec"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_codegen"))
            .args(["generate", "--watch", "--spec", "spec"])
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
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
        Self { folder, child, lines }
    }

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

    session.edit(SHIP, "summary: Brings", "summary: Leads");
    let second = session.until("DockShip.md");
    assert!(second.iter().any(|line| line.contains("wrote generated/")), "{second:#?}");

    session.edit(SHIP, "type: ShipKind", "type: Shipknd");
    session.until("S0301");
    assert!(session.child.try_wait().unwrap().is_none(), "a mistake ended the watch");

    session.edit(SHIP, "type: Shipknd", "type: ShipKind");
    session.edit(SHIP, "summary: Leads", "summary: Steers");
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
