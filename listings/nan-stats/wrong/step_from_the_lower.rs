// Rejected by `infinite_neighbour_with_weight_decides`
// People write: `low + (high - low) * t`
// What happens: the quantile 0.25 of `-inf, 1` is `-inf + inf`, NaN, instead of `-inf`

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let (low, high) = (numbers[position.floor() as usize], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low + (high - low) * t })
}
