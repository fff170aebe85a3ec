// Rejected by `even_count_takes_the_mean_of_the_middle_two`
// People write: the element at `n / 2` as the median
// What happens: the median of 1, 2, 4, 100 is 4 instead of 3

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
