//! Pages of the reference that are about no single operation, type or job.

use super::resolver::Resolver;
use super::translations::is_translation;
use super::workflows::stem;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Page, Part, Program, Section, Shown, Workflow};
use crate::place::Place;
use crate::spec::raw::{PageTexts, RawPage, RawPart, RawSection, RawShown, SectionTexts};
use crate::spec::{At, RawFile};

impl Resolver<'_> {
    pub(super) fn pages(&mut self, workflows: &[Workflow], programs: &[Program]) -> Vec<Page> {
        let raw = self.raw;
        let mut names: Vec<&str> = raw.pages.iter().map(|file| stem(&file.path)).collect();
        names.extend(workflows.iter().map(|workflow| workflow.name.as_str()));
        let mut resolved: Vec<(u32, Page)> = Vec::new();
        for file in &raw.pages {
            let page = self.page(file, &names, workflows, programs);
            let place = file.value.place.value;
            let taken = resolved.iter().find(|(taken, other)| *taken == place && other.part == page.part);
            if let Some((_, other)) = taken {
                let message = format!("the page `{}` has the place {place} too", other.name);
                let help = "give each page of a part a place of its own";
                self.report(Diagnostic::new(Code::DuplicateName, file.value.place.place, message, help));
            }
            resolved.push((place, page));
        }
        resolved.sort_by_key(|(place, page)| (page.part != Part::Start, *place));
        resolved.into_iter().map(|(_, page)| page).collect()
    }

    fn page(&mut self, file: &RawFile<RawPage>, names: &[&str], workflows: &[Workflow], programs: &[Program]) -> Page {
        let raw = self.raw;
        let RawPage { title, doc, place: _, part, in_crate, sections } = &file.value;
        let texts = raw.page_texts.iter().find(|texts| is_translation(texts, &file.path));
        let untranslated = PageTexts::default();
        let PageTexts { title: zh_title, doc: zh_doc, sections: zh_sections } =
            texts.map_or(&untranslated, |texts| &texts.value);
        let name = At { value: stem(&file.path).to_owned(), place: Place { file: file.file, start: 0, end: 0 } };
        self.check_name(&name, "page");
        if workflows.iter().any(|workflow| workflow.name == name.value) {
            self.duplicate(name.place, "page or workflow", &name.value);
        }
        let extra: Vec<At<String>> =
            zh_sections.iter().skip(sections.len()).filter_map(|it| it.title.clone()).collect();
        self.no_orphan_entries(&extra, 0);
        let none = SectionTexts::default();
        let sections = sections.iter().enumerate().map(|(index, section)| {
            let zh = zh_sections.get(index).unwrap_or(&none);
            self.section(section, zh, names, programs)
        });
        let sections = sections.collect();
        Page {
            title: self.title(title, Some(title), zh_title.as_ref()),
            doc: self.text(title, Some(doc), zh_doc.as_ref()),
            part: match part.as_ref().map(|at| at.value) {
                Some(RawPart::Start) | None => Part::Start,
                Some(RawPart::Guides) => Part::Guides,
            },
            in_crate: in_crate.as_ref().is_some_and(|at| at.value),
            sections,
            source: file.path.clone(),
            name: name.value,
        }
    }

    fn section(&mut self, section: &RawSection, zh: &SectionTexts, names: &[&str], programs: &[Program]) -> Section {
        let RawSection { title, doc, shows, codes, program, next } = section;
        let SectionTexts { title: zh_title, doc: zh_doc } = zh;
        self.known_program(program.as_ref(), programs);
        for name in next {
            self.known(name, "page or workflow", names.to_vec());
        }
        Section {
            title: self.title(title, Some(title), zh_title.as_ref()),
            doc: self.text(title, Some(doc), zh_doc.as_ref()),
            codes: codes.as_ref().map(|origin| self.origin(origin)),
            shows: shows.as_ref().map(|at| shown(at.value)),
            program: program.as_ref().map(|name| name.value.clone()),
            next: next.iter().map(|name| name.value.clone()).collect(),
        }
    }

    pub(super) fn known_program(&mut self, program: Option<&At<String>>, programs: &[Program]) {
        if let Some(name) = program {
            self.known(name, "example program", programs.iter().map(|program| program.name.as_str()).collect());
        }
    }
}

fn shown(raw: RawShown) -> Shown {
    match raw {
        RawShown::Endpoints => Shown::Endpoints,
        RawShown::Notation => Shown::Notation,
        RawShown::Envelope => Shown::Envelope,
        RawShown::ClassicOperations => Shown::ClassicOperations,
        RawShown::KnownOperations => Shown::KnownOperations,
    }
}
