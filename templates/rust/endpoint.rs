{{ header }}

//! Which host serves a region.

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

/// The endpoint of a region such as `cn-hangzhou`, on the internet: the central host where it serves the region, and
/// otherwise the region's own.
///
/// # Errors
///
/// If the name has other characters than lower-case letters, digits and hyphens.
pub fn in_region(region: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::Internet)?)
}

/// The region's own endpoint on the internet, even if the central host serves the region.
///
/// # Errors
///
/// If the name has other characters than lower-case letters, digits and hyphens.
pub fn regional(region: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::Regional)?)
}

/// The endpoint of a region inside a network such as `vpc`. A region that is not known to have one is reached at the
/// central host if that serves it; `public` is the internet.
///
/// # Errors
///
/// If one of the names has other characters than lower-case letters, digits and hyphens.
pub fn in_network(region: &str, network: &str) -> Result<Endpoint> {
    Ok(ENDPOINTS.find(region, &Network::named(network))?)
}
