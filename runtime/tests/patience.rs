//! Tests on a real clock, on machines of any speed.

use std::time::Duration;

/// Does the same with longer and longer times, until `attempt` says something: `None` says that the machine was too
/// busy to come to the point in that time.
pub async fn patiently<T>(mut attempt: impl AsyncFnMut(Duration) -> Option<T>) -> T {
    for power in 0..6 {
        if let Some(outcome) = attempt(Duration::from_millis(100 * 4_u64.pow(power))).await {
            return outcome;
        }
    }
    panic!("it does not happen, however long it may take")
}
