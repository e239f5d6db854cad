use std::fmt;

/// One file that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the output folder, with `/` between the parts.
    pub path: String,
    pub kind: ChangeKind,
    /// What is on the disk; empty where nothing is.
    pub before: String,
    /// What should be; empty where nothing should.
    pub after: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Not on the disk.
    Missing,
    /// As an earlier run left it; the spec or the generator has moved on.
    Stale,
    /// Not as an earlier run left it: somebody edited it.
    Edited,
    /// Only the line endings differ.
    LineEndings,
    /// Made by an earlier run, and no longer made; also the draft of a run that was stopped.
    Orphaned,
    /// Made by an earlier run, edited since, and no longer made. The generator leaves it alone.
    EditedOrphan,
    /// Where an artifact belongs, and not made by the generator, which overwrites it only with `--adopt`.
    InTheWay,
    /// In the output folder, and never made by the generator, which leaves it alone.
    Foreign,
}

/// What `generate` does about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Write,
    Remove,
    /// Somebody else's file.
    Leave,
}

impl ChangeKind {
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Missing | Self::Stale | Self::Edited | Self::LineEndings | Self::InTheWay => Action::Write,
            Self::Orphaned => Action::Remove,
            Self::EditedOrphan | Self::Foreign => Action::Leave,
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Edited => "edited",
            Self::LineEndings => "line endings",
            Self::Orphaned => "orphaned",
            Self::EditedOrphan => "edited orphan",
            Self::InTheWay => "in the way",
            Self::Foreign => "foreign",
        })
    }
}
