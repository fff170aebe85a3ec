// Rejected by `sigmoid_of_a_large_logit_is_one`
// People write: `exp(z) / (1 + exp(z))`
// What happens: `inf / inf` for 710: NaN

pub fn sigmoid<F: NdFloat>(z: F) -> F {
    let e = z.exp();
    e / (F::one() + e)
}
