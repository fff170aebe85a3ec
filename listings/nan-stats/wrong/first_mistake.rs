// Rejected by `worked_example_comes_out_right`: TODO: what people write, and rename this file after it
use ndarray::ArrayRef1;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    Empty,
}

// ANCHOR: answer
pub fn answer(x: &ArrayRef1<f64>) -> Result<f64, AnswerError> {
    if x.is_empty() { Err(AnswerError::Empty) } else { Ok(0.0) }
}
// ANCHOR_END: answer
