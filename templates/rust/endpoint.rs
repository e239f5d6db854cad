{{ header }}

//! Which host serves a region.

use crate::error::{Error, Result};
use alibabacloud_core::Endpoint;

/// The host of the regions that have none of their own.
const CENTRAL_HOST: &str = {{ central_host }};

/// The regions that it serves, sorted.
const CENTRAL_REGIONS: &[&str] = &[
{%- for region in central_regions %}
    {{ region }},
{%- endfor %}
];

/// The endpoint of a region such as `cn-hangzhou`, on the internet.
///
/// # Errors
///
/// If the name has other characters than lower-case letters, digits and hyphens.
pub fn in_region(region: &str) -> Result<Endpoint> {
    let host = {{ regional_host }}.replace("{region}", check(region)?);
    parse(region, &host)
}

/// The endpoint of a region inside a network such as `vpc`. A region that the central host serves has no other.
///
/// # Errors
///
/// If one of the names has other characters than lower-case letters, digits and hyphens.
pub fn in_network(region: &str, network: &str) -> Result<Endpoint> {
    let host = {{ network_host }}.replace("{region}", check(region)?).replace("{network}", check(network)?);
    parse(region, &host)
}

fn parse(region: &str, host: &str) -> Result<Endpoint> {
    let is_central = CENTRAL_REGIONS.binary_search(&region).is_ok();
    Ok(Endpoint::parse(if is_central { CENTRAL_HOST } else { host })?)
}

/// A name goes into a host, so it may not be anything else.
fn check(name: &str) -> Result<&str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.is_empty() && name.chars().all(is_name) {
        return Ok(name);
    }
    let message = format!("`{}` is not the id of a region or network, which looks like `cn-hangzhou`", name.escape_debug());
    Err(Error::from(alibabacloud_core::Error::Configuration(message)))
}
