/// A backend made text that is not what it claims to be, which is a mistake in the generator.
#[derive(Debug)]
pub struct Error {
    /// The artifact's path.
    pub path: String,
    pub message: String,
}
