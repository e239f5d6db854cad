//! A declaration of a type, wherever it stands.

use crate::place::Place;
use crate::spec::raw::{
    Entries, LocalTypeTexts, RawConstructor, RawDeprecation, RawDocumentExample, RawEnum, RawEnumValue, RawField,
    RawGroup, RawLiteral, RawRule, RawStructure, RawSwitch, RawTypeFile, TypeTexts,
};
use crate::spec::{At, RawFile};

/// A structure or enum as it is written, in a file of its own or inside an operation's.
pub(super) struct Declared<'r> {
    pub name: &'r At<String>,
    pub doc: Option<&'r At<String>>,
    /// Whether it is declared as a document.
    pub document: bool,
    /// The member that names it.
    pub named: Option<&'r At<String>>,
    /// The Rust name of the member with its key in a map.
    pub key: Option<&'r At<String>>,
    /// Short ways to make one.
    pub constructors: Option<&'r Entries<RawConstructor>>,
    /// Setters of several members at once.
    pub setters: Option<&'r Entries<RawConstructor>>,
    /// The two members that a pair stands for.
    pub from_pair: &'r [At<String>],
    /// An example of a document.
    pub example: Option<&'r RawLiteral>,
    /// A document for each of several purposes.
    pub examples: &'r [RawDocumentExample],
    /// Short names of types in the module of a document.
    pub aliases: Option<&'r Entries<At<String>>>,
    /// The values that a boolean stands for.
    pub switch: Option<&'r RawSwitch>,
    pub deprecated: Option<&'r RawDeprecation>,
    pub body: Body<'r>,
    pub texts: Option<DeclaredTexts<'r>>,
    /// The spec file, relative to the spec folder.
    pub source: &'r str,
    pub rust: String,
    /// Other names by which people look for it.
    pub known_as: &'r [At<String>],
    /// Types with the same members or values, and why this is not one of them.
    pub not_merged_with: &'r Entries<At<String>>,
    pub module: String,
}

pub(super) enum Body<'r> {
    Structure {
        fields: &'r Entries<RawField>,
        rules: &'r [RawRule],
    },
    /// A document that is a list or map as a whole.
    Content {
        holds: &'r RawField,
    },
    Enum {
        values: &'r Entries<RawEnumValue>,
        groups: &'r Entries<RawGroup>,
    },
}

/// The Chinese texts of a type.
#[derive(Clone, Copy)]
pub(super) struct DeclaredTexts<'r> {
    pub doc: Option<&'r At<String>>,
    pub fields: &'r Entries<At<String>>,
    pub holds: Option<&'r At<String>>,
    pub rules: &'r [At<String>],
    pub values: &'r Entries<At<String>>,
    pub groups: &'r Entries<At<String>>,
    pub examples: &'r [At<String>],
}

