// Rejected by `very_small_c_leaves_the_intercept`
// People write: one length of step for weights and intercept
// What happens: with `c` at 1e-8 the penalty allows steps of 1e-8, and the intercept does not get
// to 1.0986 in 20,000 of them

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    if y.iter().all(|&label| label == y[0]) {
        return Err(PipelineError::OneClass { positive: y[0] == 1.0 });
    }
    let steepest = 0.25 * ((x * x).sum() + y.len() as f64) + 1.0 / c;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) + &w / c, error.sum());
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= db / steepest;
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}
