//! Draws how the running statistics settle on one batch that comes again and again.

use batch_norm::{BatchNorm, BatchNormError};
use figure::{Anchor, Axis, BAD, GOOD, MAIN, Plot};
use ndarray::{Axis as Dimension, array};

const BATCHES: usize = 50;

fn main() -> Result<(), BatchNormError> {
    let batch = array![[1.0], [3.0]];
    let mut layer = BatchNorm::new(1);
    let (mut mean, mut var) = (vec![layer.running_mean[0]], vec![layer.running_var[0]]);
    // The common mistake: the variance that normalises the batch, in the average as well.
    let mut biased = vec![layer.running_var[0]];
    for _ in 0..BATCHES {
        layer.forward(&batch)?;
        mean.push(layer.running_mean[0]);
        var.push(layer.running_var[0]);
        let newest = batch.var_axis(Dimension(0), 0.0)[0];
        biased.push((1.0 - layer.momentum) * biased[biased.len() - 1] + layer.momentum * newest);
    }

    let x = Axis::new(0.0, BATCHES as f64).ticks([0, 10, 20, 30, 40, 50]).label("batches");
    let mut plot = Plot::new(x, Axis::new(0.0, 2.3).ticks([0, 1, 2]));
    for (ink, values) in [(MAIN, &mean), (GOOD, &var), (BAD.dashed(), &biased)] {
        plot.line(ink, (0..).map(f64::from).zip(values.iter().copied()));
    }
    plot.text(GOOD, (1.0, 2.15), Anchor::Start, "running variance");
    plot.text(MAIN, (11.0, 1.25), Anchor::Start, "running mean");
    plot.text(BAD, (23.0, 0.85), Anchor::Start, "variance, if biased");

    let words = format!(
        "The running mean climbs from 0 to 2 and the running variance from 1 to 2 within {BATCHES} \
         batches. With the biased variance the running variance stays at 1."
    );
    print!("{}", figure::svg("batch-norm", "How the running statistics settle", &words, &[plot]));
    Ok(())
}
