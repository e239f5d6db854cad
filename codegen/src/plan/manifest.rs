use crate::artifact::{MARK, Made};
use crate::fingerprint::Fingerprint;
use std::collections::{BTreeMap, BTreeSet};

/// The file that lists what the generator made.
pub(super) const MANIFEST: &str = "MANIFEST";

/// How the line with the name of the service begins.
const SERVICE: &str = "# service: ";

/// The service, and path to fingerprint of every artifact of a run. It distinguishes an edited file from a stale one, and what
/// may be removed from what may not.
#[derive(Default)]
pub(super) struct Manifest {
    service: Option<String>,
    /// After a merge that kept both sides a path has two.
    fingerprints: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    pub(super) fn of<'a>(service: &str, artifacts: impl Iterator<Item = &'a Made>) -> Self {
        let made = artifacts.map(|made| (made.path.clone(), BTreeSet::from([made.fingerprint.to_string()])));
        Self { service: Some(service.to_owned()), fingerprints: made.collect() }
    }

    pub(super) fn parse(text: &str) -> Self {
        let mut manifest = Self::default();
        for line in text.lines() {
            if let Some(service) = line.strip_prefix(SERVICE) {
                manifest.service = Some(service.to_owned());
            } else if let Some((fingerprint, path)) = line.split_once("  ")
                && !line.starts_with('#')
            {
                manifest.fingerprints.entry(path.to_owned()).or_default().insert(fingerprint.to_owned());
            }
        }
        manifest
    }

    pub(super) fn print(&self) -> String {
        let mut text = format!("# {MARK}: the files it owns, each with the fingerprint of its text.\n");
        if let Some(service) = &self.service {
            text.push_str(&format!("{SERVICE}{service}\n"));
        }
        for (path, fingerprints) in &self.fingerprints {
            for fingerprint in fingerprints {
                text.push_str(&format!("{fingerprint}  {path}\n"));
            }
        }
        text
    }

    pub(super) fn service(&self) -> Option<&str> {
        self.service.as_deref()
    }

    /// Whether an earlier run made a file at this path.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.fingerprints.contains_key(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.fingerprints.keys().map(String::as_str)
    }

    /// Whether the last run made this text and no other, to the byte.
    pub(super) fn has_exactly(&self, path: &str, text: &str) -> bool {
        self.fingerprints.get(path).is_some_and(|made| made.len() == 1 && made.contains(&fingerprint(text)))
    }

    /// Whether an earlier run made this text, whatever its line endings.
    pub(super) fn made(&self, path: &str, text: &str) -> bool {
        let made = self.fingerprints.get(path);
        made.is_some_and(|made| made.contains(&fingerprint(&text.replace("\r\n", "\n"))))
    }
}

fn fingerprint(text: &str) -> String {
    Fingerprint::of(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;

    fn of(artifacts: &[(&str, &str)]) -> Manifest {
        let made = |(path, text): &(&str, &str)| Artifact { path: (*path).into(), text: (*text).into() }.into();
        Manifest::of("ships", artifacts.iter().map(made).collect::<Vec<Made>>().iter())
    }

    #[test]
    fn a_printed_manifest_reads_back() {
        let manifest = Manifest::parse(&of(&[("a b.rs", "x"), ("c.json", "{}")]).print());
        assert!(manifest.made("a b.rs", "x") && manifest.made("c.json", "{}"));
        assert!(manifest.holds("c.json") && !manifest.made("c.json", "[]") && !manifest.holds("d"));
        assert_eq!(manifest.service(), Some("ships"));
    }

    #[test]
    fn line_endings_do_not_count_as_an_edit() {
        assert!(of(&[("a", "x\ny\n")]).made("a", "x\r\ny\r\n"));
    }

    #[test]
    fn both_sides_of_a_merge_conflict_count() {
        let [x, y] = ["x", "y"].map(|text| of(&[("a", text)]).print());
        let merged = format!("<<<<<<< ours\n{x}=======\n{y}>>>>>>> theirs\n");
        let manifest = Manifest::parse(&merged);
        assert!(manifest.made("a", "x") && manifest.made("a", "y") && !manifest.made("a", "z"));
    }
}
