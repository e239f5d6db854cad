//! A picture of the statuses: the way of a job in the middle, failures on the right, detours on the left.

use super::transitions::{Cause, Statuses, Transition};
use std::fmt::Write;

const WIDTH: i32 = 720;
const NODE: (i32, i32) = (150, 34);
const ROW: i32 = 74;
/// Between two lines of a label.
const LINE: i32 = 12;
/// Around the picture.
const MARGIN: i32 = 4;
/// The left edge of a node in each column.
const COLUMNS: [i32; 3] = [4, 285, 566];
const TOP: i32 = 8;
/// An operation that leads to one status from more than these is drawn once, at the last of them on the way.
const FEW: usize = 3;

/// A node.
struct Node<'s> {
    name: &'s str,
    column: usize,
    row: i32,
}

/// The picture as SVG in one line, since Markdown ends HTML at an empty line. It takes its colors from the page.
pub(super) fn svg(statuses: &Statuses, title: &str, description: &str) -> String {
    let nodes = placed(statuses);
    let rows = nodes.iter().map(|node| node.row + 1).max().unwrap_or_default();
    let height = TOP * 2 + rows * ROW - (ROW - NODE.1);
    let left = nodes.iter().map(|node| corner(node).0).min().unwrap_or_default() - MARGIN;
    let width = WIDTH - left;
    let mut out = format!(
        "<svg class=\"states\" role=\"img\" viewBox=\"{left} 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\
         <title>{}</title><desc>{}</desc>\
         <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>",
        escaped(title),
        escaped(description)
    );
    for (way, labels) in drawn(statuses, &nodes) {
        edge(&nodes, &way, &labels, &mut out);
    }
    for node in &nodes {
        let (x, y) = corner(node);
        let (middle, line) = (x + NODE.0 / 2, y + NODE.1 / 2 + 4);
        let (width, height) = NODE;
        let name = escaped(node.name);
        let _ = write!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\
             <text x=\"{middle}\" y=\"{line}\">{name}</text>"
        );
    }
    out.push_str("</svg>");
    out
}

/// The way of the job: from each status the next one that is not a failure and lies behind it.
fn way_of_the_job(statuses: &Statuses) -> Vec<&str> {
    let place = |name: &str| statuses.names.iter().position(|it| it == name);
    let mut way: Vec<&str> = statuses.names.first().map(String::as_str).into_iter().collect();
    while let Some(last) = way.last().copied() {
        let done = statuses.from(last).filter(|it| it.cause == Cause::Done);
        let calls = statuses.from(last).filter(|it| matches!(it.cause, Cause::Call(_)));
        let ahead = |it: &&Transition| place(&it.to) > place(last) && !fails_into(statuses, &it.to);
        let returns = |it: &&Transition| !statuses.from(&it.to).any(|back| way.contains(&back.to.as_str()));
        let next = done.filter(ahead).min_by_key(|it| place(&it.to));
        let next = next.or_else(|| calls.filter(ahead).filter(returns).min_by_key(|it| place(&it.to)));
        match next {
            Some(next) => way.push(&next.to),
            None => break,
        }
    }
    way
}

fn fails_into(statuses: &Statuses, name: &str) -> bool {
    statuses.transitions.iter().any(|it| it.to == name && it.cause == Cause::Failure)
}

fn placed(statuses: &Statuses) -> Vec<Node<'_>> {
    let way = way_of_the_job(statuses);
    let mut nodes: Vec<Node<'_>> = (0..).zip(&way).map(|(row, name)| Node { name, column: 1, row }).collect();
    for name in statuses.names.iter().map(String::as_str).filter(|name| !way.contains(name)) {
        let column = if fails_into(statuses, name) { 2 } else { 0 };
        // Beside the last status that leads here.
        let leads = |it: &&str| statuses.from(it).any(|next| next.to == name);
        let beside = way.iter().rposition(leads).unwrap_or_default();
        let mut row = i32::try_from(beside).unwrap_or_default();
        while nodes.iter().any(|node| node.column == column && node.row == row) {
            row += 1;
        }
        nodes.push(Node { name, column, row });
    }
    nodes
}

