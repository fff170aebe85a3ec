// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `x.as_slice()`, unwrapped
// What happens: panics for a column of a matrix

fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let data = x.as_slice().expect("a contiguous array");
    let numbers: Vec<f64> = data.iter().copied().filter(|v| !v.is_nan()).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}
