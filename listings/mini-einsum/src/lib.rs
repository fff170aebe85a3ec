//! Einstein summation, as NumPy's `einsum` defines it, for subscripts of letters: products, sums,
//! transposes and diagonals by naming axes.

// ANCHOR: types
use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, Dimension, indices};
use thiserror::Error;

/// Why subscripts and operands do not go together. If several reasons hold, the first of them in
/// this order is given.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EinsumError {
    /// Something that is no letter from a to z or A to Z, no comma, no space, and not the one `->`.
    #[error("{found:?} is not a letter")]
    NotALetter {
        /// The character.
        found: char,
    },
    /// A letter of the output that stands there twice, or in no input.
    #[error("the output has {letter:?} twice, or no input has it")]
    BadOutput {
        /// The letter.
        letter: char,
    },
    /// Another number of operands than of inputs between commas.
    #[error("inputs named: {inputs}, operands given: {operands}")]
    OperandCount {
        /// Inputs in the subscripts.
        inputs: usize,
        /// Operands given.
        operands: usize,
    },
    /// Another number of letters than the operand has axes.
    #[error("operand {operand}: letters {letters}, axes {axes}")]
    AxisCount {
        /// The operand, from 0.
        operand: usize,
        /// Its letters.
        letters: usize,
        /// Its axes.
        axes: usize,
    },
    /// A letter whose axes are not of one length.
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
/// `subscripts` name the axes: `"ij,jk->ik"` is the matrix product. A letter that stands twice in
/// one input walks along the diagonal. Without `->` the output is the letters that occur once, in
/// alphabetical order. Spaces are skipped.
///
/// # Errors
///
/// [`EinsumError`], looked for in the order in which it lists them, and from left to right.
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let sizes = sizes(&inputs, operands)?;

    // One index has a place for every letter: first those of the output, then those to sum over.
    let mut letters = output.clone();
    letters.extend(sizes.keys().filter(|letter| !output.contains(letter)));
    let shape: Vec<usize> = letters.iter().map(|letter| sizes[letter]).collect();
    let (kept, summed) = shape.split_at(output.len());
    // Each axis of an operand follows its letter's place. Two axes at one place are a diagonal.
    let place = |letter| letters.iter().position(|c| c == letter);
    let places: Vec<Vec<usize>> =
        inputs.iter().map(|input| input.iter().filter_map(place).collect()).collect();

    let mut index: Vec<usize> = Vec::new();
    let mut element = Vec::new();
    Ok(ArrayD::from_shape_fn(kept, |here| {
        let mut sum = 0.0;
        for there in indices(summed) {
            index.clear();
            index.extend(here.as_array_view().iter().chain(&there.as_array_view()));
            let mut product = 1.0;
            for (operand, places) in operands.iter().zip(&places) {
                element.clear();
                element.extend(places.iter().map(|&place| index[place]));
                product *= operand[&element[..]];
            }
            sum += product;
        }
        sum
    }))
}
// ANCHOR_END: einsum

// ANCHOR: parse
type Letters = Vec<char>;

/// The letters of each input, and of the output.
fn parse(subscripts: &str) -> Result<(Vec<Letters>, Letters), EinsumError> {
    let letters = |part: &str| -> Result<Letters, EinsumError> {
        let visible = part.chars().filter(|&c| c != ' ');
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
    let all = inputs.concat();
    let output = match right {
        Some(right) => letters(right)?,
        None => {
            let once = |&c: &char| all.iter().filter(|&&other| other == c).count() == 1;
            let mut output: Letters = all.iter().copied().filter(once).collect();
            output.sort_unstable();
            output
        }
    };
    for (i, &letter) in output.iter().enumerate() {
        if output[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    Ok((inputs, output))
}

/// The length that each letter stands for.
fn sizes(
    inputs: &[Letters],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    if inputs.len() != operands.len() {
        let (inputs, operands) = (inputs.len(), operands.len());
        return Err(EinsumError::OperandCount { inputs, operands });
    }
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        if letters.len() != array.ndim() {
            let (letters, axes) = (letters.len(), array.ndim());
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
    }
    let mut sizes = BTreeMap::new();
    let lengths = operands.iter().flat_map(|array| array.shape());
    for (&letter, &other) in inputs.iter().flatten().zip(lengths) {
        let first = *sizes.entry(letter).or_insert(other);
        if first != other {
            return Err(EinsumError::SizeMismatch { letter, first, other });
        }
    }
    Ok(sizes)
}
// ANCHOR_END: parse