/// The ways to draw, each with the operations that cause it.
fn drawn(statuses: &Statuses, nodes: &[Node<'_>]) -> Vec<(Transition, Vec<String>)> {
    let row = |name: &str| nodes.iter().find(|it| it.name == name && it.column == 1).map(|it| it.row);
    let mut drawn: Vec<(Transition, Vec<String>)> = Vec::new();
    for way in &statuses.transitions {
        let alike = |it: &&Transition| it.to == way.to && it.cause == way.cause;
        let last = statuses.transitions.iter().filter(alike).filter_map(|it| row(&it.from)).max();
        let is_frequent = statuses.transitions.iter().filter(alike).count() > FEW;
        if matches!(way.cause, Cause::Call(_)) && is_frequent && row(&way.from) != last {
            continue;
        }
        let label = match &way.cause {
            Cause::Call(operation) => Some(operation.clone()),
            Cause::Done | Cause::Failure => None,
        };
        match drawn.iter_mut().find(|(it, _)| it.from == way.from && it.to == way.to) {
            Some((_, labels)) => labels.extend(label),
            None => drawn.push((way.clone(), label.into_iter().collect())),
        }
    }
    drawn
}

fn corner(node: &Node<'_>) -> (i32, i32) {
    (COLUMNS.get(node.column).copied().unwrap_or_default(), TOP + node.row * ROW)
}

fn edge(nodes: &[Node<'_>], way: &Transition, labels: &[String], out: &mut String) {
    let node = |name: &str| nodes.iter().find(|it| it.name == name);
    let (Some(from), Some(to)) = (node(&way.from), node(&way.to)) else { return };
    let ((from_x, from_y), (to_x, to_y)) = (corner(from), corner(to));
    let (half_width, half_height) = (NODE.0 / 2, NODE.1 / 2);
    let class = if way.cause == Cause::Failure { " class=\"failure\"" } else { "" };
    // Ways there and back are a little apart.
    let shift = if from.column > to.column || (from.column == 1 && to.column == 0) { 8 } else { -8 };
    let (path, label_at, anchor) = if from.column == to.column {
        let x = from_x + half_width;
        if to.row == from.row + 1 {
            let (start, end) = (from_y + NODE.1, to_y);
            (format!("M{x} {start}V{end}"), (x + 6, i32::midpoint(start, end) + 4), "start")
        } else {
            let (x, start, end) = (from_x + NODE.0, from_y + half_height, to_y + half_height);
            let bend = x + 44;
            (
                format!("M{x} {start}C{bend} {start} {bend} {end} {x} {end}"),
                (x + 36, i32::midpoint(start, end)),
                "start",
            )
        }
    } else {
        let is_rightward = to.column > from.column;
        let (start_x, end_x) = if is_rightward { (from_x + NODE.0, to_x) } else { (from_x, to_x + NODE.0) };
        let (start_y, end_y) = (from_y + half_height + shift, to_y + half_height + shift);
        let bend = i32::midpoint(start_x, end_x);
        let label = (bend, i32::midpoint(start_y, end_y) + if shift > 0 { 14 } else { -5 });
        (format!("M{start_x} {start_y}C{bend} {start_y} {bend} {end_y} {end_x} {end_y}"), label, "middle")
    };
    let _ = write!(out, "<path d=\"{path}\"{class} marker-end=\"url(#arrow)\"/>");
    // The way to another row crosses those that have the labels; the table has them all.
    let labels = if from.column != to.column && from.row != to.row { &[] } else { labels };
    let count = i32::try_from(labels.len()).unwrap_or_default();
    for (offset, label) in (0..).zip(labels) {
        let (x, y) = (label_at.0, label_at.1 + LINE * offset - LINE * (count - 1) / 2);
        let label = escaped(label);
        let _ = write!(out, "<text class=\"call\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
