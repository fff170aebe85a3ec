// Rejected by `median_of_an_even_count_is_halfway_between_the_middle_two`
// People write: `sorted[n / 2]`
// What happens: the median of 1, 3, 4, 8 is 4 instead of 3.5

pub fn nanmedian(x: &ArrayRef1<f64>) -> Result<f64, NanStatsError> {
    let mut numbers = numbers(x)?;
    numbers.sort_by(f64::total_cmp);
    Ok(numbers[numbers.len() / 2])
}
