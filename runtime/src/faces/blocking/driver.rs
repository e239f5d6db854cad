use crate::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// A tokio runtime of its own, on a thread of its own, for timers and connections. A handle that is cheap to clone; the
/// thread ends after the last is dropped.
///
/// Futures themselves run on the thread that waits for them, on any number of threads at a time. Such a thread can belong
/// to another tokio runtime: it is then blocked, which only delays the other tasks of that runtime.
#[derive(Clone, Debug)]
pub struct Driver {
    running: Arc<Running>,
}

#[derive(Debug)]
struct Running {
    handle: Handle,
    /// The thread ends when this is dropped.
    _stop: oneshot::Sender<()>,
}

impl Driver {
    /// Starts the thread.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if the operating system provides no thread or no
    /// way to wait for connections.
    pub fn start() -> Result<Self, Error> {
        let failed = |error| Error::configuration_by("no runtime for blocking calls can be started", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let drive = move || {
            // It ends with an error, since nothing is ever sent.
            let _ = runtime.block_on(stopped);
            // A lookup of a name that hangs must not keep the thread.
            runtime.shutdown_background();
        };
        thread::Builder::new().name("alibabacloud-driver".to_owned()).spawn(drive).map_err(failed)?;
        Ok(Self { running: Arc::new(Running { handle, _stop: stop }) })
    }

    /// Waits for a future on this thread.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let _inside = self.running.handle.enter();
        let mut future = pin!(future);
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        loop {
            match future.as_mut().poll(&mut context) {
                Poll::Ready(output) => return output,
                // It may return early, which costs one poll.
                Poll::Pending => thread::park(),
            }
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    #[test]
    fn timers_work_on_a_thread_without_a_runtime() {
        let driver = Driver::start().unwrap();
        driver.run(async { tokio::time::sleep(Duration::from_millis(1)).await });
        let spawned = driver.run(async { tokio::spawn(async { 7 }).await });
        assert_eq!(spawned.unwrap(), 7);
    }

    #[test]
    fn a_driver_can_be_used_inside_another() {
        let (outer, inner) = (Driver::start().unwrap(), Driver::start().unwrap());
        let sleep = || tokio::time::sleep(Duration::from_millis(1));
        outer.run(async {
            inner.run(async { sleep().await });
            sleep().await;
        });
    }

    #[test]
    fn the_runtime_ends_with_the_last_handle() {
        let driver = Driver::start().unwrap();
        let (held, dropped) = channel::<()>();
        driver.running.handle.spawn(async move {
            let _held = held;
            std::future::pending::<()>().await;
        });
        let last = driver.clone();
        drop(driver);
        assert_eq!(dropped.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Timeout));
        drop(last);
        assert_eq!(dropped.recv_timeout(Duration::from_secs(10)), Err(RecvTimeoutError::Disconnected));
    }
}
