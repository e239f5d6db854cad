//! Texts on one line, for headings, entries of lists and cells of tables.

use super::block::Block;
use super::code::code;
use super::escape;
use super::page::Page;
use super::write::{inline, marker};

pub(super) fn line(blocks: &[Block], separator: &str, page: &dyn Page) -> String {
    let mut pieces = Vec::new();
    collect(blocks, page, &mut pieces);
    pieces.join(separator)
}

fn collect(blocks: &[Block], page: &dyn Page, pieces: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => pieces.push(escape::line_start(&inline(inlines, page))),
            Block::List(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    let first = pieces.len();
                    collect(item, page, pieces);
                    let mark = if list.start.is_some() {
                        marker(list, index).replace(". ", "\\. ")
                    } else {
                        "• ".to_owned()
                    };
                    match pieces.get_mut(first) {
                        Some(piece) => piece.insert_str(0, &mark),
                        None => pieces.push(mark.trim_end().to_owned()),
                    }
                }
            }
            Block::Table(table) => {
                let row =
                    |cells: &Vec<Vec<_>>| cells.iter().map(|cell| inline(cell, page)).collect::<Vec<_>>().join(" \\| ");
                pieces.extend(table.rows.iter().map(row));
            }
            Block::Code { text, .. } => {
                pieces.extend(text.lines().filter(|line| !line.trim().is_empty()).map(|line| code(line, page)));
            }
        }
    }
}
