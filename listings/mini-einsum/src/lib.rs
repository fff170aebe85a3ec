//! Einstein summation, as NumPy's `einsum` defines it, for subscripts of letters: products, sums,
//! transposes and diagonals by naming axes.

// ANCHOR: types
use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, indices};
use thiserror::Error;

/// Why subscripts and operands do not go together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EinsumError {
    /// Something that is no letter from a to z or A to Z, no comma, no space, and not the one `->`.
    #[error("{found:?} is not a letter")]
    NotALetter {
        /// The character.
        found: char,
    },
    /// A letter that is in the output twice, or in the output and in no input.
    #[error("the output has {letter:?} twice, or no input has it")]
    BadOutput {
        /// The letter.
        letter: char,
    },
    /// There is not one operand for each input between commas.
    #[error("inputs named: {inputs}, operands given: {operands}")]
    OperandCount {
        /// Inputs in the subscripts.
        inputs: usize,
        /// Operands given.
        operands: usize,
    },
    /// There is not one letter for each axis of an operand.
    #[error("operand {operand}: letters {letters}, axes {axes}")]
    AxisCount {
        /// The operand, from 0.
        operand: usize,
        /// Its letters.
        letters: usize,
        /// Its axes.
        axes: usize,
    },
    /// A letter names two axes of different lengths.
    #[error("{letter:?} has a length of {first} and a length of {other}")]
    SizeMismatch {
        /// The letter.
        letter: char,
        /// The length of the first axis that it names.
        first: usize,
        /// The first length that differs.
        other: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: einsum
/// The sum, over every letter that is not in the output, of the product of all operands.
///
/// `subscripts` name the axes: `"ij,jk->ik"` is the matrix product. A letter that is in one input
/// twice walks along the diagonal. Without `->` the output is the letters that occur once, in
/// alphabetical order. Spaces are skipped.
///
/// # Errors
///
/// [`EinsumError`]. What is wrong with the text comes first.
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    let lengths = length_of_each_letter(&inputs, operands)?;

    // One loop for each letter. An index has one number for each loop; `place` says which.
    let loops: Vec<usize> = lengths.values().copied().collect();
    let place: BTreeMap<char, usize> = lengths.keys().copied().zip(0..).collect();
    let shape: Vec<usize> = output.iter().map(|letter| lengths[letter]).collect();
    let mut result = ArrayD::zeros(shape);
    for index in indices(loops) {
        let at = |letters: &[char]| -> Vec<usize> {
            letters.iter().map(|letter| index[place[letter]]).collect()
        };
        let mut product = 1.0;
        for (operand, letters) in operands.iter().zip(&inputs) {
            product *= operand[&at(letters)[..]];
        }
        result[&at(&output)[..]] += product;
    }
    Ok(result)
}
// ANCHOR_END: einsum

// ANCHOR: output
/// The output if none is written: the letters that occur once in all inputs together, sorted.
fn implicit_output(inputs: &[Letters]) -> Letters {
    let all = inputs.concat();
    let mut output = all.clone();
    output.retain(|letter| all.iter().filter(|&other| other == letter).count() == 1);
    output.sort();
    output
}
// ANCHOR_END: output

// ANCHOR: lengths
/// The length that all axes of a letter have.
fn length_of_each_letter(
    inputs: &[Letters],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    // `zip` stops at the shorter of two and says nothing, so count first.
    if inputs.len() != operands.len() {
        let (inputs, operands) = (inputs.len(), operands.len());
        return Err(EinsumError::OperandCount { inputs, operands });
    }
    let mut lengths = BTreeMap::new();
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        if letters.len() != array.ndim() {
            let (letters, axes) = (letters.len(), array.ndim());
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = *lengths.entry(letter).or_insert(other);
            if first != other {
                return Err(EinsumError::SizeMismatch { letter, first, other });
            }
        }
    }
    Ok(lengths)
}
// ANCHOR_END: lengths

// ANCHOR: parse
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
// ANCHOR_END: parse
