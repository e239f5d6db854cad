// Whether a single value keeps to its limits, in words. The generator judges the values of a spec by these functions, as
// the client judges those of a call: `codegen/src/resolve/bounds.rs` includes this file.

/// What a number breaks of its bounds.
pub(crate) fn beyond_bounds(number: f64, min: Option<f64>, max: Option<f64>) -> Vec<String> {
    let mut broken = Vec::new();
    if let Some(min) = min.filter(|min| number < *min) {
        broken.push(format!("must be at least {min}, but is {number}"));
    }
    if let Some(max) = max.filter(|max| number > *max) {
        broken.push(format!("must be at most {max}, but is {number}"));
    }
    broken
}

/// What a number breaks of the bounds that it does not reach.
pub(crate) fn beyond_exclusive_bounds(number: f64, above: Option<f64>, below: Option<f64>) -> Vec<String> {
    let mut broken = Vec::new();
    if let Some(above) = above.filter(|above| number <= *above) {
        broken.push(format!("must be greater than {above}, but is {number}"));
    }
    if let Some(below) = below.filter(|below| number >= *below) {
        broken.push(format!("must be less than {below}, but is {number}"));
    }
    broken
}

/// What the number of characters of a text breaks.
pub(crate) fn beyond_length(text: &str, fewest: Option<u64>, most: Option<u64>) -> Vec<String> {
    let mut broken = Vec::new();
    if fewest.is_some() || most.is_some() {
        let length = text.chars().count() as u64;
        if let Some(fewest) = fewest.filter(|fewest| length < *fewest) {
            broken.push(format!("must have at least {fewest} characters, but has {length}"));
        }
        if let Some(most) = most.filter(|most| length > *most) {
            broken.push(format!("must have at most {most} characters, but has {length}"));
        }
    }
    broken
}

/// What the bytes of a text break.
pub(crate) fn beyond_bytes(text: &str, most: Option<u64>, ascii: bool) -> Vec<String> {
    let mut broken = Vec::new();
    if let Some(most) = most.filter(|most| text.len() as u64 > *most) {
        broken.push(format!("must have at most {most} bytes in UTF-8, but has {}", text.len()));
    }
    if ascii && !text.is_ascii() {
        broken.push("must have only ASCII characters".to_owned());
    }
    broken
}

/// What the number of entries of a list or a map breaks.
pub(crate) fn beyond_items(length: usize, fewest: Option<u64>, most: Option<u64>) -> Option<String> {
    let said = |word: &str, limit: u64| format!("must have at {word} {limit} entries, but has {length}");
    let few = fewest.filter(|fewest| (length as u64) < *fewest).map(|fewest| said("least", fewest));
    few.or_else(|| most.filter(|most| length as u64 > *most).map(|most| said("most", most)))
}

/// Whether a text is one of the values, ignoring letter case as the service does.
pub(crate) fn is_one_of<V: AsRef<str>>(text: &str, values: &[V]) -> bool {
    values.iter().any(|value| value.as_ref().eq_ignore_ascii_case(text))
}
