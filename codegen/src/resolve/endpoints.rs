//! Which host serves a region.

use super::addresses::is_host_part;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Endpoints;
use crate::spec::At;
use crate::spec::raw::RawEndpoints;

impl Resolver<'_> {
    pub(super) fn endpoints(&mut self, name: &At<String>, raw: &RawEndpoints) -> Endpoints {
        let RawEndpoints {
            global,
            central_host,
            central_regions: central,
            regional_host,
            regional_regions: own,
            hosts,
            network_host,
            network_regions: inside,
        } = raw;
        for host in global.iter().chain(central_host).chain(hosts.iter().map(|(_, host)| host)) {
            self.check_host(host, &[]);
        }
        if let Some(host) = regional_host {
            self.check_host(host, &["{region}"]);
        }
        if let Some(host) = network_host {
            self.check_host(host, &["{network}", "{region}"]);
        }
        self.check_rules(name, raw);
        let central_regions = self.host_parts(central);
        let regional_regions = self.host_parts(own);
        for region in own.iter().filter(|region| central_regions.contains(&region.value)) {
            self.report(Diagnostic::new(
                Code::Contradiction,
                region.place,
                format!("`{}` is also a central region, whose calls go to the central host", region.value),
                "leave the region in one of the two lists",
            ));
        }
        let mut own_hosts = Vec::new();
        for (region, host) in hosts {
            self.check_host_part(region, "region");
            if central_regions.contains(&region.value) || regional_regions.contains(&region.value) {
                let message = format!("`{}` has a host of its own, and is in a list of regions, too", region.value);
                self.contradiction(region.place, &message, "leave the region in one of the two places");
            }
            own_hosts.push((region.value.clone(), host.value.clone()));
        }
        own_hosts.sort();
        let mut network_regions = Vec::new();
        for (network, regions) in inside {
            self.check_host_part(network, "network");
            network_regions.push((network.value.clone(), self.host_parts(regions)));
        }
        network_regions.sort();
        let text = |host: &Option<At<String>>| host.as_ref().map(|host| host.value.clone());
        Endpoints {
            hosts: own_hosts,
            central_host: text(central_host),
            central_regions,
            regional_host: text(regional_host),
            regional_regions,
            global_host: text(global),
            network_host: text(network_host),
            network_regions,
        }
    }

    /// There is a host, each list of regions has its host, and no rule hides another one.
    fn check_rules(&mut self, name: &At<String>, raw: &RawEndpoints) {
        let RawEndpoints { global, central_host, regional_host, hosts, network_host, .. } = raw;
        let lists = [
            (raw.central_regions.first(), central_host, "central"),
            (raw.regional_regions.first(), regional_host, "regional"),
            (raw.network_regions.iter().next().map(|(network, _)| network), network_host, "network"),
        ];
        for (first, host, key) in lists {
            if let (Some(first), None) = (first, host) {
                let message = format!("`{key}_regions` has regions, and there is no `{key}_host`");
                self.report(Diagnostic::new(Code::MissingKey, first.place, message, format!("add `{key}_host:`")));
            }
        }
        if let (Some(host), true) = (central_host, raw.central_regions.is_empty()) {
            let help = "list its regions below `central_regions:`, or write `global:` if it serves all of them";
            self.report(Diagnostic::new(Code::MissingKey, host.place, "no region has the central host", help));
        }
        if let (Some(global), Some(_)) = (global, regional_host) {
            let help = "leave one of the two: each is for all regions without another host";
            self.contradiction(global.place, "a service has `global` or `regional_host`", help);
        }
        if global.is_none() && central_host.is_none() && regional_host.is_none() && hosts.iter().next().is_none() {
            let help = "add `global`, `central_host`, `regional_host` or `hosts` below `endpoints:`";
            self.report(Diagnostic::new(Code::MissingKey, name.place, "the service has no host on the internet", help));
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
