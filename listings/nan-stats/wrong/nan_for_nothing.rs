// Rejected by `no_number_is_an_error`
// People write: no look at the count
// What happens: the mean of no numbers is 0 / 0: `Ok(NaN)`

pub fn nanmean(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    let numbers: Vec<f64> = x.iter().copied().filter(|v| !v.is_nan()).collect();
    Ok(numbers.iter().sum::<f64>() / numbers.len() as f64)
}
