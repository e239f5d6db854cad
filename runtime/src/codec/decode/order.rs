//! The order in which members arrive.

use super::reader::Reader;
use crate::contract::shape::Shape;

/// Structures with fewer members are searched as fast.
const FEWEST: usize = 4;

/// Which member of a structure follows which: that of the shape, until a document has them in another order. The
/// elements of a list agree in it, so that all but the first find each member where they look first.
pub(super) struct Order {
    shape: &'static Shape,
    /// By the index after that of the member before; 0 stands for the beginning.
    following: Vec<usize>,
    after: usize,
}

impl Order {
    fn of(shape: &'static Shape) -> Self {
        Self { shape, following: (0..=shape.fields.len()).collect(), after: 0 }
    }

    /// Where the next member is looked for first.
    #[inline]
    pub(super) fn next(&self) -> usize {
        self.following.get(self.after).copied().unwrap_or(self.after)
    }

    /// Takes note of the member that has come.
    #[inline]
    pub(super) fn came(&mut self, index: usize) {
        if let Some(following) = self.following.get_mut(self.after) {
            *following = index;
        }
        self.after = index + 1;
    }
}

impl Reader<'_> {
    /// The order of earlier structures of this shape. The caller gives it back; what lies inside learns one of its own.
    pub(super) fn begin_order(&mut self, shape: &'static Shape) -> Order {
        if shape.fields.len() < FEWEST {
            return Order { shape, following: Vec::new(), after: 0 };
        }
        // Elements of a list come one after the other.
        let known = self.orders.iter().rposition(|order| std::ptr::eq(order.shape, shape));
        let order = known.map(|index| self.orders.swap_remove(index));
        order.map_or_else(|| Order::of(shape), |order| Order { after: 0, ..order })
    }

    pub(super) fn end_order(&mut self, order: Order) {
        if !order.following.is_empty() {
            self.orders.push(order);
        }
    }
}
