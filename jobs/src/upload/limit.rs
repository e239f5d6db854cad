//! How large a file may be.

/// The largest file that Object Storage Service (OSS) accepts in one request: 5 GiB.
pub const MAX_FILE_BYTES: u64 = 5 << 30;
