//! TODO: what is computed, and which library defines it

// ANCHOR: types
use ndarray::ArrayRef1;
use thiserror::Error;

/// Why an input has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// There is nothing to compute from.
    #[error("the input is empty")]
    Empty,
}
// ANCHOR_END: types

// ANCHOR: answer
/// TODO: what it returns, for which shape, in which unit
///
/// # Errors
///
/// [`AnswerError`].
pub fn answer(x: &ArrayRef1<f64>) -> Result<f64, AnswerError> {
    todo!("answer {x:?}")
}
// ANCHOR_END: answer
