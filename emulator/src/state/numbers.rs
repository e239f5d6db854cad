//! The numbers of records, in order.

/// Numbers in order, each once. They are mostly added at the end, and read by their place.
#[derive(Debug, Default)]
pub(super) struct Numbers(Vec<u64>);

impl Numbers {
    pub(super) const NONE: Self = Self(Vec::new());

    pub(super) fn as_slice(&self) -> &[u64] {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn add(&mut self, number: u64) {
        if let Err(place) = self.0.binary_search(&number) {
            self.0.insert(place, number);
        }
    }

    pub(super) fn remove(&mut self, number: u64) {
        if let Ok(place) = self.0.binary_search(&number) {
            self.0.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_order_and_each_once() {
        let mut numbers = Numbers::default();
        for number in [3, 1, 2, 3, 9] {
            numbers.add(number);
        }
        numbers.remove(2);
        numbers.remove(7);
        assert_eq!(numbers.as_slice(), [1, 3, 9]);
        assert!(!numbers.is_empty() && Numbers::NONE.is_empty());
    }
}
