// Rejected by `f32_goes_down_to_its_smallest_numbers`
// People write: `1 / (1 + exp(-z))` for both signs
// What happens: 0 for -90 in `f32` instead of 8.2e-40

pub fn sigmoid<F: NdFloat>(z: F) -> F {
    F::one() / (F::one() + (-z).exp())
}
