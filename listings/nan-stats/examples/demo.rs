//! Six readings of a thermometer, two of them lost, and what counting the lost ones would do.

use nan_stats::{NanStatsError, nanmean, nanmedian, nanquantile, nanvar};
use ndarray::array;

fn main() -> Result<(), NanStatsError> {
    let x = array![3.0, f64::NAN, 1.0, 8.0, f64::NAN, 4.0];
    println!("readings {x}");
    println!("mean {}, and {:.3} with NaN as 0", nanmean(&x)?, nanmean(&x.mapv(zero))?);
    for ddof in 0..3 {
        println!("variance {:.3} with ddof {ddof}", nanvar(&x, ddof)?);
    }
    println!("median {}", nanmedian(&x)?);
    for q in [0.0, 0.25, 0.5, 0.75, 1.0] {
        println!("quantile {q}: {}", nanquantile(&x, q)?);
    }

    println!("\nrefused: {}", nanmean(&array![f64::NAN]).unwrap_err());
    println!("refused: {}", nanvar(&x, 4).unwrap_err());
    println!("refused: {}", nanquantile(&x, 25.0).unwrap_err());
    Ok(())
}

fn zero(v: f64) -> f64 {
    if v.is_nan() { 0.0 } else { v }
}
