//! What a build makes.

/// A file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path from the root of the published site, with `/` between its parts.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// The content of a published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the project, by its path from the root.
    CopyOf(String),
}
