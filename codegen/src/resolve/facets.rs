//! Facets that contradict the type, the place or each other.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{TimeFormat, TimeUnit, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{RawField, RawStyle};
use crate::suggestion::nearest;

/// Parts of a name that sound like something to keep to oneself.
const SECRETS: &[&str] =
    &["apikey", "clientkey", "credential", "passphrase", "passwd", "password", "privatekey", "secret"];

/// Ends of a name that sound so. A token that only makes a call safe to repeat is known as such.
const SECRET_ENDS: &[&str] = &["pwd", "token"];

/// Formats of texts, and units, that references show as they are.
const FORMATS: &[&str] = &[
    "base64",
    "cron",
    "date",
    "date_time",
    "email",
    "hostname",
    "ip_address",
    "ipv4",
    "ipv6",
    "json",
    "regex",
    "time",
    "uri",
    "url",
    "uuid",
];
const UNITS: &[&str] = &[
    "bits_per_second",
    "bytes",
    "bytes_per_second",
    "gigabytes",
    "kilobytes",
    "megabytes",
    "megabytes_per_second",
    "percent",
    "requests_per_second",
    "rows_per_second",
    "terabytes",
];

impl Resolver<'_> {
    pub(super) fn check_facets(&mut self, name: &At<String>, raw: &RawField, ty: &Type, request: bool) {
        let number = matches!(ty, Type::Int32 | Type::Int64 | Type::Double);
        let text = matches!(ty, Type::String | Type::Json | Type::Document(_) | Type::Enum(_));
        let list = matches!(ty, Type::List(_));
        let is_comma = raw.style.as_ref().is_some_and(|style| style.value == RawStyle::Comma);
        let facets: [(Option<Place>, bool, &str, &str); 17] = [
            (place(raw.min.as_ref()), number, "min", "a number"),
            (place(raw.max.as_ref()), number, "max", "a number"),
            (place(raw.exclusive_min.as_ref()), number, "exclusive_min", "a number"),
            (place(raw.exclusive_max.as_ref()), number, "exclusive_max", "a number"),
            (place(raw.min_items.as_ref()), list || raw.separator().is_some(), "min_items", "a list"),
            (place(raw.min_length.as_ref()), text, "min_length", "a text"),
            (place(raw.max_length.as_ref()), text, "max_length", "a text"),
            (place(raw.max_bytes.as_ref()), text, "max_bytes", "a text"),
            (place(raw.ascii.as_ref()), text, "ascii", "a text"),
            (place(raw.pattern.as_ref()), text, "pattern", "a text"),
            (place(raw.separator.as_ref()), text || list, "separator", "a text or a list"),
            (place(raw.codes.as_ref()), matches!(ty, Type::String), "codes", "a text"),
            (place(raw.id.as_ref()), matches!(ty.innermost(), Type::String), "id", "a text or a list of texts"),
            (place(raw.max_items.as_ref()), list || raw.separator().is_some(), "max_items", "a list"),
            (
                place(raw.style.as_ref()),
                list || !is_comma && matches!(ty, Type::Map(_) | Type::Structure(_) | Type::Json | Type::Document(_)),
                if is_comma { "style: comma" } else { "style" },
                if is_comma { "a list" } else { "a list, a map, a structure or a JSON document" },
            ),
            (place(raw.wrapper.as_ref()), list, "wrapper", "a list"),
            (
                raw.omits.first().map(|at| at.place),
                matches!(ty.innermost(), Type::Structure(_)),
                "omits",
                "a structure",
            ),
        ];
        for (place, fits, key, kind) in facets {
            if let (Some(place), false) = (place, fits) {
                let message = format!("`{key}` is for {kind}, and `{}` is `{}`", name.value, ty.spelling());
                self.contradiction(place, &message, "remove it, or correct the type");
            }
        }
        if let Some(position) = &raw.position
            && !request
        {
            let help = "members travel with their group: set it on the parameter of the operation";
            self.contradiction(position.place, "only parameters of an operation have a position", help);
        }
        if let Some(from) = &raw.default_from {
            if !(request && matches!(ty, Type::String)) {
                let help = "remove it, or set it on a parameter of the type `string`";
                self.contradiction(
                    from.place,
                    "only a text among the parameters of an operation has `default_from`",
                    help,
                );
            } else if raw.default.is_some() {
                let help = "keep `default` if the service assumes the value, `default_from` if the client gives it";
                self.contradiction(from.place, "a parameter has either `default` or `default_from`", help);
            }
        }
        self.check_joined(name, raw, ty);
        self.check_limits(raw, ty);
        self.check_usefulness(raw, ty, request);
        if let Some(takes_text) = &raw.takes_text
            && !(request && matches!(ty, Type::Json | Type::Document(_)))
        {
            self.contradiction(takes_text.place, "`takes_text` is for JSON documents in requests", "remove it");
        }
        if let Some(id) = &raw.id
            && (raw.format.is_some() || raw.secret.as_ref().is_some_and(|at| at.value))
        {
            self.contradiction(id.place, "an ID has no `format` and is not secret", "keep one of the two");
        }
        self.check_secret(name, raw, ty);
        self.check_meaning(name, raw, ty);
    }

    /// Lists that are one text: how that is spelled, and what can be an entry.
    fn check_joined(&mut self, name: &At<String>, raw: &RawField, ty: &Type) {
        let Type::List(element) = ty else { return };
        if let Some(separator) = &raw.separator {
            if separator.value == "," {
                let message = "a list with commas between its entries has the style `comma`";
                self.contradiction(separator.place, message, "write `style: comma` in place of the separator");
            } else if raw.style.is_some() {
                let message = "a list with a separator is one text, whatever its style";
                self.contradiction(separator.place, message, "keep either `style` or `separator`");
            }
        }
        let is_scalar = matches!(
            **element,
            Type::String | Type::Enum(_) | Type::Boolean | Type::Int32 | Type::Int64 | Type::Double | Type::Bytes
        );
        if let (false, Some(_)) = (is_scalar, raw.separator()) {
            let place = raw.style.as_ref().map(|at| at.place).or(raw.separator.as_ref().map(|at| at.place));
            let message = format!("entries that are `{}` have parts, and cannot stand in one text", element.spelling());
            self.contradiction(place.unwrap_or(name.place), &message, "write `style: json` or `style: repeat`");
        }
    }

    /// Facets of which one leaves no use for the other.
    fn check_usefulness(&mut self, raw: &RawField, ty: &Type, request: bool) {
        let is_set = |flag: &Option<At<bool>>| flag.as_ref().is_some_and(|at| at.value);
        if let (true, Some(unsupported)) = (is_set(&raw.required), raw.unsupported.as_ref().filter(|at| at.value)) {
            let message = "a parameter cannot be required and be one that nobody should specify";
            self.contradiction(unsupported.place, message, "keep either `required` or `unsupported`");
        }
        if let (true, Some(default)) = (is_set(&raw.secret), &raw.default) {
            let help = "remove `default`, or correct `secret`: references show the value";
            self.contradiction(default.place, "a value that everybody knows is not a secret", help);
        }
        if let Some(upload) = raw.upload.as_ref().filter(|at| at.value) {
            if !(request && matches!(ty, Type::String)) {
                let message = "only a text among the parameters of an operation is the URL of a file to upload";
                self.contradiction(upload.place, message, "remove `upload`");
            } else if raw.id.is_some() || raw.separator().is_some() || is_set(&raw.secret) {
                let message = "the URL of a file is no ID, no list and no secret";
                self.contradiction(upload.place, message, "keep one of the two");
            }
        }
        if let Some(token) = raw.idempotency_token.as_ref().filter(|at| at.value)
            && !(request && matches!(ty, Type::String))
        {
            let message = "only a text among the parameters of an operation identifies a call";
            self.contradiction(token.place, message, "remove `idempotency_token`");
        }
    }

    /// Times, periods of time and ports are scalars, and a slip in their word would make them plain texts and numbers.
    fn check_meaning(&mut self, name: &At<String>, raw: &RawField, ty: &Type) {
        let formats = [&TimeFormat::WORDS[..], &["port"]].concat();
        for (written, deciding, others, what) in
            [(&raw.format, &formats[..], FORMATS, "format"), (&raw.unit, &TimeUnit::WORDS[..], UNITS, "unit")]
        {
            let Some(written) = written else { continue };
            if let Some(near) = near(written, deciding, others) {
                let message = format!("there is no {what} `{}`", written.value);
                let help = format!("did you mean `{near}`?");
                self.report(Diagnostic::new(Code::UnknownWord, written.place, message, help));
                continue;
            }
            let (fits, kind) = if what == "unit" { unit_fits(ty) } else { format_fits(written, ty) };
            if !fits {
                let (word, name, spelling) = (&written.value, &name.value, ty.spelling());
                let message = format!("`{what}: {word}` is for {kind}, and `{name}` is `{spelling}`");
                self.contradiction(written.place, &message, "remove it, or correct the type");
            }
        }
    }

    pub(super) fn contradiction(&mut self, place: Place, message: &str, help: &str) {
        self.report(Diagnostic::new(Code::Contradiction, place, message, help));
    }

    /// A secret that nobody marked would be printed and logged.
    fn check_secret(&mut self, name: &At<String>, raw: &RawField, ty: &Type) {
        let wire = raw.wire.as_ref().map(|wire| format!(" {}", wire.value)).unwrap_or_default();
        let is_repeat = raw.idempotency_token.as_ref().is_some_and(|at| at.value);
        let holds_text = matches!(ty, Type::String | Type::Json | Type::Any | Type::Bytes);
        if sounds_secret(&format!("{}{wire}", name.value), is_repeat) && holds_text && raw.secret.is_none() {
            self.report(Diagnostic::new(
                Code::UnmarkedSecret,
                name.place,
                format!("`{}` sounds like a secret", name.value),
                "add `secret: true`, or `secret: false` with a comment that gives the reason",
            ));
        }
        if let Some(secret) = &raw.secret
            && secret.value
            && !matches!(ty, Type::String | Type::Json | Type::Document(_))
        {
            self.contradiction(secret.place, "only a text can be a secret", "make it `string` or `json`");
        }
    }
}

