//! Names on the wire that become one name in Rust, kept apart by how they are spelled.
//!
//! The name of each depends on its own spelling and on nothing else, as far as that is possible: the order in the file does not
//! count, and a third name leaves those of the first two as they are.

use super::identifier::{Case, derive};
use super::words::Acronyms;
use heck::ToUpperCamelCase as _;
use std::collections::{BTreeMap, BTreeSet};

/// The Rust names to choose for the names of one scope: `None` where the derived one will do. `taken` are names that the scope has
/// besides.
pub(crate) fn apart(wires: &[&str], case: Case, acronyms: &Acronyms, taken: &[&str]) -> Vec<Option<String>> {
    let derived: Vec<Option<String>> = wires.iter().map(|wire| derive(wire, case, acronyms)).collect();
    let mut scope: BTreeSet<String> = derived.iter().flatten().cloned().collect();
    scope.extend(taken.iter().map(|name| (*name).to_owned()));
    let mut groups: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (index, name) in derived.iter().enumerate() {
        groups.entry(name.as_deref()).or_default().push(index);
    }
    let mut chosen = vec![None; wires.len()];
    for (name, mut group) in groups {
        group.sort_by_key(|index| wires.get(*index));
        let mut is_plain_free = name.is_some_and(|name| !taken.contains(&name));
        if is_plain_free && group.len() == 1 {
            continue;
        }
        for index in group {
            let wire = wires.get(index).copied().unwrap_or_default();
            if is_plain_free && spelling(wire).is_empty() {
                is_plain_free = false;
                continue;
            }
            let wanted = set_apart(wire, name.unwrap_or_default(), case);
            let numbered = (2..usize::MAX).map(|number| with_word(&wanted, &number.to_string(), case));
            let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !scope.contains(name));
            let free = free.unwrap_or(wanted);
            scope.insert(free.clone());
            if let Some(slot) = chosen.get_mut(index) {
                *slot = Some(free);
            }
        }
    }
    chosen
}

/// The name of one of several that would have the name `rust`: with a word for its spelling, if it is not the usual one.
pub(crate) fn set_apart(wire: &str, rust: &str, case: Case) -> String {
    if rust.is_empty() {
        // Nothing in it can be part of a name.
        let points: Vec<String> = wire.chars().map(|c| format!("u{:x}", u32::from(c))).collect();
        return with_word("", &points.join("_"), case);
    }
    with_word(rust, spelling(wire), case)
}

/// The word for a spelling; empty for that of most names, `InstanceName`.
pub(crate) fn spelling(wire: &str) -> &'static str {
    let has = |is: fn(char) -> bool| wire.contains(is);
    if let Some(mark) = wire.chars().find(|c| !c.is_ascii_alphanumeric()) {
        return match mark {
            '_' => "underscored",
            '-' => "dashed",
            '.' => "dotted",
            ':' => "colon",
            _ => "marked",
        };
    }
    match (has(|c| c.is_ascii_uppercase()), has(|c| c.is_ascii_lowercase())) {
        (false, _) => "lower",
        (true, false) => "upper",
        (true, true) if wire.starts_with(|c: char| c.is_ascii_lowercase()) => "camel",
        (true, true) => "",
    }
}

/// A name with a word behind it.
fn with_word(name: &str, word: &str, case: Case) -> String {
    let name = name.trim_end_matches('_');
    match (case, name.is_empty() || word.is_empty()) {
        (Case::UpperCamel, _) => format!("{name}{}", word.to_upper_camel_case()),
        (Case::Snake, true) => format!("{name}{word}"),
        (Case::Snake, false) => format!("{name}_{word}"),
        (Case::ScreamingSnake, true) => format!("{name}{}", word.to_uppercase()),
        (Case::ScreamingSnake, false) => format!("{name}_{}", word.to_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(wires: &[&str]) -> Vec<(String, Option<String>)> {
        let chosen = apart(wires, Case::Snake, &Acronyms::default(), &["send_off"]);
        let mut named: Vec<_> = wires.iter().map(|wire| (*wire).to_owned()).zip(chosen).collect();
        named.sort();
        named
    }

    fn pairs(pairs: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        pairs.iter().map(|(wire, rust)| ((*wire).to_owned(), rust.map(str::to_owned))).collect()
    }

    #[test]
    fn names_that_do_not_collide_are_left_alone() {
        assert_eq!(named(&["Name", "type", "IP"]), pairs(&[("IP", None), ("Name", None), ("type", None)]));
    }

    #[test]
    fn the_usual_spelling_keeps_the_name_and_the_others_say_theirs() {
        let all = ["ship_name", "SHIP-NAME", "ShipName", "shipName", "Ship.Name"];
        let expected = pairs(&[
            ("SHIP-NAME", Some("ship_name_dashed")),
            ("Ship.Name", Some("ship_name_dotted")),
            ("ShipName", None),
            ("shipName", Some("ship_name_camel")),
            ("ship_name", Some("ship_name_underscored")),
        ]);
        assert_eq!(named(&all), expected);
        let mut reversed = all;
        reversed.reverse();
        assert_eq!(named(&reversed), expected);
    }

    #[test]
    fn a_third_name_leaves_the_first_two_as_they_are() {
        let two = named(&["name", "NAME"]);
        assert_eq!(two, pairs(&[("NAME", Some("name_upper")), ("name", Some("name_lower"))]));
        let three = named(&["Name", "name", "NAME"]);
        assert!(two.iter().all(|pair| three.contains(pair)) && three.contains(&("Name".to_owned(), None)));
    }

    #[test]
    fn names_of_one_spelling_have_numbers_in_the_order_of_their_letters() {
        let expected = pairs(&[("Ship-name", Some("ship_name_dashed")), ("ship-name", Some("ship_name_dashed_2"))]);
        assert_eq!(named(&["ship-name", "Ship-name"]), expected);
    }

    #[test]
    fn keywords_names_of_the_scope_and_names_without_letters_are_spelled_too() {
        assert_eq!(named(&["Type", "type"]), pairs(&[("Type", None), ("type", Some("type_lower"))]));
        assert_eq!(named(&["SendOff"]), pairs(&[("SendOff", Some("send_off_2"))]));
        assert_eq!(named(&["名"]), pairs(&[("名", Some("u540d"))]));
        let camel = apart(&["on", "ON", "On"], Case::UpperCamel, &Acronyms::default(), &[]);
        assert_eq!(camel, [Some("OnLower".to_owned()), Some("OnUpper".to_owned()), None]);
    }
}
