// Rejected by `loss_comes_from_the_logit`
// People write: `-ln` of the probability
// What happens: a negative row at `z = 800` has an infinite loss instead of 800

pub fn log_loss(z: f64, label: bool) -> f64 {
    let p = sigmoid(z);
    if label { -p.ln() } else { -(1.0 - p).ln() }
}
