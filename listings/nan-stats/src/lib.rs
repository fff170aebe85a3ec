//! Mean, variance, median and quantiles of the numbers of an array, with NaN left out, as NumPy's
//! `nanmean`, `nanvar`, `nanmedian` and `nanquantile` define them.

// ANCHOR: types
use ndarray::ArrayRef1;
use thiserror::Error;

/// Why there is no statistic.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NanStatsError {
    /// No element at all, or NaN in every one.
    #[error("there is no number to count")]
    NoNumbers,
    /// The variance would divide by zero or less.
    #[error("a variance of {count} numbers needs a ddof below {count}, not {ddof}")]
    TooFew {
        /// How many elements are numbers.
        count: usize,
        /// What is subtracted from that before the division.
        ddof: usize,
    },
    /// A quantile below 0, above 1, or NaN.
    #[error("a quantile lies between 0 and 1, not at {q}")]
    NotAQuantile {
        /// What was asked for.
        q: f64,
    },
}
// ANCHOR_END: types

// ANCHOR: moments
/// The mean of the elements that are not NaN.
///
/// # Errors
///
/// [`NanStatsError::NoNumbers`].
pub fn nanmean(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    let numbers = numbers(x)?;
    Ok(numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// The variance of the elements that are not NaN: the sum of their squared distances from their
/// mean, divided by their number minus `ddof`.
///
/// # Errors
///
/// [`NanStatsError::NoNumbers`], then [`NanStatsError::TooFew`] if `ddof` is their number or more.
pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    let mean = nanmean(x)?;
    let numbers = numbers(x)?;
    let count = numbers.len();
    if ddof >= count {
        return Err(NanStatsError::TooFew { count, ddof });
    }
    let squares: f64 = numbers.iter().map(|v| (v - mean).powi(2)).sum();
    Ok(squares / (count - ddof) as f64)
}

/// The elements that are not NaN. There is at least one.
fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}
// ANCHOR_END: moments

// ANCHOR: quantiles
/// The median of the elements that are not NaN. For an even number of them it lies halfway between
/// the middle two.
///
/// # Errors
///
/// [`NanStatsError::NoNumbers`].
pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    nanquantile(x, 0.5)
}

/// The value below which a share `q` of the elements lies, NaN left out.
///
/// Of `n` sorted numbers it is at position `q * (n - 1)`, counted from 0. Between two positions it
/// is on the straight line from one number to the next (NumPy's method `"linear"`).
///
/// # Errors
///
/// [`NanStatsError::NotAQuantile`], then [`NanStatsError::NoNumbers`].
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    // At a whole position both are the same number, and 0 times an infinity would be NaN.
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
// ANCHOR_END: quantiles
