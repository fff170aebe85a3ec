// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `as_slice().expect(…)`
// What happens: a column of a matrix panics

use ndarray::ArrayView1;

pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    let x = x.as_slice().expect("one block of memory");
    slide(&ArrayView1::from(x), window, |a, b| a + b)
}
