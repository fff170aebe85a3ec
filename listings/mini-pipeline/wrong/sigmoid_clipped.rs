// Rejected by `sigmoid_keeps_its_lower_tail`
// People write: the logit clipped at ±500
// What happens: the probability at -600 is 7.1e-218 instead of 2.7e-261

pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z.clamp(-500.0, 500.0)).exp())
}
