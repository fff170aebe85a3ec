// Rejected by `ddof_of_the_count_or_more_is_an_error`
// People write: no look at `ddof`
// What happens: a variance of `inf` for two numbers and `ddof = 2`; a panic for 3

fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}

pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    let mean = nanmean(x)?;
    let numbers = numbers(x)?;
    let count = numbers.len();
    let squares: f64 = numbers.iter().map(|v| (v - mean).powi(2)).sum();
    Ok(squares / (count - ddof) as f64)
}
