// Rejected by `training_goes_on_until_the_gradient_is_small`
// People write: 1,000 epochs at a rate of 0.1
// What happens: enough for the ten customers; on the penguins the weight of Gentoo is -0.351
// instead of -0.385

fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let n = y.len() as f64;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..1_000 {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        w = &w - (x.t().dot(&error) + &w / c) * 0.1 / n;
        b -= 0.1 * error.sum() / n;
    }
    Ok((w, b))
}
