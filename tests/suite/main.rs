//! Tests of the whole program: of what the library gives and of what the binary prints.
//!
//! One binary, so that there is one link. Each module is about one promise; what they
//! share is in [`support`]. Tests make their own project in a temporary folder; none of
//! them needs a network, a clock or another test.

mod architecture;
mod chinese;
mod codes;
#[path = "../../benches/corpus/mod.rs"]
mod corpus;
mod desk;
mod edition;
mod figures;
mod findings;
mod fragments;
mod laws;
mod live;
mod markdown;
mod parity;
mod pictures;
mod preview;
mod search;
mod support;
mod themes;
