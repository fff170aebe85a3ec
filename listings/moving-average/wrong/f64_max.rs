// Rejected by `nan_is_the_maximum_of_its_windows`
// People write: `f64::max` for the maximum
// What happens: `[1, NaN, 2, 3, 4]`, window 2: 1, 2, 3, 4, because `f64::max` gives the other
// number

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    slide(x, window, f64::max)
}
