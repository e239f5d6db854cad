//! What the compiler insists on: required parameters, and groups of which one is required.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::model::{Field, RequestRule, Requirement};
use crate::spec::At;

/// Names that generated code has beside those of the requirements.
const STATE: &[&str] = &["Complete", "Empty", "Given", "Missing", "PhantomData", "State", "Whole"];

impl Resolver<'_> {
    /// Required parameters come first, in the order of the spec.
    pub(super) fn requirements(
        &mut self,
        operation: &At<String>,
        request: &[Field],
        rules: &[RequestRule],
    ) -> Vec<Requirement> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::UpperCamel, &acronyms).reserving(STATE);
        let asked_for = |field: &&Field| field.required && field.default_from.is_none();
        let required = request.iter().filter(asked_for).map(|field| vec![field]);
        let groups = rules.iter().filter(|rule| rule.compile_time).filter_map(|rule| group(request, rule));
        let mut requirements: Vec<Requirement> = Vec::new();
        for members in required.chain(groups) {
            let parameters: Vec<String> = members.iter().map(|field| field.name.clone()).collect();
            if requirements.iter().any(|other| other.parameters == parameters) {
                continue;
            }
            let words = members.iter().map(|field| field.rust.as_str()).collect::<Vec<_>>().join(" or ");
            let mut allocate = |words: String| {
                let wire = At { value: words, place: operation.place };
                names.allocate(&Named { wire: &wire, chosen: None }, &mut self.diagnostics)
            };
            let rust = allocate(words.clone());
            let set = allocate(format!("set {words}"));
            requirements.push(Requirement { rust, set, parameters });
        }
        requirements
    }
}

/// The parameters of the group; nothing if one of them is always given, or not a parameter of its own.
fn group<'f>(request: &'f [Field], rule: &RequestRule) -> Option<Vec<&'f Field>> {
    let members: Option<Vec<&Field>> = rule
        .parameters
        .iter()
        .map(|path| {
            let [name] = path.segments.as_slice() else { return None };
            request.iter().find(|field| field.name == *name)
        })
        .collect();
    members.filter(|members| !members.iter().any(|field| field.required || field.default_from.is_some()))
}
