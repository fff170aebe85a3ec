// Rejected by `intercept_is_not_penalised`
// People write: a penalty on the intercept
// What happens: six positives of eight come out at 0.665 instead of 0.75

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    if y.iter().all(|&label| label == y[0]) {
        return Err(PipelineError::OneClass { positive: y[0] == 1.0 });
    }
    let steepest = 0.5 * (x * x).sum() + 1.0 / c;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) + &w / c, error.sum() + b / c);
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= db / (0.5 * y.len() as f64 + 1.0 / c);
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}
