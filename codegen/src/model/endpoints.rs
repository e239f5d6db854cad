use std::collections::BTreeSet;

/// Which host serves a region. Hosts are in the order in which they count: that of the region alone, the central one, that of
/// the rule for regions, that of all regions.
#[derive(Debug, Default)]
pub struct Endpoints {
    /// The hosts of regions that follow no rule; sorted by region.
    pub hosts: Vec<(String, String)>,
    pub central_host: Option<String>,
    /// Regions that the central host serves; sorted.
    pub central_regions: Vec<String>,
    /// Host of any other region; `{region}` stands for its id.
    pub regional_host: Option<String>,
    /// Regions that are known to have such a host; sorted.
    pub regional_regions: Vec<String>,
    /// Host of all other regions.
    pub global_host: Option<String>,
    /// Host inside a network such as `vpc`; `{network}` and `{region}` are filled in.
    pub network_host: Option<String>,
    /// Regions that are known to have a host inside a network, by the name of the network; both sorted.
    pub network_regions: Vec<(String, Vec<String>)>,
}

impl Endpoints {
    /// The regions that are known.
    #[must_use]
    pub fn regions(&self) -> BTreeSet<&str> {
        let own = self.hosts.iter().map(|(region, _)| region);
        let inside = self.network_regions.iter().flat_map(|(_, regions)| regions);
        let all = own.chain(&self.central_regions).chain(&self.regional_regions).chain(inside);
        all.map(String::as_str).collect()
    }

    /// The host of a region on the internet, if one is known.
    #[must_use]
    pub fn host_of(&self, region: &str) -> Option<String> {
        let own = self.hosts.iter().find(|(known, _)| known == region).map(|(_, host)| host.clone());
        let is_central = self.central_regions.iter().any(|known| known == region);
        let central = self.central_host.clone().filter(|_| is_central);
        let regional = || self.regional_host.as_ref().map(|host| host.replace("{region}", region));
        own.or(central).or_else(regional).or_else(|| self.global_host.clone())
    }

    /// The host of a region inside a network.
    #[must_use]
    pub fn host_within(&self, network: &str, region: &str) -> Option<String> {
        Some(self.network_host.as_ref()?.replace("{network}", network).replace("{region}", region))
    }

    /// A host for samples: the central one, or the one of a region.
    #[must_use]
    pub fn sample(&self) -> String {
        let of_a_region = || self.host_of(self.regions().first().copied().unwrap_or("cn-hangzhou"));
        self.central_host.clone().or_else(|| self.global_host.clone()).or_else(of_a_region).unwrap_or_default()
    }
}
