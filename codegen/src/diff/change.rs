use super::places::Places;
use super::rule::Rule;

/// One difference between two states of an API.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub rule: Rule,
    /// What has changed, by which an accepted change names it: `DescribeJobs.request.PageSize`, `operation::describe_jobs`.
    pub path: String,
    /// The operation or type that it belongs to; empty for the API as a whole.
    pub owner: String,
    /// What has changed, without the owner, so that the same change of many owners is listed once.
    pub subject: String,
    /// From what to what; empty where the rule says it all.
    pub detail: String,
    /// `file:line:column` in the old spec.
    pub old: Option<String>,
    /// `file:line:column` in the new spec.
    pub new: Option<String>,
}

impl Change {
    pub(super) fn new(rule: Rule, owner: &str, part: &str, subject: &str, detail: impl Into<String>) -> Self {
        let parts = [owner, part, subject];
        let path = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        let (owner, subject) = (owner.to_owned(), subject.to_owned());
        Self { rule, path, owner, subject, detail: detail.into(), old: None, new: None }
    }
}

impl Change {
    /// Notes where both specs say it.
    pub fn place(&mut self, old: Option<Places<'_>>, new: Option<Places<'_>>) {
        let subject = self.path.strip_prefix(&self.owner).unwrap_or(&self.path).trim_start_matches('.');
        let of = |places: Option<Places<'_>>| places.and_then(|places| places.of(&self.owner, subject));
        (self.old, self.new) = (of(old), of(new));
    }
}

impl crate::accepted::Difference for Change {
    fn rule(&self) -> &str {
        self.rule.number()
    }

    fn path(&self) -> &str {
        &self.path
    }
}

pub(super) fn from_to(old: &str, new: &str) -> String {
    format!("`{old}` becomes `{new}`")
}
