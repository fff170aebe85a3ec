// Rejected by `c_multiplies_the_losses`
// People write: `c` on the penalty instead of the losses
// What happens: right for 1, but 0.1 gives the weights that belong to 10: 2.13 for age instead of
// 0.215

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    if y.iter().all(|&label| label == y[0]) {
        return Err(PipelineError::OneClass { positive: y[0] == 1.0 });
    }
    let steepest = 0.5 * (x * x).sum() + c;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) + &w * c, error.sum());
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= 2.0 * db / y.len() as f64;
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}
