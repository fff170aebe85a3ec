// Rejected by `the_largest_numbers_have_a_middle`
// People write: `(low + high) / 2` for the median
// What happens: the median of 1e308 and 1e308 is `inf`: the sum overflows

pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    let half = numbers.len() / 2;
    Ok(match numbers.len() % 2 {
        1 => numbers[half],
        _ => (numbers[half - 1] + numbers[half]) / 2.0,
    })
}
