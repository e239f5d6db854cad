//! A page that the spec has as such: texts, and what the generator prints behind them.

use super::context::{Context, anchor, page_path, slug, workflow_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::prose;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::wording::fill;
use crate::model::{Language, Model, Page, Section};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/page.md")]
struct PageView {
    header: String,
    breadcrumbs: String,
    title: String,
    doc: String,
    sections: Vec<SectionView>,
}

/// A section, ready to print.
#[derive(Template)]
#[template(path = "markdown/section.md")]
pub(super) struct SectionView {
    l: &'static Labels,
    anchor: String,
    title: String,
    doc: String,
    shown: String,
    program: Option<ProgramView>,
    next: Option<String>,
}

/// An example program in full.
pub(super) struct ProgramView {
    pub(super) line: String,
    pub(super) code: String,
}

/// The pages that have a file of their own. Pages with codes are made with the other pages of codes.
pub(super) fn own(model: &Model) -> Vec<&Page> {
    model.pages.iter().filter(|page| page.codes().is_none()).collect()
}

pub(super) fn generate(model: &Model, language: Language, of: &Page) -> Result<Artifact, Error> {
    let Page {
        title,
        doc,
        source,
        // In the path and in the list of the pages.
        name: _,
        part: _,
        // For the documentation of the crate.
        in_crate: _,
        // In `sections`.
        sections: _,
    } = of;
    let path = page_path(model, of);
    let context = Context::new(model, language, &path);
    let view = PageView {
        header: markdown_header(language, source),
        breadcrumbs: context.overview(),
        title: context.title(title),
        doc: context.paragraphs(doc),
        sections: context.sections(of)?,
    };
    page(language, &path, &view)
}

impl Context<'_> {
    pub(super) fn sections(&self, page: &Page) -> Result<Vec<SectionView>, Error> {
        page.sections.iter().map(|section| self.section(section)).collect()
    }

    fn section(&self, section: &Section) -> Result<SectionView, Error> {
        let Section {
            title,
            doc,
            shows,
            program,
            next,
            // The page with the codes has them behind its sections.
            codes: _,
        } = section;
        let next: Vec<String> = next.iter().filter_map(|name| self.read_next(name)).collect();
        Ok(SectionView {
            l: self.labels,
            anchor: anchor("section", &slug(&title.en)),
            title: self.title(title),
            doc: self.paragraphs(doc),
            shown: match shows {
                Some(shown) => self.shown(*shown)?,
                None => String::new(),
            },
            program: program.as_deref().and_then(|name| self.program(name)),
            next: (!next.is_empty()).then(|| next.join(" · ")),
        })
    }

    /// The link to a page or a workflow of this name.
    fn read_next(&self, name: &str) -> Option<String> {
        let page = self.model.pages.iter().find(|page| page.name == name);
        let page = page.map(|page| self.link(&self.title(&page.title), &page_path(self.model, page)));
        page.or_else(|| {
            let workflow = self.model.workflows.iter().find(|workflow| workflow.name == name)?;
            Some(self.link(&self.title(&workflow.title), &workflow_path(name)))
        })
    }

    /// An example program of the crate, without the lines about itself.
    pub(super) fn program(&self, name: &str) -> Option<ProgramView> {
        let program = self.model.programs.iter().find(|program| program.name == name)?;
        let code: Vec<&str> = program.text.lines().skip_while(|line| line.starts_with("//!")).collect();
        Some(ProgramView {
            line: fill(self.labels.whole_program, &[("program", name)]),
            code: prose::fenced("rust", code.join("\n").trim()),
        })
    }
}
