//! Attaches tags to instances, lists the tags, and detaches one of them.
//!
//! ```text
//! cargo run --example tag_instances -- dtsa1b2c3d4e5f6g7 dtsh7g6f5e4d3c2b1
//! ```
//!
//! The arguments are the IDs of instances.

use alibabacloud_dts::types::TagResourceType;
use alibabacloud_dts::{Client, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_env().await?;
    let instance_ids: Vec<String> = std::env::args().skip(1).collect();
    for line in run(&client, &instance_ids).await? {
        println!("{line}");
    }
    Ok(())
}

/// Returns one line for each tag.
pub async fn run(client: &Client, instance_ids: &[String]) -> Result<Vec<String>> {
    client
        .tag_resources()
        .resource_type(TagResourceType::Instance)
        .resource_ids(instance_ids)
        .tags([("team", "checkout"), ("stage", "trial")])
        .send()
        .await?;

    let mut tags =
        client.list_tag_resources().resource_type(TagResourceType::Instance).resource_ids(instance_ids).items();
    let mut lines = Vec::new();
    while let Some(tag) = tags.next().await {
        let tag = tag?;
        let (key, value) = (tag.key.as_deref(), tag.value.as_deref());
        lines.push(format!("{}: {}={}", tag.resource_id()?, key.unwrap_or_default(), value.unwrap_or_default()));
    }

    client
        .untag_resources()
        .resource_type(TagResourceType::Instance)
        .resource_ids(instance_ids)
        .tag_keys(["stage"])
        .send()
        .await?;
    Ok(lines)
}
