//! A change to the objects of a task.

use super::difference::{ObjectDifference, is_whole};
use super::error::ObjectError;
use super::path::ObjectPath;
use crate::job::Direction;
use alibabacloud_dts::Client;
use alibabacloud_dts::types::{Database, DtsJobType, ObjectSelection, Table, TrackedDataTypes};
use std::collections::BTreeSet;

/// A change to the objects of a running task: the present list, and what it is to become.
///
/// The service replaces the whole list, and no longer transfers what is missing in the new one. So the change begins with
/// the present list, keeps what it doesn't know, and refuses to drop what the caller doesn't name.
///
/// ```no_run
/// # async fn example(client: alibabacloud_dts::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use alibabacloud_dts_jobs::ObjectChange;
///
/// let mut change = ObjectChange::read(&client, "dtsa1b2c3d4e5f6g7").await?;
/// change.add_table("shop", "customers");
/// change.remove_table("shop", "drafts")?;
/// change.rename_table("shop", "orders", "orders_2026")?;
/// print!("{}", change.difference());
/// change.apply(&client).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectChange {
    pub(super) instance_id: String,
    /// The direction, for an instance that has a task for each.
    pub(super) direction: Option<Direction>,
    pub(super) subject: Subject,
    pub(super) before: ObjectSelection,
    pub(super) after: ObjectSelection,
    named: BTreeSet<ObjectPath>,
}

/// What kind of task it is: their objects are changed by different operations.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    Task,
    Subscription(TrackedDataTypes),
}

impl ObjectChange {
    /// Reads the present objects of the task of this instance; of a two-way instance, those of the forward task.
    ///
    /// # Errors
    /// [`ObjectError`], if the call fails, or the response doesn't hold the list.
    pub async fn read(client: &Client, instance_id: &str) -> Result<Self, ObjectError> {
        Self::read_task(client, instance_id, None).await
    }

