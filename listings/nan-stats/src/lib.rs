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
        /// What is taken off that before the division.
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
    let (count, sum) = count_and_sum(x, |v| v);
    if count == 0 { Err(NanStatsError::NoNumbers) } else { Ok(sum / count as f64) }
}

/// The variance of the elements that are not NaN: the sum of their squared distances from their
/// mean, divided by their number less `ddof`.
///
/// # Errors
///
/// [`NanStatsError::NoNumbers`], then [`NanStatsError::TooFew`] if `ddof` is their number or more.
pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    let mean = nanmean(x)?;
    let (count, squares) = count_and_sum(x, |v| (v - mean) * (v - mean));
    if ddof >= count {
        return Err(NanStatsError::TooFew { count, ddof });
    }
    Ok(squares / (count - ddof) as f64)
}

/// How many elements are numbers, and the sum of `f` over them.
fn count_and_sum(x: &ArrayRef1<f64>, f: impl Fn(f64) -> f64) -> (usize, f64) {
    x.fold(
        (0, 0.0),
        |(count, sum), &v| {
            if v.is_nan() { (count, sum) } else { (count + 1, sum + f(v)) }
        },
    )
}
// ANCHOR_END: moments

// ANCHOR: quantiles
/// The median of the elements that are not NaN; for an even number of them, halfway between the
/// middle two.
///
/// # Errors
///
/// [`NanStatsError::NoNumbers`].
pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    nanquantile(x, 0.5)
}

/// The value below which a share `q` of the elements lies, NaN left out.
///
/// Of `n` sorted numbers it stands at position `q * (n - 1)`, counted from 0. Between two positions
/// it is on the straight line from one number to the next (NumPy's method `"linear"`).
///
/// # Errors
///
/// [`NanStatsError::NotAQuantile`], then [`NanStatsError::NoNumbers`].
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    let last = numbers.len().checked_sub(1).ok_or(NanStatsError::NoNumbers)?;
    let position = q * last as f64;
    let (below, t) = (position.floor() as usize, position.fract());
    let (_, &mut low, above) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    // At a whole position the next number has no say, and behind the last there is none.
    let high = if t == 0.0 { low } else { above.iter().copied().fold(f64::INFINITY, f64::min) };
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
// ANCHOR_END: quantiles
