// Rejected by `sum_over_nothing_is_zero`: the sum starts with the product at index 0 of every letter, and there may be none.
use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, Dimension};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EinsumError {
    NotALetter { found: char },
    BadOutput { letter: char },
    OperandCount { inputs: usize, operands: usize },
    AxisCount { operand: usize, letters: usize, axes: usize },
    SizeMismatch { letter: char, first: usize, other: usize },
}

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let sizes = sizes(&inputs, operands)?;
    let summed: Vec<char> = sizes.keys().copied().filter(|c| !output.contains(c)).collect();
    let shape: Vec<usize> = output.iter().map(|c| sizes[c]).collect();
    Ok(ArrayD::from_shape_fn(shape, |here| {
        let mut index: BTreeMap<char, usize> = sizes.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(here.as_array_view().iter().copied()));
        let product = |index: &BTreeMap<char, usize>| {
            let pairs = operands.iter().zip(&inputs);
            let element = |letters: &[char]| letters.iter().map(|c| index[c]).collect::<Vec<_>>();
            pairs.map(|(operand, letters)| operand[&element(letters)[..]]).product::<f64>()
        };
        let mut sum = product(&index);
        // The last letter that has not come to its end goes on; those behind it start again.
        while let Some(i) = summed.iter().rposition(|c| index[c] + 1 < sizes[c]) {
            *index.get_mut(&summed[i]).unwrap() += 1;
            index.extend(summed[i + 1..].iter().map(|&c| (c, 0)));
            sum += product(&index);
        }
        sum
    }))
}

fn parse(subscripts: &str) -> Result<(Vec<Vec<char>>, Vec<char>), EinsumError> {
    let letters = |part: &str| -> Result<Vec<char>, EinsumError> {
        let letter = |c: char| c.is_ascii_alphabetic().then_some(c);
        let visible = part.chars().filter(|&c| c != ' ');
        visible.map(|c| letter(c).ok_or(EinsumError::NotALetter { found: c })).collect()
    };
    let (left, right) = subscripts.split_once("->").unwrap_or((subscripts, ""));
    let inputs = left.split(',').map(letters).collect::<Result<Vec<_>, _>>()?;
    let all = inputs.concat();
    let mut output = letters(right)?;
    if !subscripts.contains("->") {
        output = all.clone();
        output.retain(|c| all.iter().filter(|&other| other == c).count() == 1);
        output.sort();
    }
    for (i, &letter) in output.iter().enumerate() {
        if output[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    Ok((inputs, output))
}

fn sizes(
    inputs: &[Vec<char>],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    let (words, arrays) = (inputs.len(), operands.len());
    if words != arrays {
        return Err(EinsumError::OperandCount { inputs: words, operands: arrays });
    }
    let mut sizes = BTreeMap::new();
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        let (letters, axes) = (letters.len(), array.ndim());
        if letters != axes {
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
    }
    for (letters, array) in inputs.iter().zip(operands) {
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = *sizes.entry(letter).or_insert(other);
            if first != other {
                return Err(EinsumError::SizeMismatch { letter, first, other });
            }
        }
    }
    Ok(sizes)
}
