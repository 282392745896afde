//! Numeric expressions of policy texts, read into exact values.
//!
//! `zh::read` and `en::read` take one expression (`近30亿元`, `nearly RMB 3 billion`) and return a
//! [`Quantity`]: the decimal as it was written, the power of ten beside it, the unit, the qualifier
//! and the direction. [`difference`] compares two quantities across units and languages;
//! [`en_scale`] and [`zh_scale`] say how a number is best written; [`convert`] gives the second
//! value that readers see in brackets.
//!
//! No floating point number occurs anywhere here, and no arithmetic wraps or panics: what does not
//! fit is an error. The module imports nothing from the rest of the crate.
//!
//! `zh::write` and `en::write` put a quantity into words that the readers of the same language read
//! back to the same value. They stand here and not in a theme because that is a law of this module,
//! and because checks print what they expect; what house styles differ in is a [`Style`].
//!
//! `zh::find` and `en::find` find figures in running text, and tell them from times and from names
//! that hold digits (a hotline's number, a programme's name).

mod amount;
mod bounds;
mod compare;
mod convert;
mod cursor;
mod decimal;
pub mod en;
mod error;
mod found;
mod gap;
mod qualifier;
mod rational;
#[cfg(test)]
mod round_trip;
mod scale;
mod shape;
mod style;
mod thing;
mod told;
mod unit;
pub mod zh;

pub use amount::{Amount, Fraction};
pub use bounds::Bounds;
pub use compare::{Difference, difference};
pub use convert::{Conversion, Precision, convert, nearest_decimal, reading_aid};
pub use decimal::{Decimal, DecimalError};
pub use error::{ReadError, ReadErrorKind};
pub use found::{Found, Meaning, Names, When};
pub use gap::{Gap, Relation, gap};
pub use qualifier::{Basis, Direction, Qualifier};
pub use rational::{Overflow, Rational};
pub use scale::{Scale, Spoken, en_scale, zh_scale};
pub use shape::{Quantity, Shape};
pub use style::{Percent, Style, Yuan};
pub use thing::{Thing, contradicts};
pub use told::{Kind, Told};
pub use unit::{Compound, Dimension, Unit};
