//! Sends the requests of the lines that it reads to an address, and prints the responses as JSON.

use alibabacloud_ecs::blocking::Client;
use alibabacloud_ecs::operation::{modify_cloud_assistant_settings, run_command, run_instances};
use alibabacloud_ecs::{Config, Credentials, Endpoint};
use std::error::Error;
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("the address is missing")?;
    let endpoint = Endpoint::parse(&format!("http://{address}"))?;
    let client = Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret")))?;
    for line in io::stdin().lock().lines() {
        let mut line: serde_json::Value = serde_json::from_str(&line?)?;
        let parameters = line["parameters"].take();
        macro_rules! sent {
            ($operation:ident) => {
                serde_json::to_string(&client.send(&serde_json::from_value::<$operation::Request>(parameters)?)?)?
            };
        }
        let response = match line["operation"].as_str().unwrap_or_default() {
            "RunInstances" => sent!(run_instances),
            "RunCommand" => sent!(run_command),
            "ModifyCloudAssistantSettings" => sent!(modify_cloud_assistant_settings),
            other => return Err(format!("there is no operation `{other}`").into()),
        };
        println!("{response}");
    }
    Ok(())
}
