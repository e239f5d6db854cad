//! Lists tasks. `.ci/measure-programs` measures how large the program is.

use alibabacloud_dts::{Client, Config, Credentials, Endpoint, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let [id, secret] = ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
        .map(|name| std::env::var(name).unwrap_or_default());
    let endpoint = Endpoint::parse("dts.cn-hangzhou.aliyuncs.com")?;
    let client = Client::new(Config::new(endpoint, Credentials::access_key(id, secret)))?;
    let response = client.describe_dts_jobs().region("cn-hangzhou").send().await?;
    for job in &response.dts_job_list {
        println!(
            "{} {}",
            job.dts_job_id.as_ref().map_or("", AsRef::as_ref),
            job.dts_job_name.as_deref().unwrap_or_default()
        );
    }
    Ok(())
}
