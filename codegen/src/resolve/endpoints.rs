//! Which host serves a region.

use super::addresses::is_host_part;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Endpoints;
use crate::spec::At;
use crate::spec::raw::RawEndpoints;

impl Resolver<'_> {
    pub(super) fn endpoints(&mut self, raw: &RawEndpoints) -> Endpoints {
        let RawEndpoints {
            central_host,
            central_regions,
            regional_host,
            regional_regions: own,
            network_host,
            network_regions: inside,
        } = raw;
        self.check_host(central_host, &[]);
        self.check_host(regional_host, &["{region}"]);
        self.check_host(network_host, &["{network}", "{region}"]);
        let central_regions = self.host_parts(central_regions);
        let regional_regions = self.host_parts(own);
        for region in own.iter().filter(|region| central_regions.contains(&region.value)) {
            self.report(Diagnostic::new(
                Code::Contradiction,
                region.place,
                format!("`{}` is also a central region, whose calls go to the central host", region.value),
                "leave the region in one of the two lists",
            ));
        }
        let mut network_regions = Vec::new();
        for (network, regions) in inside {
            self.check_host_part(network, "network");
            network_regions.push((network.value.clone(), self.host_parts(regions)));
        }
        network_regions.sort();
        Endpoints {
            central_host: central_host.value.clone(),
            central_regions,
            regional_host: regional_host.value.clone(),
            regional_regions,
            network_host: network_host.value.clone(),
            network_regions,
        }
    }

    /// A list of regions, sorted.
    fn host_parts(&mut self, regions: &[At<String>]) -> Vec<String> {
        let mut sorted: Vec<String> = Vec::new();
        for region in regions {
            self.check_host_part(region, "region");
            if sorted.contains(&region.value) {
                let message = format!("the region `{}` is in the list twice", region.value.escape_debug());
                self.report(Diagnostic::new(Code::DuplicateName, region.place, message, "remove one of the two"));
            }
            sorted.push(region.value.clone());
        }
        sorted.sort();
        sorted
    }

    /// The client refuses any other name, so an entry under it would never be found.
    fn check_host_part(&mut self, name: &At<String>, kind: &str) {
        if !is_host_part(name) {
            self.report(Diagnostic::new(
                Code::BadName,
                name.place,
                format!("`{}` cannot be the id of a {kind}", name.value.escape_debug()),
                "use lower-case letters, digits, and hyphens between them, as in `cn-hangzhou`",
            ));
        }
    }
}
