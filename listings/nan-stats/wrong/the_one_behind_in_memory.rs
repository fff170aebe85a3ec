// Rejected by `a_longer_column_is_sorted_too`
// People write: `select_nth_unstable_by`, and the element behind as the next number
// What happens: a selection puts one number in its place, and the one behind it is any larger
// number: wrong from some 20 numbers on

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    let last = numbers.len() - 1;
    let position = q * last as f64;
    let below = position.floor() as usize;
    numbers.select_nth_unstable_by(below, f64::total_cmp);
    let (low, high) = (numbers[below], numbers[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
