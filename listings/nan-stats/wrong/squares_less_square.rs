// Rejected by `variance_keeps_its_digits_at_a_large_offset`
// People write: the mean of the squares minus the square of the mean
// What happens: `1e8, 1e8 + 1, 1e8 + 2` has a variance of 0 instead of 0.67

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
