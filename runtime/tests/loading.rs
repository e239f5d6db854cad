//! A configuration out of what the environment says.

use crate::credentials::server::{Server, ok};
use crate::credentials::world::{Clock, Folder, environment, sts_session};
use crate::sample::SERVICE;
use alibabacloud_core::credentials::AssumeRole;
use alibabacloud_core::plumbing::{Core, Endpoints};
use alibabacloud_core::{Config, ConfigLoader, Credentials, Endpoint, Environment};
use serde_json::{Value, json};

static ENDPOINTS: Endpoints = Endpoints {
    global_host: "",
    hosts: &[],
    central_host: "harbour.example.com",
    central_regions: &["north"],
    regional_host: "harbour.{region}.example.com",
    regional_regions: &[],
    network_host: "harbour-{network}.{region}.example.com",
    network_regions: &[("vpc", &["north"])],
};

fn loader(environment: Environment) -> ConfigLoader {
    ConfigLoader::new(&ENDPOINTS).environment(environment)
}

fn with_variables(variables: &[(&str, &str)]) -> ConfigLoader {
    loader(environment(&Clock::new(), variables))
}

/// Where the client would call.
async fn target(loader: ConfigLoader) -> String {
    let config = loader.credentials(Credentials::access_key("a", "b")).load().await.unwrap();
    let core = Core::new(&SERVICE, config).unwrap();
    let request = core.prepare_raw("Go", &Value::Null, &Value::Null, &Credentials::access_key("a", "b")).unwrap();
    request.endpoint.to_string()
}

async fn problem(loader: ConfigLoader) -> String {
    loader.load().await.unwrap_err().to_string()
}

