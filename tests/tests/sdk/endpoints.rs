//! Which host each region is called at.

use alibabacloud_dts::{Credentials, Environment, config, endpoint};

#[test]
fn central_regions_share_a_host_and_the_others_have_their_own() {
    for (region, host) in [
        ("cn-hangzhou", "dts.aliyuncs.com"),
        ("ap-southeast-1", "dts.aliyuncs.com"),
        ("ap-northeast-1", "dts.ap-northeast-1.aliyuncs.com"),
    ] {
        assert_eq!(endpoint::in_region(region).unwrap().host(), host);
    }
    assert_eq!(endpoint::regional("ap-southeast-1").unwrap().host(), "dts.ap-southeast-1.aliyuncs.com");
}

#[test]
fn inside_a_vpc_the_known_hosts_are_preferred() {
    for (region, host) in [
        ("cn-hangzhou", "dts-vpc.cn-hangzhou.aliyuncs.com"),
        ("us-west-1", "dts-vpc.us-west-1.aliyuncs.com"),
        // Central, without such a host.
        ("cn-wuhan", "dts.aliyuncs.com"),
        // Neither: as the official clients.
        ("cn-nanjing", "dts-vpc.cn-nanjing.aliyuncs.com"),
    ] {
        assert_eq!(endpoint::in_network(region, "vpc").unwrap().host(), host);
    }
    assert_eq!(endpoint::in_network("cn-hangzhou", "public").unwrap().host(), "dts.aliyuncs.com");
}

#[test]
fn a_configuration_takes_them_from_the_environment() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let environment = Environment::empty().variables(|name| (name == "REGION_ID").then(|| "cn-beijing".to_owned()));
    let loader = config().environment(environment).credentials(Credentials::access_key("a", "b")).network("vpc");
    let config = runtime.block_on(loader.load()).unwrap();
    assert!(format!("{config:?}").contains("https://dts-vpc.cn-beijing.aliyuncs.com"));
    assert!(format!("{config:?}").contains("region: Some(\"cn-beijing\")"));
}

#[test]
fn a_blocking_client_is_made_of_a_loader_without_a_runtime() {
    let environment = Environment::empty().variables(|name| (name == "REGION").then(|| "ap-northeast-1".to_owned()));
    let client = alibabacloud_dts::blocking::Client::load(config().environment(environment)).unwrap();
    assert!(format!("{client:?}").contains("https://dts.ap-northeast-1.aliyuncs.com"));
}
