//! Files that operations take as a URL.

mod authorize;
mod error;
mod limit;
mod multipart;
mod source;

pub use error::{UploadError, UploadService};
pub use limit::MAX_FILE_BYTES;
pub use source::FileSource;

use alibabacloud_core::FileUrl;
use alibabacloud_core::plumbing::Upload;
use alibabacloud_dts::{Client, Endpoint};
use multipart::Multipart;

/// Uploads a file, and returns its URL: for the parameters of the type [`FileUrl`]. The file is read while it is sent, so its
/// size in memory is that of a buffer.
///
/// As in the vendor's clients, OpenPlatform authorizes the upload, and Object Storage Service (OSS) receives the file in a
/// bucket of the vendor. Region and credentials are those of the client. The time is not limited: the upload ends when
/// the future is dropped.
///
/// ```no_run
/// # async fn example(client: alibabacloud_dts::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use alibabacloud_dts_jobs::{FileSource, upload};
///
/// let url = upload(&client, "cn-hangzhou", FileSource::path("manual.pdf")).await?;
/// client.create_doc_parser_job().file_url(url).file_name("manual.pdf").send().await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`UploadError`], which says whether the file could not be read, OpenPlatform refused to authorize the upload, or OSS
/// refused the file.
#[allow(clippy::doc_markdown, reason = "names of services and operations")]
pub async fn upload(client: &Client, region: &str, file: FileSource) -> Result<FileUrl, UploadError> {
    let file = file.open().await?;
    if file.length > MAX_FILE_BYTES {
        return Err(UploadError::too_large(file.length));
    }
    let permit = authorize::authorize(client, region).await?;
    let endpoint = Endpoint::parse(&format!("https://{}", permit.host)).map_err(UploadError::authorization)?;
    let form = Multipart::new(&permit.fields(), &file.name);
    let length = form.length(file.length);
    let upload = Upload::new(endpoint, length, form.body(file.parts)).header("content-type", form.content_type());
    let response = client.core().upload(upload).await.map_err(UploadError::storage)?;
    match response.status {
        200..=299 => Ok(permit.url().into()),
        status => Err(UploadError::refused(status, &response.body)),
    }
}
