// Rejected by `c_multiplies_the_losses`
// People write: `c` on the penalty instead of the losses
// What happens: right for 1, but 0.1 gives the weights that belong to 10: 2.13 for age instead of
// 0.215

fn logistic_regression(
    x: &Array2<f64>,
    labels: &[bool],
    config: &Config,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let &Config { c, tolerance, max_iterations } = config;
    if !(c.is_finite() && c > 0.0) {
        return Err(PipelineError::InvalidC(c));
    }
    let d = x.ncols();
    let x = concatenate![Axis(1), *x, Array2::ones((x.nrows(), 1))];
    let penalty = Array1::from_shape_fn(d + 1, |j| if j < d { c } else { 0.0 });
    let y: Array1<f64> = labels.iter().map(|&label| f64::from(label)).collect();
    let objective = |w: &Array1<f64>, z: &Array1<f64>| {
        let losses: f64 = z.iter().zip(labels).map(|(&z, &label)| log_loss(z, label)).sum();
        losses + 0.5 * (&penalty * w).dot(w)
    };

    let rounding = 4.0 * f64::EPSILON * c * labels.len() as f64;
    let mut w = Array1::zeros(d + 1);
    let mut z = x.dot(&w);
    for iterations in 0..=max_iterations {
        let p = z.mapv(sigmoid);
        let gradient = x.t().dot(&(&p - &y)) + &penalty * &w;
        if gradient.iter().all(|g| g.abs() <= tolerance.max(rounding)) {
            return Ok((w.slice(s![..d]).to_owned(), w[d]));
        }
        let curvature = (&p * &(1.0 - &p)).insert_axis(Axis(1));
        let hessian = x.t().dot(&(&x * &curvature)) + Array2::from_diag(&penalty);
        let mut step =
            cholesky_solve(hessian, gradient).ok_or(PipelineError::NotConverged { iterations })?;
        let ceiling = objective(&w, &z) * (1.0 + 1e-12);
        let mut next = &w - &step;
        z = x.dot(&next);
        while objective(&next, &z) > ceiling {
            step /= 2.0;
            next = &w - &step;
            z = x.dot(&next);
        }
        w = next;
    }
    Err(PipelineError::NotConverged { iterations: max_iterations })
}
