//! A request that is signed and not sent. It needs no network, and a key only if there is one.

use crate::failure::Failure;
use crate::settings::{Settings, named};
use alibabacloud_core::credentials::DefaultChain;
use alibabacloud_core::plumbing::Structure;
use alibabacloud_core::{CallOptions, Credentials, Environment, ProvideCredentials, SignedRequest};
use alibabacloud_dts::Client;
use alibabacloud_dts::metadata::Call;
use std::time::Duration;

/// Longer than any source on this machine takes; servers of credentials are not waited for.
const LONGEST: Duration = Duration::from_secs(2);

const REGION: &str = "cn-hangzhou";

/// Signs the request.
pub(crate) async fn sign(
    call: &Call,
    request: &dyn Structure,
    options: CallOptions,
    settings: &Settings,
) -> Result<SignedRequest, Failure> {
    let language = settings.language;
    let wrong = |error: &alibabacloud_core::Error| Failure::of(error, language);
    let config = match settings.loader().load().await {
        Ok(config) => config,
        // Nothing is sent, so any region does.
        Err(_) if settings.region.is_none() && settings.endpoint.is_none() => {
            anstream::eprintln!(
                "{}",
                language.pick(
                    format!("no region is configured: the request is shown for {REGION}"),
                    format!("未配置地域：以 {REGION} 为例显示请求"),
                )
            );
            settings.loader().region(REGION).load().await.map_err(|error| wrong(&error))?
        }
        Err(error) => return Err(wrong(&error)),
    };
    settings.advise_on_region();
    let chain = DefaultChain::with_profile(Environment::process(), settings.profile.clone());
    let credentials = match tokio::time::timeout(LONGEST, chain.credentials()).await {
        Ok(Ok(credentials)) => credentials,
        _ => {
            anstream::eprintln!(
                "{}",
                language.pick(
                    "no credentials are configured: the request is signed with a made-up key",
                    "未配置凭证：请求以示例密钥签名",
                )
            );
            Credentials::access_key("testid", "testsecret")
        }
    };
    let client = Client::new(named(config).credentials(credentials.clone()))
        .map_err(|error| Failure::new(crate::failure::Exit::Configuration, format!("{error:#}")))?;
    let client = client.customized(options);
    client.core().prepare(call.operation, request, &credentials).map_err(|error| wrong(&error))
}
