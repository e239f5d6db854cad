use crate::artifact::MARK;
use crate::parallel;
use std::collections::BTreeMap;

/// The file that lists what the generator made.
pub(super) const MANIFEST: &str = "MANIFEST";

/// Path to fingerprint of every artifact of a run. It distinguishes an edited file from a stale one, and owns the files whose
/// format has no comments.
#[derive(Default)]
pub(super) struct Manifest(BTreeMap<String, String>);

impl Manifest {
    pub(super) fn of(artifacts: &BTreeMap<String, String>) -> Self {
        let artifacts: Vec<(&String, &String)> = artifacts.iter().collect();
        Self(parallel::map(&artifacts, |(path, text)| ((*path).clone(), fingerprint(text))).into_iter().collect())
    }

    pub(super) fn parse(text: &str) -> Self {
        let entries = text.lines().filter(|line| !line.starts_with('#'));
        let entries = entries.filter_map(|line| line.split_once("  "));
        Self(entries.map(|(fingerprint, path)| (path.to_owned(), fingerprint.to_owned())).collect())
    }

    pub(super) fn print(&self) -> String {
        let mut text = format!("# {MARK}: the files it owns, each with the fingerprint of its text.\n");
        for (path, fingerprint) in &self.0 {
            text.push_str(&format!("{fingerprint}  {path}\n"));
        }
        text
    }

    /// Whether an earlier run made a file at this path.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Whether an earlier run made exactly this text.
    pub(super) fn made(&self, path: &str, text: &str) -> bool {
        self.0.get(path).is_some_and(|made| *made == fingerprint(&text.replace("\r\n", "\n")))
    }
}

/// FNV-1a: it guards against forgetting, not against malice.
fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_manifest_reads_back() {
        let artifacts = BTreeMap::from([("a b.rs".to_owned(), "x".to_owned()), ("c.json".to_owned(), "{}".to_owned())]);
        let manifest = Manifest::parse(&Manifest::of(&artifacts).print());
        assert!(manifest.made("a b.rs", "x") && manifest.made("c.json", "{}"));
        assert!(manifest.holds("c.json") && !manifest.made("c.json", "[]") && !manifest.holds("d"));
    }

    #[test]
    fn line_endings_do_not_count_as_an_edit() {
        let artifacts = BTreeMap::from([("a".to_owned(), "x\ny\n".to_owned())]);
        assert!(Manifest::of(&artifacts).made("a", "x\r\ny\r\n"));
    }
}