#[tokio::test]
async fn the_region_comes_from_code_then_from_the_variables_in_their_order() {
    let names = ["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "REGION_ID", "REGION"];
    let mut set: Vec<(&str, String)> = names.iter().enumerate().map(|(n, name)| (*name, format!("r{n}"))).collect();
    for n in 0..names.len() {
        let variables: Vec<(&str, &str)> = set.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(target(with_variables(&variables)).await, format!("https://harbour.r{n}.example.com"));
        assert_eq!(target(with_variables(&variables).region("x")).await, "https://harbour.x.example.com");
        set[n].1.clear();
    }
}

#[tokio::test]
async fn the_region_comes_from_the_profile_at_last() {
    let folder = Folder::new();
    let profiles =
        json!([{ "name": "main", "region_id": "east" }, { "name": "work", "region_id": "west" }, { "name": "bare" }]);
    folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": profiles }).to_string());
    let home = |variables: &[(&str, &str)]| loader(environment(&Clock::new(), variables).home(folder.path()));
    assert_eq!(target(home(&[])).await, "https://harbour.east.example.com");
    assert_eq!(target(home(&[("ALIBABA_CLOUD_PROFILE", "work")])).await, "https://harbour.west.example.com");
    assert_eq!(target(home(&[]).profile("work")).await, "https://harbour.west.example.com");
    let error = problem(home(&[]).profile("bare")).await;
    assert!(error.contains("profile `bare` has no `region_id`"), "{error}");
    let error = problem(home(&[("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")])).await;
    assert!(error.contains("ALIBABA_CLOUD_CLI_PROFILE_DISABLED turns it off"), "{error}");
}

#[tokio::test]
async fn without_a_region_all_that_was_looked_at_is_listed() {
    let error = problem(with_variables(&[])).await;
    assert_eq!(
        error,
        "invalid configuration: no region is specified: none of ALIBABA_CLOUD_REGION_ID, \
         ALIBABACLOUD_REGION_ID, ALICLOUD_REGION_ID, REGION_ID, REGION is set, and the profile of the `aliyun` command \
         names none (ALIBABA_CLOUD_CONFIG_FILE is not set, and there is no home directory); name a region such as \
         `cn-hangzhou`"
    );
    assert!(problem(with_variables(&[]).region("evil.example.com/")).await.contains("is not a valid region ID"));
    assert!(problem(with_variables(&[]).region("a").network("b.c")).await.contains("is not a network of this service"));
}

#[tokio::test]
async fn the_host_follows_the_network_or_is_given() {
    let north = || with_variables(&[]).region("north");
    assert_eq!(target(north()).await, "https://harbour.example.com");
    assert_eq!(target(north().network("vpc")).await, "https://harbour-vpc.north.example.com");
    assert_eq!(target(north().network("public")).await, "https://harbour.example.com");
    assert_eq!(target(north().regional()).await, "https://harbour.north.example.com");
    assert_eq!(target(north().endpoint_url("other.example.com")).await, "https://other.example.com");
    assert_eq!(target(with_variables(&[]).endpoint_url("http://localhost:8080/")).await, "http://localhost:8080");
}

#[tokio::test]
async fn variables_name_the_endpoint_and_the_network_where_the_code_does_not() {
    let inside = || with_variables(&[("ALIBABA_CLOUD_ENDPOINT_TYPE", "vpc"), ("REGION", "north")]);
    assert_eq!(target(inside()).await, "https://harbour-vpc.north.example.com");
    assert_eq!(target(inside().network("public")).await, "https://harbour.example.com");
    assert_eq!(target(inside().regional()).await, "https://harbour.north.example.com");
    let named =
        || with_variables(&[("ALIBABA_CLOUD_ENDPOINT", " https://other.example.com:8443 "), ("REGION", "north")]);
    assert_eq!(target(named()).await, "https://other.example.com:8443");
    assert_eq!(target(named().network("vpc")).await, "https://other.example.com:8443");
    assert_eq!(target(named().endpoint_url("third.example.com")).await, "https://third.example.com");
    let without_region = with_variables(&[("ALIBABA_CLOUD_ENDPOINT", "other.example.com")]);
    assert_eq!(target(without_region).await, "https://other.example.com");
}

#[tokio::test]
async fn an_endpoint_that_is_none_is_refused_with_the_name_of_its_setting() {
    let told = "invalid configuration: ";
    let error = problem(with_variables(&[]).endpoint_url("ftp://a")).await;
    assert!(
        error.starts_with(&format!("{told}endpoint_url: `ftp://a` is not a valid endpoint: the scheme")),
        "{error}"
    );
    let error = problem(with_variables(&[("ALIBABA_CLOUD_ENDPOINT", "https://user:word@a")])).await;
    assert!(error.starts_with(&format!("{told}ALIBABA_CLOUD_ENDPOINT: ")) && !error.contains("word"), "{error}");
    let error = problem(with_variables(&[("ALIBABA_CLOUD_ENDPOINT_TYPE", "vcp"), ("REGION", "north")])).await;
    assert!(error.contains("`vcp` is not a network of this service"), "{error}");
}

#[tokio::test]
async fn the_chain_finds_the_credentials_of_a_call() {
    let server = Server::new(|_| ok(r#"{"Text":"done"}"#));
    let folder = Folder::new();
    let profiles = json!([{ "name": "work", "mode": "AK", "access_key_id": "testid", "access_key_secret": "s" }]);
    folder.write(".aliyun/config.json", &json!({ "current": "none", "profiles": profiles }).to_string());
    let environment = environment(&Clock::new(), &[]).home(folder.path());
    let config = loader(environment).endpoint_url(server.endpoint().to_string()).profile("work").load().await.unwrap();
    Core::new(&SERVICE, config).unwrap().call_raw("Go", &Value::Null, &Value::Null).await.unwrap();
    let received = server.received().remove(0);
    assert!(received.headers["authorization"].contains("Credential=testid,"));
    assert_eq!(received.headers["x-acs-date"], "2026-01-02T03:04:05Z");
}

#[tokio::test]
async fn without_credentials_the_first_call_fails_and_lists_the_sources() {
    let server = Server::new(|_| ok("{}"));
    let disabled = [("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")];
    let config = with_variables(&disabled).endpoint_url(server.endpoint().to_string()).load().await.unwrap();
    let core = Core::new(&SERVICE, config).unwrap();
    let error = core.call_raw("Go", &Value::Null, &Value::Null).await.unwrap_err().to_string();
    assert!(error.starts_with("no credentials: no source has any (env: "), "{error}");
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test]
async fn credentials_are_asked_for_with_the_transport_of_the_client() {
    let clock = Clock::new();
    let recorder = crate::credentials::world::Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let role = AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment(&clock, &[]));
    let config = Config::new(Endpoint::parse("harbour.example.com").unwrap(), role).transport(recorder.clone());
    Core::new(&SERVICE, config).unwrap().call_raw("Go", &Value::Null, &Value::Null).await.unwrap();
    assert_eq!(*recorder.asked.lock().unwrap(), ["https://sts.aliyuncs.com", "https://harbour.example.com"]);
}

#[tokio::test]
async fn roles_are_assumed_in_the_region_and_the_network_of_the_client() {
    let folder = Folder::new();
    let profiles = json!([{ "name": "role", "mode": "RamRoleArn", "access_key_id": "a", "access_key_secret": "b",
        "ram_role_arn": "acs:ram::1:role/a" }]);
    folder.write(".aliyun/config.json", &json!({ "current": "role", "profiles": profiles }).to_string());
    let asked = async |variables: &[(&str, &str)], change: fn(ConfigLoader) -> ConfigLoader| {
        let clock = Clock::new();
        let recorder = crate::credentials::world::Recorder::answering(sts_session("role", &clock.text_in(3600)));
        // The same environment for two clients: the second is not bound to what the first has.
        let around = environment(&clock, &[variables, &[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]].concat());
        let around = around.home(folder.path());
        for region in ["west", "east"] {
            let config = change(loader(around.clone()).region(region)).load().await.unwrap();
            let core = Core::new(&SERVICE, config.transport(recorder.clone())).unwrap();
            core.call_raw("Go", &Value::Null, &Value::Null).await.unwrap();
        }
        let asked = recorder.asked.lock().unwrap();
        let hosts = asked.iter().filter_map(|url| url.strip_prefix("https://sts")?.strip_suffix(".aliyuncs.com"));
        hosts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(asked(&[], |loader| loader).await, ".west .east");
    assert_eq!(asked(&[], |loader| loader.network("vpc")).await, "-vpc.west -vpc.east");
    let off = [("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "false")];
    assert_eq!(asked(&off, |loader| loader.network("vpc")).await, ".west .east");
    let given = [("ALIBABA_CLOUD_STS_REGION", "cn-beijing")];
    assert_eq!(asked(&given, |loader| loader.network("vpc")).await, "-vpc.cn-beijing -vpc.cn-beijing");
}
