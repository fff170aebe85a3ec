// Rejected by `label_of_one_class_is_an_error`
// People write: no questions asked
// What happens: no rows, one class, any row number and any c: all of it goes straight into the training

impl Pipeline {
    pub fn fit(&self, table: &Table, rows: &[usize]) -> Result<FittedPipeline, PipelineError> {
        table.check_rows(rows)?;
        let labels: Vec<bool> = rows.iter().map(|&row| table.labels[row]).collect();
        let numeric = table.numeric.iter().map(|column| Numeric::learn(column, rows));
        let numeric = numeric.collect::<Result<Vec<_>, _>>()?;
        let categorical = table.categorical.iter().map(|column| Categorical::learn(column, rows));
        let categorical = categorical.collect::<Result<Vec<_>, _>>()?;
        let (x, _) = design_matrix(&numeric, &categorical, table, rows)?;
        let (weights, intercept) = logistic_regression(&x, &labels, &self.config)?;
        Ok(FittedPipeline { numeric, categorical, weights, intercept })
    }
}
