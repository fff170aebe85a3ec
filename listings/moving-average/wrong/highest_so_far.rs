// Rejected by `the_maximum_is_forgotten_once_it_has_left`
// People write: the highest so far
// What happens: `[9, 1, 3]`, window 2: 9 and 9 instead of 9 and 3

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut highest = f64::NEG_INFINITY;
    let mut out = Vec::new();
    for (i, &value) in x.iter().enumerate() {
        highest = max(highest, value);
        if i + 1 >= window {
            out.push(highest);
        }
    }
    Ok(Array1::from(out))
}

fn max(a: f64, b: f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}
