//! The laws of the house: who may import whom, how long things may be, what they are called.

mod budgets;
mod imports;
mod source;
mod words;
