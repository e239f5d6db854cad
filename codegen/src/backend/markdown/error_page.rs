//! The pages of the error codes: of calls, and of each other place where codes occur.

use super::context::{Context, error_anchor, error_page, origin_anchor, page_path};
use super::labels::Labels;
use super::page::{markdown_header, page};
use super::spec_page::SectionView;
use super::{prose, table};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::backend::wording::fill;
use crate::model::{CodeFamily, ErrorCode, ErrorKind, Language, Model, Origin, RetryClass};
use askama::Template;

#[derive(Template)]
#[template(path = "markdown/errors.md")]
struct ErrorPage {
    l: &'static Labels,
    header: String,
    breadcrumbs: String,
    title: String,
    /// Texts of the spec that stand before the codes.
    intro: Option<Intro>,
    /// Codes that any operation can return.
    common: Option<String>,
    sections: Vec<Section>,
}

/// What to read before the codes.
struct Intro {
    doc: String,
    sections: Vec<SectionView>,
}

/// The codes of one origin.
struct Section {
    anchor: String,
    /// `None` where the title of the page says the same.
    title: Option<String>,
    /// The mark of a heading below that of the section.
    below: &'static str,
    doc: String,
    /// Whether these are responses to calls, so that there is a status, a class of retries, and operations.
    of_calls: bool,
    codes: Vec<ErrorView>,
    families: Vec<FamilyView>,
}

/// A family of codes, as a row.
struct FamilyView {
    pattern: String,
    kind: &'static str,
    retry: &'static str,
    meaning: String,
    remedy: String,
}

struct ErrorView {
    anchor: String,
    code: String,
    facts: String,
    meaning: String,
    remedy: String,
    operations: String,
}

/// The page with the codes of `origin`, and of the other origins on it.
pub(super) fn generate(model: &Model, language: Language, origin: Origin) -> Result<Artifact, Error> {
    let path = &error_page(model, origin);
    let context = Context::new(model, language, path);
    let own = model.pages.iter().find(|page| page_path(model, page) == *path);
    let intro = own
        .map(|page| Ok(Intro { doc: context.paragraphs(&page.doc), sections: context.sections(page)? }))
        .transpose()?;
    let origins = model.service.all_origins().into_iter().filter(|it| error_page(model, *it) == *path);
    let title = own.map_or_else(|| context.errors_title(origin), |page| context.title(&page.title));
    let errors = ErrorPage {
        l: context.labels,
        header: markdown_header(language, model.errors_source()),
        breadcrumbs: context.overview(),
        intro,
        common: (origin == Origin::Api).then(|| common(&context)).flatten(),
        sections: origins.filter_map(|origin| section(&context, origin, &title)).collect(),
        title,
    };
    page(language, path, &errors)
}

pub(super) fn of_calls(model: &Model, language: Language) -> Result<Artifact, Error> {
    generate(model, language, Origin::Api)
}

/// The product's own codes that any operation can return; those of the gateway have a section.
fn common(context: &Context<'_>) -> Option<String> {
    let wide = context.model.errors.iter().filter(|error| error.service_wide && error.origin != Origin::Gateway);
    let links: Vec<String> = wide.map(|error| format!("- {}", context.error(&error.code))).collect();
    (!links.is_empty()).then(|| links.join("\n"))
}

fn section(context: &Context<'_>, origin: Origin, of_page: &str) -> Option<Section> {
    let labels = context.labels;
    let (title, doc) = match (origin, context.model.service.origin(origin)) {
        (_, Some(own)) => (context.title(&own.title), context.paragraphs(&own.doc)),
        (Origin::Gateway, None) => (labels.origin_gateway.to_owned(), labels.origin_gateway_doc.to_owned()),
        (Origin::Api | Origin::Own(_), None) => (labels.origin_api.to_owned(), labels.origin_api_doc.to_owned()),
    };
    let prefixes: Vec<String> = context.model.service.alias_prefixes.iter().map(|prefix| prose::code(prefix)).collect();
    let prefixes = (origin.is_of_calls() && !prefixes.is_empty())
        .then(|| fill(labels.origin_prefixes, &[("prefixes", &context.listed(&prefixes, labels.last_or))]));
    let errors = context.model.errors.iter().filter(|error| error.origin == origin);
    let codes: Vec<ErrorView> = errors.map(|error| view(context, error)).collect();
    let families = context.model.code_families.iter().filter(|family| family.origin == origin);
    let families: Vec<FamilyView> = families.map(|it| family(context, it)).collect();
    (!codes.is_empty() || !families.is_empty()).then(|| Section {
        anchor: origin_anchor(context.model, origin),
        below: if title == of_page { "##" } else { "###" },
        title: (title != of_page).then_some(title),
        doc: context.sentences(&[doc, prefixes.unwrap_or_default()]),
        of_calls: origin.is_of_calls(),
        codes,
        families,
    })
}

