// Rejected by `q_of_nan_is_an_error`
// People write: `q < 0.0 || q > 1.0` for the test
// What happens: both comparisons are false for NaN, and as an index NaN becomes 0: `Ok(1)` for
// `[1, NaN, 3]`

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if q < 0.0 || q > 1.0 {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
