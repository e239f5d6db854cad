//! What a call of another tool says, whichever tool it is.

use serde_json::Value;

/// A call that was found in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) operation: String,
    pub(super) parameters: Vec<(String, Worth)>,
    /// Options of `dts`, with their values.
    pub(super) options: Vec<Worth>,
    pub(super) notes: Vec<String>,
    /// Whether the tool has the names of the wire, so that another spelling is a mistake.
    pub(super) names_of_the_wire: bool,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Worth {
    Known(Value),
    /// What only the surroundings of the call know: a variable, or a blank for the reader.
    Open(String),
}

impl Worth {
    /// The value of a text of a shell, which may name a variable.
    pub(super) fn of_shell(text: &str) -> Self {
        let names_variable = text.split('$').skip(1).any(|rest| {
            rest.starts_with(|it: char| it.is_ascii_alphabetic() || matches!(it, '{' | '(' | '_'))
                || rest.starts_with('@')
        });
        let is_blank = (text.starts_with('<') && text.ends_with('>')) || (text.contains("{{") && text.contains("}}"));
        if names_variable || is_blank { Self::Open(text.to_owned()) } else { Self::text(text) }
    }

    pub(super) fn text(text: &str) -> Self {
        Self::Known(text.into())
    }

    /// A variable of a shell in place of an expression.
    pub(super) fn variable(parameter: &str) -> Self {
        Self::Open(format!("${}", heck::ToSnakeCase::to_snake_case(parameter.replace('.', "_").as_str())))
    }
}

impl Found {
    pub(super) fn option(&mut self, name: &str) {
        self.options.push(Worth::Known(format!("--{name}").into()));
    }

    pub(super) fn option_with(&mut self, name: &str, value: &str) {
        self.option(name);
        self.options.push(Worth::of_shell(value));
    }

    /// The region or the endpoint of a host, unless the call has one already.
    pub(super) fn host(&mut self, host: &str) {
        let is_set = self.options.iter().any(|it| *it == Worth::text("--region") || *it == Worth::text("--endpoint"));
        let is_of_vendor = host.ends_with(".aliyuncs.com");
        match region(host.trim_start_matches("http://")) {
            _ if is_set => {}
            Some(region) => self.option_with("region", region),
            None if is_of_vendor => {}
            None => self.option_with("endpoint", host),
        }
    }
}

/// The region that a host of the service names.
pub(super) fn region(host: &str) -> Option<&str> {
    let inner = host.strip_suffix(".aliyuncs.com")?;
    let (service, region) = inner.split_once('.')?;
    let is_region = alibabacloud_dts::endpoint::regions().into_iter().any(|known| known == region);
    (service.starts_with("dts") && is_region).then_some(region)
}
