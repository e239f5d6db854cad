//! The region of a client that none is set for.

use crate::credentials::environment::Environment;
use crate::credentials::region_of_profile;
use crate::error::Error;

/// In the order of the vendor's command line.
const VARIABLES: [&str; 5] =
    ["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "REGION_ID", "REGION"];

/// The region that the environment names: the first variable of `ALIBABA_CLOUD_REGION_ID`, `ALIBABACLOUD_REGION_ID`,
/// `ALICLOUD_REGION_ID`, `REGION_ID` and `REGION` that is set, else the `region_id` of the profile of the `aliyun`
/// command.
///
/// # Errors
/// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) that lists the sources that were searched, and the reason why the profile has no region.
pub(crate) async fn find(environment: &Environment, profile: Option<&str>) -> Result<String, Error> {
    if let Some(region) = VARIABLES.into_iter().find_map(|name| environment.variable(name)) {
        return Ok(region);
    }
    region_of_profile(environment, profile).await.map_err(|problem| {
        let variables = VARIABLES.join(", ");
        Error::without_setting(problem.within(|text| {
            format!(
                "no region is specified: none of {variables} is set, and the profile of the `aliyun` command names none \
                 ({text}); name a region such as `cn-hangzhou`"
            )
        }))
    })
}
