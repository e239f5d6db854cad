//! What the pages for people refer to is there.

use pulldown_cmark::{Event, Parser, Tag};
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn pages_below(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages_below(&path, pages);
        } else if path.extension().is_some_and(|it| it == "md") {
            pages.push(path);
        }
    }
}

fn links(text: &str) -> Vec<String> {
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

#[test]
fn links_of_the_pages_lead_to_files() {
    let mut pages: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(|name| root().join(name)).to_vec();
    pages_below(&root().join("docs"), &mut pages);
    assert!(pages.len() > 20, "{pages:?}");
    let mut lost = Vec::new();
    for page in pages {
        for link in links(&read_to_string(&page).unwrap()) {
            let file = link.split('#').next().unwrap();
            let elsewhere = link.contains("://") || link.starts_with("mailto:");
            if !elsewhere && !page.parent().unwrap().join(file).exists() {
                lost.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn the_index_of_decisions_has_each_of_them_with_its_title() {
    let folder = root().join("docs/decisions");
    let index = read_to_string(folder.join("README.md")).unwrap();
    let mut pages = Vec::new();
    pages_below(&folder, &mut pages);
    for page in pages {
        let name = page.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "README.md" {
            continue;
        }
        let text = read_to_string(&page).unwrap();
        let (number, title) = text.lines().next().unwrap().trim_start_matches("# ").split_once(". ").unwrap();
        let row = format!("| {number} | [{title}]({name}) |");
        assert!(index.contains(&row), "docs/decisions/README.md has no row that begins `{row}`");
    }
}
