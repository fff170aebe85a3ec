// Rejected by `parameter_of_another_length_is_an_error_not_a_panic`
// People write: the batch's width compared with `running_mean` alone
// What happens: a `gamma` of 3 numbers in a layer of 2 features panics when the two are broadcast

impl BatchNorm {
    pub fn check_width(&self, got: usize) -> Result<(), BatchNormError> {
        for field in [&self.running_mean] {
            if field.len() != got {
                return Err(BatchNormError::WidthMismatch { expected: field.len(), got });
            }
        }
        Ok(())
    }
}
