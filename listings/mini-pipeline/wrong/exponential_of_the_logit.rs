// Rejected by `sigmoid_holds_for_any_logit`
// People write: `e^z / (1 + e^z)` for every z
// What happens: at 800 it is infinity divided by infinity, a NaN

pub fn sigmoid(z: f64) -> f64 {
    z.exp() / (1.0 + z.exp())
}
