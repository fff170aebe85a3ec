// Rejected by `neighbour_without_weight_is_ignored`
// People write: two weights, also where one of them is 0
// What happens: the quantile 0.5 of `1, 2, inf` is `0 * inf`, NaN, instead of 2

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let below = position.floor() as usize;
    let (low, high) = (numbers[below], numbers[(below + 1).min(numbers.len() - 1)]);
    let t = position.fract();
    Ok(low * (1.0 - t) + high * t)
}
