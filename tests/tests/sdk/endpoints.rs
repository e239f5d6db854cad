//! Which host each region is called at.

use alibabacloud_dts::settings::Environment;
use alibabacloud_dts::{Credentials, config, endpoint};

/// The regions in which customers use the service, and whether the central host lists their tasks.
const REGIONS: &[(&str, bool)] = &[
    ("cn-beijing", true),
    ("cn-beijing-finance-1", true),
    ("cn-chengdu", true),
    ("cn-hangzhou", true),
    ("cn-hangzhou-finance", true),
    ("cn-hongkong", true),
    ("cn-huhehaote", true),
    ("cn-north-2-gov-1", true),
    ("cn-qingdao", true),
    ("cn-shanghai", true),
    ("cn-shanghai-finance-1", true),
    ("cn-shenzhen", true),
    ("cn-shenzhen-finance-1", true),
    ("cn-wulanchabu", true),
    ("cn-zhangjiakou", true),
    ("ap-northeast-1", false),
    ("ap-northeast-2", false),
    ("ap-south-1", false),
    ("ap-southeast-1", false),
    ("ap-southeast-2", false),
    ("ap-southeast-3", false),
    ("ap-southeast-5", false),
    ("ap-southeast-6", false),
    ("ap-southeast-7", false),
    ("cn-guangzhou", false),
    ("cn-heyuan", false),
    ("eu-central-1", false),
    ("eu-west-1", false),
    ("me-central-1", false),
    ("me-east-1", false),
    ("us-east-1", false),
    ("us-west-1", false),
    // Unknown, and so as in the official clients.
    ("cn-nanjing", false),
];

#[test]
fn regions_whose_tasks_the_central_host_does_not_list_are_called_at_their_own() {
    for (region, is_central) in REGIONS {
        let own = format!("dts.{region}.aliyuncs.com");
        let host = if *is_central { "dts.aliyuncs.com" } else { own.as_str() };
        assert_eq!(endpoint::in_region(region).unwrap().host(), host);
        assert_eq!(endpoint::in_network(region, "public").unwrap().host(), host);
        assert_eq!(endpoint::regional(region).unwrap().host(), own);
    }
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
fn every_region_is_called_at_its_own_host_inside_a_vpc() {
    // These have no host there as far as the vendor's lists say, and the central one serves them.
    let elsewhere = ["cn-hangzhou-finance"];
    for (region, _) in REGIONS.iter().filter(|(region, _)| !elsewhere.contains(region)) {
        let host = format!("dts-vpc.{region}.aliyuncs.com");
        assert_eq!(endpoint::in_network(region, "vpc").unwrap().host(), host);
        assert_eq!(endpoint::in_network(region, "VPC").unwrap().host(), host);
    }
}

#[test]
fn a_network_with_a_slip_in_it_is_refused_and_not_taken_for_the_internet() {
    for (written, meant) in [("vcp", true), ("vpcs", true), ("internal", false), ("inner", false), ("classic", false)] {
        let loader = config().region("cn-hangzhou").network(written).credentials(Credentials::access_key("a", "b"));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        for problem in [
            runtime.block_on(loader.load()).unwrap_err().to_string(),
            endpoint::in_network("us-west-1", written).unwrap_err().to_string(),
        ] {
            assert!(problem.contains(&format!("`{written}` is not a network of this service")), "{problem}");
            assert_eq!(problem.contains("did you mean `vpc`?"), meant, "{problem}");
        }
    }
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
