//! Tensors with gradients.

use candle_core::backprop::GradStore;
use candle_core::{Result, Tensor, Var};
use candle_nn::{BatchNorm, ModuleT, Optimizer, SGD, loss};

// ANCHOR: train
/// One step. There is nothing to zero.
pub fn step(sgd: &mut SGD, w: &Var, x: &Tensor, y: &Tensor) -> Result<()> {
    let loss = loss::mse(&x.matmul(w)?, y)?;
    let grads = loss.backward()?;
    sgd.step(&grads)
}
// ANCHOR_END: train

// ANCHOR: modes
/// The same batch in both modes.
pub fn train_then_eval(layer: &BatchNorm, batch: &Tensor) -> Result<(Tensor, Tensor)> {
    let seen = layer.forward_t(batch, true)?;
    let unseen = layer.forward_t(batch, false)?;
    Ok((seen, unseen))
}
// ANCHOR_END: modes

// ANCHOR: no-grad
/// A prediction that no gradient flows through.
pub fn predict(w: &Var, x: &Tensor) -> Result<Tensor> {
    x.matmul(&w.as_detached_tensor())
}
// ANCHOR_END: no-grad

// ANCHOR: dataset
/// Batches in the order given; shuffle it before each epoch.
pub fn batches(
    x: &Tensor,
    y: &Tensor,
    order: &[u32],
    size: usize,
) -> impl Iterator<Item = Result<(Tensor, Tensor)>> {
    order.chunks(size).map(|rows| {
        let rows = Tensor::new(rows, x.device())?;
        Ok((x.index_select(&rows, 0)?, y.index_select(&rows, 0)?))
    })
}
// ANCHOR_END: dataset

// ANCHOR: clip
/// Gives the norm before clipping. Call it between `backward` and `step`.
pub fn clip_grad_norm(vars: &[Var], grads: &mut GradStore, max: f64) -> Result<f64> {
    let mut squares = 0.0;
    for grad in vars.iter().filter_map(|var| grads.get(var)) {
        squares += grad.sqr()?.sum_all()?.to_scalar::<f64>()?;
    }
    let norm = squares.sqrt();
    let scale = (max / (norm + 1e-6)).min(1.0);
    for var in vars {
        if let Some(grad) = grads.remove(var) {
            grads.insert(var, (grad * scale)?);
        }
    }
    Ok(norm)
}
// ANCHOR_END: clip

// ANCHOR: transfer
/// The optimiser moves what it was given.
pub fn head_only(head: &Var) -> Result<SGD> {
    SGD::new(vec![head.clone()], 0.05)
}
// ANCHOR_END: transfer
