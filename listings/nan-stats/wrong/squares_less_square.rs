// Rejected by `variance_keeps_its_digits_at_a_large_offset`: the mean of the squares less the square of the mean.
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
    let squares: f64 = numbers.iter().map(|v| v * v).sum();
    Ok((squares - count as f64 * mean * mean) / (count - ddof) as f64)
}

pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    nanquantile(x, 0.5)
}

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
