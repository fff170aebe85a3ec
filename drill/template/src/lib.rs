//! {{write: what is computed, and which library defines it}}

// ANCHOR: types
use ndarray::ArrayRef1;
use thiserror::Error;

/// Why an input has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum {{Function}}Error {
    /// There is nothing to compute from.
    #[error("the input is empty")]
    Empty,
}
// ANCHOR_END: types

// ANCHOR: {{function}}
/// {{write: what it returns, for which shape, in which unit}}
///
/// # Errors
///
/// [`{{Function}}Error`].
pub fn {{function}}(x: &ArrayRef1<f64>) -> Result<f64, {{Function}}Error> {
    todo!("answer {x:?}")
}
// ANCHOR_END: {{function}}
