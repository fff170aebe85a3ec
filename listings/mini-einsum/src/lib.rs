//! Einstein summation, as NumPy's `einsum` defines it, for subscripts of letters: products, sums,
//! transposes and diagonals by naming axes.

// ANCHOR: types
use std::collections::BTreeMap;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array3, ArrayD, ArrayRefD, Axis, CowArray, IxDyn, Zip};
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
    #[error("{inputs} inputs are named, but there are {operands} operands")]
    OperandCount {
        /// Inputs in the subscripts.
        inputs: usize,
        /// Operands given.
        operands: usize,
    },
    /// Another number of letters than the operand has axes.
    #[error("operand {operand} has {axes} axes, but {letters} letters")]
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

    let mut result: Option<Term> = None;
    for (i, operand) in operands.iter().enumerate() {
        // An axis lives as long as the output or an operand to come has its letter.
        let needed = [&output[..], &inputs[i + 1..].concat()].concat();
        let term = Term::new(&inputs[i], operand);
        result = Some(match result {
            None => term.keep(&needed),
            Some(so_far) => {
                let term = term.keep(&[&needed[..], &so_far.letters].concat());
                so_far.times(&term, &needed, &sizes)
            }
        });
    }
    let result = result.expect("subscripts name one input at least");
    let order = result.order(&output);
    Ok(result.array.permuted_axes(order).into_owned())
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

/// An array with a letter for each axis.
struct Term<'a> {
    letters: Letters,
    array: CowArray<'a, f64, IxDyn>,
}

impl<'a> Term<'a> {
    // ANCHOR: term
    /// The operand, or its diagonal if a letter is repeated, so that no letter stands there twice.
    fn new(letters: &[char], operand: &'a ArrayRefD<f64>) -> Self {
        let mut term = Self { letters: Vec::new(), array: operand.view().into() };
        for &letter in letters {
            let again = term.letters.len();
            match term.letters.iter().position(|&c| c == letter) {
                Some(first) => term.array = diagonal(&term.array, first, again).into(),
                None => term.letters.push(letter),
            }
        }
        term
    }

    /// The sum over every axis whose letter is not needed.
    fn keep(mut self, needed: &[char]) -> Self {
        for axis in (0..self.letters.len()).rev() {
            if !needed.contains(&self.letters[axis]) {
                self.letters.remove(axis);
                self.array = self.array.sum_axis(Axis(axis)).into();
            }
        }
        self
    }
    // ANCHOR_END: term

    // ANCHOR: times
    /// The product of two terms, summed over the letters that they share and nobody needs after
    /// them. As matrices: one product of `(left, summed)` by `(summed, right)` for each index of the
    /// batch.
    fn times(&self, other: &Term, needed: &[char], sizes: &BTreeMap<char, usize>) -> Self {
        let (shared, left): (Letters, Letters) =
            self.letters.iter().partition(|c| other.letters.contains(c));
        let (batch, summed): (Letters, Letters) = shared.iter().partition(|c| needed.contains(c));
        let right: Letters =
            other.letters.iter().copied().filter(|c| !shared.contains(c)).collect();

        let size = |letters: &[char]| letters.iter().map(|c| sizes[c]).product::<usize>();
        let (n, rows, inner, columns) = (size(&batch), size(&left), size(&summed), size(&right));
        let a_order = self.order(&[&batch[..], &left, &summed].concat());
        let b_order = other.order(&[&batch[..], &summed, &right].concat());
        let (a, b) = (self.array.view(), other.array.view());
        let (a, b) = (a.permuted_axes(a_order), b.permuted_axes(b_order));
        // Copies only where the axes of one group do not lie one after the other in memory.
        let a = a.to_shape((n, rows, inner)).expect("as many elements in three axes");
        let b = b.to_shape((n, inner, columns)).expect("as many elements in three axes");
        let mut product = Array3::zeros((n, rows, columns));
        Zip::from(product.outer_iter_mut())
            .and(a.outer_iter())
            .and(b.outer_iter())
            .for_each(|mut product, a, b| general_mat_mul(1.0, &a, &b, 0.0, &mut product));

        let letters = [batch, left, right].concat();
        let shape: Vec<usize> = letters.iter().map(|c| sizes[c]).collect();
        let array = product.into_shape_with_order(shape).expect("the axes that were put together");
        Self { letters, array: array.into() }
    }

    /// Where each of these letters, which are its own, stands among its axes.
    fn order(&self, letters: &[char]) -> Vec<usize> {
        letters.iter().filter_map(|l| self.letters.iter().position(|c| c == l)).collect()
    }
    // ANCHOR_END: times
}

// ANCHOR: diagonal
/// The elements whose indices on two axes are equal. The later axis is gone.
fn diagonal(array: &ArrayRefD<f64>, first: usize, again: usize) -> ArrayD<f64> {
    let mut shape = array.shape().to_vec();
    let length = shape.remove(again);
    let mut diagonal = ArrayD::zeros(shape);
    for i in 0..length {
        let row = array.index_axis(Axis(again), i);
        diagonal.index_axis_mut(Axis(first), i).assign(&row.index_axis(Axis(first), i));
    }
    diagonal
}
// ANCHOR_END: diagonal
