// Rejected by `row_outside_the_table_is_an_error`
// People write: rows that the table does not have are skipped
// What happens: `predict_proba` of rows 9 and 10 of ten rows gives one probability instead of an
// error

fn design_matrix(
    numeric: &[Numeric],
    categorical: &[Categorical],
    table: &Table,
    rows: &[usize],
) -> Result<(Array2<f64>, usize), PipelineError> {
    let rows: &[usize] =
        &rows.iter().copied().filter(|&row| row < table.rows()).collect::<Vec<_>>();
    let one_hot: usize = categorical.iter().map(|column| column.categories.len() - 1).sum();
    let mut x = Array2::zeros((rows.len(), numeric.len() + one_hot));
    for (j, Numeric { name, median, mean, std }) in numeric.iter().enumerate() {
        let values = Column::find(&table.numeric, name)?;
        for (x, &row) in x.column_mut(j).iter_mut().zip(rows) {
            *x = (values[row].unwrap_or(*median) - mean) / std;
            if x.abs() > LARGEST {
                return Err(PipelineError::TooLarge { column: name.clone() });
            }
        }
    }
    let (mut first, mut unseen) = (numeric.len(), 0);
    for Categorical { name, categories } in categorical {
        let values = Column::find(&table.categorical, name)?;
        for (i, &row) in rows.iter().enumerate() {
            match categories.binary_search(&values[row]) {
                Ok(0) => {}
                Ok(k) => x[[i, first + k - 1]] = 1.0,
                Err(_) => unseen += 1,
            }
        }
        first += categories.len() - 1;
    }
    Ok((x, unseen))
}
