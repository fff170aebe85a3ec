//! The same answer as plain loops, one formula a line: what the numbers mean before anything is
//! made fast.

use ndarray::ArrayRef1;

/// {{write: what it returns}}
///
/// For input that is valid; the solution is where bad input is answered.
pub fn {{function}}(x: &ArrayRef1<f64>) -> f64 {
    todo!("answer {x:?}")
}
