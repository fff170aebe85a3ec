// Rejected by `infinity_leaves_with_its_window`
// People write: a running sum that counts the NaNs apart
// What happens: `[1, inf, 2, 3]`, window 2: `inf - inf` makes a new NaN where 5 belongs, and it
// stays

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let (mut sum, mut nans) = (0.0, 0);
    let mut out = Vec::new();
    for i in 0..x.len() {
        if x[i].is_nan() {
            nans += 1;
        } else {
            sum += x[i];
        }
        if i >= window {
            let leaving = x[i - window];
            if leaving.is_nan() {
                nans -= 1;
            } else {
                sum -= leaving;
            }
        }
        if i + 1 >= window {
            out.push(if nans > 0 { f64::NAN } else { sum });
        }
    }
    Ok(Array1::from(out))
}
// ANCHOR_END: answer
