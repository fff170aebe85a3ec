// Rejected by `columns_are_found_by_name`
// People write: numeric columns found by their place, not by their name
// What happens: a table with `b` before `a` gives 0.387 for its first row instead of 0.509

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
        let missing = || PipelineError::MissingColumn { column: name.clone() };
        let values = &table.numeric.get(j).ok_or_else(missing)?.values;
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
