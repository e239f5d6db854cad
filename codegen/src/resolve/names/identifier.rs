//! From a name on the wire to a Rust identifier.

use super::reserved;
use super::words::{self, Acronyms, RustWords};
use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// How a name is spelled in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Fields, setters, modules, methods.
    Snake,
    /// Types and variants.
    UpperCamel,
    /// Constants.
    ScreamingSnake,
}

/// The Rust name for a wire name, or `None` when nothing in it can be part of an identifier.
///
/// A keyword gets an underscore behind it, a leading digit an `n` before it: both are what a person would write.
#[must_use]
pub(crate) fn derive(wire: &str, case: Case, acronyms: &Acronyms) -> Option<String> {
    spell(&words::split(wire, acronyms), case)
}

/// The same, with the words that the spec prefers.
pub(super) fn derive_in_words(wire: &str, case: Case, acronyms: &Acronyms, preferred: &RustWords) -> Option<String> {
    spell(&preferred.replace(words::split(wire, acronyms)), case)
}

fn spell(words: &[String], case: Case) -> Option<String> {
    let words = words.join(" ");
    let mut name = match case {
        Case::Snake => words.to_snake_case(),
        Case::UpperCamel => words.to_upper_camel_case(),
        Case::ScreamingSnake => words.to_shouty_snake_case(),
    };
    let first = name.chars().next()?;
    if first.is_ascii_digit() {
        name.insert(0, if case == Case::Snake { 'n' } else { 'N' });
    }
    if reserved::is_reserved(&name) {
        name.push('_');
    }
    Some(name)
}

/// The Cargo feature of a family.
#[must_use]
pub(crate) fn feature(family: &str) -> String {
    family.to_kebab_case()
}

/// Whether a name that the spec chooses is a Rust identifier of this case and not reserved.
pub(crate) fn check_chosen(name: &str, case: Case) -> Result<(), InvalidName> {
    let mut characters = name.chars();
    let starts_well = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    if !starts_well || !characters.all(|c| c.is_ascii_alphanumeric() || c == '_') || name == "_" {
        return Err(InvalidName::NotAnIdentifier);
    }
    if reserved::is_reserved(name) {
        return Err(InvalidName::Reserved);
    }
    let right = match case {
        Case::Snake => !name.chars().any(|c| c.is_ascii_uppercase()),
        Case::UpperCamel => name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains('_'),
        Case::ScreamingSnake => !name.chars().any(|c| c.is_ascii_lowercase()),
    };
    if right { Ok(()) } else { Err(InvalidName::WrongCase) }
}

/// Why a chosen name is no Rust name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidName {
    NotAnIdentifier,
    Reserved,
    WrongCase,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acronyms() -> Acronyms {
        Acronyms::new(["ID", "IP", "ECS", "DB", "SQL", "SID", "DTS", "IPv6", "RDS", "VPC", "CEN"])
    }

    fn snake(wire: &str) -> String {
        derive(wire, Case::Snake, &acronyms()).unwrap_or_default()
    }

    fn camel(wire: &str) -> String {
        derive(wire, Case::UpperCamel, &acronyms()).unwrap_or_default()
    }

    #[test]
    fn acronyms_stay_together() {
        assert_eq!(snake("ECSInstanceIDs"), "ecs_instance_ids");
        assert_eq!(snake("SourceEndpointOracleSID"), "source_endpoint_oracle_sid");
        assert_eq!(snake("IPv6Address"), "ipv6_address");
        assert_eq!(camel("RDS_MySQL"), "RdsMySql");
        assert_eq!(camel("AnalyticDB30"), "AnalyticDb30");
        assert_eq!(snake("DtsInstanceID"), "dts_instance_id");
        assert_eq!(snake("PartitionKey.ModifyTime_Year"), "partition_key_modify_time_year");
    }

    #[test]
    fn an_acronym_of_no_letters_stands_nowhere() {
        let acronyms = Acronyms::new(["", "-", "ID"]);
        assert_eq!(derive("Db-InstanceID", Case::Snake, &acronyms).as_deref(), Some("db_instance_id"));
    }

    #[test]
    fn an_acronym_inside_a_word_is_left_alone() {
        assert_eq!(snake("IPAddress"), "ip_address");
        assert_eq!(snake("Identity"), "identity");
        assert_eq!(snake("IDentity"), "i_dentity");
    }

    #[test]
    fn upper_case_constants_become_words() {
        assert_eq!(camel("ENABLE_ONLY_4_MONGODB_ALTAS"), "EnableOnly4MongodbAltas");
        assert_eq!(camel("MIGRATION"), "Migration");
        assert_eq!(camel("networkType"), "NetworkType");
    }

    #[test]
    fn keywords_and_digits_are_made_identifiers() {
        assert_eq!(snake("Type"), "type_");
        assert_eq!(camel("self"), "Self_");
        assert_eq!(snake("2ndField"), "n2nd_field");
        assert_eq!(camel("10"), "N10");
        assert_eq!(snake("Send"), "send_");
        assert_eq!(derive("::", Case::Snake, &acronyms()), None);
    }

    #[test]
    fn a_chosen_name_must_be_a_free_identifier_of_the_right_spelling() {
        assert_eq!(check_chosen("database_name", Case::Snake), Ok(()));
        assert_eq!(check_chosen("type", Case::Snake), Err(InvalidName::Reserved));
        assert_eq!(check_chosen("DatabaseName", Case::Snake), Err(InvalidName::WrongCase));
        assert_eq!(check_chosen("../up", Case::Snake), Err(InvalidName::NotAnIdentifier));
        assert_eq!(check_chosen("Fine", Case::UpperCamel), Ok(()));
    }
}
