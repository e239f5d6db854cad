//! Names that were replaced: who searches the documentation for the earlier one finds the one of today.

use crate::spec::MODEL;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Earlier names of types, and the types of today.
const TYPES: &[(&str, &str)] = &[
    ("JobEndpoint", "EndpointSide"),
    ("SwitchedEndpointSide", "EndpointSide"),
    ("JobCode", "StageCode"),
    ("ModuleCode", "StageCode"),
    ("ChargeType", "BillingMethod"),
    ("PayType", "BillingMethod"),
    ("TargetPayType", "BillingMethod"),
    ("Reserve", "AdvancedSettings"),
    ("DataCheckConfigure", "DataCheckSettings"),
    ("DtsBisLabel", "EnvironmentLabel"),
    ("SslSolution", "TlsMode"),
    ("ReportedJobType", "DtsJobType"),
    ("DbList", "ObjectSelection"),
    ("SynchronizationArchitecture", "SynchronizationTopology"),
    ("JobOrderDirection", "SortDirection"),
    ("ClusterOrderDirection", "SortDirection"),
    ("DtsInstanceEngine", "DatabaseEngine"),
    ("DtsJobSourceEngine", "DatabaseEngine"),
    ("DtsJobDestinationEngine", "DatabaseEngine"),
    ("MigrationEngine", "DatabaseEngine"),
    ("SubscriptionSourceEngine", "DatabaseEngine"),
    ("NewTag", "Tag"),
    ("TagFilter", "Tag"),
];

/// Earlier names of values, and the variants of today.
const VALUES: &[(&str, &str, &str)] = &[
    ("PolarDbPg", "DatabaseEngine", "PolarDbPostgreSql"),
    ("PreCheckPass", "DtsJobStatus", "PrecheckPassed"),
    ("FinanciallyLocked", "StageStatus", "OverdueLocked"),
    ("Prepay", "BillingMethod", "PrePaid"),
    ("Postpay", "BillingMethod", "PostPaid"),
    ("UpdateReserved", "DtsJobModification", "UpdateAdvancedSettings"),
    ("GmtCreated", "ClusterOrderColumn", "CreateTime"),
    ("MisspelledClusterId", "ClusterSearchType", "ClusterId"),
];

/// Words that no name in Rust has: another one took the place of each.
const WORDS: &[&str] = &[
    "src", "dst", "dest", "vsw", "username", "cert", "arch", "msg", "err", "alarm", "bis", "charge", "reserve", "db",
    "reserved",
];

#[test]
fn earlier_names_of_types_are_aliases() {
    for (earlier, today) in TYPES {
        let source = source_of(today);
        let found = aliases_above(&source, |line| {
            [format!("pub enum {today} {{"), format!("pub struct {today} {{")].iter().any(|head| line.starts_with(head))
        });
        assert!(found.contains(*earlier), "{today} has no alias {earlier}: {found:?}");
        assert!(!generated().join(format!("types/{}.rs", snake(earlier))).exists(), "{earlier} is still a type");
    }
}

#[test]
fn earlier_names_of_values_are_aliases() {
    for (earlier, of, today) in VALUES {
        let found = aliases_above(&source_of(of), |line| line == format!("    {today},"));
        assert!(found.contains(*earlier), "{of}::{today} has no alias {earlier}: {found:?}");
    }
}

#[test]
fn a_parameter_whose_name_is_not_that_of_the_wire_is_found_by_it() {
    let requests = MODEL.operations.iter().flat_map(|operation| &operation.request);
    let mut renamed = 0;
    for field in requests.chain(MODEL.structures.iter().flat_map(|structure| &structure.fields)) {
        let is_alike = |name: &str| name.replace(['_', '.', '-', ' '], "").to_lowercase();
        if is_alike(&field.rust) != is_alike(&field.name) && !field.name.is_empty() {
            renamed += 1;
            assert!(field.known_as.iter().any(|name| is_alike(name) == is_alike(&field.name)), "{}", field.name);
        }
    }
    assert!(renamed > 100, "{renamed}");
}

#[test]
fn abbreviations_are_in_no_name() {
    let fields = MODEL.operations.iter().flat_map(|operation| operation.request.iter().chain(&operation.response));
    let fields = fields.chain(MODEL.structures.iter().flat_map(|structure| &structure.fields));
    // The envelope is read from the metadata of a response, and has no fields.
    for field in fields.filter(|field| field.envelope.is_none()) {
        let found = field.rust.split('_').find(|word| WORDS.contains(word));
        assert_eq!(found, None, "{} of {}", field.rust, field.name);
    }
}

fn generated() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/dts/alibabacloud-dts/src")
}

fn source_of(name: &str) -> String {
    fs::read_to_string(generated().join(format!("types/{}.rs", snake(name)))).unwrap()
}

/// The file of a type.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The aliases among the attributes above a line.
fn aliases_above(source: &str, is_it: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let lines: Vec<&str> = source.lines().collect();
    let index = lines.iter().position(|line| is_it(line)).unwrap();
    let above = lines[..index].iter().rev().take_while(|line| !line.is_empty());
    let names = above.filter_map(|line| line.trim().strip_prefix("#[doc(alias = \"")?.strip_suffix("\")]"));
    names.map(str::to_owned).collect()
}