impl<'r> Declared<'r> {
    /// The type of a file of its own; the names that it gives where it is neither a structure, an enum nor a document.
    pub(super) fn in_file(
        file: &'r RawFile<RawTypeFile>,
        texts: Option<&'r TypeTexts>,
    ) -> Result<Self, Vec<&'r At<String>>> {
        let RawTypeFile {
            structure,
            enumeration,
            document,
            // It decides what mistakes lead to, which is known before.
            origin: _,
            doc,
            deprecated,
            // The scope of all names has it.
            rust: _,
            known_as,
            not_merged_with,
            fields,
            holds,
            example,
            examples,
            aliases,
            named,
            key,
            constructors,
            setters,
            from_pair,
            // Resolved by `combined`, with the operations that it names.
            stands_for: _,
            rules,
            values,
            groups,
            switch,
        } = &file.value;
        let names = [structure, enumeration, document];
        let (name, body) = match (names, fields, values, holds) {
            ([Some(name), None, None] | [None, None, Some(name)], Some(fields), None, None) => {
                (name, Body::Structure { fields, rules })
            }
            ([None, Some(name), None], None, Some(values), None) => (name, Body::Enum { values, groups }),
            ([None, None, Some(name)], None, None, Some(holds)) => (name, Body::Content { holds }),
            _ => return Err(names.into_iter().flatten().collect()),
        };
        Ok(Self {
            name,
            doc: Some(doc),
            document: document.is_some(),
            named: named.as_ref(),
            key: key.as_ref(),
            constructors: Some(constructors),
            setters: Some(setters),
            from_pair,
            example: example.as_ref(),
            examples,
            aliases: Some(aliases),
            switch: switch.as_ref(),
            deprecated: deprecated.as_ref(),
            body,
            texts: texts.map(DeclaredTexts::in_file),
            source: &file.path,
            rust: String::new(),
            known_as,
            not_merged_with,
            module: String::new(),
        })
    }

    /// A structure in the file of an operation.
    pub(super) fn local_structure(
        name: &'r At<String>,
        structure: &'r RawStructure,
        texts: Option<&'r LocalTypeTexts>,
        source: &'r str,
    ) -> Self {
        let RawStructure {
            doc,
            deprecated,
            // The scope of all names has it.
            rust: _,
            known_as,
            not_merged_with,
            fields,
            named,
            key,
            constructors,
            rules,
        } = structure;
        Self {
            named: named.as_ref(),
            key: key.as_ref(),
            constructors: Some(constructors),
            deprecated: deprecated.as_ref(),
            known_as,
            not_merged_with,
            ..Self::local(name, doc, Body::Structure { fields, rules }, texts, source)
        }
    }

    /// An enum in the file of an operation.
    pub(super) fn local_enum(
        name: &'r At<String>,
        enumeration: &'r RawEnum,
        texts: Option<&'r LocalTypeTexts>,
        source: &'r str,
    ) -> Self {
        let RawEnum {
            doc,
            deprecated,
            // The scope of all names has it.
            rust: _,
            known_as,
            not_merged_with,
            values,
            groups,
            switch,
        } = enumeration;
        Self {
            switch: switch.as_ref(),
            deprecated: deprecated.as_ref(),
            known_as,
            not_merged_with,
            ..Self::local(name, doc, Body::Enum { values, groups }, texts, source)
        }
    }

    fn local(
        name: &'r At<String>,
        doc: &'r At<String>,
        body: Body<'r>,
        texts: Option<&'r LocalTypeTexts>,
        source: &'r str,
    ) -> Self {
        static NONE: Entries<At<String>> = Entries::EMPTY;
        Self {
            name,
            doc: Some(doc),
            document: false,
            named: None,
            key: None,
            constructors: None,
            setters: None,
            from_pair: &[],
            example: None,
            examples: &[],
            aliases: None,
            switch: None,
            deprecated: None,
            body,
            texts: texts.map(DeclaredTexts::local),
            source,
            rust: String::new(),
            known_as: &[],
            not_merged_with: &NONE,
            module: String::new(),
        }
    }

    pub(super) fn is_enum(&self) -> bool {
        matches!(self.body, Body::Enum { .. })
    }

    pub(super) fn is_document(&self) -> bool {
        self.document
    }
}

impl<'r> DeclaredTexts<'r> {
    fn in_file(texts: &'r TypeTexts) -> Self {
        // The name of the type is compared where the two files are.
        let TypeTexts {
            structure: _,
            enumeration: _,
            document: _,
            doc,
            holds,
            fields,
            rules,
            values,
            groups,
            examples,
        } = texts;
        Self { doc: doc.as_ref(), fields, holds: holds.as_ref(), rules, values, groups, examples }
    }

    fn local(texts: &'r LocalTypeTexts) -> Self {
        let LocalTypeTexts { doc, fields, rules, values, groups } = texts;
        Self { doc: doc.as_ref(), fields, holds: None, rules, values, groups, examples: &[] }
    }
}

/// The words of a file that say nothing about a type of this kind, each with its place.
pub(super) fn misplaced(file: &RawTypeFile, body: &Body<'_>) -> Vec<(&'static str, Place)> {
    let RawTypeFile {
        // Every type may have them.
        doc: _,
        origin: _,
        deprecated: _,
        rust: _,
        known_as: _,
        not_merged_with: _,
        // They decide about the kind.
        structure: _,
        enumeration: _,
        document,
        fields: _,
        holds: _,
        values: _,
        // Refused where they are resolved.
        stands_for: _,
        example,
        examples,
        aliases,
        named,
        key,
        constructors,
        setters,
        from_pair,
        rules,
        groups,
        switch,
    } = file;
    let of_members = [
        ("named", named.as_ref().map(|at| at.place)),
        ("key", key.as_ref().map(|at| at.place)),
        ("constructors", first(constructors)),
        ("setters", first(setters)),
        ("from_pair", from_pair.first().map(|at| at.place)),
        ("rules", rules.first().map(|rule| rule.doc.place)),
    ];
    let of_documents = [
        ("example", example.as_ref().map(|example| example.place)),
        ("examples", examples.first().map(|example| example.title.place)),
        ("aliases", first(aliases)),
    ];
    let of_enums = [("groups", first(groups)), ("switch", switch.as_ref().map(|switch| switch.on.place))];
    let (mut wrong, is_document) = (Vec::new(), document.is_some());
    match body {
        Body::Enum { .. } => wrong.extend(of_members.into_iter().chain(of_documents)),
        Body::Content { .. } => wrong.extend(of_members.into_iter().chain(of_enums)),
        Body::Structure { .. } if is_document => wrong.extend(of_enums),
        Body::Structure { .. } => wrong.extend(of_enums.into_iter().chain(of_documents)),
    }
    wrong.into_iter().filter_map(|(word, place)| Some((word, place?))).collect()
}

fn first<T>(entries: &Entries<T>) -> Option<Place> {
    entries.iter().next().map(|(name, _)| name.place)
}
