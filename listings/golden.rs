//! Reads the numbers that golden.py wrote.

use serde::Deserialize;

/// A number of golden.json. JSON has no word for NaN and the infinities, so there they are in
/// quotes.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Number(pub f64);

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Finite(f64),
    Word(String),
}

impl TryFrom<Written> for Number {
    type Error = std::num::ParseFloatError;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written::Finite(x) => Ok(Self(x)),
            Written::Word(word) => word.parse().map(Self),
        }
    }
}
