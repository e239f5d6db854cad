//! Which host serves a region.

use crate::error::Error;
use crate::http::endpoint::Endpoint;

/// Which host serves a region, as the description of a service says. `{region}` and `{network}` in a host stand for
/// their names.
#[derive(Debug)]
pub struct Endpoints {
    /// The host of the central regions.
    pub central_host: &'static str,
    /// The regions that the central host serves, sorted.
    pub central_regions: &'static [&'static str],
    /// The host of a region, on the internet.
    pub regional_host: &'static str,
    /// The host of a region inside a network.
    pub network_host: &'static str,
    /// The regions that are known to have a host inside a network, sorted, by the name of the network.
    pub network_regions: &'static [(&'static str, &'static [&'static str])],
}

/// From where a service is called, and so which of a region's hosts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Network {
    /// The internet: the central host, where it serves the region.
    #[default]
    Internet,
    /// The internet, by the region's own host, also where the central one serves the region.
    Regional,
    /// Inside a network such as `vpc`.
    Inside(String),
}

impl Network {
    /// The network of this name: `vpc` and its like; `public`, or no name, is the internet.
    pub fn named(name: &str) -> Self {
        match name {
            "" | "public" => Self::Internet,
            name => Self::Inside(name.to_owned()),
        }
    }
}

impl Endpoints {
    /// The endpoint of a region, as seen from a network. Inside a network it is the region's host there, except where
    /// the central host serves the region and no such host is known: then it is the central one.
    ///
    /// # Errors
    /// [`Error::Configuration`] if a name has other characters than lower-case letters, digits and hyphens.
    pub fn find(&self, region: &str, network: &Network) -> Result<Endpoint, Error> {
        check(region)?;
        let is_central = self.central_regions.binary_search(&region).is_ok();
        let host = match network {
            Network::Internet if is_central => self.central_host.to_owned(),
            Network::Internet | Network::Regional => self.regional_host.replace("{region}", region),
            Network::Inside(network) => {
                check(network)?;
                if is_central && !self.is_inside(network, region) {
                    self.central_host.to_owned()
                } else {
                    self.network_host.replace("{region}", region).replace("{network}", network)
                }
            }
        };
        Endpoint::parse(&host)
    }

    fn is_inside(&self, network: &str, region: &str) -> bool {
        let regions = self.network_regions.iter().find(|(name, _)| *name == network);
        regions.is_some_and(|(_, regions)| regions.binary_search(&region).is_ok())
    }
}

/// A name goes into a host, so it may not be anything else.
fn check(name: &str) -> Result<(), Error> {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !name.is_empty() && name.bytes().all(is_part) {
        return Ok(());
    }
    Err(Error::Configuration(format!(
        "`{}` is not the id of a region or network, which looks like `cn-hangzhou`",
        name.escape_debug()
    )))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const ENDPOINTS: Endpoints = Endpoints {
        central_host: "harbour.example.com",
        central_regions: &["north", "south"],
        regional_host: "harbour.{region}.example.com",
        network_host: "harbour-{network}.{region}.example.com",
        network_regions: &[("vpc", &["east", "north"])],
    };

    #[test]
    fn the_host_follows_region_and_network() {
        for (region, network, host) in [
            ("north", Network::Internet, "harbour.example.com"),
            ("north", Network::named("public"), "harbour.example.com"),
            ("north", Network::Regional, "harbour.north.example.com"),
            ("north", Network::named("vpc"), "harbour-vpc.north.example.com"),
            ("south", Network::named("vpc"), "harbour.example.com"),
            ("north", Network::named("share"), "harbour.example.com"),
            ("west", Network::named(""), "harbour.west.example.com"),
            ("west", Network::Regional, "harbour.west.example.com"),
            ("west", Network::named("vpc"), "harbour-vpc.west.example.com"),
        ] {
            assert_eq!(ENDPOINTS.find(region, &network).unwrap().host(), host, "{region} {network:?}");
        }
    }

    #[test]
    fn a_name_cannot_become_another_host() {
        for name in ["", "a.b", "a/b", "a@b", "North", "a b", "北"] {
            assert!(ENDPOINTS.find(name, &Network::Internet).is_err(), "{name}");
            assert!(ENDPOINTS.find("north", &Network::Inside(name.to_owned())).is_err(), "{name}");
        }
    }
}