    /// As [`read`](Self::read), of one of the tasks of a two-way instance.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn read_direction(client: &Client, instance_id: &str, direction: Direction) -> Result<Self, ObjectError> {
        Self::read_task(client, instance_id, Some(direction)).await
    }

    pub(super) async fn read_task(
        client: &Client,
        instance_id: &str,
        direction: Option<Direction>,
    ) -> Result<Self, ObjectError> {
        let request = client.describe_dts_job_detail().dts_instance_id(instance_id);
        let detail = request.synchronization_direction(direction.map(Direction::parameter)).send().await?;
        let Some(present) = detail.objects else {
            return Err(ObjectError::NotInResponse { url: detail.objects_oss_url });
        };
        let before = present.parsed().map_err(ObjectError::Unreadable)?;
        // Letter case aside, responses name the type as requests do, except for migration.
        let is_subscription =
            detail.job_type.is_some_and(|kind| kind.as_str().eq_ignore_ascii_case(DtsJobType::Subscribe.as_str()));
        let subject = if is_subscription {
            Subject::Subscription(detail.subscription_data_type.unwrap_or_default())
        } else {
            Subject::Task
        };
        let after = before.clone();
        Ok(Self { instance_id: instance_id.to_owned(), direction, subject, before, after, named: BTreeSet::new() })
    }

    /// The present objects.
    pub fn before(&self) -> &ObjectSelection {
        &self.before
    }

    /// The objects that the task is to have.
    pub fn after(&self) -> &ObjectSelection {
        &self.after
    }

    /// What would change.
    pub fn difference(&self) -> ObjectDifference {
        ObjectDifference::between(&self.before, &self.after)
    }

    /// Selects a database as a whole. Has no effect if it is selected so already.
    ///
    /// # Errors
    /// If some of its tables are selected: what is set for them would be lost. Remove the database first.
    pub fn add_database(&mut self, database: &str) -> Result<(), ObjectError> {
        match self.after.databases.get(database) {
            None => self.insert(Database::named(database)),
            Some(present) if is_whole(present) => {}
            Some(_) => return Err(ObjectError::HasTables(database.to_owned())),
        }
        Ok(())
    }

    /// Selects a table. Has no effect if it is selected already, alone or with its whole database.
    pub fn add_table(&mut self, database: &str, table: &str) {
        match self.after.databases.get_mut(database) {
            None => self.insert(Database::named(database).table(Table::named(table).all(true))),
            Some(present) if is_whole(present) || present.tables.contains_key(table) => {}
            Some(present) => {
                present.tables.insert(table.to_owned(), Table::named(table).all(true));
            }
        }
    }

    /// Removes a database with all its tables.
    ///
    /// # Errors
    /// If it isn't selected.
    pub fn remove_database(&mut self, database: &str) -> Result<(), ObjectError> {
        let path = ObjectPath::database(database);
        if self.after.databases.shift_remove(database).is_none() {
            return Err(ObjectError::NotSelected(path));
        }
        self.named.insert(path);
        Ok(())
    }

    /// Removes a table. A database without a table left is removed as well.
    ///
    /// # Errors
    /// If it isn't selected, or only with its whole database.
    pub fn remove_table(&mut self, database: &str, table: &str) -> Result<(), ObjectError> {
        let path = ObjectPath::table(database, table);
        let Some(present) = self.after.databases.get_mut(database) else { return Err(ObjectError::NotSelected(path)) };
        if present.tables.shift_remove(table).is_none() {
            return Err(if is_whole(present) {
                ObjectError::PartOfWhole(path)
            } else {
                ObjectError::NotSelected(path)
            });
        }
        if present.tables.is_empty() && present.all != Some(true) {
            self.after.databases.shift_remove(database);
            self.named.insert(ObjectPath::database(database));
        }
        self.named.insert(path);
        Ok(())
    }

    /// Gives a database another name in the destination.
    ///
    /// # Errors
    /// If it isn't selected, or the task is a subscription, which has no destination.
    pub fn rename_database(&mut self, database: &str, name: &str) -> Result<(), ObjectError> {
        self.renames()?;
        let present = self.after.databases.get_mut(database);
        let present = present.ok_or_else(|| ObjectError::NotSelected(ObjectPath::database(database)))?;
        present.name = Some(name.to_owned());
        Ok(())
    }

    /// Gives a table another name in the destination.
    ///
    /// # Errors
    /// If it isn't selected, or only with its whole database, or the task is a subscription.
    pub fn rename_table(&mut self, database: &str, table: &str, name: &str) -> Result<(), ObjectError> {
        self.renames()?;
        let path = ObjectPath::table(database, table);
        let Some(present) = self.after.databases.get_mut(database) else { return Err(ObjectError::NotSelected(path)) };
        let is_whole = is_whole(present);
        let Some(present) = present.tables.get_mut(table) else {
            return Err(if is_whole { ObjectError::PartOfWhole(path) } else { ObjectError::NotSelected(path) });
        };
        present.name = Some(name.to_owned());
        Ok(())
    }

    /// Replaces the whole list. What the list leaves out must be named with [`allow_dropping`](Self::allow_dropping).
    pub fn replace(&mut self, objects: ObjectSelection) {
        self.after = objects;
    }

    /// Names an object that the change may drop, or narrow to a part.
    pub fn allow_dropping(&mut self, path: ObjectPath) {
        self.named.insert(path);
    }

    fn renames(&self) -> Result<(), ObjectError> {
        match self.subject {
            Subject::Task => Ok(()),
            Subject::Subscription(_) => Err(ObjectError::NoDestination),
        }
    }

    fn insert(&mut self, database: Database) {
        self.after = std::mem::take(&mut self.after).database(database);
    }

    /// The objects that the change would drop without being named. Naming a database names its tables.
    pub(super) fn unnamed(&self) -> Vec<ObjectPath> {
        let is_named = |path: &&ObjectPath| {
            self.named.contains(*path) || self.named.contains(&ObjectPath::database(path.database.clone()))
        };
        self.difference().dropped().filter(|path| !is_named(path)).cloned().collect()
    }
}
