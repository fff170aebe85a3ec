// Rejected by `small_probabilities_keep_their_digits`
// People write: `(1 + tanh(z / 2)) / 2`
// What happens: 0 for -40 instead of 4.2e-18

pub fn sigmoid<F: NdFloat>(z: F) -> F {
    let two = F::one() + F::one();
    (F::one() + (z / two).tanh()) / two
}
