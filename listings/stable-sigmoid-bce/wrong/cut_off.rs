// Rejected by `sigmoid_of_infinities_and_nan_is_what_they_lead_to`
// People write: the logit cut off at ±500 by `max` and `min`
// What happens: `-inf` gives 7.1e-218, and so does NaN

// ANCHOR: answer
pub fn sigmoid<F: NdFloat>(z: F) -> F {
    let limit = F::from(500.0).unwrap();
    let z = z.max(-limit).min(limit);
    let e = (-z.abs()).exp();
    if z < F::zero() { e / (F::one() + e) } else { F::one() / (F::one() + e) }
}
// ANCHOR_END: answer
