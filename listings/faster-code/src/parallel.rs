//! The steps on every core.

use ndarray::parallel::prelude::*;
use ndarray::{Array1, ArrayRef1, ArrayRef2, Axis, NdFloat, par_azip};

use crate::steps::{lanes, squared_distance};

// ANCHOR: parallel
/// Step 6: every core.
pub fn parallel<F: NdFloat>(x: &ArrayRef2<F>, q: &ArrayRef1<F>) -> Array1<F> {
    let mut out = Array1::zeros(x.nrows());
    par_azip!((out in &mut out, row in x.rows()) *out = squared_distance(row, q));
    out
}
// ANCHOR_END: parallel

// ANCHOR: rayon
/// Step 6 again, in rayon's own words: the rows in blocks, and each block as in step 5.
pub fn parallel_blocks(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    let mut out = Array1::zeros(x.nrows());
    out.axis_chunks_iter_mut(Axis(0), 1024)
        .into_par_iter()
        .zip(x.axis_chunks_iter(Axis(0), 1024))
        .for_each(|(mut out, x)| out.assign(&lanes(&x, q)));
    out
}
// ANCHOR_END: rayon
