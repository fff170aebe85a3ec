use ndarray::{ArrayD, ArrayRefD};
use thiserror::Error;

// If several hold, give the first in this order; of two of a kind, the one further left.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EinsumError {
    #[error("{found:?} is not a letter")]
    NotALetter { found: char },
    #[error("the output has {letter:?} twice, or no input has it")]
    BadOutput { letter: char },
    #[error("inputs named: {inputs}, operands given: {operands}")]
    OperandCount { inputs: usize, operands: usize },
    #[error("operand {operand}: letters {letters}, axes {axes}")]
    AxisCount { operand: usize, letters: usize, axes: usize },
    #[error("{letter:?} has a length of {first} and a length of {other}")]
    SizeMismatch { letter: char, first: usize, other: usize },
}

/// The sum, over every letter that is not in the output, of the product of all operands.
///
/// `subscripts` name the axes: `"ij,jk->ik"` is the matrix product. Without `->` the output is the
/// letters that occur once, in alphabetical order. Spaces are skipped.
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    todo!("einsum {subscripts:?} of {operands:?}")
}
