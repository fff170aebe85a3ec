// Rejected by `a_confident_mistake_costs_its_logit`
// People write: `exp(z).ln_1p() - z * y`
// What happens: the exponential of 800 is infinite, and so is the loss, which should be 800

fn loss(z: f64, y: f64) -> f64 {
    z.exp().ln_1p() - z * y
}
