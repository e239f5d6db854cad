//! Where a page stands, what it may read, and how it links to other pages.

use super::labels::Labels;
use super::prose;
use crate::backend::wording::fill;
use crate::model::{Family, Field, Language, Meaning, Model, Origin, Page, Part, Text, TimeFormat, Type};
use crate::prose::Prose;

/// What every part of a page needs.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) language: Language,
    pub(super) labels: &'static Labels,
    /// The page's path below `src/`.
    page: &'a str,
}

impl<'a> Context<'a> {
    /// For a page at `path` below `src/`.
    pub(super) fn new(model: &'a Model, language: Language, path: &'a str) -> Self {
        Self { model, language, labels: Labels::of(language), page: path }
    }

    /// A text of one or several paragraphs, outside of tables.
    pub(super) fn paragraphs(&self, text: &Text) -> String {
        Prose::parse(text.get(self.language)).lines(self).join("\n")
    }

    /// A text as a piece of a cell.
    pub(super) fn piece(&self, text: &Text) -> String {
        Prose::parse(text.get(self.language)).line("<br>", self)
    }

    /// A text on one line.
    pub(super) fn line(&self, text: &Text) -> String {
        Prose::parse(text.get(self.language)).line(" ", self)
    }

    /// A text on one line, without links.
    pub(super) fn title(&self, text: &Text) -> String {
        prose::title(text.get(self.language))
    }

    /// The link of an operation that a text mentions by name, on any page but its own.
    pub(super) fn mentioned(&self, word: &str) -> Option<String> {
        let operation = self.model.operation(word)?;
        let path = operation_path(self.model, &operation.family, word);
        (path != self.page).then(|| self.link(&prose::name(word), &path))
    }

    /// The link of an error code that a text mentions as code. Codes of the gateway are words such as `Timeout`, which
    /// mean something else on the pages of operations.
    pub(super) fn mentioned_code(&self, code: &str) -> Option<String> {
        let error = self.model.error(code)?;
        (error.origin != Origin::Gateway || self.page == ERRORS).then(|| self.error(&error.code))
    }

    pub(super) fn link(&self, text: &str, path: &str) -> String {
        format!("[{text}]({})", self.relative(path))
    }

    pub(super) fn relative(&self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.page.matches('/').count()))
    }

    /// The way from the first page to one below a family.
    pub(super) fn breadcrumbs(&self, family: &str) -> String {
        format!("{} › {}", self.overview(), self.family(family))
    }

    /// The way from the first page to that of a type.
    pub(super) fn type_breadcrumbs(&self) -> String {
        format!("{} › {}", self.overview(), self.link(self.labels.types, TYPES))
    }

    /// The first page.
    pub(super) fn overview(&self) -> String {
        self.link(self.labels.overview, "index.md")
    }

    /// What to use in place of an operation of an old family.
    pub(super) fn replacement(&self, family: &str, operation: &str) -> Option<String> {
        let family = self.model.family(family)?;
        if let Some(operations) = family.operations_instead_of(operation) {
            let links: Vec<String> = operations.iter().map(|name| self.operation(name)).collect();
            let links = self.listed(&links, self.labels.last_and);
            return Some(fill(self.labels.classic_operation, &[("operations", &links)]));
        }
        let instead = family.instead_of(operation)?;
        Some(fill(self.labels.classic_family, &[("family", &self.family(instead))]))
    }

    /// The operation, linked when there is one of this name.
    pub(super) fn operation(&self, name: &str) -> String {
        match self.model.operation(name) {
            Some(operation) => self.link(&prose::name(name), &operation_path(self.model, &operation.family, name)),
            None => prose::code(name),
        }
    }

    pub(super) fn family(&self, name: &str) -> String {
        match self.model.family(name) {
            Some(family) => self.link(&self.title(&family.title), &family_path(self.model, name)),
            None => prose::code(name),
        }
    }

    pub(super) fn error(&self, code: &str) -> String {
        let own = |origin| error_page(self.model, origin);
        let page = self.model.error(code).map_or_else(|| ERRORS.to_owned(), |error| own(error.origin));
        self.link(&prose::code(code), &format!("{page}#{}", error_anchor(code)))
    }

    /// The sentence that says which codes a field holds.
    pub(super) fn one_of_codes(&self, origin: Origin) -> String {
        let path = format!("{}#{}", error_page(self.model, origin), origin_anchor(self.model, origin));
        match self.model.service.origin(origin) {
            None => fill(self.labels.code_of_api, &[("page", &self.relative(&path))]),
            Some(own) => fill(&self.line(&own.sentence), &[("codes", &self.link(&self.title(&own.link), &path))]),
        }
    }

    /// A structure or an enum.
    pub(super) fn named_type(&self, name: &str) -> String {
        self.link(&prose::name(name), &type_path(name))
    }

    /// The type of a field in words, with what it means.
    pub(super) fn field_words(&self, field: &Field) -> String {
        let labels = self.labels;
        if let (Some(separator), Type::List(element)) = (&field.separator, &field.ty) {
            let values = [("type", self.type_words(element)), ("value", prose::code(separator))];
            return fill(labels.list_in_text, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        }
        let ty = self.type_words(&field.ty);
        match field.meaning() {
            Meaning::Plain => ty,
            Meaning::Time(format) => {
                let format = match format {
                    TimeFormat::Utc | TimeFormat::Rfc3339 => labels.time_rfc3339,
                    TimeFormat::Local => labels.time_local,
                    TimeFormat::UnixSeconds => labels.time_unix_seconds,
                    TimeFormat::UnixMilliseconds => labels.time_unix_milliseconds,
                };
                fill(labels.time_of, &[("type", &ty), ("format", format)])
            }
            Meaning::Duration(_) => {
                let unit = self.unit(field.unit.as_deref().unwrap_or_default());
                fill(labels.duration_in, &[("type", &ty), ("unit", &unit)])
            }
            Meaning::Port => fill(labels.port, &[("type", &ty)]),
        }
    }

    /// A type in words, with links.
    pub(super) fn type_words(&self, ty: &Type) -> String {
        let labels = self.labels;
        match ty {
            Type::String => labels.string.into(),
            Type::Boolean => labels.boolean.into(),
            Type::Int32 => labels.int32.into(),
            Type::Int64 => labels.int64.into(),
            Type::Double => labels.double.into(),
            Type::Bytes => labels.bytes.into(),
            Type::Json => labels.json.into(),
            Type::Document(name) => fill(labels.json_of, &[("type", &self.named_type(name))]),
            Type::Any => labels.any.into(),
            Type::List(element) => fill(labels.list_of, &[("type", &self.type_words(element))]),
            Type::Map(element) => fill(labels.map_of, &[("type", &self.type_words(element))]),
            Type::Structure(name) | Type::Enum(name) => self.named_type(name),
        }
    }

    /// Sentences one after the other.
    pub(super) fn sentences<T: AsRef<str>>(&self, parts: &[T]) -> String {
        parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(self.labels.space)
    }

    /// `a, b`.
    pub(super) fn comma<T: AsRef<str>>(&self, parts: &[T]) -> String {
        parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(self.labels.comma)
    }

    /// `a, b and c` or `a, b or c`.
    pub(super) fn listed(&self, parts: &[String], last: &str) -> String {
        match parts.split_last() {
            Some((end, rest)) if !rest.is_empty() => format!("{}{last}{end}", self.comma(rest)),
            _ => parts.concat(),
        }
    }
}

