//! One question for many callers, ahead of expiry.

use super::server::{Server, ok};
use super::world::{Clock, Recorder, environment, failure, get, id, sts_session};
use alibabacloud_core::credentials::{AssumeRole, DefaultChain};
use alibabacloud_core::{
    BoxFuture, Credentials, Environment, HttpResponse, ProvideCredentials, SignedRequest, Transport, TransportError,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// An STS that numbers its sessions.
struct Sts {
    clock: Clock,
    server: Server,
}

impl Sts {
    fn new(life: u64) -> Self {
        let clock = Clock::new();
        let (time, count) = (clock.clone(), AtomicUsize::new(1));
        let server = Server::new(move |_| {
            // Long enough for everybody to come and wait.
            std::thread::sleep(Duration::from_millis(50));
            let number = count.fetch_add(1, Ordering::SeqCst);
            ok(sts_session(&number.to_string(), &time.text_in(life)))
        });
        Self { clock, server }
    }

    fn role(&self) -> Arc<AssumeRole> {
        let environment = environment(&self.clock, &[]).sts_endpoint(self.server.endpoint());
        Arc::new(AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment))
    }

    fn asked(&self) -> usize {
        self.server.asked().len()
    }
}

/// An STS in memory that takes its time, on tokio's clock, and fails on demand.
#[derive(Clone, Debug)]
struct Slow {
    clock: Clock,
    life: u64,
    broken: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
}

impl Slow {
    fn new(life: u64) -> Self {
        Self { clock: Clock::new(), life, broken: Arc::default(), asked: Arc::default() }
    }

    fn role(&self) -> Arc<AssumeRole> {
        let environment = environment(&self.clock, &[]).transport(self.clone());
        Arc::new(AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment))
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Transport for Slow {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let status = if self.broken.load(Ordering::SeqCst) { 500 } else { 200 };
            let body = sts_session("role", &self.clock.text_in(self.life)).into();
            Ok(HttpResponse { status, headers: Vec::new(), body })
        })
    }
}

