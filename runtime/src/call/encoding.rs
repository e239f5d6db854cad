//! Names the encoding of a body that the client did not request: a proxy that compresses, or a text in UTF-16.

use crate::contract::response_metadata::find_header;
use crate::http::transport::HttpResponse;

/// How the body is encoded, as a sentence about it, if it is not plain UTF-8.
pub(crate) fn foreign_encoding(response: &HttpResponse) -> Option<String> {
    let named = find_header(&response.headers, "content-encoding").map(str::trim);
    let named = named.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity"));
    let encoding = named.or_else(|| {
        Some(match response.body.as_ref() {
            [0x1f, 0x8b, ..] => "gzip",
            [0x28, 0xb5, 0x2f, 0xfd, ..] => "zstd",
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => "deflate",
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
            _ => return None,
        })
    })?;
    Some(format!("it is encoded as `{encoding}`, which the client did not request"))
}
