// Rejected by `q_outside_0_to_1_is_an_error`
// People write: a `q` above 1 taken for a percentage
// What happens: the quantile 1.5 of `[1, NaN, 3]` is 1.03 instead of an error

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    let q = if q > 1.0 { q / 100.0 } else { q };
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
