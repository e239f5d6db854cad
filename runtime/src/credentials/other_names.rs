//! Variables with keys under names that nothing here reads.

use crate::credentials::environment::Environment;

const PREFIXES: [&str; 8] =
    ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_", "ALIYUN_", "ALIBABA_", "ALI_CLOUD_", "ALI_", ""];
/// For the ID, the secret and the token of a key, as other tools and older clients call them.
const ENDINGS: [&str; 13] = [
    "ACCESS_KEY",
    "ACCESS_KEY_ID",
    "ACCESSKEY",
    "ACCESSKEY_ID",
    "ACCESSKEYID",
    "ACCESS_KEY_SECRET",
    "ACCESSKEY_SECRET",
    "ACCESSKEYSECRET",
    "ACCESS_SECRET",
    "SECRET_KEY",
    "SECRET_ACCESS_KEY",
    "SECURITY_TOKEN",
    "STS_TOKEN",
];

/// The names of variables that are set and look as if they were meant for this, except for those that are `read`.
pub(super) fn find(environment: &Environment, read: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for prefix in PREFIXES {
        for ending in ENDINGS {
            let name = format!("{prefix}{ending}");
            let small = name.to_ascii_lowercase();
            let is_other = |name: &String| !read.contains(&name.as_str()) && environment.variable(name).is_some();
            found.extend([name, small].into_iter().filter(is_other));
        }
    }
    found
}
