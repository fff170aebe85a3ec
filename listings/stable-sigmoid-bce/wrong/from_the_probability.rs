// Rejected by `a_confident_mistake_costs_its_logit`
// People write: the loss from the probability: `-(1 - p).ln()`
// What happens: from a logit of 37 on, `1 - p` is 0: the loss is infinite instead of 37

fn loss(z: f64, y: f64) -> f64 {
    let p = sigmoid(z);
    let hit = if y > 0.0 { y * p.ln() } else { 0.0 };
    let miss = if y < 1.0 { (1.0 - y) * (1.0 - p).ln() } else { 0.0 };
    -hit - miss
}
