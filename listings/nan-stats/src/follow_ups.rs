//! What the interviewer asks next. Each function is tested in `tests/reference.rs`.

use nan_stats::{NanStatsError, nanmean};
use ndarray::{Array1, ArrayRef1, ArrayRef2, Axis};

// ANCHOR: columns
/// The mean of each column, shape `(columns,)`; NaN for a column without a number.
pub fn column_means(x: &ArrayRef2<f64>) -> Array1<f64> {
    x.map_axis(Axis(0), |column| nanmean(&column).unwrap_or(f64::NAN))
}
// ANCHOR_END: columns

// ANCHOR: selection
/// As [`nan_stats::nanquantile`], in linear time: only the two neighbours have to be in their places.
pub fn nanquantile_by_selection(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    let last = numbers.len().checked_sub(1).ok_or(NanStatsError::NoNumbers)?;
    let position = q * last as f64;
    let (below, t) = (position.floor() as usize, position.fract());
    let (_, &mut low, above) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    // At a whole position the next number does not count, and after the last there is none.
    let high = if t == 0.0 { low } else { above.iter().copied().fold(f64::INFINITY, f64::min) };
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
// ANCHOR_END: selection

// ANCHOR: moments
/// Count, mean and sum of squared distances from it, of the numbers seen so far.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    count: usize,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Adds one element; a NaN changes nothing.
    pub fn push(&mut self, v: f64) {
        if !v.is_nan() {
            self.count += 1;
            let from_old = v - self.mean;
            self.mean += from_old / self.count as f64;
            self.squares += from_old * (v - self.mean);
        }
    }

    /// The moments of both parts together.
    pub fn merge(self, other: Self) -> Self {
        let count = self.count + other.count;
        if count == 0 {
            return self;
        }
        let apart = other.mean - self.mean;
        let share = other.count as f64 / count as f64;
        Self {
            count,
            mean: self.mean + apart * share,
            squares: self.squares + other.squares + apart * apart * self.count as f64 * share,
        }
    }

    /// The variance, as [`nan_stats::nanvar`] gives it.
    pub fn var(&self, ddof: usize) -> Result<f64, NanStatsError> {
        match self.count {
            0 => Err(NanStatsError::NoNumbers),
            count if ddof >= count => Err(NanStatsError::TooFew { count, ddof }),
            count => Ok(self.squares / (count - ddof) as f64),
        }
    }
}
// ANCHOR_END: moments

// ANCHOR: quantiles
/// Several quantiles of the same data, sorted only once.
pub fn nanquantiles(x: &ArrayRef1<f64>, qs: &[f64]) -> Result<Vec<f64>, NanStatsError> {
    let mut numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    let at = |&q: &f64| {
        if !(0.0..=1.0).contains(&q) {
            return Err(NanStatsError::NotAQuantile { q });
        }
        let last = numbers.len().checked_sub(1).ok_or(NanStatsError::NoNumbers)?;
        let position = q * last as f64;
        let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
        let t = position.fract();
        Ok(if low == high { low } else { low * (1.0 - t) + high * t })
    };
    qs.iter().map(at).collect()
}
// ANCHOR_END: quantiles
