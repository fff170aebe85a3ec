// Rejected by `q_is_looked_at_first`
// People write: the numbers first, then `q`
// What happens: the quantile 1.5 of no numbers is `NoNumbers` instead of `NotAQuantile`

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    let mut numbers = numbers(x)?;
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
