// Rejected by `quantile_lies_on_the_line_between_two_neighbours`
// People write: the position rounded to a whole one
// What happens: the quantile 0.25 of 1, 3, 4, 8 is 3 instead of 2.5

pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> Result<f64, NanStatsError> {
    if !(0.0..=1.0).contains(&q) {
        return Err(NanStatsError::NotAQuantile { q });
    }
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let position = q * (numbers.len() - 1) as f64;
    Ok(numbers[position.round() as usize])
}
