//! A structure without members.

use crate::contract::shape::Shape;
use crate::contract::structure::{Member, Structure};

/// Stands where a structure is asked for and none is known: a response of an unknown action, a value on its own.
pub(crate) struct NoMembers;

impl Structure for NoMembers {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape { name: "", fields: &[], rules: &[] };
        &SHAPE
    }

    fn member(&self, _: usize) -> Option<&dyn Member> {
        None
    }

    fn member_mut(&mut self, _: usize) -> Option<&mut dyn Member> {
        None
    }
}
