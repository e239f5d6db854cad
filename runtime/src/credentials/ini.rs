//! The format of the credentials file that the official SDKs share.

use super::check::trimmed;
use crate::ground::secret::Secret;

/// The members of one section.
pub(super) struct Section(Vec<(String, Secret)>);

impl Section {
    /// The section of this name; `None` if the file has none. The error has the number of the line, and nothing of its text.
    ///
    /// As the official clients read it: a line that begins with `;` or `#` is a comment, and so is what follows a `#`
    /// in a value. Names of members are in any letter case, those of sections are not.
    pub(super) fn read(text: &str, name: &str) -> Result<Option<Self>, String> {
        let mut found: Option<Self> = None;
        let mut inside = None;
        for (index, line) in text.lines().enumerate() {
            let failed = |problem: &str| Err(format!("line {} {problem}", index + 1));
            let line = line.trim();
            if line.is_empty() || line.starts_with([';', '#']) {
                continue;
            }
            if let Some(rest) = line.strip_prefix('[') {
                let Some((section, after)) = rest.split_once(']') else {
                    return failed("begins a section and has no `]`");
                };
                if !(after.trim().is_empty() || after.trim_start().starts_with([';', '#'])) {
                    return failed("has something after the `]`");
                }
                inside = Some(section.trim() == name);
                if inside == Some(true) && found.replace(Self(Vec::new())).is_some() {
                    return failed("begins the section for a second time");
                }
                continue;
            }
            let Some((member, value)) = line.split_once(['=', ':']) else {
                return failed("is neither a section nor `name = value`");
            };
            match (inside, &mut found) {
                (Some(true), Some(section)) => {
                    let member = member.trim().to_ascii_lowercase();
                    if section.text(&member).is_some() {
                        return failed("has a name that the section has already");
                    }
                    let value = value.split('#').next().unwrap_or_default().trim();
                    section.0.push((member, Secret::from(value)));
                }
                (None, _) => return failed("stands before the first section"),
                _ => {}
            }
        }
        Ok(found)
    }

    /// A key or token, without what surrounds it.
    pub(super) fn key(&self, name: &str) -> Option<&str> {
        self.text(name).map(trimmed).filter(|text| !text.is_empty())
    }

    /// A value that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(member, _)| member == name)?;
        Some(value.expose()).filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_read_with_its_comments_cut_off() {
        let text =
            "; comment\n[other]\ntype=x\n\n [default] ; mine\r\n# comment\nType = access_key\r\nid: a=b # c\nempty =\n";
        let section = Section::read(text, "default").unwrap().unwrap();
        assert_eq!(section.text("type"), Some("access_key"));
        assert_eq!(section.text("id"), Some("a=b"));
        assert_eq!((section.text("empty"), section.text("absent")), (None, None));
        assert!(Section::read(text, "DEFAULT").unwrap().is_none());
    }

    #[test]
    fn a_bad_line_is_told_by_its_number_and_not_shown() {
        for (text, line) in [
            ("canary = canary\n[default]", 1),
            ("[default]\ncanary", 2),
            ("[default\ncanary=1", 1),
            ("[default] canary", 1),
            ("[default]\n\n[default]", 3),
            ("[default]\ncanary=1\nCANARY=2", 3),
        ] {
            let error = Section::read(text, "default").err().unwrap();
            assert!(error.starts_with(&format!("line {line} ")), "{error}");
            assert!(!error.to_ascii_lowercase().contains("canary"), "{error}");
        }
    }
}
