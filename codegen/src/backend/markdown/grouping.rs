//! The order of a request's parameters on the page: those that describe one database together, and those that are not to
//! be specified last, both folded.

use super::block::{Block, Fold, html_code};
use super::context::Context;
use crate::backend::wording::fill;
use crate::model::{Field, Operation};
use std::fmt;

/// Parameters from which a group is folded.
const GROUP: usize = 4;

/// One parameter, or several that are folded.
pub(super) enum Part {
    Block(Block),
    Fold(Fold),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(block) => block.fmt(f),
            Self::Fold(fold) => fold.fmt(f),
        }
    }
}

impl Context<'_> {
    /// The parameters in order, and what is to be said about the setters whose parameters are no group.
    pub(super) fn arranged(&self, operation: &Operation, blocks: Vec<Block>) -> (Vec<Part>, Vec<String>) {
        let group_of = |field: &Field| {
            let names = [field.name.clone()];
            operation.combined.iter().position(|it| it.places.iter().any(|place| place.parameter == names))
        };
        let size = |group: usize| operation.request.iter().filter(|field| group_of(field) == Some(group)).count();
        let is_folded = |group: &usize| size(*group) >= GROUP;
        let mut groups: Vec<Vec<(&Field, Block)>> = operation.combined.iter().map(|_| Vec::new()).collect();
        let mut order = Vec::new();
        let mut unsupported = Vec::new();
        for (field, block) in operation.request.iter().zip(blocks) {
            if field.unsupported {
                unsupported.push(block);
                continue;
            }
            let group = group_of(field).filter(is_folded);
            match group.and_then(|group| Some((group, groups.get_mut(group)?))) {
                Some((group, members)) => {
                    if members.is_empty() {
                        order.push(Err(group));
                    }
                    members.push((field, block));
                }
                None => order.push(Ok(block)),
            }
        }
        let mut parts: Vec<Part> = Vec::new();
        for entry in order {
            match entry {
                Ok(block) => parts.push(Part::Block(block)),
                Err(group) => {
                    let members = groups.get_mut(group).map(std::mem::take).unwrap_or_default();
                    let text = operation.combined.get(group).map(|setter| self.combined(setter)).unwrap_or_default();
                    parts.push(Part::Fold(self.group(members, text)));
                }
            }
        }
        if !unsupported.is_empty() {
            let summary = fill(self.labels.not_to_specify, &[("count", &unsupported.len().to_string())]);
            parts.push(Part::Fold(Fold::new(summary, Vec::new(), unsupported)));
        }
        let lone = operation.combined.iter().enumerate().filter(|(group, _)| !is_folded(group));
        (parts, lone.map(|(_, setter)| self.combined(setter)).collect())
    }

    fn group(&self, members: Vec<(&Field, Block)>, text: String) -> Fold {
        let names: Vec<&str> = members.iter().map(|(field, _)| field.name.as_str()).collect();
        let required = members.iter().filter(|(field, _)| field.required).count();
        let labels = self.labels;
        let template = if required == 0 { labels.parameters_below_optional } else { labels.parameters_below };
        let required = required.to_string();
        let (path, count) = (html_code(&format!("{}…", shared_prefix(&names))), names.len().to_string());
        let values = [("path", path.as_str()), ("count", &count), ("required", &required)];
        let summary = fill(template, &values);
        Fold::new(summary, vec![text], members.into_iter().map(|(_, block)| block).collect())
    }
}

/// The words with which most of the names begin.
fn shared_prefix<'a>(names: &[&'a str]) -> &'a str {
    let Some(first) = names.first() else { return "" };
    let ends = first.char_indices().skip(1).filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at);
    let prefixes = ends.filter_map(|end| first.get(..end));
    let is_shared =
        |prefix: &&str| names.iter().filter(|name| name.starts_with(*prefix)).count() * 4 >= names.len() * 3;
    prefixes.take_while(is_shared).last().unwrap_or(first)
}