/// What a hundred callers at once get.
async fn hundred(source: &Arc<impl ProvideCredentials>) -> Vec<Result<String, String>> {
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let source = Arc::clone(source);
            tokio::spawn(async move {
                get(&*source).await.map(|credentials| credentials.access_key_id().unwrap().to_owned())
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}

fn all(outcomes: &[Result<String, String>], expected: &str) -> bool {
    outcomes.iter().all(|outcome| outcome.as_deref() == Ok(expected))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_callers_ask_once() {
    let sts = Sts::new(3600);
    let role = sts.role();
    assert!(all(&hundred(&role).await, "1"));
    assert_eq!(sts.asked(), 1);
    // After expiry there is nothing to go on with: all wait for one question.
    sts.clock.pass(3600);
    assert!(all(&hundred(&role).await, "2"));
    assert_eq!(sts.asked(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ahead_of_expiry_one_caller_asks_and_the_others_go_on() {
    let sts = Sts::new(3600);
    let role = sts.role();
    assert_eq!(id(&*role).await, "1");
    sts.clock.pass(2699);
    assert_eq!(id(&*role).await, "1");
    assert_eq!(sts.asked(), 1);
    sts.clock.pass(1);
    let outcomes = hundred(&role).await;
    assert!(outcomes.contains(&Ok("2".to_owned())) && outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(sts.asked(), 2);
    assert_eq!(id(&*role).await, "2");
}

#[tokio::test(start_paused = true)]
async fn a_hundred_callers_share_one_failure_and_it_is_remembered_for_a_second() {
    let slow = Slow::new(3600);
    slow.broken.store(true, Ordering::SeqCst);
    let role = slow.role();
    let outcomes = hundred(&role).await;
    assert!(outcomes.iter().all(|outcome| outcome.as_ref().is_err_and(|error| error.contains("HTTP status 500"))));
    assert_eq!(slow.asked(), 1);
    slow.broken.store(false, Ordering::SeqCst);
    tokio::time::advance(Duration::from_millis(999)).await;
    assert!(get(&*role).await.is_err());
    assert_eq!(slow.asked(), 1);
    tokio::time::advance(Duration::from_millis(1)).await;
    assert_eq!(id(&*role).await, "role");
}

#[tokio::test(start_paused = true)]
async fn a_failed_early_question_keeps_the_old_session_until_it_expires() {
    let slow = Slow::new(3600);
    let role = slow.role();
    assert_eq!(id(&*role).await, "role");
    slow.broken.store(true, Ordering::SeqCst);
    slow.clock.pass(3000);
    assert_eq!(id(&*role).await, "role");
    assert_eq!(slow.asked(), 2);
    // The server is left alone for a second at least, and for ten at most.
    tokio::time::advance(Duration::from_millis(999)).await;
    assert_eq!(id(&*role).await, "role");
    assert_eq!(slow.asked(), 2);
    tokio::time::advance(Duration::from_millis(9001)).await;
    assert_eq!(id(&*role).await, "role");
    assert_eq!(slow.asked(), 3);
    slow.clock.pass(600);
    tokio::time::advance(Duration::from_secs(1)).await;
    assert!(failure(&*role).await.contains("HTTP status 500"));
    assert_eq!(slow.asked(), 4);
    slow.broken.store(false, Ordering::SeqCst);
    tokio::time::advance(Duration::from_secs(1)).await;
    assert_eq!(id(&*role).await, "role");
}

#[tokio::test]
async fn short_sessions_are_used_for_three_quarters_of_their_time() {
    let sts = Sts::new(900);
    let role = sts.role();
    assert_eq!(id(&*role).await, "1");
    sts.clock.pass(674);
    assert_eq!(id(&*role).await, "1");
    sts.clock.pass(1);
    assert_eq!(id(&*role).await, "2");
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_another_caller_longer_than_five_seconds() {
    let environment = environment(&Clock::new(), &[]).transport(Recorder::silent());
    let role = Arc::new(AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(environment));
    let first = tokio::spawn({
        let role = Arc::clone(&role);
        async move { failure(&*role).await }
    });
    tokio::task::yield_now().await;
    let begin = tokio::time::Instant::now();
    let error = failure(&*role).await;
    assert_eq!(error, "another caller has been fetching credentials for more than 5 seconds");
    assert_eq!(begin.elapsed().as_secs(), 5);
    assert!(first.await.unwrap().contains("within 10 s"));
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_gives_up_does_not_block_the_others() {
    let slow = Slow::new(3600);
    let role = slow.role();
    assert!(tokio::time::timeout(Duration::from_millis(10), get(&*role)).await.is_err());
    assert_eq!(id(&*role).await, "role");
    assert_eq!(slow.asked(), 2);
}

#[test]
fn outside_of_a_runtime_it_is_an_error_and_no_panic() {
    let role = AssumeRole::new(Credentials::access_key("a", "b"), "role").environment(Environment::empty());
    let mut question = std::pin::pin!(role.credentials());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = question.as_mut().poll(&mut context) else { panic!("it waits") };
    assert!(outcome.unwrap_err().to_string().contains("tokio runtime"));
    let chain = DefaultChain::new(Environment::empty());
    let mut question = std::pin::pin!(chain.credentials());
    assert!(question.as_mut().poll(&mut context).is_ready());
}

#[tokio::test]
async fn refused_credentials_are_asked_for_again_and_their_successors_kept() {
    let sts = Sts::new(3600);
    let role = sts.role();
    let refused = get(&*role).await.unwrap();
    role.invalidate(&refused);
    assert_eq!(id(&*role).await, "2");
    role.invalidate(&refused);
    assert_eq!(id(&*role).await, "2");
    assert_eq!(sts.asked(), 2);
}