fn family(context: &Context<'_>, family: &CodeFamily) -> FamilyView {
    // The section is that of the origin, and the page is of several files.
    let CodeFamily { pattern, kind, retry, meaning, remedy, origin: _, source: _ } = family;
    FamilyView {
        pattern: table::cell(&[prose::code(pattern)]),
        kind: context.kind(*kind),
        retry: context.retry(*retry),
        meaning: table::cell(&[context.piece(meaning)]),
        remedy: table::cell(&[context.piece(remedy)]),
    }
}

fn view(context: &Context<'_>, error: &ErrorCode) -> ErrorView {
    let ErrorCode {
        code,
        rust,
        kind,
        retry,
        service_wide,
        meaning,
        remedy,
        operations,
        // In `status`.
        http_status: _,
        // With those that the prefixes make, see `spellings`.
        aliases: _,
        message_keys,
        origin,
        // The page is of several files.
        source: _,
    } = error;
    let aliases: Vec<String> =
        error.spellings(&context.model.service.alias_prefixes).iter().map(|alias| prose::code(alias)).collect();
    let mut operations: Vec<String> = operations.iter().map(|name| context.operation(name)).collect();
    if *service_wide {
        operations.insert(0, context.labels.any_operation.to_owned());
    }
    let message_keys: Vec<String> = message_keys.iter().map(|key| prose::code(key)).collect();
    let labels = context.labels;
    let facts = [
        (labels.status, (origin.is_of_calls() && !error.http_status.is_empty()).then(|| context.status(error))),
        (labels.kind, kind.map(|kind| context.kind(kind).to_owned())),
        (labels.retry, retry.map(|retry| context.retry(retry).to_owned())),
        (labels.variant, Some(prose::code(&format!("ErrorCode::{rust}")))),
        (labels.aliases, (!aliases.is_empty()).then(|| context.comma(&aliases))),
        (labels.message_keys, (!message_keys.is_empty()).then(|| context.comma(&message_keys))),
    ];
    // In one line without marks: the page has so many codes that each mark of each fact weighs.
    let facts = facts.into_iter().filter_map(|(name, value)| Some(format!("{name}{}{}", labels.colon_space, value?)));
    ErrorView {
        anchor: error_anchor(code),
        code: prose::code(code),
        facts: facts.collect::<Vec<_>>().join(" · "),
        meaning: context.paragraphs(meaning),
        remedy: context.paragraphs(remedy),
        operations: context.comma(&operations),
    }
}

impl Context<'_> {
    /// The title of the page with the codes of an origin.
    pub(super) fn errors_title(&self, origin: Origin) -> String {
        match self.model.service.origin(origin) {
            Some(own) => self.title(&own.title),
            None => self.labels.error_codes.to_owned(),
        }
    }

    pub(super) fn status(&self, error: &ErrorCode) -> String {
        let status: Vec<String> = error.http_status.iter().map(u16::to_string).collect();
        if status.is_empty() { "—".to_owned() } else { self.comma(&status) }
    }

    fn kind(&self, kind: ErrorKind) -> &'static str {
        let labels = self.labels;
        match kind {
            ErrorKind::Throttling => labels.kind_throttling,
            ErrorKind::Authentication => labels.kind_authentication,
            ErrorKind::Permission => labels.kind_permission,
            ErrorKind::NotFound => labels.kind_not_found,
            ErrorKind::InvalidParameter => labels.kind_invalid_parameter,
            ErrorKind::MissingParameter => labels.kind_missing_parameter,
            ErrorKind::StateConflict => labels.kind_state_conflict,
            ErrorKind::Quota => labels.kind_quota,
            ErrorKind::Billing => labels.kind_billing,
            ErrorKind::Unsupported => labels.kind_unsupported,
            ErrorKind::Server => labels.kind_server,
            ErrorKind::Unknown => labels.kind_unknown,
        }
    }

    fn retry(&self, retry: RetryClass) -> &'static str {
        match retry {
            RetryClass::Never => self.labels.retry_never,
            RetryClass::Backoff => self.labels.retry_backoff,
            RetryClass::Settle => self.labels.retry_settle,
            RetryClass::Refresh => self.labels.retry_refresh,
        }
    }
}
