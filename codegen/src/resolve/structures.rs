//! Structures of requests and responses.

use super::conditions::PathScope;
use super::declared::Body;
use super::resolver::Resolver;
use crate::model::{DocumentRole, Structure, Type, Usage};

impl Resolver<'_> {
    pub(super) fn structures(&mut self) -> Vec<Structure> {
        let names: Vec<String> =
            self.types.iter().filter(|(_, declared)| !declared.is_enum()).map(|(name, _)| name.clone()).collect();
        names.iter().filter_map(|name| self.structure(name)).collect()
    }

    fn structure(&mut self, name: &str) -> Option<Structure> {
        let declared = self.types.get(name)?;
        let (siblings, rules) = match declared.body {
            Body::Structure { fields, rules } => (self.types_of(fields), rules),
            Body::Content { .. } => (Vec::new(), &[][..]),
            Body::Enum { .. } => return None,
        };
        let (is_root, named, example) = (declared.is_document(), declared.named, declared.example);
        let (aliases, constructors, key) = (declared.aliases, declared.constructors, declared.key);
        let raw_examples = declared.examples;
        let (setters, from_pair) = (declared.setters, declared.from_pair);
        let (name, doc, texts) = (declared.name, declared.doc, declared.texts);
        let (rust, module) = (declared.rust.clone(), declared.module.clone());
        let known_as = declared.known_as;
        let (deprecated, source) = (declared.deprecated, declared.source.to_owned());
        let deprecated = deprecated.and_then(|raw| self.deprecation(raw));
        let doc = self.text(name, doc, texts.and_then(|texts| texts.doc));
        let around = PathScope { siblings: &siblings, root: None };
        let rule_texts = texts.map(|texts| texts.rules).unwrap_or_default();
        self.open_paths.clear();
        let rules = self.request_rules(rules, rule_texts, around);
        let fields = self.members_of(&name.value)?;
        let key = self.map_key(key, named, &fields);
        let named = self.named(named, &fields);
        let constructors = constructors.map(|raw| self.constructors(raw, &fields)).unwrap_or_default();
        let setters = setters.map(|raw| self.constructors(raw, &fields)).unwrap_or_default();
        let from_pair = self.pair(from_pair, &fields);
        let aliases = aliases.map(|aliases| self.aliases(aliases)).unwrap_or_default();
        let own = Type::Document(name.value.clone());
        let example = match example {
            Some(raw) => Some(self.literal(raw, &own)),
            None => fields.iter().find(|field| field.document.is_content).and_then(|field| field.example.clone()),
        };
        let examples = self.document_examples(raw_examples, texts.map(|it| it.examples).unwrap_or_default(), &own);
        let structure = Structure {
            rules,
            fields,
            constructors,
            setters,
            from_pair,
            document: DocumentRole { is_root, named, key, aliases, example, examples, ..DocumentRole::default() },
            name: name.value.clone(),
            known_as: self.known_as(known_as, &rust),
            rust,
            module,
            doc,
            deprecated,
            source,
            usage: Usage::default(),
        };
        self.root_paths.insert(structure.name.clone(), std::mem::take(&mut self.open_paths));
        Some(structure)
    }
}
