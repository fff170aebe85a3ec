// Rejected by `infinities_are_numbers`
// People write: `is_finite` to keep NaN out
// What happens: the mean of `[1, inf]` is 1 instead of `inf`

fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let numbers: Vec<f64> = x.iter().copied().filter(|v| v.is_finite()).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}
