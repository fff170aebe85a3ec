// Rejected by `targets_may_lie_between_zero_and_one`
// People write: `if y > 0.5`
// What happens: a target of 0.25 counts as 0: the logit `ln 3` costs 1.386 instead of 1.112

fn loss(z: f64, y: f64) -> f64 {
    let signed = if y > 0.5 { z } else { -z };
    (-signed).max(0.0) + (-z.abs()).exp().ln_1p()
}
