// Rejected by `nan_leaves_the_sums_with_its_window`
// People write: the difference of two prefix sums
// What happens: `[1, NaN, 2, 3, 4]`, window 2: each prefix sum behind the NaN is NaN, so all four
// results are

pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut prefix = vec![0.0];
    for (i, value) in x.iter().enumerate() {
        prefix.push(prefix[i] + value);
    }
    Ok((window..prefix.len()).map(|end| prefix[end] - prefix[end - window]).collect())
}
