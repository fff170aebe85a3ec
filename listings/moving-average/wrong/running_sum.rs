// Rejected by `a_large_value_leaves_nothing_behind`
// People write: a running sum: add what enters, subtract what leaves
// What happens: `[1e16, 1, 1, 1]`, window 2: the second sum is 0, not 2

use ndarray::s;

pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut sum: f64 = x.slice(s![..window]).sum();
    let mut out = vec![sum];
    for (entering, leaving) in x.iter().skip(window).zip(x) {
        sum += entering - leaving;
        out.push(sum);
    }
    Ok(Array1::from(out))
}
