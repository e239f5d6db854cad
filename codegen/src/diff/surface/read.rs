//! The public items of one file.

use super::item::Item;
use super::text::compact;
use crate::artifact::Artifact;
use crate::backend::Error;
use std::collections::BTreeSet;
use syn::{
    Attribute, Fields, FnArg, ImplItem, ImplItemFn, ItemImpl, ItemTrait, Pat, ReturnType, Signature, TraitItem, Type,
    Visibility,
};

/// What a file declares.
pub(super) struct FileItems {
    /// Modules that only the crate sees.
    pub(super) private_modules: BTreeSet<Vec<String>>,
    /// Each with what it is and its path.
    pub(super) items: Vec<(&'static str, Vec<String>, Item)>,
}

/// Reads the items of a file of the crate.
pub(super) fn read(module: &[String], artifact: &Artifact) -> Result<FileItems, Error> {
    let file = syn::parse_file(&artifact.text)
        .map_err(|error| Error { path: artifact.path.clone(), message: format!("the file is not Rust: {error}") })?;
    let first = artifact.text.lines().next().unwrap_or_default();
    let source =
        first.split_once(" from ").and_then(|(_, rest)| rest.split(" of the spec;").next()).unwrap_or_default();
    let mut reader = Reader {
        declared: declared(&file.items),
        source: source.to_owned(),
        found: FileItems { private_modules: BTreeSet::new(), items: Vec::new() },
    };
    reader.items(module, &file.items);
    Ok(reader.found)
}

/// The types that a file declares.
fn declared(items: &[syn::Item]) -> BTreeSet<String> {
    let name = |item: &syn::Item| match item {
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        syn::Item::Trait(item) => Some(item.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}

struct Reader {
    declared: BTreeSet<String>,
    source: String,
    found: FileItems,
}

impl Reader {
    fn items(&mut self, module: &[String], items: &[syn::Item]) {
        for item in items {
            self.item(module, item);
        }
    }

    fn item(&mut self, module: &[String], item: &syn::Item) {
        match item {
            syn::Item::Mod(it) if !is_hidden(&it.attrs) => {
                let path = below(module, &it.ident.to_string());
                if is_public(&it.vis) {
                    self.add("mod", &path, String::new(), &it.attrs, false);
                } else {
                    self.found.private_modules.insert(path.clone());
                }
                self.items(&path, it.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default());
            }
            syn::Item::Struct(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                let path = below(module, &it.ident.to_string());
                self.add("struct", &path, compact(&it.generics), &it.attrs, false);
                self.derives(&path, &it.attrs);
                let is_open = is_non_exhaustive(&it.attrs) || has_private(&it.fields);
                self.fields(&path, &it.fields, !is_open);
            }
            syn::Item::Enum(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                let path = below(module, &it.ident.to_string());
                self.add("enum", &path, compact(&it.generics), &it.attrs, false);
                self.derives(&path, &it.attrs);
                for variant in &it.variants {
                    let path = below(&path, &variant.ident.to_string());
                    self.add("variant", &path, compact(&variant.fields), &variant.attrs, !is_non_exhaustive(&it.attrs));
                }
            }
            syn::Item::Fn(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                self.add("fn", &below(module, &it.sig.ident.to_string()), signature(&it.sig), &it.attrs, false);
            }
            syn::Item::Const(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                self.add("const", &below(module, &it.ident.to_string()), compact(&it.ty), &it.attrs, false);
            }
            syn::Item::Static(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                self.add("static", &below(module, &it.ident.to_string()), compact(&it.ty), &it.attrs, false);
            }
            syn::Item::Type(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                self.add("type", &below(module, &it.ident.to_string()), compact(&it.ty), &it.attrs, false);
            }
            syn::Item::Trait(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => self.declared_trait(module, it),
            syn::Item::Use(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                for (name, from) in used(&it.tree, "") {
                    self.add("use", &below(module, &name), from, &it.attrs, false);
                }
            }
            syn::Item::Impl(it) if !is_hidden(&it.attrs) => self.implementation(module, it),
            _ => {}
        }
    }

    fn declared_trait(&mut self, module: &[String], item: &ItemTrait) {
        let path = below(module, &item.ident.to_string());
        self.add(
            "trait",
            &path,
            format!("{}{}", compact(&item.generics), compact(&item.supertraits)),
            &item.attrs,
            false,
        );
        for member in &item.items {
            if let TraitItem::Fn(method) = member {
                let needed = method.default.is_none();
                let path = below(&path, &method.sig.ident.to_string());
                self.add("fn", &path, signature(&method.sig), &method.attrs, needed);
            }
        }
    }

    fn implementation(&mut self, module: &[String], item: &ItemImpl) {
        let path = self.type_path(module, &item.self_ty);
        if let Some((of, _)) = &item.trait_ {
            let name = format!("impl {}{}", compact(of), compact(&item.generics.params));
            self.add("impl", &below(&path, &name), String::new(), &item.attrs, false);
            return;
        }
        for member in &item.items {
            match member {
                ImplItem::Fn(ImplItemFn { vis, sig, attrs, .. }) if is_public(vis) && !is_hidden(attrs) => {
                    self.add("fn", &below(&path, &sig.ident.to_string()), signature(sig), attrs, false);
                }
                ImplItem::Const(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                    self.add("const", &below(&path, &it.ident.to_string()), compact(&it.ty), &it.attrs, false);
                }
                _ => {}
            }
        }
    }

    /// The path of the type that methods are for: one of this file, or one of the crate.
    fn type_path(&self, module: &[String], ty: &Type) -> Vec<String> {
        let text = compact(ty);
        let name = text.split('<').next().unwrap_or_default();
        match name.strip_prefix("crate::") {
            Some(rest) => rest.split("::").map(str::to_owned).collect(),
            None if self.declared.contains(name) => below(module, &text),
            None => name.split("::").map(str::to_owned).collect(),
        }
    }

    fn fields(&mut self, path: &[String], fields: &Fields, in_exhaustive: bool) {
        for field in fields.iter().filter(|field| is_public(&field.vis) && !is_hidden(&field.attrs)) {
            if let Some(name) = &field.ident {
                self.add("field", &below(path, &name.to_string()), compact(&field.ty), &field.attrs, in_exhaustive);
            }
        }
    }

    fn derives(&mut self, path: &[String], attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            // What cannot be read derives nothing that is known.
            let _ = attribute.parse_nested_meta(|meta| {
                self.add("impl", &below(path, &format!("impl {}", compact(&meta.path))), String::new(), &[], false);
                Ok(())
            });
        }
    }

    fn add(
        &mut self,
        kind: &'static str,
        path: &[String],
        signature: String,
        attributes: &[Attribute],
        in_exhaustive: bool,
    ) {
        let item = Item {
            signature,
            parent: String::new(),
            name: path.last().cloned().unwrap_or_default(),
            source: self.source.clone(),
            deprecated: attributes.iter().any(|attribute| attribute.path().is_ident("deprecated")),
            in_exhaustive,
        };
        self.found.items.push((kind, path.to_vec(), item));
    }
}

fn below(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("doc") && compact(&attribute.meta).contains("hidden)"))
}

fn is_non_exhaustive(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"))
}

fn has_private(fields: &Fields) -> bool {
    fields.iter().any(|field| !is_public(&field.vis))
}

/// A function without its body and the names of its arguments. The state of a builder is not part of it: what is required
/// is judged by itself.
fn signature(signature: &Signature) -> String {
    let argument = |argument: &FnArg| match argument {
        // That it is changed inside concerns nobody outside.
        FnArg::Receiver(receiver) => compact(receiver).trim_start_matches("mut ").to_owned(),
        FnArg::Typed(typed) => match typed.pat.as_ref() {
            Pat::Ident(_) => compact(&typed.ty),
            _ => compact(typed),
        },
    };
    let arguments: Vec<String> = signature.inputs.iter().map(argument).collect();
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) if compact(ty).starts_with("Builder<state::Set") => " -> Self".to_owned(),
        ReturnType::Type(_, ty) => format!(" -> {}", compact(ty)),
    };
    let bounds = compact(&signature.generics.where_clause);
    format!("fn{}({}){output} {bounds}", compact(&signature.generics), arguments.join(", ")).trim_end().to_owned()
}

/// The names that a `use` makes public, and where they are from.
fn used(tree: &syn::UseTree, from: &str) -> Vec<(String, String)> {
    match tree {
        syn::UseTree::Path(path) => used(&path.tree, &format!("{from}{}::", path.ident)),
        syn::UseTree::Name(name) => vec![(name.ident.to_string(), format!("{from}{}", name.ident))],
        syn::UseTree::Rename(name) => vec![(name.rename.to_string(), format!("{from}{}", name.ident))],
        syn::UseTree::Glob(_) => vec![("*".to_owned(), format!("{from}*"))],
        syn::UseTree::Group(group) => group.items.iter().flat_map(|tree| used(tree, from)).collect(),
    }
}
