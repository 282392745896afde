//! The preview: a project that is watched, built in memory and shown in browsers at once.

pub mod client;
pub mod findings;
