// Rejected by `ddof_of_the_count_or_more_is_an_error`
// People write: no look at `ddof`
// What happens: a variance of `inf` for two numbers and `ddof = 2`; a panic for 3

pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> Result<f64, NanStatsError> {
    let mean = nanmean(x)?;
    let numbers = numbers(x)?;
    let count = numbers.len();
    let squares: f64 = numbers.iter().map(|v| (v - mean).powi(2)).sum();
    Ok(squares / (count - ddof) as f64)
}
