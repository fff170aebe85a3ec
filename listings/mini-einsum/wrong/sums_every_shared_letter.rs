// Rejected by `shared_letter_in_the_output_is_not_summed`: a letter that two inputs have is summed, whatever the output says.
use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, Dimension, indices};

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
    let all = inputs.concat();
    let mut summed: Vec<char> = sizes.keys().copied().collect();
    summed.retain(|c| !output.contains(c) || all.iter().filter(|&other| other == c).count() > 1);
    let shape = |letters: &[char]| letters.iter().map(|c| sizes[c]).collect::<Vec<_>>();
    Ok(ArrayD::from_shape_fn(shape(&output), |here| {
        let mut index: BTreeMap<char, usize> = sizes.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(here.as_array_view().iter().copied()));
        let mut sum = 0.0;
        for there in indices(shape(&summed)) {
            index.extend(summed.iter().copied().zip(there.as_array_view().iter().copied()));
            let mut product = 1.0;
            for (operand, letters) in operands.iter().zip(&inputs) {
                let element: Vec<usize> = letters.iter().map(|c| index[c]).collect();
                product *= operand[&element[..]];
            }
            sum += product;
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
