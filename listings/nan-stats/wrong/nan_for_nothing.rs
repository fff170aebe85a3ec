// Rejected by `no_number_is_an_error`
// People write: no look at the count
// What happens: the median of no numbers is `Ok(NaN)`

fn numbers(x: &ArrayRef1<f64>) -> Vec<f64> {
    x.iter().copied().filter(|v| !v.is_nan()).collect()
}

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x);
    if numbers.is_empty() {
        return Ok(f64::NAN);
    }
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