/// The page of the codes that calls return, below `src/`.
pub(super) const ERRORS: &str = "errors.md";

/// The list of the types, below `src/`.
pub(super) const TYPES: &str = "types.md";

/// The page of the codes of an origin, below `src/`.
pub(super) fn error_page(model: &Model, origin: Origin) -> String {
    model.service.origin(origin).map_or_else(|| ERRORS.to_owned(), |own| format!("{}.md", own.page))
}

pub(super) fn operation_path(model: &Model, family: &str, name: &str) -> String {
    format!("operations/{}/{name}.md", folder(model, family))
}

pub(super) fn family_path(model: &Model, name: &str) -> String {
    format!("families/{}.md", folder(model, name))
}

/// What addresses call a family: its English title, since its name is that of a feature of the crate.
fn folder(model: &Model, name: &str) -> String {
    let of = |family: &Family| slug(&family.title.en);
    let own = model.family(name).map(of).unwrap_or_default();
    let is_taken = model.families.iter().any(|family| family.name != name && (of(family) == own || family.name == own));
    if own.is_empty() || is_taken { name.to_owned() } else { own }
}

/// A title as a part of an address or an anchor.
pub(super) fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

pub(super) fn workflow_path(name: &str) -> String {
    format!("guides/{name}.md")
}

/// Where a page of the spec stands below `src/`. One with codes is the page of these codes.
pub(super) fn page_path(model: &Model, page: &Page) -> String {
    if let Some(origin) = page.codes() {
        return error_page(model, origin);
    }
    let folder = match page.part {
        Part::Start => "start",
        Part::Guides => "guides",
    };
    format!("{folder}/{}.md", page.name)
}

pub(super) fn type_path(name: &str) -> String {
    format!("types/{name}.md")
}

/// The section of the codes of an origin, on the page of the error codes.
pub(super) fn origin_anchor(model: &Model, origin: Origin) -> String {
    format!("section-{}", model.service.origin_keyword(origin))
}

pub(super) fn error_anchor(code: &str) -> String {
    anchor("error", code)
}

/// An id that is the same in both languages and differs wherever the names do.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    let mut id = format!("{kind}-");
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            id.push(c);
        } else {
            id.extend([":".to_owned(), format!("{:x}", u32::from(c))]);
        }
    }
    id
}
