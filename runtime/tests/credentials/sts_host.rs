//! Which STS is asked.

use super::world::{Clock, Recorder, environment, failure, get, sts_session};
use alibabacloud_core::credentials::AssumeRole;
use alibabacloud_core::{Credentials, Endpoint};

const REGION: (&str, &str) = ("ALIBABA_CLOUD_STS_REGION", "cn-beijing");
const VPC: (&str, &str) = ("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "True");

async fn host(variables: &[(&str, &str)], change: impl FnOnce(AssumeRole) -> AssumeRole) -> String {
    let clock = Clock::new();
    let recorder = Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
        .environment(environment(&clock, variables).transport(recorder.clone()));
    get(&change(role)).await.unwrap();
    let asked = recorder.asked.lock().unwrap().clone();
    asked.join(" ")
}

#[tokio::test]
async fn the_host_follows_region_and_network() {
    let same = |role: AssumeRole| role;
    assert_eq!(host(&[], same).await, "https://sts.aliyuncs.com");
    assert_eq!(host(&[VPC], same).await, "https://sts.aliyuncs.com");
    assert_eq!(host(&[REGION], same).await, "https://sts.cn-beijing.aliyuncs.com");
    assert_eq!(host(&[REGION, VPC], same).await, "https://sts-vpc.cn-beijing.aliyuncs.com");
    let given = |role: AssumeRole| role.sts_region("eu-west-1").sts_vpc(false);
    assert_eq!(host(&[REGION, VPC], given).await, "https://sts.eu-west-1.aliyuncs.com");
    let inside = |role: AssumeRole| role.sts_vpc(true);
    assert_eq!(host(&[REGION], inside).await, "https://sts-vpc.cn-beijing.aliyuncs.com");
}

#[tokio::test]
async fn plain_http_to_another_machine_is_refused() {
    let recorder = Recorder::silent();
    let environment = environment(&Clock::new(), &[])
        .transport(recorder.clone())
        .sts_endpoint(Endpoint::parse("http://sts.example.com").unwrap());
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role").environment(environment);
    assert!(failure(&role).await.contains("plain http to another machine"));
    assert!(recorder.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_region_cannot_become_another_host() {
    for region in ["evil.example.com/", "a.b", "A", "a b"] {
        let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
            .environment(environment(&Clock::new(), &[]).transport(Recorder::silent()))
            .sts_region(region);
        assert!(failure(&role).await.contains("is no region of STS"), "{region}");
    }
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_ten_seconds() {
    let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "role")
        .environment(environment(&Clock::new(), &[]).transport(Recorder::silent()));
    let begin = tokio::time::Instant::now();
    assert_eq!(failure(&role).await, "no answer from https://sts.aliyuncs.com within 10 s");
    assert_eq!(begin.elapsed().as_secs(), 10);
}
