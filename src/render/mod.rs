//! Pages to bytes: each template gets one view and nothing else.
//!
//! A view is plain data made of the site; whatever has to be put into words is in
//! words already, in the page's language. Two equal views give equal bytes, so the
//! hash of a view and of the theme is a complete key for a page.

mod asset;
mod body;
mod chart;
mod citation;
mod cite;
mod data;
mod engine;
mod feed;
mod figure;
mod filters;
mod fragment;
mod image;
mod linked;
mod llms;
mod markdown;
mod marked;
mod menu;
mod opensearch;
mod page;
mod picture;
mod policy;
mod prepared;
mod searched;
pub mod share;
mod side_by_side;
mod sitemap;
mod targets;
mod view;
mod words;

pub use cite::{files as citation_files, of_file as citation_of_file};
pub use data::{Data, Selection, files as data_files, package as data_package};
pub use engine::Engine;
pub use feed::feeds;
pub use fragment::fragment;
pub use llms::llms;
pub use opensearch::opensearch;
pub use page::{chooser_pages, page};
pub use picture::{Pixels, decode, encode};
pub use policy::{HEADER_FILES, header_files};
pub use prepared::{Earlier, Prepared, PreparedLang};
pub use searched::{Searched, search_labels, search_names};
pub use sitemap::{is_sitemap, robots, sitemap};
pub use words::{Words, required_keys};
