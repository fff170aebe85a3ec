// Rejected by `quantiles_0_and_1_are_the_least_and_the_greatest`
// People write: `sorted[below + 1]`
// What happens: a panic for `q = 1`, and for a single number

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    let below = position.floor() as usize;
    let (low, high) = (numbers[below], numbers[below + 1]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
