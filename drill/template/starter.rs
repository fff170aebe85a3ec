use ndarray::ArrayRef1;
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum {{Function}}Error {
    #[error("the input is empty")]
    Empty,
}

/// {{write: what it returns, for which shape, in which unit}}
pub fn {{function}}(x: &ArrayRef1<f64>) -> Result<f64, {{Function}}Error> {
    todo!("answer {x:?}")
}
