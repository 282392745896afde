//! The preview: what it serves, to whom, what it says when files change, and how it ends.

mod desk;
mod ending;
mod explained;
mod linked;
mod saves;
mod served;
mod strangers;
mod told;
