//! The edition: every figure of an English body is linked or has its Chinese figure, and nothing is
//! reported.
