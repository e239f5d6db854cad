//! Names in the forms in which people write them, and the nearest of those that exist.

use heck::ToKebabCase;

/// No name of the metadata is longer.
pub(crate) const LONGEST: usize = 120;

/// `DtsInstanceId` as `dts-instance-id`.
pub(crate) fn kebab(name: &str) -> String {
    name.to_kebab_case()
}

/// Whether both are the same name: letter case, hyphens and underscores make no difference.
pub(crate) fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| !matches!(character, '-' | '_')).flat_map(char::to_lowercase)
}

/// The names that are most like `given`, the nearest first; none if all are far from it.
pub(crate) fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // What is longer than all names is none of them, and takes long to compare.
    if given.len() > LONGEST {
        return Vec::new();
    }
    let given: String = letters(given).collect();
    let mut rated: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let known: String = letters(name).collect();
            let distance = strsim::damerau_levenshtein(&given, &known);
            let bound = 1 + known.chars().count().min(given.chars().count()) / 4;
            // A part of a long name is a hint too, such as `password`.
            let is_part = given.chars().count() >= 4 && known.contains(&given);
            (distance <= bound).then_some((distance, name)).or(is_part.then_some((bound + distance, name)))
        })
        .collect();
    rated.sort_unstable();
    rated.dedup();
    rated.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_name_is_the_same_name() {
        for form in ["DtsInstanceId", "dts-instance-id", "dts_instance_id", "DTSINSTANCEID"] {
            assert!(same(form, "DtsInstanceID"), "{form}");
        }
        assert!(!same("DtsJobId", "DtsInstanceId"));
        assert_eq!(kebab("SourceEndpointVSwitchID"), "source-endpoint-v-switch-id");
    }

    #[test]
    fn the_nearest_name_comes_first_and_a_far_one_not_at_all() {
        let names = ["DtsJobId", "DtsInstanceId", "SourceEndpointPassword"];
        assert_eq!(nearest("dts-jobid", names), ["DtsJobId"]);
        assert_eq!(nearest("DtsInstanceIds", names), ["DtsInstanceId"]);
        assert_eq!(nearest("password", names), ["SourceEndpointPassword"]);
        assert!(nearest("zone", names).is_empty());
    }
}
