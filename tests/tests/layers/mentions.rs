//! What a parsed file declares, imports and mentions.

use crate::module::{Import, Mention, Module, ModulePath};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::iter::Peekable;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A `mod name;`.
pub(crate) struct Declared {
    pub(crate) path: ModulePath,
    /// Whether it is in a build of the crate, and not only in its tests.
    pub(crate) is_shipped: bool,
}

/// A file as a module, its inline modules, and the files that it declares.
#[derive(Default)]
pub(crate) struct Scan {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
    pub(crate) declared: Vec<Declared>,
}

pub(crate) fn of(file: &syn::File, path: &[String], name: &str) -> Scan {
    let mut visitor = Visitor { scan: Scan::default(), at: path.to_vec(), file: name, file_path: path.to_vec() };
    visitor.enter();
    visitor.visit_file(file);
    visitor.scan
}

/// Macros whose tokens are the text of another program.
const QUOTING: [&str; 4] = ["quote", "quote_spanned", "parse_quote", "parse_quote_spanned"];

struct Visitor<'f> {
    scan: Scan,
    at: ModulePath,
    file: &'f str,
    file_path: ModulePath,
}

impl Visitor<'_> {
    fn enter(&mut self) {
        let module = Module { file: self.file.to_owned(), file_path: self.file_path.clone(), ..Module::default() };
        self.scan.modules.entry(self.at.clone()).or_insert(module);
    }

    fn module(&mut self) -> &mut Module {
        self.scan.modules.get_mut(&self.at).expect("the module has been entered")
    }

    fn mention(&mut self, path: Vec<String>, line: usize) {
        self.module().mentions.push(Mention { path, line });
    }

    fn import(&mut self, tree: &UseTree, prefix: &[String]) {
        let line = tree.span().start().line;
        let full = |last: &Ident| if last == "self" { prefix.to_vec() } else { joined(prefix, last) };
        match tree {
            UseTree::Path(part) => self.import(&part.tree, &joined(prefix, &part.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, prefix)),
            UseTree::Name(last) => {
                let path = full(&last.ident);
                self.module().imports.push(Import { name: path.last().cloned(), path, line });
            }
            UseTree::Rename(last) => {
                let (name, path) = (Some(last.rename.unraw().to_string()), full(&last.ident));
                self.module().imports.push(Import { name, path, line });
            }
            UseTree::Glob(_) => self.module().imports.push(Import { name: None, path: prefix.to_vec(), line }),
        }
    }

    /// The paths in texts, as derives take them: `with = "crate::form"`.
    fn texts(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.texts(group.stream()),
                TokenTree::Literal(literal) => {
                    let line = literal.span().start().line;
                    let path =
                        syn::parse_str::<syn::LitStr>(&literal.to_string()).and_then(|text| text.parse::<syn::Path>());
                    if let Ok(path) = path {
                        let names = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
                        self.mention(names, line);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// The paths that tokens spell, as far as that can be seen without expanding the macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let line = first.span().start().line;
                    let mut path = vec![first.unraw().to_string()];
                    while let Some(next) = segment(&mut tokens) {
                        path.push(next.unraw().to_string());
                    }
                    let quotes = QUOTING.contains(&path.last().map_or("", String::as_str))
                        && tokens.next_if(|token| is_punct(token, '!')).is_some();
                    if quotes {
                        tokens.next();
                    }
                    self.mention(path, line);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_only_for_tests(attributes(item)) && !matches!(item, Item::Mod(_)) {
            return;
        }
        if let Some(name) = declared_name(item) {
            self.module().items.insert(name.unraw().to_string());
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_shipped = !is_only_for_tests(&item.attrs);
        let path = joined(&self.at, &item.ident);
        if item.content.is_none() {
            self.scan.declared.push(Declared { path, is_shipped });
        } else if is_shipped {
            let outer = std::mem::replace(&mut self.at, path);
            self.enter();
            visit::visit_item_mod(self, item);
            self.at = outer;
        }
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        if !is_only_for_tests(&method.attrs) {
            visit::visit_impl_item_fn(self, method);
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if let Some(name) = &item.ident {
            let is_exported = item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export"));
            self.module().macros.insert(name.unraw().to_string(), is_exported);
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        if item.ident == "self"
            && let Some((_, name)) = &item.rename
        {
            let line = item.span().start().line;
            self.module().imports.push(Import { name: Some(name.to_string()), path: vec!["crate".to_owned()], line });
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.import(&item.tree, &[]);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            let names = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
            self.mention(names, path.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        self.visit_path(&found.path);
        let quotes = found.path.segments.last().is_some_and(|last| QUOTING.iter().any(|name| last.ident == name));
        if !quotes {
            self.tokens(found.tokens.clone());
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        visit::visit_attribute(self, attribute);
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
            self.texts(list.tokens.clone());
        }
    }

    /// Who may see an item says nothing about what the item needs.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}

fn joined(path: &[String], last: &Ident) -> Vec<String> {
    path.iter().cloned().chain([last.unraw().to_string()]).collect()
}

/// Takes `::name`, where that is next.
fn segment(tokens: &mut Peekable<proc_macro2::token_stream::IntoIter>) -> Option<Ident> {
    tokens.next_if(|token| is_punct(token, ':'))?;
    tokens.next_if(|token| is_punct(token, ':'))?;
    match tokens.next_if(|token| matches!(token, TokenTree::Ident(_)))? {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// `#[cfg(test)]`, `#[cfg(all(test, …))]` or `#[test]`; what is also built for a feature is not only for tests.
fn is_only_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.meta.require_list().is_ok_and(|list| needs_test(list.tokens.clone())))
    })
}

fn needs_test(condition: TokenStream) -> bool {
    let mut tokens = condition.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(word) = token else { continue };
        let group =
            tokens.next_if(|next| matches!(next, TokenTree::Group(it) if it.delimiter() == Delimiter::Parenthesis));
        match (word.to_string().as_str(), group) {
            ("test", None) => return true,
            ("all", Some(TokenTree::Group(parts))) if needs_test(parts.stream()) => return true,
            _ => {}
        }
    }
    false
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn declared_name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
