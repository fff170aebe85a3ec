// Rejected by `nan_of_either_sign_is_left_out`
// People write: NaN sorted to the end and cut off
// What happens: `[2, -NaN, 6, NaN, 4, -NaN]` has a median of NaN

// ANCHOR: nanquantile
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let count = numbers(x)?.len();
    // total_cmp puts NaN last, so the numbers are the first `count`.
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.truncate(count);
    let position = q * (count - 1) as f64;
    let (low, high) = (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
    let t = position.fract();
    Ok(if low == high { low } else { low * (1.0 - t) + high * t })
}
// ANCHOR_END: nanquantile
