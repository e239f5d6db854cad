//! The failed items of a precheck.

use alibabacloud_dts::types::{StageCode, SubtaskItem, SubtaskState};
use alibabacloud_dts::{Client, Error, ErrorCode, ErrorKind};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// What the name of an item has after its code.
const DETAIL: &str = "_DETAIL";

/// An item that a precheck has not passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PrecheckItem {
    /// The code of the item, such as `CHECK_SAME_OBJ`; the name if the service returns no code.
    pub code: String,
    /// The name of the item, such as `CHECK_SAME_OBJ_DETAIL`.
    pub name: Option<String>,
    /// Why it has failed, in the words of the service.
    pub message: Option<String>,
    /// What the service advises to do; often a code and not a sentence.
    pub advice: Option<String>,
    /// What to do about it, where the SDK knows the item.
    pub remedy: Option<&'static str>,
    /// Whether the service lets it be skipped; `None` if the service doesn't say.
    pub can_skip: Option<bool>,
}

impl PrecheckItem {
    /// The item, if it has failed and isn't skipped.
    fn failed(item: SubtaskItem) -> Option<Self> {
        if item.state != Some(SubtaskState::Failed) || item.skip == Some(true) {
            return None;
        }
        let name = item.names.filter(|name| !name.is_empty());
        let code = item.item.filter(|code| !code.is_empty()).or_else(|| name.clone())?;
        let remedy = |text: &str| ErrorCode::from(text).remedy();
        Some(Self {
            remedy: name.as_deref().and_then(remedy).or_else(|| remedy(&code)),
            code,
            name,
            message: item.error_message.or(item.error_detail).filter(|text| !text.is_empty()),
            advice: item.repair_method.filter(|text| !text.is_empty()),
            can_skip: item.can_skip,
        })
    }

    /// The code and the name by which an item is skipped. A name is the code followed by `_DETAIL`, so that either gives the
    /// other.
    pub(crate) fn code_and_name(&self) -> (String, String) {
        let code = self.code.strip_suffix(DETAIL).unwrap_or(&self.code);
        (code.to_owned(), self.name.clone().unwrap_or_else(|| format!("{code}{DETAIL}")))
    }

    /// Whether the caller allows to skip it, and the service doesn't forbid it.
    pub(crate) fn is_skippable(&self, allowed: &BTreeSet<String>) -> bool {
        let is_meant = |allowed: &String| {
            let is = |text: &str| text.eq_ignore_ascii_case(allowed);
            let (code, name) = self.code_and_name();
            is(&code) || is(&name)
        };
        self.can_skip != Some(false) && allowed.iter().any(is_meant)
    }
}

impl fmt::Display for PrecheckItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        for text in [self.message.as_deref(), self.remedy.or(self.advice.as_deref())].into_iter().flatten() {
            write!(f, ": {text}")?;
        }
        Ok(())
    }
}

/// The items of the precheck of a task that have failed and are not skipped.
///
/// # Errors
/// As those of `DescribePreCheckStatus`.
pub async fn failed_precheck_items(client: &Client, task_id: &str) -> Result<Vec<PrecheckItem>, Error> {
    let request = client.describe_pre_check_status().dts_job_id(task_id).job_code(StageCode::Precheck);
    let mut items = request.items();
    let mut failed = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => failed.extend(PrecheckItem::failed(item)),
            // The first page holds all items, and a service that repeats it has no more.
            Err(error) if error.kind() == ErrorKind::Paging => break,
            Err(error) => return Err(error),
        }
    }
    Ok(failed)
}
