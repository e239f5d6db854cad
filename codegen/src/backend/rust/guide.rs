//! `src/guide.rs`: the pages of the spec that users of the crate need, as documentation without code.

use super::doc::Doc;
use super::print::rust_file;
use super::scope::ident;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Language, Model, Page, Section};
use quote::quote;

/// The pages, in the order of the reference.
pub(super) fn pages(model: &Model) -> impl Iterator<Item = &Page> {
    model.pages.iter().filter(|page| page.in_crate)
}

/// Nothing if the spec has no such page.
pub(super) fn file(model: &Model) -> Option<Result<Artifact, Error>> {
    let modules = pages(model).map(|page| {
        let doc = text(page).outer();
        let name = ident(&page.name);
        quote!(#doc pub mod #name {})
    });
    let modules: Vec<_> = modules.collect();
    if modules.is_empty() {
        return None;
    }
    let doc = Doc::new().paragraph("Guides, which are pages of the reference too.").inner();
    Some(rust_file(format!("{}/src/guide.rs", model.service.package), "pages", quote!(#doc #(#modules)*)))
}

fn text(page: &Page) -> Doc {
    let english = Language::English;
    let Page {
        title,
        doc,
        sections,
        // The module has the name.
        name: _,
        // Where the reference lists it.
        part: _,
        in_crate: _,
        source: _,
    } = page;
    let begin = Doc::of(title.get(english)).prose(doc.get(english));
    sections.iter().fold(begin, |doc, section| {
        let Section {
            title,
            doc: text,
            program,
            // For the pages of the reference.
            shows: _,
            codes: _,
            next: _,
        } = section;
        let doc = doc.heading(1, title.get(english)).prose(text.get(english));
        match program {
            Some(program) => doc.paragraph(&format!("`examples/{program}.rs` is the whole program.")),
            None => doc,
        }
    })
}
