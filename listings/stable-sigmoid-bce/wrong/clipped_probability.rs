// Rejected by `a_confident_mistake_costs_its_logit`
// People write: the probability clipped to at most 1 - 1e-15
// What happens: a logit of 37 with the target 0 costs 34.54 instead of 37, and no mistake costs
// more

fn loss(z: f64, y: f64) -> f64 {
    let p = sigmoid(z).clamp(1e-15, 1.0 - 1e-15);
    -y * p.ln() - (1.0 - y) * (1.0 - p).ln()
}
