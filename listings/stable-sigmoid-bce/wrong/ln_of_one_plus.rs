// Rejected by `a_confident_hit_keeps_its_digits`
// People write: `(1.0 + t).ln()`
// What happens: 0 for `z = 40`, `y = 1` instead of 4.2e-18

fn loss(z: f64, y: f64) -> f64 {
    z.max(0.0) - z * y + (1.0 + (-z.abs()).exp()).ln()
}
