// Rejected by `mean_divides_by_the_count_of_numbers`
// People write: NaN becomes 0
// What happens: `[3, NaN, 1, 8, NaN, 4]` has a mean of 2.67 instead of 4

fn numbers(x: &ArrayRef1<f64>) -> Result<Vec<f64>, NanStatsError> {
    let numbers: Vec<f64> = x.iter().map(|v| if v.is_nan() { 0.0 } else { *v }).collect();
    if numbers.is_empty() { Err(NanStatsError::NoNumbers) } else { Ok(numbers) }
}
