//! `dts policy`: what a RAM user needs to be allowed.

use super::description;
use crate::command;
use crate::failure::Failure;
use crate::output;
use crate::settings::Settings;
use alibabacloud_dts_jobs::RamPolicy;

/// Prints the policy for operations and workflows, or for the job of a file, for these instances if there are any.
pub(crate) fn print(
    names: &[String],
    job: Option<&str>,
    instances: &[String],
    settings: &Settings,
) -> Result<(), Failure> {
    let language = settings.language;
    let unknown = |error: alibabacloud_dts_jobs::UnknownOperation| {
        Failure::usage(error.to_string())
            .note(language.pick("`dts operations` lists the operations", "`dts operations` 列出操作"))
    };
    let workflow = match names {
        [name] => RamPolicy::for_workflow(name).ok(),
        _ => None,
    };
    let mut policy = match (job, workflow) {
        (Some(path), _) => RamPolicy::for_job(&description::read(path, language)?).map_err(unknown)?,
        (None, Some(policy)) => policy,
        (None, None) => {
            let wire = names.iter().map(|name| command::call(name).map_or(name.as_str(), |call| call.operation.name));
            RamPolicy::for_operations(wire).map_err(unknown)?
        }
    };
    if !instances.is_empty() {
        policy = policy.on_instances(settings.region.as_deref().unwrap_or("*"), instances);
    }
    output::write(&format!("{:#}\n", policy.to_json()), language)
}
