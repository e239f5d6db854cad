{{ header }}

//! The hosts of the regions.

use crate::error::Result;
use alibabacloud_core::{Endpoint, Network};
use alibabacloud_core::plumbing::Endpoints;

pub(crate) static ENDPOINTS: Endpoints = Endpoints {
    central_host: {{ central_host }},
    central_regions: &[
{%- for region in central_regions %}
        {{ region }},
{%- endfor %}
    ],
    regional_host: {{ regional_host }},
    regional_regions: &[
{%- for region in regional_regions %}
        {{ region }},
{%- endfor %}
    ],
    global_host: {% match global_host %}{% when Some(host) %}{{ host }}{% when None %}""{% endmatch %},
    hosts: &[
{%- for (region, host) in hosts %}
        ({{ region }}, {{ host }}),
{%- endfor %}
{%- if !hosts.is_empty() %}
    {% endif -%}
    ],
    network_host: {{ network_host }},
    network_regions: &[
{%- for (network, regions) in network_regions %}
        (
            {{ network }},
            &[
{%- for region in regions %}
                {{ region }},
{%- endfor %}
            ],
        ),
{%- endfor %}
    ],
};

/// The endpoint of a region such as `cn-hangzhou`, on the Internet: the central host if it serves the region, and otherwise
/// the host of the region.
///
/// # Errors
///
/// If the name contains characters other than lower-case letters, digits and hyphens{% if has_gaps %}, or no host is known for the region{% endif %}.
pub fn in_region(region: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::Internet)?)
}

/// The endpoint of the host of the region on the Internet, even if the central host serves the region.
///
/// # Errors
///
/// If the name contains characters other than lower-case letters, digits and hyphens{% if has_gaps %}, or no host is known for the region{% endif %}.
pub fn regional(region: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::Regional)?)
}

/// The endpoint of a region inside a network such as `vpc`. For a region without such an
/// endpoint, it is that of the central host if it serves the region. `public` is the Internet.
///
/// # Errors
///
/// If a name contains characters other than lower-case letters, digits and hyphens.
pub fn in_network(region: &str, network: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::named(network))?)
}

/// The regions with a known host, sorted. The service may have more, and some are open to few accounts only.
#[must_use]
pub fn regions() -> Vec<&'static str> {
    let mut regions: Vec<&str> = ENDPOINTS.regions().collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}
