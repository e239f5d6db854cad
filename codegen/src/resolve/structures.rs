//! Structures of requests and responses.

use super::conditions::PathScope;
use super::declared::{Body, Declared};
use super::resolver::Resolver;
use crate::model::{DocumentRole, Structure, Type, Usage};

impl Resolver<'_> {
    pub(super) fn structures(&mut self) -> Vec<Structure> {
        let names: Vec<String> =
            self.types.iter().filter(|(_, declared)| !declared.is_enum()).map(|(name, _)| name.clone()).collect();
        names.iter().filter_map(|name| self.structure(name)).collect()
    }

    fn structure(&mut self, name: &str) -> Option<Structure> {
        let &Declared {
            name,
            doc,
            document: is_root,
            named,
            key,
            constructors,
            setters,
            from_pair,
            example,
            examples: raw_examples,
            aliases,
            deprecated,
            ref body,
            texts,
            source,
            ref rust,
            known_as,
            ref module,
            // Of enums alone.
            switch: _,
            // Checked by `twins`.
            not_merged_with: _,
        } = self.types.get(name)?;
        let (rust, module, source) = (rust.clone(), module.clone(), source.to_owned());
        let (siblings, rules) = match *body {
            Body::Structure { fields, rules } => (self.types_of(fields), rules),
            Body::Content { .. } => (Vec::new(), &[][..]),
            Body::Enum { .. } => return None,
        };
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
