//! What the interviewer asks next. Each answer is tested against scikit-learn's, or against a
//! property, in `tests/reference.rs`.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use label_encoder::{CodeOutOfRange, LabelEncoder};
use ndarray::Array2;

// ANCHOR: slots
/// The same codes, from one vector: a hash table whose slots hold codes, and 0 in a free slot.
pub struct SlotEncoder<T> {
    classes: Vec<T>,
    /// Their number is a power of two. A free slot holds the unknown.
    slots: Vec<usize>,
    hasher: RandomState,
}

impl<T: Ord + Hash> SlotEncoder<T> {
    /// Learns the distinct values.
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let mut distinct = HashSet::new();
        for value in values {
            distinct.insert(value);
        }
        let mut classes: Vec<T> = distinct.into_iter().collect();
        classes.sort_unstable();

        // At least three quarters of the slots stay free, so that nearly every search ends at its first.
        let slots = vec![0; 4 * classes.len().next_power_of_two()];
        let mut encoder = Self { classes, slots, hasher: RandomState::new() };
        for rank in 0..encoder.classes.len() {
            let slot = encoder.slot_of(&encoder.classes[rank]);
            encoder.slots[slot] = rank + 1;
        }
        encoder
    }

    /// The code of each value. A class and a value that are equal must hash equally, as `String`
    /// and `&str` do.
    pub fn transform<Q: Hash>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        values.iter().map(|value| self.slots[self.slot_of(value)]).collect()
    }

    /// The slot that holds the code of `value`, or the free one where that code would be.
    fn slot_of<Q: Hash>(&self, value: &Q) -> usize
    where
        T: PartialEq<Q>,
    {
        let mask = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(value) as usize & mask;
        while self.slots[slot] != 0 && self.classes[self.slots[slot] - 1] != *value {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
// ANCHOR_END: slots

// ANCHOR: hashing
/// A code from 1 to `buckets` for any text, without a `fit`: the hashing trick.
///
/// The hash is FNV-1a, because a saved model must get the same codes later. The hash of the
/// standard library may change with the compiler.
pub fn hashed_code(text: &str, buckets: usize) -> usize {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    1 + (hash % buckets as u64) as usize
}
// ANCHOR_END: hashing

// ANCHOR: target
/// The number that replaces each code, 0 to `classes`: the mean target of its rows, moved towards
/// the mean of all rows as if the code had `smooth` more rows with that mean.
pub fn target_means(codes: &[usize], target: &[f64], classes: usize, smooth: f64) -> Vec<f64> {
    let mean = target.iter().sum::<f64>() / target.len() as f64;
    let mut sums = vec![smooth * mean; classes + 1];
    let mut counts = vec![smooth; classes + 1];
    for (&code, y) in codes.iter().zip(target) {
        sums[code] += y;
        counts[code] += 1.0;
    }
    sums.iter().zip(&counts).map(|(sum, count)| sum / count).collect()
}
// ANCHOR_END: target

// ANCHOR: partial_fit
/// Classes in the order in which they were learned. An old code never moves, so a model trained on
/// it stays valid.
pub struct GrowingEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<T, usize>,
}

impl<T: Ord + Hash + Clone> GrowingEncoder<T> {
    /// An encoder without classes.
    pub fn new() -> Self {
        Self { classes: Vec::new(), codes: HashMap::new() }
    }

    /// The class with code 1, the class with code 2 and so on.
    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    /// Appends the new classes of a batch in sorted order, so the order of the rows within a batch
    /// does not matter.
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
    /// Gives the numbers of one category the same bits.
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
