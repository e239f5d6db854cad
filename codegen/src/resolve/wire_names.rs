//! Names that become files, modules and parts of a request: what they may look like, and where their file belongs.

use super::fields::FieldSource;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Style, Type};
use crate::place::Place;
use crate::spec::{At, is_device};

/// What the RPC protocol sends beside the parameters of an operation. `SecurityToken` and `BearerToken` are not among
/// them: there are operations with such a parameter of their own.
const PROTOCOL: &[&str] = &[
    "AccessKeyId",
    "Action",
    "Format",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

impl Resolver<'_> {
    /// A name that becomes the name of a file.
    pub(super) fn check_name(&mut self, name: &At<String>, what: &str) {
        self.check_word(name, what);
        self.check_device(name);
    }

    /// A name of letters, digits and underscores, beginning with a letter or digit.
    pub(super) fn check_word(&mut self, name: &At<String>, what: &str) {
        let escapes = name.contains(['/', '\\', '\0']) || name.contains("..");
        if escapes {
            self.report(Diagnostic::new(
                Code::EscapingName,
                name.place,
                format!("the {what} name `{}` would leave the output folder", name.value.escape_debug()),
                "use letters, digits and underscores",
            ));
        } else if !is_file_name(name) {
            self.report(Diagnostic::new(
                Code::BadName,
                name.place,
                format!("`{}` is not fit as {what} name", name.value.escape_debug()),
                "use at most 100 letters, digits and underscores, a letter or digit first",
            ));
        }
    }

    /// Windows opens a device in place of a file of such a name.
    pub(super) fn check_device(&mut self, name: &At<String>) {
        if is_device(name) {
            self.report(Diagnostic::new(
                Code::ReservedWord,
                name.place,
                format!("Windows keeps the name `{}` for a device", name.value),
                "choose another name: files are named after it",
            ));
        }
    }

    /// Whether a name differs from another one in more than letter case: disks that ignore it would have one file for the
    /// two.
    pub(super) fn check_letter_case<'n>(
        &mut self,
        name: &At<String>,
        what: &str,
        mut others: impl Iterator<Item = &'n str>,
    ) -> bool {
        let other = others.find(|other| other.eq_ignore_ascii_case(name) && *other != name.value);
        if let Some(other) = other {
            self.report(Diagnostic::new(
                Code::DuplicateName,
                name.place,
                format!("the {what} `{}` differs from `{other}` only by letter case", name.value),
                "rename one of the two: their files have one name on disks that ignore letter case",
            ));
        }
        other.is_none()
    }

    /// A name on the wire: nothing that cannot be seen. Dots, which separate members of a request, are for keys of
    /// documents; whether a structure occurs in one is known later.
    pub(super) fn check_wire_name(&mut self, name: &At<String>, request: bool) {
        let dotted = request && name.contains('.');
        if name.is_empty() || name.len() > 200 || dotted || !name.chars().all(is_visible) {
            self.bad_wire_name(&name.value, name.place);
        }
    }

    pub(super) fn bad_wire_name(&mut self, name: &str, place: Place) {
        self.report(Diagnostic::new(
            Code::BadName,
            place,
            format!("`{}` cannot be the name of a parameter", name.escape_debug()),
            "spell it as on the wire; members of a group go into a structure, and a name that has dots goes below `wire:`",
        ));
    }

    /// The exact name on the wire: nothing that cannot be seen.
    pub(super) fn check_exact_name(&mut self, wire: &At<String>) {
        if wire.is_empty() || wire.len() > 200 || !wire.chars().all(is_visible) {
            self.report(Diagnostic::new(
                Code::BadName,
                wire.place,
                format!("`{}` cannot be a name on the wire", wire.value.escape_debug()),
                "spell it as on the wire, without blanks, brackets, slashes and quotes",
            ));
        }
    }

    /// Each member has a name of its own on the wire, but for the parameters of a request: a scalar `Image`, the members
    /// `Image.Name` of a group and the entries `Image.1` of a list are different names.
    pub(super) fn check_exact_names(&mut self, source: &FieldSource<'_>, fields: &[Field]) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.wire.is_some()) {
            let place = source.fields.iter().find(|(name, _)| name.value == field.name);
            let Some(place) = place.map(|(name, raw)| raw.wire.as_ref().map_or(name.place, |wire| wire.place)) else {
                continue;
            };
            let others = fields.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
            for other in others {
                if other.wire() == field.wire() && !(source.request && form(other) != form(field)) {
                    let message = format!("`{}` has this name on the wire, too", other.name);
                    let help = "correct one of the two: only a scalar, a group and a list of a request can share one";
                    self.report(Diagnostic::new(Code::DuplicateName, place, message, help));
                } else if other.name == field.wire() && other.wire.is_some() {
                    let message = format!("another entry has the key `{}`, and another name on the wire", other.name);
                    self.report(Diagnostic::new(
                        Code::DuplicateName,
                        place,
                        message,
                        "rename the key of the other one",
                    ));
                }
            }
        }
    }

    /// A parameter of an operation stands beside those of the protocol on the wire.
    pub(super) fn check_beside_protocol(&mut self, name: &At<String>) {
        if PROTOCOL.contains(&name.as_str()) {
            self.report(Diagnostic::new(
                Code::ProtocolName,
                name.place,
                format!("`{}` is a parameter that the protocol itself sends", name.value),
                "remove it: the client fills it in. If the operation has a parameter of this name, say so with `wire:`",
            ));
        }
    }

    /// The file is named after what it declares.
    pub(super) fn check_file_name(&mut self, path: &str, name: &At<String>) {
        let stem = path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).unwrap_or(path);
        // An invalid name is reported as such.
        if stem != name.value && is_file_name(name) {
            self.report(Diagnostic::new(
                Code::WrongFile,
                name.place,
                format!("`{}` is declared in a file named `{stem}.yaml`", name.value),
                "give file and declaration the same name",
            ));
        }
    }

    /// The file is in the folder of its family.
    pub(super) fn check_family_folder(&mut self, path: &str, family: &At<String>) {
        let folder = path.split('/').nth(1).unwrap_or_default();
        if folder != family.value {
            self.report(Diagnostic::new(
                Code::WrongFile,
                family.place,
                format!("this operation is of the family `{}`, and its file is in `{folder}`", family.value),
                format!("move the file to `operations/{}/`, or correct the family", family.value),
            ));
        }
    }
}

fn is_visible(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '[' | ']' | '/' | '\\' | '"' | '`')
}

/// What stands behind the name on the wire: nothing, names, or numbers.
fn form(field: &Field) -> u8 {
    if field.is_joined() || field.style == Style::Json {
        return 0;
    }
    match field.ty {
        Type::Structure(_) | Type::Map(_) => 1,
        Type::List(_) => 2,
        _ => 0,
    }
}

fn is_file_name(name: &str) -> bool {
    name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
