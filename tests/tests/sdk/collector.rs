//! A `tracing` subscriber that keeps everything it receives, at every level.

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Spans and events as lines: `new call service=… operation=…`, `record call outcome=…`, `event … level=…`, `close call`.
#[derive(Clone, Default)]
pub(crate) struct Collector {
    text: Arc<Mutex<String>>,
    names: Arc<Mutex<Vec<&'static str>>>,
    spans: Arc<AtomicU64>,
    /// The number of handles of each span.
    handles: Arc<Mutex<Vec<usize>>>,
}

impl Collector {
    /// What it has received since the last call.
    pub(crate) fn take(&self) -> String {
        std::mem::take(&mut self.text.lock().unwrap())
    }

    fn line(&self, what: &str, record: impl FnOnce(&mut Line)) {
        let mut line = Line(what.to_owned());
        record(&mut line);
        let mut text = self.text.lock().unwrap();
        text.push_str(&line.0);
        text.push('\n');
    }

    fn name(&self, span: &Id) -> &'static str {
        self.names.lock().unwrap()[index(span)]
    }
}

fn index(span: &Id) -> usize {
    usize::try_from(span.into_u64()).unwrap() - 1
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.names.lock().unwrap().push(span.metadata().name());
        self.handles.lock().unwrap().push(1);
        self.line(&format!("new {}", span.metadata().name()), |line| span.record(line));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.line(&format!("record {}", self.name(span)), |line| values.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let (target, level) = (event.metadata().target(), event.metadata().level());
        self.line(&format!("event {target} level={level}"), |line| event.record(line));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}

    fn clone_span(&self, span: &Id) -> Id {
        self.handles.lock().unwrap()[index(span)] += 1;
        span.clone()
    }

    fn try_close(&self, span: Id) -> bool {
        let left = {
            let mut handles = self.handles.lock().unwrap();
            handles[index(&span)] -= 1;
            handles[index(&span)]
        };
        if left == 0 {
            self.line(&format!("close {}", self.name(&span)), |_| {});
        }
        left == 0
    }
}
