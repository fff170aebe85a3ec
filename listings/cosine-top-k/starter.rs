use ndarray::ArrayRef1;
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    #[error("the input is empty")]
    Empty,
}

/// TODO: what it returns, for which shape, in which unit
pub fn answer(x: &ArrayRef1<f64>) -> Result<f64, AnswerError> {
    todo!("answer {x:?}")
}
