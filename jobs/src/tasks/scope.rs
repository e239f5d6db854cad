//! Which lists to read.

use alibabacloud_dts::endpoint;
use alibabacloud_dts::types::DtsJobType;

/// The regions and the types of tasks to list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a scope does nothing until it is given to `AllTasks`"]
pub struct Scope {
    regions: Vec<String>,
    job_types: Vec<DtsJobType>,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            regions: endpoint::regions().into_iter().map(str::to_owned).collect(),
            job_types: vec![DtsJobType::Migration, DtsJobType::Sync, DtsJobType::Subscribe],
        }
    }
}

impl Scope {
    /// All regions that the SDK knows, and all types.
    pub fn everything() -> Self {
        Self::default()
    }

    /// These regions only.
    pub fn regions(self, regions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { regions: regions.into_iter().map(Into::into).collect(), ..self }
    }

    /// These types only.
    pub fn job_types(self, job_types: impl IntoIterator<Item = impl Into<DtsJobType>>) -> Self {
        Self { job_types: job_types.into_iter().map(Into::into).collect(), ..self }
    }

    /// The lists, each once: the regions one after the other, so that the calls go to many hosts at the same time.
    pub(super) fn lists(self) -> impl Iterator<Item = (String, DtsJobType)> + Send + 'static {
        let Self { mut regions, job_types } = self;
        regions.sort();
        regions.dedup();
        job_types
            .into_iter()
            .flat_map(move |job_type| regions.clone().into_iter().map(move |region| (region, job_type.clone())))
    }
}
