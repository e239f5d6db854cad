//! All tasks of an account.

mod scope;

pub use scope::Scope;

use alibabacloud_dts::types::{DtsJob, DtsJobType};
use alibabacloud_dts::{Client, Config, Error, endpoint};
use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The number of lists that are read at the same time, unless the caller sets it. The service accepts 20 calls per second
/// of an account in a region.
const CONCURRENCY: usize = 8;

/// The number of tasks of a page.
const PAGE_SIZE: i32 = 100;

type MakeClient = Arc<dyn Fn(&str) -> Result<Client, Error> + Send + Sync>;

/// The tasks of an account, of all types and in all regions, as one stream.
///
/// Each region and type is a list of its own in the service, and regions outside the Chinese mainland have hosts of their
/// own. The lists are read at the same time; their tasks come in any order. A list that fails is reported beside the
/// tasks of the others, and does not end the stream.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use alibabacloud_dts_jobs::AllTasks;
///
/// let mut tasks = AllTasks::new(alibabacloud_dts::config().region("cn-hangzhou").load().await?).list();
/// while let Some(found) = tasks.next().await {
///     match found {
///         Ok(task) => println!("{} {:?}", task.region, task.task.dts_job_id),
///         Err(failure) => eprintln!("{failure}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is listed before `list` is called"]
pub struct AllTasks {
    scope: Scope,
    client: MakeClient,
    concurrency: usize,
}

impl AllTasks {
    /// The tasks that the credentials of this configuration can see. For each region, a client is made with the region's
    /// own endpoint on the Internet; everything else is that of the configuration.
    pub fn new(config: Config) -> Self {
        Self::with(move |region| {
            let endpoint = endpoint::in_region(region)?.to_string();
            Client::new(config.clone().region(region).endpoint_url(&endpoint)?)
        })
    }

    /// As [`new`](Self::new), with a client of your own for each region, for example inside a network.
    pub fn with(client: impl Fn(&str) -> Result<Client, Error> + Send + Sync + 'static) -> Self {
        Self { scope: Scope::default(), client: Arc::new(client), concurrency: CONCURRENCY }
    }

    /// Which regions and types to list. Defaults to all regions that the SDK knows, and to migration, synchronization and
    /// change tracking.
    pub fn scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The number of lists that are read at the same time, at least 1. Defaults to 8.
    pub fn concurrency(self, concurrency: usize) -> Self {
        Self { concurrency: concurrency.max(1), ..self }
    }

    /// Begins to list.
    pub fn list(self) -> TaskStream {
        let Self { scope, client, concurrency } = self;
        let lists = scope.lists().map(move |(region, job_type)| one_list(&client, region, job_type));
        let found = stream::iter(lists).flatten_unordered(Some(concurrency)).boxed();
        TaskStream { found, seen: HashSet::new() }
    }
}

impl fmt::Debug for AllTasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AllTasks")
            .field("scope", &self.scope)
            .field("concurrency", &self.concurrency)
            .finish_non_exhaustive()
    }
}

/// A task and where it was found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FoundTask {
    /// The region of the list.
    pub region: String,
    /// The type of the list.
    pub job_type: DtsJobType,
    /// The task.
    pub task: DtsJob,
}

/// A list that could not be read to its end.
#[derive(Debug)]
#[non_exhaustive]
pub struct FailedList {
    /// The region of the list.
    pub region: String,
    /// The type of the tasks in it.
    pub job_type: DtsJobType,
    /// Why it failed.
    pub error: Error,
}

impl fmt::Display for FailedList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} tasks in {} could not be listed: {}", self.job_type, self.region, self.error)
    }
}

impl std::error::Error for FailedList {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

type Found = Result<FoundTask, FailedList>;

/// The tasks of an account, one after the other.
#[must_use = "nothing is listed before `next` is called and awaited"]
pub struct TaskStream {
    found: BoxStream<'static, Found>,
    seen: HashSet<String>,
}

impl TaskStream {
    /// The next task, or the next list that has failed; `None` when all lists are read.
    ///
    /// # Errors
    /// [`FailedList`]; the other lists go on.
    pub async fn next(&mut self) -> Option<Found> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All tasks that are left, and the lists that have failed.
    pub async fn collect(mut self) -> (Vec<FoundTask>, Vec<FailedList>) {
        let (mut tasks, mut failures) = (Vec::new(), Vec::new());
        while let Some(found) = self.next().await {
            match found {
                Ok(task) => tasks.push(task),
                Err(failure) => failures.push(failure),
            }
        }
        (tasks, failures)
    }

    /// A host may list the tasks of several regions, so a task is passed on once.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Found>> {
        loop {
            let found = ready!(self.found.as_mut().poll_next(context));
            if let Some(Ok(FoundTask { task, .. })) = &found
                && let Some(id) = &task.dts_job_id
                && !self.seen.insert(id.to_string())
            {
                continue;
            }
            return Poll::Ready(found);
        }
    }
}

impl Stream for TaskStream {
    type Item = Found;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl fmt::Debug for TaskStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskStream").field("seen", &self.seen.len()).finish_non_exhaustive()
    }
}

/// One list: the tasks of a type in a region.
fn one_list(client: &MakeClient, region: String, job_type: DtsJobType) -> BoxStream<'static, Found> {
    let failed = |region: &str, job_type: &DtsJobType, error| FailedList {
        region: region.to_owned(),
        job_type: job_type.clone(),
        error,
    };
    let client = match client(&region) {
        Ok(client) => client,
        Err(error) => return stream::iter([Err(failed(&region, &job_type, error))]).boxed(),
    };
    let items = client.describe_dts_jobs().region(&region).job_type(job_type.clone()).page_size(PAGE_SIZE).items();
    items
        .map(move |item| match item {
            Ok(task) => Ok(FoundTask { region: region.clone(), job_type: job_type.clone(), task }),
            Err(error) => Err(failed(&region, &job_type, error)),
        })
        .boxed()
}
