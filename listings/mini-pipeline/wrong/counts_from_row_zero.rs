// Rejected by `predictions_follow_the_rows_asked_for`
// People write: the place in the list of rows used as the row
// What happens: rows 9, 2, 9, 0 get the numbers of rows 0, 1, 2, 3: 0.142 instead of 0.797 for
// the first

fn design_matrix(
    numeric: &[Numeric],
    categorical: &[Categorical],
    table: &Table,
    rows: &[usize],
) -> Result<(Array2<f64>, usize), PipelineError> {
    table.check_rows(rows)?;
    let one_hot: usize = categorical.iter().map(|column| column.categories.len() - 1).sum();
    let mut x = Array2::zeros((rows.len(), numeric.len() + one_hot));
    for (j, Numeric { name, median, mean, std }) in numeric.iter().enumerate() {
        let values = Column::find(&table.numeric, name)?;
        for (i, x) in x.column_mut(j).iter_mut().enumerate() {
            *x = (values[i].unwrap_or(*median) - mean) / std;
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
