// Rejected by `new_layer_has_the_usual_defaults`
// People write: `running_var` that starts at 0
// What happens: a new layer in eval mode divides by the root of `eps` alone: 1 comes out as 316

impl BatchNorm {
    pub fn new(num_features: usize) -> Self {
        Self {
            gamma: Array1::ones(num_features),
            beta: Array1::zeros(num_features),
            running_mean: Array1::zeros(num_features),
            running_var: Array1::zeros(num_features),
            momentum: 0.1,
            eps: 1e-5,
            mode: Mode::Train,
        }
    }
}
