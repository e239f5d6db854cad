//! What responses say about a record, kept until the record changes.

use std::sync::{Arc, Mutex, PoisonError};

/// The texts that were written about a record last, for the operations that were called last.
#[derive(Debug, Default)]
pub(super) struct Written(Mutex<Vec<Text>>);

#[derive(Debug)]
struct Text {
    key: Key,
    text: Arc<[u8]>,
}

/// What a text depends on beside the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The number of the plan that it was written by.
    pub(super) plan: usize,
    /// How far the phase had come.
    pub(super) percent: u64,
}

/// So that thousands of records don't fill the memory.
const MOST: usize = 3;

impl Written {
    /// The text with this key, which is written now if it is not there.
    pub(super) fn get(&self, key: Key, write: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        if let Some(found) = self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|text| text.key == key) {
            return Arc::clone(&found.text);
        }
        let text: Arc<[u8]> = write().into();
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Another call may have written it meanwhile, and older ones show what was true before.
        texts.retain(|text| text.key.plan != key.plan);
        if texts.len() >= MOST {
            texts.remove(0);
        }
        texts.push(Text { key, text: Arc::clone(&text) });
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_once_for_what_it_depends_on() {
        let written = Written::default();
        let mut times = 0;
        let mut get = |plan, percent| {
            let text = written.get(Key { plan, percent }, || {
                times += 1;
                format!("{plan} {percent}").into_bytes()
            });
            assert_eq!(&*text, format!("{plan} {percent}").as_bytes());
        };
        get(1, 0);
        get(1, 0);
        get(1, 50);
        get(1, 0);
        (2..=MOST + 1).for_each(|plan| get(plan, 0));
        get(1, 0);
        assert_eq!(times, 3 + MOST + 1);
        assert_eq!(written.0.lock().unwrap_or_else(PoisonError::into_inner).len(), MOST);
    }
}