/// Whether a name on the wire is one of secrets; `is_repeat` where the value identifies a call.
pub fn sounds_secret(name: &str, is_repeat: bool) -> bool {
    let lower = name.to_lowercase().replace(['_', '.'], "");
    // Where to fetch a key is no key.
    let is_address = lower.ends_with("url");
    let is_named = SECRETS.iter().any(|part| lower.contains(part));
    (is_named || SECRET_ENDS.iter().any(|end| lower.ends_with(end) && !is_repeat)) && !is_address
}

/// What the word was probably meant to be: one that decides about the Rust type when it is like it, another one when a
/// single letter is wrong, since other units and formats are free.
fn near<'w>(word: &str, deciding: &[&'w str], others: &[&'w str]) -> Option<&'w str> {
    if deciding.contains(&word) || others.contains(&word) {
        return None;
    }
    let slip = || others.iter().copied().find(|other| strsim::osa_distance(word, other) == 1);
    nearest(word, deciding.iter().copied()).or_else(slip)
}

/// Whether values of this type have a unit, and which values do.
fn unit_fits(ty: &Type) -> (bool, &'static str) {
    let fits = matches!(ty.innermost(), Type::Int32 | Type::Int64 | Type::Double | Type::String);
    (fits, "a number, or a text with one")
}

/// Whether values of this type have the format, and which values do.
fn format_fits(format: &str, ty: &Type) -> (bool, &'static str) {
    let (text, integer) = (matches!(ty, Type::String), matches!(ty, Type::Int32 | Type::Int64));
    match format {
        "utc_timestamp" | "rfc3339" | "local_timestamp" => (text, "a text"),
        "unix_seconds" | "unix_milliseconds" | "port" => (text || integer, "a text or a whole number"),
        known if FORMATS.contains(&known) => {
            (matches!(ty.innermost(), Type::String | Type::Json | Type::Document(_)), "a text")
        }
        _ => (!matches!(ty.innermost(), Type::Structure(_) | Type::Any), "a value without members"),
    }
}

fn place<T>(value: Option<&At<T>>) -> Option<Place> {
    value.map(|at| at.place)
}
