// Rejected by `very_small_c_leaves_the_intercept`
// People write: `c` in the gradient, and a tolerance without it
// What happens: with `c` at 1e-8 the first gradient is below the tolerance: an intercept of 0
// instead of 1.0986

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    if y.iter().all(|&label| label == y[0]) {
        return Err(PipelineError::OneClass { positive: y[0] == 1.0 });
    }
    let steepest = 0.5 * c * (x * x).sum() + 1.0;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) * c + &w, c * error.sum());
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= 2.0 * db / (c * y.len() as f64);
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}
