//! Prints the settings of a Kafka client for a consumer group, as a properties file of Java.
//!
//! ```text
//! GROUP_PASSWORD=… cargo run -p alibabacloud-dts-jobs --example consume -- dtsa1b2c3d4e5f6g7 "cache refresh" > client.properties
//! ```
//!
//! The file contains the password of the group.

use alibabacloud_dts::Client;
use alibabacloud_dts_jobs::{ClientNetwork, KafkaSettings};
use std::env;
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [instance, group] = arguments.as_slice() else {
        return Err("usage: consume <instance> <group>".into());
    };
    let client = Client::from_env().await?;
    let password = env::var("GROUP_PASSWORD")?;
    let kafka = KafkaSettings::of(&client, instance, group, password, ClientNetwork::Vpc).await?;
    eprintln!("topic {}, partition {}", kafka.topic, KafkaSettings::PARTITION);
    print!("{}", kafka.java().to_properties().expose());
    Ok(())
}
