use ndarray::{ArrayD, ArrayRefD};
use thiserror::Error;

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
/// Without `->` the output is the letters that occur once, in alphabetical order.
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    todo!("inputs {inputs:?}, output {output:?}, operands {operands:?}")
}

// ---- Given ----

/// One letter for each axis.
type Letters = Vec<char>;

/// The letters of each input, and those of the output if `->` is there. Spaces are skipped.
///
/// An output that is there has each of its letters once, and each of them is in some input.
fn parse(subscripts: &str) -> Result<(Vec<Letters>, Option<Letters>), EinsumError> {
    let letters = |word: &str| -> Result<Letters, EinsumError> {
        let visible = word.chars().filter(|&c| c != ' ');
        let checked = visible.map(|c| match c {
            'a'..='z' | 'A'..='Z' => Ok(c),
            found => Err(EinsumError::NotALetter { found }),
        });
        checked.collect()
    };
    let (left, right) = match subscripts.split_once("->") {
        Some((left, right)) => (left, Some(right)),
        None => (subscripts, None),
    };
    let inputs = left.split(',').map(letters).collect::<Result<Vec<_>, _>>()?;
    let output = right.map(letters).transpose()?;

    let all = inputs.concat();
    let written = output.as_deref().unwrap_or_default();
    for (i, &letter) in written.iter().enumerate() {
        if written[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    Ok((inputs, output))
}
