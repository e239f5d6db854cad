//! The signed request of a call that is not sent: as in `docs/replay.md`, or as a curl command.

use crate::failure::Failure;
use crate::input::secret;
use crate::language::Language;
use crate::output::mask::MASKED;
use alibabacloud_core::SignedRequest;
use alibabacloud_dts::metadata::{Operation, SERVICE, Type};
use serde_json::{Map, Value, json};

/// The request, with its secrets hidden unless they are to be shown.
#[derive(Debug)]
pub(crate) struct Preview {
    request: SignedRequest,
    secrets: Vec<String>,
}

impl Preview {
    /// A request of this operation. `forced` are the names of parameters that the operation does not declare.
    pub(crate) fn new(
        operation: &Operation,
        mut request: SignedRequest,
        forced: &[(String, String)],
        show_secrets: bool,
    ) -> Self {
        let mut secrets = Vec::new();
        if !show_secrets {
            for (name, value) in request.query.iter_mut().chain(&mut request.form) {
                let is_forced = forced.iter().any(|(forced, _)| forced == name);
                if is_secret(operation, name) || (is_forced && secret::is_named(name)) {
                    secrets.push(std::mem::replace(value, MASKED.to_owned()));
                }
            }
            for (name, value) in &mut request.headers {
                if ["x-acs-security-token", "x-acs-bearer-token"].iter().any(|it| name.eq_ignore_ascii_case(it)) {
                    secrets.push(std::mem::replace(value, MASKED.to_owned()));
                }
            }
        }
        Self { request, secrets }
    }

    /// As the conformance runner prints it.
    pub(crate) fn json(&self) -> Value {
        let pairs = |pairs: &[(String, String)]| -> Value {
            pairs.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect::<Map<_, _>>().into()
        };
        let headers: Vec<(String, String)> =
            self.request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())).collect();
        json!({
            "method": self.request.method,
            "path": self.request.path,
            "query": pairs(&self.request.query),
            "body": pairs(&self.request.form),
            "raw_query": encoded(&self.request.query),
            "raw_body": encoded(&self.request.form),
            "headers": pairs(&headers),
        })
    }

    /// As a curl command.
    pub(crate) fn curl(&self, language: Language) -> Result<String, Failure> {
        let request = &self.request;
        let query = encoded(&request.query);
        let mark = if query.is_empty() { "" } else { "?" };
        let mut words = vec!["curl".to_owned(), "-X".to_owned(), request.method.to_owned()];
        words.push(format!("{}{}{mark}{query}", request.endpoint, request.path));
        for (name, value) in &request.headers {
            // curl sets it from the address.
            if !name.eq_ignore_ascii_case("host") {
                words.extend(["-H".to_owned(), format!("{name}: {value}")]);
            }
        }
        if !request.form.is_empty() {
            words.extend(["--data-raw".to_owned(), encoded(&request.form)]);
        }
        shlex::try_join(words.iter().map(String::as_str)).map_err(|error| {
            Failure::usage(language.pick(
                format!("the request cannot be a command of a shell: {error}"),
                format!("无法生成 shell 命令：{error}"),
            ))
        })
    }

    /// Whether something is hidden, so that the signature does not fit.
    pub(crate) fn hides(&self) -> bool {
        !self.secrets.is_empty()
    }
}

fn encoded(pairs: &[(String, String)]) -> String {
    alibabacloud_core::plumbing::encode_pairs(pairs)
}

/// Whether the parameter of this name on the wire is secret, or holds a secret.
fn is_secret(operation: &Operation, name: &str) -> bool {
    let mut fields = operation.request;
    for part in name.split('.') {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(field) = fields.iter().find(|field| field.name == part) else { return false };
        if field.secret {
            return true;
        }
        fields = match innermost(field.ty) {
            Type::Structure(name) => SERVICE.structure(name).map(|it| it.fields).unwrap_or_default(),
            // A document is one parameter.
            _ => &[],
        };
    }
    false
}

fn innermost(ty: Type) -> Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => innermost(*inner),
        ty => ty,
    }
}
