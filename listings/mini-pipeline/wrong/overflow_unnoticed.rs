// Rejected by `value_too_large_is_an_error_not_a_nan`
// People write: no look at the size of a scaled value
// What happens: 1e308 minus the mean, divided by 0.15, is infinite, and its probability comes out
// as 1.0

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
        for (x, &row) in x.column_mut(j).iter_mut().zip(rows) {
            *x = (values[row].unwrap_or(*median) - mean) / std;
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
