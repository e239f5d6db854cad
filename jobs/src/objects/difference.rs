//! What differs between two lists of objects.

use super::path::ObjectPath;
use alibabacloud_dts::types::{Database, ObjectSelection, Table};
use std::collections::BTreeSet;
use std::fmt;

/// What one list of objects has otherwise than another. Each list is sorted; a table of a database that is added or removed
/// is listed as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectDifference {
    /// Objects that were not selected.
    pub added: Vec<ObjectPath>,
    /// Objects that are no longer selected.
    pub removed: Vec<ObjectPath>,
    /// Databases of which all tables were selected, and now some; and tables of which fewer columns are selected.
    pub narrowed: Vec<ObjectPath>,
    /// Objects with another name in the destination.
    pub renamed: Vec<RenamedObject>,
    /// Objects of which something else differs, such as a filter, the columns or the kinds of changes.
    pub changed: Vec<ObjectPath>,
}

/// An object with another name in the destination.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct RenamedObject {
    /// The object.
    pub path: ObjectPath,
    /// The name in the destination before.
    pub from: String,
    /// The name in the destination afterwards.
    pub to: String,
}

impl ObjectDifference {
    /// What `to` has otherwise than `from`.
    pub fn between(from: &ObjectSelection, to: &ObjectSelection) -> Self {
        let mut difference = Self::default();
        for (name, database) in &to.databases {
            match from.databases.get(name) {
                Some(before) => difference.database(name, before, database),
                None => difference.added.extend(objects(name, database)),
            }
        }
        for (name, database) in &from.databases {
            if !to.databases.contains_key(name) {
                difference.removed.extend(objects(name, database));
            }
        }
        difference.sorted()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the task would no longer transfer.
    pub fn dropped(&self) -> impl Iterator<Item = &ObjectPath> {
        self.removed.iter().chain(&self.narrowed)
    }

    fn database(&mut self, name: &str, from: &Database, to: &Database) {
        let path = ObjectPath::database(name);
        self.rename(&path, from.name.as_deref(), to.name.as_deref());
        match (is_whole(from), is_whole(to)) {
            (true, false) => self.narrowed.push(path.clone()),
            (false, true) => self.added.push(path.clone()),
            _ => {}
        }
        for (table, after) in &to.tables {
            let path = ObjectPath::table(name, table);
            match from.tables.get(table) {
                Some(before) => self.table(path, before, after),
                // A table of a whole database was selected already.
                None if is_whole(from) => {}
                None => self.added.push(path),
            }
        }
        // The tables of a database that is now selected as a whole stay selected.
        let removed = from.tables.keys().filter(|table| !is_whole(to) && !to.tables.contains_key(*table));
        self.removed.extend(removed.map(|table| ObjectPath::table(name, table)));
        let alone = |database: &Database| {
            let mut database = database.clone();
            (database.name, database.all) = (None, None);
            database.tables.clear();
            database
        };
        if alone(from) != alone(to) {
            self.changed.push(path);
        }
    }

    fn table(&mut self, path: ObjectPath, from: &Table, to: &Table) {
        self.rename(&path, from.name.as_deref(), to.name.as_deref());
        let columns = |table: &Table| table.columns.keys().cloned().collect::<BTreeSet<_>>();
        let (before, after) = (columns(from), columns(to));
        let has_fewer = !after.is_empty() && (before.is_empty() || !before.is_subset(&after));
        if has_fewer {
            self.narrowed.push(path.clone());
        }
        let alone = |table: &Table| {
            let mut table = table.clone();
            (table.name, table.all) = (None, None);
            table
        };
        if alone(from) != alone(to) {
            self.changed.push(path);
        }
    }

    fn rename(&mut self, path: &ObjectPath, from: Option<&str>, to: Option<&str>) {
        let own = path.table.as_deref().unwrap_or(&path.database);
        let (from, to) = (from.unwrap_or(own), to.unwrap_or(own));
        if from != to {
            self.renamed.push(RenamedObject { path: path.clone(), from: from.to_owned(), to: to.to_owned() });
        }
    }

    fn sorted(mut self) -> Self {
        for list in [&mut self.added, &mut self.removed, &mut self.narrowed, &mut self.changed] {
            list.sort();
        }
        self.renamed.sort();
        self
    }
}

impl fmt::Display for ObjectDifference {
    /// A line for each object: `+` added, `-` removed, `<` narrowed, `>` renamed, `~` changed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, removed, narrowed, renamed, changed } = self;
        added.iter().try_for_each(|path| writeln!(f, "+ {path}"))?;
        removed.iter().try_for_each(|path| writeln!(f, "- {path}"))?;
        narrowed.iter().try_for_each(|path| match path.table {
            Some(_) => writeln!(f, "< {path}: fewer columns"),
            None => writeln!(f, "< {path}: only the listed tables"),
        })?;
        renamed.iter().try_for_each(|it| writeln!(f, "> {}: {} becomes {}", it.path, it.from, it.to))?;
        changed.iter().try_for_each(|path| writeln!(f, "~ {path}: other settings"))
    }
}

/// Whether all tables of a database are selected.
pub(super) fn is_whole(database: &Database) -> bool {
    database.all.unwrap_or(database.tables.is_empty())
}

fn objects(name: &str, database: &Database) -> Vec<ObjectPath> {
    let tables = database.tables.keys().map(|table| ObjectPath::table(name, table));
    std::iter::once(ObjectPath::database(name)).chain(tables).collect()
}
