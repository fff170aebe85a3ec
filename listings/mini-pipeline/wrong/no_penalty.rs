// Rejected by `weights_equal_scikit_learn`
// People write: 1,000 epochs at a rate of 0.1, and no penalty
// What happens: the weights of age and income are 3.32 and 4.25 instead of 0.80 and 0.83

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    _: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..1_000 {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        w -= &(x.t().dot(&error) * 0.1 / y.len() as f64);
        b -= 0.1 * error.sum() / y.len() as f64;
    }
    Ok((w, b))
}
