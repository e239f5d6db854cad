//! The permission to upload a file, from `OpenPlatform`.

use super::error::UploadError;
use alibabacloud_core::plumbing::{Core, Envelope, Service};
use alibabacloud_dts::{Client, JsonValue, Secret};
use serde_json::json;

static OPEN_PLATFORM: Service = Service {
    product: "OpenPlatform",
    version: "2019-12-19",
    sdk: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    envelope: &Envelope { request_id: "RequestId", ..Envelope::NONE },
    classify: |_| None,
    doubts: |_| None,
};

/// Where to upload a file, and what allows it.
pub(super) struct Permit {
    pub(super) host: String,
    key: String,
    access_key_id: Secret,
    policy: Secret,
    signature: Secret,
}

impl Permit {
    /// The fields of the form, in the order of the vendor's clients. The file follows them.
    pub(super) fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("OSSAccessKeyId", self.access_key_id.expose()),
            ("policy", self.policy.expose()),
            ("Signature", self.signature.expose()),
            ("key", &self.key),
            ("success_action_status", "201"),
        ]
    }

    /// The URL of the file, as DTS takes it.
    pub(super) fn url(&self) -> String {
        format!("http://{}/{}", self.host, self.key)
    }
}

/// Asks `OpenPlatform`, with the credentials and the transport of the client.
pub(super) async fn authorize(client: &Client, region: &str) -> Result<Permit, UploadError> {
    let config = client.core().config().clone().endpoint_url("https://openplatform.aliyuncs.com");
    let core = config.and_then(|config| Core::new(&OPEN_PLATFORM, config)).map_err(UploadError::authorization)?;
    let query = json!({ "Product": "Dts", "RegionId": region });
    let response = core.call_raw("AuthorizeFileUpload", &query, &JsonValue::Null).await;
    let response = response.map_err(UploadError::authorization)?;
    let field = |name: &'static str| {
        let text = response.document[name].as_str().filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| UploadError::incomplete(name))
    };
    Ok(Permit {
        host: format!("{}.{}", field("Bucket")?, field("Endpoint")?),
        key: field("ObjectKey")?,
        access_key_id: field("AccessKeyId")?.into(),
        policy: field("EncodedPolicy")?.into(),
        signature: field("Signature")?.into(),
    })
}
