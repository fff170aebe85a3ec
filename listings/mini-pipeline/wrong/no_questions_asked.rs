// Rejected by `label_of_one_class_is_an_error`
// People write: no look at the labels before the training
// What happens: rows 0, 1 and 4 are all negative, and the intercept goes to minus infinity until
// the gradient is small

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let steepest = 0.5 * (x * x).sum() + 1.0 / c;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) + &w / c, error.sum());
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= 2.0 * db / y.len() as f64;
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}
