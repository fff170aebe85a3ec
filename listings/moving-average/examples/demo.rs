//! A spike and a gap pass through a window, and through a running sum.

use moving_average::{WindowError, rolling_max, rolling_mean, rolling_sum};
use ndarray::{Array1, ArrayRef1, array, s};

/// One addition and one subtraction a step, as it is often written.
fn running_sum(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    let mut sum = x.slice(s![..window]).sum();
    let first = sum;
    let steps = x.iter().skip(window).zip(x);
    let rest = steps.map(|(entering, leaving)| {
        sum += entering - leaving;
        sum
    });
    std::iter::once(first).chain(rest).collect()
}

fn main() -> Result<(), WindowError> {
    let x = array![1.0, 5.0, 3.0, 4.0, 8.0, 6.0];
    println!("series    {x}, window 3");
    println!("sums      {}", rolling_sum(&x, 3)?);
    println!("means     {}", rolling_mean(&x, 3)?);
    println!("maxima    {}\n", rolling_max(&x, 3)?);

    let spike = array![1.0, 1.0, 1e17, 1.0, 1.0, 1.0];
    println!("series    {spike}");
    println!("sums      {}", rolling_sum(&spike, 2)?);
    println!("running   {}\n", running_sum(&spike, 2));

    let gap = array![1.0, f64::NAN, 3.0, 4.0, 5.0];
    println!("series    {gap}");
    println!("sums      {}", rolling_sum(&gap, 2)?);
    println!("running   {}", running_sum(&gap, 2));
    println!("maxima    {}\n", rolling_max(&gap, 2)?);

    println!("refused: {}", rolling_sum(&x, 0).unwrap_err());
    println!("refused: {}", rolling_sum(&x, 7).unwrap_err());
    Ok(())
}
