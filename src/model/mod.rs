//! What a digest is made of: values without behaviour beyond their own invariants.
//!
//! Three stages are told apart by type. An [`input::Input`] is the text of all
//! files; a [`source`] value is what one file says, before anything else is
//! known; a [`site::Site`] is complete: every reference in it leads somewhere.

pub mod alignment;
pub mod body;
pub mod cut;
pub mod date;
pub mod day;
pub mod disagreements;
pub mod facets;
pub mod figure;
pub mod filter;
pub mod hash;
pub mod id;
pub mod input;
pub mod lang;
pub mod length;
pub mod mixed;
pub mod output;
pub mod part;
pub mod picture;
pub mod pin;
pub mod promise;
pub mod relative;
pub mod report_kind;
pub mod route;
pub mod script;
pub mod settings;
pub mod site;
pub mod source;
pub mod strings;
pub mod table;
pub mod theme;
pub mod translation;
pub mod whole_word;
