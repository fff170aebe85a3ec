//! What the interviewer asks next. Each answer is held to scikit-learn's, or to a property, by
//! `tests/reference.rs`.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use label_encoder::{CodeOutOfRange, LabelEncoder};
use ndarray::Array2;

// ANCHOR: partial_fit
/// Classes in the order in which they were learned. An old code never moves, so a model trained on
/// it stays valid.
pub struct GrowingEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<T, usize>,
}

impl<T: Ord + Hash + Clone> GrowingEncoder<T> {
    /// An encoder to which everything is unknown.
    pub fn new() -> Self {
        Self { classes: Vec::new(), codes: HashMap::new() }
    }

    /// The class with code 1, the class with code 2 and so on.
    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    /// Appends the classes that are new, sorted among themselves: the codes depend on which batches
    /// came, and not on the order of the rows within one.
    pub fn partial_fit(&mut self, values: impl IntoIterator<Item = T>) {
        let is_new = |value: &T| !self.codes.contains_key(value);
        let new: BTreeSet<T> = values.into_iter().filter(is_new).collect();
        for class in new {
            self.classes.push(class.clone());
            self.codes.insert(class, self.classes.len());
        }
    }

    /// The code of each value, 0 for one that is unknown.
    pub fn transform(&self, values: &[T]) -> Vec<usize> {
        values.iter().map(|value| self.codes.get(value).copied().unwrap_or(0)).collect()
    }
}
// ANCHOR_END: partial_fit

// ANCHOR: min_frequency
/// Learns the values that occur `min_frequency` times or more. The rarer ones are unknown, like
/// those never seen.
pub fn fit_frequent<T: Ord + Hash + Clone>(values: &[T], min_frequency: usize) -> LabelEncoder<T> {
    let mut count: HashMap<&T, usize> = HashMap::new();
    for value in values {
        *count.entry(value).or_default() += 1;
    }
    let frequent = count.into_iter().filter(|&(_, count)| count >= min_frequency);
    LabelEncoder::fit(frequent.map(|(value, _)| value.clone()))
}
// ANCHOR_END: min_frequency

// ANCHOR: one_hot
/// One row per code and one column per class: 1 in the class's column, 0 elsewhere. The unknown is
/// a row of zeros.
///
/// # Errors
///
/// [`CodeOutOfRange`] with the first code greater than `classes`.
pub fn one_hot(codes: &[usize], classes: usize) -> Result<Array2<f64>, CodeOutOfRange> {
    let mut rows = Array2::zeros((codes.len(), classes));
    for (mut row, &code) in rows.rows_mut().into_iter().zip(codes) {
        match code.checked_sub(1) {
            None => {}
            Some(rank) => *row.get_mut(rank).ok_or(CodeOutOfRange { code, classes })? = 1.0,
        }
    }
    Ok(rows)
}
// ANCHOR_END: one_hot

// ANCHOR: number
/// An `f64` that can be a category: every NaN is one value, greater than all others, and -0.0 is
/// 0.0.
#[derive(Debug, Clone, Copy)]
pub struct Number(f64);

impl Number {
    /// Makes the numbers that are to be one category equal to the last bit.
    pub fn new(x: f64) -> Self {
        if x.is_nan() { Self(f64::NAN) } else { Self(x + 0.0) }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}
// ANCHOR_END: number
