// Rejected by `label_of_one_class_is_an_error`
// People write: no look at the labels before the training
// What happens: rows 0, 1 and 4 are all negative; training ends at an intercept of -20.2 instead
// of an error

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
