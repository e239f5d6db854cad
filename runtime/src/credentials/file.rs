//! Reads files with secrets in them.

use std::path::Path;
use tokio::fs::File;
use tokio::io::AsyncReadExt;
use zeroize::Zeroizing;

/// Files of credentials have a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;

/// The bytes of a file, wiped from memory when dropped.
pub(super) async fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, String> {
    let failed = |error: &std::io::Error| format!("{} cannot be read: {error}", path.display());
    let file = File::open(path).await.map_err(|error| failed(&error))?;
    // Room for all of it from the start, since growing would leave copies behind.
    let length = file.metadata().await.map_err(|error| failed(&error))?.len().min(LARGEST_FILE);
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1));
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).await.map_err(|error| failed(&error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!("{} is larger than a file of credentials: 1 MiB at most", path.display()));
    }
    Ok(bytes)
}

/// As [`read`], as text.
pub(super) async fn read_text(path: &Path) -> Result<Zeroizing<String>, String> {
    let bytes = read(path).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| format!("{} is not UTF-8", path.display()))?;
    Ok(Zeroizing::new(text.trim_start_matches('\u{feff}').to_owned()))
}
