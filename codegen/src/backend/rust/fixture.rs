//! A small model for tests, of a ferry service that does not exist.

use crate::model::{
    Access, DocumentRole, Endpoints, EnumGroup, EnumValue, Enumeration, EnvelopeRole, ErrorCode, ErrorKind, Example,
    Fact, Family, Field, Literal, Model, Operation, OperationFacets, Origin, Packaging, Requirement, RetryClass,
    Service, Structure, Text, Translations, Type, Usage,
};

pub(super) fn text(en: &str) -> Text {
    Text { en: en.into(), zh: String::new() }
}

pub(crate) fn field(name: &str, rust: &str, ty: Type) -> Field {
    Field { doc: text(&format!("Text of {name}.")), ..Field::plain(name, rust, ty) }
}

/// One operation that sails, with a structure, an enum and an error.
pub(crate) fn model() -> Model {
    let usage =
        Usage { requests: ["Sail".to_owned()].into(), families: ["ferries".to_owned()].into(), ..Usage::default() };
    let request_id =
        Field { envelope: Some(EnvelopeRole::RequestId), ..field("RequestId", "request_id", Type::String) };
    Model {
        service: Service {
            name: "ferry".into(),
            product: "Ferry".into(),
            version: "2026-01-01".into(),
            languages: crate::model::Language::ALL.to_vec(),
            title: text("Ferries"),
            doc: text("Sails."),
            package: "ferry-sdk".into(),
            packaging: Packaging { keywords: Vec::new(), categories: Vec::new(), alone: None },
            link: text("https://example.com/{operation}"),
            endpoints: Endpoints {
                central_host: Some("ferry.example.com".into()),
                central_regions: vec!["north".into()],
                regional_host: Some("ferry.{region}.example.com".into()),
                regional_regions: vec!["west".into()],
                network_host: Some("ferry-{network}.{region}.example.com".into()),
                network_regions: vec![("vpc".into(), vec!["east".into(), "north".into()])],
                ..Endpoints::default()
            },
            origins: Vec::new(),
            envelope: vec![request_id.clone()],
            unwraps: Vec::new(),
            alias_prefixes: vec!["Ferry.Msg.".into()],
            known_operations: Vec::new(),
        },
        families: vec![Family {
            name: "ferries".into(),
            feature: "ferries".into(),
            title: text("Ferries"),
            doc: text("All of them."),
            operations: vec!["Sail".into()],
            classic: None,
        }],
        operations: vec![sail(request_id)],
        structures: vec![Structure {
            name: "Endpoint".into(),
            rust: "Endpoint".into(),
            known_as: Vec::new(),
            module: "endpoint".into(),
            doc: text("A place."),
            fields: vec![field("IP", "ip", Type::String)],
            rules: Vec::new(),
            constructors: Vec::new(),
            setters: Vec::new(),
            from_pair: None,
            document: DocumentRole::default(),
            deprecated: None,
            source: "types/Endpoint.yaml".into(),
            usage: usage.clone(),
        }],
        enums: vec![direction(usage)],
        identifiers: Vec::new(),
        errors: vec![ErrorCode {
            code: "Too.Stormy".into(),
            rust: "TooStormy".into(),
            origin: Origin::Api,
            http_status: vec![400],
            kind: Some(ErrorKind::StateConflict),
            retry: Some(RetryClass::Backoff),
            service_wide: false,
            aliases: vec!["Stormy".into()],
            message_keys: Vec::new(),
            meaning: text("There is a storm."),
            remedy: text("Wait."),
            operations: vec!["Sail".into()],
            source: "errors.yaml".into(),
        }],
        code_families: Vec::new(),
        facts: vec![Fact { name: "calm".into(), doc: text("calm seas") }],
        sources: Vec::new(),
        programs: Vec::new(),
        workflows: Vec::new(),
        pages: Vec::new(),
        guide: None,
        translations: Translations::new(),
        states: None,
    }
}

fn sail(request_id: Field) -> Operation {
    let destination =
        Field { required: true, ..field("Destination", "destination", Type::Structure("Endpoint".into())) };
    let direction = field("Direction", "direction", Type::Enum("Direction".into()));
    let place = Literal::Map(vec![("IP".into(), Literal::Text("192.0.2.1".into()))]);
    Operation {
        name: "Sail".into(),
        rust: "sail".into(),
        family: "ferries".into(),
        access: Access::Write,
        summary: text("Sails to a place."),
        doc: None,
        deprecated: None,
        facets: OperationFacets::default(),
        request: vec![destination, direction],
        response: vec![request_id],
        rules: Vec::new(),
        pagination: None,
        waiter: None,
        requirements: vec![Requirement {
            rust: "Destination".into(),
            set: "SetDestination".into(),
            parameters: vec!["Destination".into()],
        }],
        then_wait: None,
        errors: vec!["Too.Stormy".into()],
        combined: Vec::new(),
        examples: vec![Example {
            title: text("To the island"),
            request: vec![("Destination".into(), place)],
            json: None,
            xml: None,
        }],
        responses: Vec::new(),
        unwraps: Vec::new(),
        local_types: Vec::new(),
        source: "operations/ferries/Sail.yaml".into(),
        lines: crate::model::Lines::default(),
    }
}

fn direction(usage: Usage) -> Enumeration {
    let value = |name: &str, rust: &str| EnumValue {
        name: name.into(),
        also: Vec::new(),
        rust: rust.into(),
        known_as: Vec::new(),
        doc: text(&format!("Goes {name}.")),
        error_code: false,
        deprecated: None,
    };
    Enumeration {
        name: "Direction".into(),
        rust: "Direction".into(),
        known_as: Vec::new(),
        module: "direction".into(),
        doc: text("Which way."),
        values: vec![value("out", "Out"), value("BACK", "Back")],
        groups: vec![EnumGroup {
            name: "homeward".into(),
            rust: "HOMEWARD".into(),
            values: vec!["BACK".into()],
            doc: text("Towards home."),
        }],
        switch: None,
        deprecated: None,
        source: "types/Direction.yaml".into(),
        usage,
    }
}
