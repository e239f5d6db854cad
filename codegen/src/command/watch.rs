//! `generate --watch`: generates again whenever the spec changes, until the program is ended.

use super::input::inputs;
use super::outcome::Outcome;
use super::printing::Printing;
use crate::plan::Inputs;
use crate::shown::shown;
use crate::spec::{CONFIRMED, SourceSet};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Editors and checkouts save several files at once: a run begins when no more have been saved for so long.
const QUIET: Duration = Duration::from_millis(100);

/// A run begins after this time, even if the saving goes on.
const LONGEST_BURST: Duration = Duration::from_secs(2);

/// Runs once, and again after each change of the spec. Mistakes are shown, and the watch goes on.
pub(super) fn watch<O: Write, E: Write>(
    specs: &[PathBuf],
    printing: Printing,
    (out, errors): (&mut O, &mut E),
    mut run: impl FnMut(&mut O, &mut E) -> io::Result<Outcome>,
) -> io::Result<Outcome> {
    let (sender, changes) = channel();
    let mut watched = match notify::recommended_watcher(sender) {
        Ok(watcher) => Watched { watcher, folders: BTreeSet::new() },
        Err(error) => return Ok(Outcome::Failed(format!("error: the system watches no files: {error}\n"))),
    };
    for spec in specs {
        if let Err(error) = watched.add(spec, RecursiveMode::Recursive) {
            let message = format!("error: cannot watch {}: {error}\n", shown(spec));
            return Ok(Outcome::Failed(message));
        }
    }
    let names: Vec<String> = specs.iter().map(|spec| shown(spec)).collect();
    let mut seen = None;
    loop {
        let (before, sources): (Vec<Seen>, Vec<SourceSet>) = specs.iter().map(|spec| Seen::of(spec)).unzip();
        if seen.as_ref() != Some(&before) {
            specs.iter().zip(&sources).for_each(|(spec, sources)| watched.follow(spec, sources));
            if let Outcome::Failed(message) = run(out, errors)? {
                errors.write_all(message.as_bytes())?;
            }
            // The run itself may have added new texts to the file of the translations.
            let after =
                specs.iter().map(|spec| Seen::of(spec).0).zip(before).map(|(after, before)| {
                    if after.is_the_same_but_for_translations(&before) { after } else { before }
                });
            seen = Some(after.collect());
            printing.say(&format!("watching {}; Ctrl-C ends it", names.join(", ")), out)?;
            out.flush()?;
            errors.flush()?;
        }
        if !settled(&changes, QUIET) {
            return Ok(Outcome::Done);
        }
    }
}

/// What a run has seen of the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    texts: Inputs,
    without_translations: Inputs,
}

impl Seen {
    fn of(spec: &Path) -> (Self, SourceSet) {
        let (sources, _) = SourceSet::read(spec);
        let others = sources.files().iter().filter(|file| file.path != CONFIRMED);
        let without_translations = Inputs::of(others.map(|file| (file.path.as_str(), file.text.as_str())));
        (Self { texts: inputs(&sources), without_translations }, sources)
    }

    fn is_the_same_but_for_translations(&self, other: &Self) -> bool {
        self.without_translations == other.without_translations
    }
}

/// The folders whose changes are reported.
struct Watched {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    fn add(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        if self.folders.insert(folder.to_owned()) { self.watcher.watch(folder, mode) } else { Ok(()) }
    }

    /// Watches the folders beside the spec that it includes. One that cannot be watched is read with the next change.
    fn follow(&mut self, spec: &Path, sources: &SourceSet) {
        for file in sources.files().iter().filter(|file| file.path.starts_with("..")) {
            if let Some(folder) = spec.join(&file.path).parent() {
                let _ = self.add(folder, RecursiveMode::NonRecursive);
            }
        }
    }
}

/// Waits for a change, and for the end of those that come with it; `false` if there will be none.
fn settled<T>(changes: &Receiver<T>, quiet: Duration) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let begin = Instant::now();
    while begin.elapsed() < LONGEST_BURST {
        match changes.recv_timeout(quiet) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_that_come_together_are_one() {
        let (sender, changes) = channel();
        (0..50).for_each(|change| sender.send(change).expect("somebody listens"));
        drop(sender);
        assert!(settled(&changes, QUIET));
        assert!(!settled(&changes, QUIET), "all of them were taken");
    }
}
