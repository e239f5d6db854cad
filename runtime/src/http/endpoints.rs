//! Which host serves a region.

use crate::error::Error;
use crate::ground::excerpt::excerpt;
use crate::ground::nearest::nearest;
use crate::http::endpoint::Endpoint;

/// The hosts of a service by region, from the description of the service. `{region}` and `{network}` in a host stand
/// for their names. A service that lacks one of them has an empty text in its place.
#[derive(Debug)]
pub struct Endpoints {
    /// The host of the central regions.
    pub central_host: &'static str,
    /// The regions that the central host serves, sorted.
    pub central_regions: &'static [&'static str],
    /// The host of a region, on the internet.
    pub regional_host: &'static str,
    /// The regions that are known to have such a host, sorted.
    pub regional_regions: &'static [&'static str],
    /// The host of all regions that have no other one.
    pub global_host: &'static str,
    /// The hosts of regions that follow no rule, sorted by region.
    pub hosts: &'static [(&'static str, &'static str)],
    /// The host of a region inside a network.
    pub network_host: &'static str,
    /// The regions that are known to have a host inside a network, sorted, by the name of the network.
    pub network_regions: &'static [(&'static str, &'static [&'static str])],
}

/// The network from which a service is called. It decides which of a region's hosts is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

/// The name of the internet, where a network is named.
const PUBLIC: &str = "public";

impl Network {
    /// The network of this name: `vpc` and its like; `public`, or no name, is the internet. Letter case and
    /// surrounding blanks make no difference. The service decides which names are valid: [`Endpoints::find`] refuses
    /// the others.
    pub fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "" | PUBLIC => Self::Internet,
            name => Self::Inside(name.to_owned()),
        }
    }
}

impl Endpoints {
    /// The endpoint of a region, as seen from a network. Inside a network it is the region's host there, except where
    /// the central host serves the region and no such host is known: then it is the central one.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a region has other characters than lower-case letters, digits and hyphens, no
    /// host is known for it, or the service has no such network.
    pub fn find(&self, region: &str, network: &Network) -> Result<Endpoint, Error> {
        self.check(region)?;
        let is_central = self.central_regions.binary_search(&region).is_ok();
        let central = Some(self.central_host).filter(|host| is_central && !host.is_empty()).map(str::to_owned);
        let host = match network {
            Network::Internet => self.own_host(region).or(central).or_else(|| self.by_rule(region)),
            Network::Regional => self.own_host(region).or_else(|| self.by_rule(region)).or(central),
            Network::Inside(network) => {
                self.check_network(network)?;
                let inside = || self.network_host.replace("{region}", region).replace("{network}", network);
                central.filter(|_| !self.is_inside(network, region)).or_else(|| Some(inside()))
            }
        };
        Endpoint::parse(&host.ok_or_else(|| self.unknown(region))?)
    }

    /// The endpoint on the internet of a service that has one for all regions, so that nobody needs to know a region.
    pub(crate) fn of_all_regions(&self) -> Option<Result<Endpoint, Error>> {
        let is_only = !self.global_host.is_empty() && self.hosts.is_empty() && self.central_host.is_empty();
        is_only.then(|| Endpoint::parse(self.global_host))
    }

    /// The host that is the region's alone.
    fn own_host(&self, region: &str) -> Option<String> {
        let index = self.hosts.binary_search_by_key(&region, |(region, _)| region).ok()?;
        self.hosts.get(index).map(|(_, host)| (*host).to_owned())
    }

    /// The host of regions without one of their own.
    fn by_rule(&self, region: &str) -> Option<String> {
        let rule = if self.regional_host.is_empty() { self.global_host } else { self.regional_host };
        (!rule.is_empty()).then(|| rule.replace("{region}", region))
    }

    fn unknown(&self, region: &str) -> Error {
        let meant = meant(nearest(region, self.regions()));
        Error::configuration(format!(
            "no host of this service is known for the region `{region}`{meant}; to call another host, set the endpoint"
        ))
    }

