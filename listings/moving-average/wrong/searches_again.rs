// Rejected by `a_falling_series_takes_no_longer`
// People write: the maximum so far, and a new search when it leaves
// What happens: on a falling series it leaves at every step, so each window is searched from its
// beginning

use ndarray::s;

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let highest = |from: usize| x.slice(s![from..from + window]).fold(f64::NEG_INFINITY, larger);
    let mut max = highest(0);
    let mut out = vec![max];
    for start in 1..=x.len() - window {
        let left = x[start - 1];
        max = if left == max || left.is_nan() {
            highest(start)
        } else {
            larger(max, &x[start + window - 1])
        };
        out.push(max);
    }
    Ok(Array1::from(out))
}

fn larger(a: f64, &b: &f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}
