//! The file that keeps the records. A row that was written survives the end of the process at any moment.

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition, TableError};
use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::Path;

/// By number: a record as JSON.
const RECORDS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("records");
/// One row: how far the clock was ahead of that of the machine, in milliseconds.
const CLOCK: TableDefinition<'_, (), u64> = TableDefinition::new("clock");

/// An open file.
pub(crate) struct Store(Database);

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Opens the file, or creates it.
    ///
    /// # Errors
    /// If the file cannot be opened, is no such file, or is open in another process.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let database =
            Database::create(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        let store = Self(database);
        // So that reading always finds the table.
        let ahead = store.ahead()?;
        store.write(&[], &BTreeSet::new(), ahead)?;
        Ok(store)
    }

    /// How far the clock was ahead of that of the machine, in milliseconds.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn ahead(&self) -> io::Result<u64> {
        let transaction = self.0.begin_read().map_err(io::Error::other)?;
        match transaction.open_table(CLOCK) {
            Ok(table) => Ok(table.get(()).map_err(io::Error::other)?.map_or(0, |ahead| ahead.value())),
            Err(TableError::TableDoesNotExist(_)) => Ok(0),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    /// All rows.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn read(&self) -> io::Result<Vec<Vec<u8>>> {
        let transaction = self.0.begin_read().map_err(io::Error::other)?;
        let table = transaction.open_table(RECORDS).map_err(io::Error::other)?;
        let rows = table.iter().map_err(io::Error::other)?;
        rows.map(|row| row.map(|(_, value)| value.value().to_vec()).map_err(io::Error::other)).collect()
    }

    /// Writes and removes rows, and writes how far the clock is ahead: all of it, or nothing if the process ends meanwhile.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn write(&self, rows: &[(u64, Vec<u8>)], removed: &BTreeSet<u64>, ahead: u64) -> io::Result<()> {
        let transaction = self.0.begin_write().map_err(io::Error::other)?;
        {
            let mut table = transaction.open_table(RECORDS).map_err(io::Error::other)?;
            for (number, row) in rows {
                table.insert(number, row.as_slice()).map_err(io::Error::other)?;
            }
            for number in removed {
                table.remove(number).map_err(io::Error::other)?;
            }
            let mut clock = transaction.open_table(CLOCK).map_err(io::Error::other)?;
            clock.insert((), ahead).map_err(io::Error::other)?;
        }
        transaction.commit().map_err(io::Error::other)
    }
}
