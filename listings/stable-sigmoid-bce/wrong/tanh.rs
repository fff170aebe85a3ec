// Rejected by `small_probabilities_keep_their_digits`
// People write: `(1 + tanh(z / 2)) / 2`
// What happens: half the digits are gone at -20, and the probability at -40 is 0 instead of
// 4.2e-18

pub fn sigmoid<F: NdFloat>(z: F) -> F {
    let two = F::one() + F::one();
    (F::one() + (z / two).tanh()) / two
}
