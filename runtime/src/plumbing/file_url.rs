//! What the URL of a file has in common with IDs.

use crate::contract::file_url::FileUrl;

crate::id_type!(FileUrl);
