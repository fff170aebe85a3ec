use ndarray::ArrayRef1;
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Error)]
pub enum NanStatsError {
    #[error("there is no number to count")]
    NoNumbers,
    #[error("a variance of {count} numbers needs a ddof below {count}, not {ddof}")]
    TooFew { count: usize, ddof: usize },
    #[error("a quantile lies between 0 and 1, not at {q}")]
    NotAQuantile { q: f64 },
}

/// The mean of the elements that are not NaN.
pub fn nanmean(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    todo!("mean of {x:?}")
}

/// The variance of the elements that are not NaN, divided by their number minus `ddof`.
pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    todo!("variance of {x:?} with ddof {ddof}")
}

/// The median of the elements that are not NaN.
pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    todo!("median of {x:?}")
}

/// The number at position `q * (n - 1)` of the `n` sorted elements that are not NaN; between two
/// positions on the straight line from one number to the next.
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    todo!("quantile {q} of {x:?}")
}
