// Rejected by `variance_divides_by_the_count_of_numbers_minus_ddof`
// People write: `x.len()` in the division
// What happens: the variance of `[3, NaN, 1, 8, NaN, 4]` is 4.33 instead of 6.5

pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    let mean = nanmean(x)?;
    let numbers = numbers(x)?;
    let count = x.len();
    if ddof >= count {
        return Err(NanStatsError::TooFew { count, ddof });
    }
    let squares: f64 = numbers.iter().map(|v| (v - mean).powi(2)).sum();
    Ok(squares / (count - ddof) as f64)
}
