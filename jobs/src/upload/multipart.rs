//! A form with a file, as browsers send it.

use alibabacloud_core::plumbing::UploadBody;
use futures_util::StreamExt;
use futures_util::stream;

pub(super) struct Multipart {
    boundary: String,
    head: String,
    tail: String,
}

impl Multipart {
    /// The fields, and then the file.
    pub(super) fn new(fields: &[(&str, &str)], file_name: &str) -> Self {
        // A file that contains the boundary would end early, so it is one that nobody can foresee.
        let boundary = format!("{:032x}", fastrand::u128(..));
        let mut head = String::new();
        for (name, value) in fields {
            head.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        let name: String = file_name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
        head.push_str(&format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: \
             application/octet-stream\r\n\r\n"
        ));
        Self { tail: format!("\r\n--{boundary}--\r\n"), boundary, head }
    }

    pub(super) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The length of the form with a file of this length.
    pub(super) fn length(&self, file: u64) -> u64 {
        file + self.head.len() as u64 + self.tail.len() as u64
    }

    pub(super) fn body(&self, file: UploadBody) -> UploadBody {
        let text = |text: &str| stream::iter([Ok(text.to_owned().into())]);
        Box::pin(text(&self.head).chain(file).chain(text(&self.tail)))
    }
}

/// Whether a letter can stand in a quoted file name.
fn is_plain(letter: char) -> bool {
    letter != '"' && letter != '\\' && !letter.is_control()
}
