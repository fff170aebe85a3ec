// Rejected by `nan_of_either_sign_is_left_out`: total_cmp sorts a NaN with a minus sign to the front, not to the end.
use ndarray::ArrayRef1;

#[derive(Debug, Clone, PartialEq)]
pub enum NanStatsError {
    NoNumbers,
    TooFew { count: usize, ddof: usize },
    NotAQuantile { q: f64 },
}

fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}

pub fn nanmean(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    let numbers = numbers(x)?;
    Ok(numbers.iter().sum::<f64>() / numbers.len() as f64)
}

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

pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    nanquantile(x, 0.5)
}

// ANCHOR: nanquantile
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let count = numbers(x)?.len();
    // total_cmp puts NaN last, so the numbers are the first `count`.
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.truncate(count);
    let position = q * (count - 1) as f64;
    let (low, high) = (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
// ANCHOR_END: nanquantile
