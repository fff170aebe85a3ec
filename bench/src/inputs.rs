//! The inputs, each made from a seed alone. `contestants.py` makes the same ones.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use ndarray::Array2;

/// The `i`-th number of the stream `seed`, in [0, 1): SplitMix64, which needs no number before it.
pub fn unit(seed: u64, i: usize) -> f64 {
    let mut z = (i as u64 + 1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(seed.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A whole number below `n`.
fn below(seed: u64, i: usize, n: usize) -> usize {
    (unit(seed, i) * n as f64) as usize
}

/// Numbers from -2 to 8.
pub fn batch(rows: usize, columns: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(i, j)| 10.0 * unit(1, i * columns + j) - 2.0)
}

/// A label and a score for each class, row by row.
pub fn scores(rows: usize, classes: usize) -> (Vec<usize>, Array2<f64>) {
    let labels = (0..rows).map(|row| below(2, row, classes)).collect();
    (labels, Array2::from_shape_fn((rows, classes), |(i, j)| unit(3, i * classes + j)))
}

/// `rows` names of `categories` categories, a name a line.
pub fn names(rows: usize, categories: usize) -> String {
    lines((0..rows).map(|i| format!("category-{:04}", below(4, i, categories))))
}

/// The same again, and in one of a hundred rows a name that the first list has not.
pub fn new_names(rows: usize, categories: usize) -> String {
    lines((0..rows).map(|i| {
        let kind = if unit(6, i) < 0.01 { "novelty" } else { "category" };
        format!("{kind}-{:04}", below(5, i, categories))
    }))
}

fn lines(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join("\n")
}

/// Labels below `classes`, of which the first is the most frequent.
pub fn labels(rows: usize, classes: usize) -> Vec<i64> {
    (0..rows).map(|i| (unit(7, i).powi(2) * classes as f64) as i64).collect()
}

/// The columns of the table.
pub const NUMERIC: [&str; 10] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];
/// The columns of the table with three, five and eight categories.
pub const CATEGORICAL: [&str; 3] = ["c3", "c5", "c8"];

/// A table as CSV text: ten columns of numbers, three of categories, one field in twenty empty, and
/// a label that depends on two of the numbers and one of the categories. Python reads the file.
pub fn table(rows: usize, file: &Path) -> io::Result<String> {
    if let Ok(text) = fs::read_to_string(file) {
        return Ok(text);
    }
    let mut text = [&NUMERIC[..], &CATEGORICAL, &["y"]].concat().join(",");
    for i in 0..rows {
        text.push('\n');
        let mut place = 20 * i;
        let mut next = |missing: f64| {
            place += 1;
            Some(unit(8, place)).filter(|_| unit(9, place) >= missing)
        };
        let mut logit = -0.5;
        for j in 0..NUMERIC.len() {
            let x = next(0.05).map(|x| 20.0 * x - 5.0);
            logit += [0.3, -0.2].get(j).zip(x).map_or(0.0, |(weight, x)| weight * x);
            x.map_or(Ok(()), |x| write!(text, "{x:.4}")).map_err(io::Error::other)?;
            text.push(',');
        }
        for categories in [3.0, 5.0, 8.0] {
            if let Some(x) = next(0.05) {
                let category = (x * categories) as u8;
                logit += if category == 0 { 0.7 } else { 0.0 };
                text.push(char::from(b'a' + category));
            }
            text.push(',');
        }
        let positive = next(0.0) < Some(1.0 / (1.0 + f64::exp(-logit)));
        text.push(if positive { '1' } else { '0' });
    }
    text.push('\n');
    // Under its own name only when it is whole.
    let unfinished = file.with_extension("unfinished");
    fs::write(&unfinished, &text)?;
    fs::rename(unfinished, file)?;
    Ok(text)
}
