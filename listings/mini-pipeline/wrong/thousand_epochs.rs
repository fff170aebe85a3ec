// Rejected by `weights_equal_scikit_learn`
// People write: 1,000 epochs and no penalty
// What happens: the weights of age and income are 3.32 and 4.25 instead of 0.80 and 0.83

fn logistic_regression(
    x: &Array2<f64>,
    labels: &[bool],
    config: &Config,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let c = config.c;
    if !(c.is_finite() && c > 0.0) {
        return Err(PipelineError::InvalidC(c));
    }
    let d = x.ncols();
    let x = concatenate![Axis(1), *x, Array2::ones((x.nrows(), 1))];
    let y: Array1<f64> = labels.iter().map(|&label| f64::from(label)).collect();
    let mut w = Array1::zeros(d + 1);
    for _ in 0..1000 {
        let error = x.dot(&w).mapv_into(sigmoid) - &y;
        w -= &(x.t().dot(&error) * 0.1 / labels.len() as f64);
    }
    Ok((w.slice(s![..d]).to_owned(), w[d]))
}
