//! The API in the forms of others. Nothing of it is committed, so it is made on demand and is no backend.

pub mod openapi;