    /// A hint for a host that cannot be reached: its region is unknown to this client.
    #[must_use]
    pub fn doubts_about(&self, host: &str) -> Option<String> {
        let region = self.region_of(host)?;
        if self.regions().any(|known| known == region) {
            return None;
        }
        Some(format!("`{region}` is not a region that this client knows{}", meant(nearest(region, self.regions()))))
    }

    /// The region whose own host this is.
    fn region_of<'h>(&self, host: &'h str) -> Option<&'h str> {
        let networks = self.networks().map(|network| self.network_host.replace("{network}", network));
        networks.chain([self.regional_host.to_owned()]).find_map(|template| {
            let (before, after) = template.split_once("{region}")?;
            let region = host.strip_prefix(before)?.strip_suffix(after)?;
            is_name(region).then_some(region)
        })
    }

    /// The regions with a known host, some of them several times.
    pub fn regions(&self) -> impl Iterator<Item = &'static str> + use<> {
        let inside = self.network_regions.iter().flat_map(|(_, regions)| regions.iter());
        let own = self.hosts.iter().map(|(region, _)| region);
        self.central_regions.iter().chain(self.regional_regions).chain(own).chain(inside).copied()
    }

    fn networks(&self) -> impl Iterator<Item = &'static str> {
        self.network_regions.iter().map(|(name, _)| *name)
    }

    fn is_inside(&self, network: &str, region: &str) -> bool {
        let regions = self.network_regions.iter().find(|(name, _)| *name == network);
        regions.is_some_and(|(_, regions)| regions.binary_search(&region).is_ok())
    }

    /// A region goes into a host, so it may not be anything else.
    fn check(&self, region: &str) -> Result<(), Error> {
        if is_name(region) {
            return Ok(());
        }
        let meant = meant(nearest(region, self.regions()));
        let region = excerpt(&region.escape_debug().to_string());
        Err(Error::configuration(format!(
            "`{region}` is not a valid region ID; use an ID such as `cn-hangzhou`{meant}"
        )))
    }

    /// Without this, a slip would lead to the internet: the central host serves every network.
    fn check_network(&self, network: &str) -> Result<(), Error> {
        if self.networks().any(|known| known == network) {
            return Ok(());
        }
        let names: Vec<String> = self.networks().chain([PUBLIC]).map(|name| format!("`{name}`")).collect();
        let meant = meant(nearest(network, self.networks().chain([PUBLIC])));
        let network = excerpt(&network.escape_debug().to_string());
        Err(Error::configuration(format!(
            "`{network}` is not a network of this service{meant} (valid values: {}); to call another host, set the \
             endpoint",
            names.join(", ")
        )))
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn meant(name: Option<&str>) -> String {
    name.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// Of a service that has nothing.
    const NONE: Endpoints = Endpoints {
        central_host: "",
        central_regions: &[],
        regional_host: "",
        regional_regions: &[],
        global_host: "",
        hosts: &[],
        network_host: "",
        network_regions: &[],
    };

    const ENDPOINTS: Endpoints = Endpoints {
        central_host: "harbour.example.com",
        central_regions: &["north", "south"],
        regional_host: "harbour.{region}.example.com",
        regional_regions: &["harbour-1", "harbour-2"],
        global_host: "",
        hosts: &[("island", "far.example.com")],
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
            ("north", Network::named("VPC"), "harbour-vpc.north.example.com"),
            ("north", Network::named("Public "), "harbour.example.com"),
            ("harbour-1", Network::Internet, "harbour.harbour-1.example.com"),
            ("island", Network::Internet, "far.example.com"),
            ("island", Network::Regional, "far.example.com"),
            ("island", Network::named("vpc"), "harbour-vpc.island.example.com"),
            ("west", Network::named(""), "harbour.west.example.com"),
            ("west", Network::Regional, "harbour.west.example.com"),
            ("west", Network::named("vpc"), "harbour-vpc.west.example.com"),
        ] {
            assert_eq!(ENDPOINTS.find(region, &network).unwrap().host(), host, "{region} {network:?}");
        }
    }

    #[test]
    fn a_service_with_one_host_for_all_regions_needs_no_region() {
        let global = Endpoints { global_host: "one.example.com", ..NONE };
        for network in [Network::Internet, Network::Regional] {
            assert_eq!(global.find("anywhere", &network).unwrap().host(), "one.example.com");
        }
        assert_eq!(global.of_all_regions().unwrap().unwrap().host(), "one.example.com");
        let others = Endpoints { hosts: &[("far", "far.example.com")], ..global };
        assert_eq!(others.find("far", &Network::Internet).unwrap().host(), "far.example.com");
        assert_eq!(others.find("near", &Network::Internet).unwrap().host(), "one.example.com");
        assert!(others.of_all_regions().is_none() && ENDPOINTS.of_all_regions().is_none());
        assert!(others.find("far", &Network::named("vpc")).unwrap_err().to_string().contains("not a network"));
    }

    #[test]
    fn a_region_without_a_host_is_refused_with_the_one_that_may_be_meant() {
        let few = Endpoints {
            hosts: &[("north", "n.example.com")],
            central_host: "c.example.com",
            central_regions: &["south"],
            ..NONE
        };
        assert_eq!(few.find("south", &Network::Regional).unwrap().host(), "c.example.com");
        let problem = few.find("nroth", &Network::Internet).unwrap_err().to_string();
        assert!(
            problem.contains("no host of this service is known for the region `nroth`; did you mean `north`?"),
            "{problem}"
        );
    }

    #[test]
    fn a_name_cannot_become_another_host() {
        for name in ["", "a.b", "a/b", "a@b", "North", "a b", "北"] {
            assert!(ENDPOINTS.find(name, &Network::Internet).is_err(), "{name}");
            assert!(ENDPOINTS.find("north", &Network::Inside(name.to_owned())).is_err(), "{name}");
        }
    }

    #[test]
    fn a_network_that_the_service_does_not_have_is_refused() {
        for (name, meant) in
            [("vcp", Some("vpc")), ("pvc", Some("vpc")), ("vpcs", Some("vpc")), ("publik", Some("public"))]
                .into_iter()
                .chain(["internal", "inner", "share", "a.b", "北"].map(|name| (name, None)))
        {
            for region in ["north", "south", "west"] {
                let problem = ENDPOINTS.find(region, &Network::named(name)).unwrap_err().to_string();
                assert!(problem.contains("(valid values: `vpc`, `public`)"), "{problem}");
                match meant {
                    Some(meant) => assert!(problem.contains(&format!("did you mean `{meant}`?")), "{problem}"),
                    None => assert!(!problem.contains("did you mean"), "{problem}"),
                }
            }
        }
    }

    #[test]
    fn a_region_that_is_none_is_refused_with_the_one_that_may_be_meant() {
        for (name, meant) in [("North", "north"), ("harbour_1", "harbour-1"), (" south", "south")] {
            let problem = ENDPOINTS.find(name, &Network::Internet).unwrap_err().to_string();
            assert!(problem.contains(&format!("did you mean `{meant}`?")), "{problem}");
        }
    }

    #[test]
    fn hosts_of_unknown_regions_are_doubted_and_others_are_not() {
        for (host, doubt) in [
            ("harbour.nroth.example.com", "`nroth` is not a region that this client knows; did you mean `north`?"),
            ("harbour-vpc.soth.example.com", "`soth` is not a region that this client knows; did you mean `south`?"),
            ("harbour.moon.example.com", "`moon` is not a region that this client knows"),
        ] {
            assert_eq!(ENDPOINTS.doubts_about(host).as_deref(), Some(doubt));
        }
        for host in [
            "harbour.example.com",
            "harbour.north.example.com",
            "harbour-vpc.east.example.com",
            "harbour.harbour-2.example.com",
            "harbour.a.b.example.com",
            "localhost",
            "[::1]",
        ] {
            assert_eq!(ENDPOINTS.doubts_about(host), None, "{host}");
        }
    }
}
