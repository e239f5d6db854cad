use crate::contract::json::Json;
use crate::ground::excerpt::excerpt;
use std::fmt;

/// The permission that a caller lacks, which services describe with errors such as `NoPermission`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AccessDeniedDetail {
    /// The RAM action that was checked, such as `dts:StopDtsJob`. A policy has to allow it.
    pub action: Option<String>,
    /// The type of the caller: `SubUser`, `AssumedRoleUser`, `Federated` and others.
    pub principal_type: Option<String>,
    /// The caller, such as the ID of a RAM user or the name of a role with its session.
    pub principal_name: Option<String>,
    /// The ID of the account that owns the caller.
    pub principal_owner: Option<String>,
    /// The kind of denial: `ImplicitDeny` if no policy allows the action, `ExplicitDeny` if a policy forbids it.
    pub denial: Option<String>,
    /// The type of the policy that decided, such as `AccountLevelIdentityBasedPolicy` or `ControlPolicy`.
    pub policy_type: Option<String>,
    /// The full diagnosis, which `DecodeDiagnosticMessage` of RAM decodes.
    pub encoded_diagnostic_message: Option<String>,
    /// The whole detail as received.
    pub json: Json,
}

impl fmt::Display for AccessDeniedDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = [
            ("action", &self.action),
            ("principal type", &self.principal_type),
            ("principal", &self.principal_name),
            ("account", &self.principal_owner),
            ("denial", &self.denial),
            ("policy type", &self.policy_type),
        ];
        f.write_str("access denied:")?;
        let known = facts.iter().filter_map(|(label, value)| Some((label, value.as_ref()?)));
        for (index, (label, value)) in known.enumerate() {
            let separator = if index > 0 { "," } else { "" };
            write!(f, "{separator} {label} {}", excerpt(value))?;
        }
        if facts.iter().all(|(_, value)| value.is_none()) {
            let whole = excerpt(self.json.as_str());
            write!(f, " {}", if whole == "{}" { "no details" } else { &whole })?;
        }
        Ok(())
    }
}
