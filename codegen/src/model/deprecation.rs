/// Why something should no longer be used, and what to use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    pub since: Option<String>,
    pub instead: Option<String>,
    /// It will go away and has not gone yet, so that using it draws no warning.
    pub announced: bool,
}
