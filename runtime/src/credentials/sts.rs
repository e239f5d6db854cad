//! Which STS to ask, and how.

use super::exchange::{RESPONSE_TIMEOUT, ServerResponse, ask, check_secure, request, with_form};
use super::session::read_session;
use super::{Credentials, Kind};
use crate::codec::encode::flatten::Pairs;
use crate::codec::sign::rpc;
use crate::credentials::environment::Environment;
use crate::error::CredentialsError;
use crate::ground::clock::{random_nonce, timestamp};
use crate::http::endpoint::Endpoint;
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

const VERSION: &str = "2015-04-01";
const METHOD: &str = "POST";
const SHORTEST_SESSION: Duration = Duration::from_secs(15 * 60);

/// What all roles have in common.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub(super) environment: Environment,
    pub(super) arn: Option<String>,
    pub(super) session_name: Option<String>,
    pub(super) duration: Option<Duration>,
    pub(super) policy: Option<String>,
    pub(super) sts_region: Option<String>,
    pub(super) sts_vpc: Option<bool>,
}

impl Role {
    pub(super) fn new(environment: Environment) -> Self {
        Self {
            environment,
            arn: None,
            session_name: None,
            duration: None,
            policy: None,
            sts_region: None,
            sts_vpc: None,
        }
    }

    /// The parameters that both actions take.
    pub(super) fn parameters(&self) -> Result<Pairs, String> {
        let arn = self.given_or(self.arn.as_ref(), "ALIBABA_CLOUD_ROLE_ARN");
        let arn = arn.ok_or("no role is specified, and ALIBABA_CLOUD_ROLE_ARN is not set")?;
        let name = self.given_or(self.session_name.as_ref(), "ALIBABA_CLOUD_ROLE_SESSION_NAME");
        let duration = self.duration.unwrap_or(Duration::from_secs(3600));
        if duration < SHORTEST_SESSION {
            return Err(format!(
                "a session of {} seconds is too short; the minimum is {} seconds",
                duration.as_secs(),
                SHORTEST_SESSION.as_secs()
            ));
        }
        let mut parameters = vec![
            ("RoleArn".to_owned(), arn),
            ("RoleSessionName".to_owned(), name.unwrap_or_else(|| self.default_session_name())),
            ("DurationSeconds".to_owned(), duration.as_secs().to_string()),
        ];
        if let Some(policy) = self.policy.as_ref().filter(|policy| !policy.is_empty()) {
            parameters.push(("Policy".to_owned(), policy.clone()));
        }
        Ok(parameters)
    }

    fn default_session_name(&self) -> String {
        let since = self.environment.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        format!("credentials-rust-{}", since.as_secs())
    }

    fn given_or(&self, given: Option<&String>, variable: &str) -> Option<String> {
        given.filter(|text| !text.is_empty()).cloned().or_else(|| self.environment.variable(variable))
    }

    /// The servers to ask, each if those before it cannot be reached: an STS that is set for all; else that of the
    /// region, inside the VPC if asked; else the central one, which no VPC has inside.
    ///
    /// Not every region in which services run has an STS, so that the central one stands in where the region is only
    /// the client's.
    fn endpoints(&self) -> Result<Vec<Endpoint>, String> {
        let environment = &self.environment;
        let mut endpoints = Vec::new();
        if let Some(endpoint) = &environment.sts_endpoint {
            endpoints.push(endpoint.clone());
        } else if let Some(region) = self.given_or(self.sts_region.as_ref(), "ALIBABA_CLOUD_STS_REGION") {
            endpoints.push(self.regional_endpoint(&region)?);
        } else {
            let region = environment.client().and_then(|client| client.region.as_deref());
            endpoints.extend(region.and_then(|region| self.regional_endpoint(region).ok()));
            endpoints.push(parse("sts.aliyuncs.com")?);
        }
        endpoints.iter().try_for_each(check_secure)?;
        Ok(endpoints)
    }

    fn regional_endpoint(&self, region: &str) -> Result<Endpoint, String> {
        if !region.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(format!(
                "`{}` is not a valid STS region; use an ID such as `cn-hangzhou`",
                region.escape_debug()
            ));
        }
        let environment = &self.environment;
        let of_client = || environment.client().is_some_and(|client| client.inside_vpc);
        let of_variable = || environment.boolean("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
        let host = if self.sts_vpc.or_else(of_variable).unwrap_or_else(of_client) { "sts-vpc" } else { "sts" };
        parse(&format!("{host}.{region}.aliyuncs.com"))
    }

    /// Calls an action of STS, signed by the key if there is one. The parameters travel in the body, where no log of
    /// addresses keeps them.
    pub(super) async fn ask(
        &self,
        action: &str,
        parameters: Pairs,
        key: Option<&Credentials>,
        secrets: &[&str],
    ) -> Result<Credentials, CredentialsError> {
        let endpoints = self.endpoints()?;
        let parameters = Zeroizing::new(parameters);
        let mut query: Zeroizing<Pairs> = Zeroizing::default();
        let mut push = |name: &str, value: String| query.push((name.to_owned(), value));
        push("Action", action.to_owned());
        push("Format", "JSON".to_owned());
        push("Version", VERSION.to_owned());
        push("Timestamp", timestamp(self.environment.now()).map_err(|error| error.to_string())?);
        push("SignatureNonce", random_nonce().map_err(|error| error.to_string())?);
        let mut secrets = secrets.to_vec();
        if let Some(key) = key {
            key.check()?;
            let Kind::Key { id, secret, token } = &key.kind else {
                return Err("a bearer token cannot assume a role; use a key".into());
            };
            push("SignatureMethod", "HMAC-SHA1".to_owned());
            push("SignatureVersion", "1.0".to_owned());
            push("AccessKeyId", id.clone());
            secrets.push(secret.expose());
            if let Some(token) = token {
                push("SecurityToken", token.expose().to_owned());
                secrets.push(token.expose());
            }
            let signature = rpc::signature(METHOD, &query, &parameters, secret);
            query.push(("Signature".to_owned(), signature));
        }
        let mut earlier: Option<CredentialsError> = None;
        for endpoint in endpoints {
            let mut request = with_form(request(METHOD, &endpoint, "/"), (*parameters).clone());
            request.query = (*query).clone();
            match ask(&self.environment, request, RESPONSE_TIMEOUT).await {
                Ok(response) => return Ok(read(&response, action, &endpoint, &secrets)?),
                Err(none) => {
                    let problem = match earlier.take() {
                        Some(earlier) => none.problem.within(|text| format!("{earlier:#}; {text}")),
                        None => none.problem,
                    };
                    if !none.is_unreachable {
                        return Err(problem);
                    }
                    earlier = Some(problem);
                }
            }
        }
        Err(earlier.unwrap_or_else(|| "no endpoint of STS is known".into()))
    }
}

fn read(response: &ServerResponse, action: &str, endpoint: &Endpoint, secrets: &[&str]) -> Result<Credentials, String> {
    let failed = |what: String| format!("{action} at {} failed: {what}", endpoint.host_header());
    if response.status != 200 {
        return Err(failed(response.failure(secrets)));
    }
    let document = response.document().map_err(&failed)?;
    read_session(document.root().object("Credentials")).map_err(&failed)
}

fn parse(host: &str) -> Result<Endpoint, String> {
    Endpoint::parse(host).map_err(|error| error.to_string())
}
