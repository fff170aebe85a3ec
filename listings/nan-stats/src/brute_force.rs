//! The same answers as plain loops: leave NaN out, sort what is left, and follow the formula.

use ndarray::ArrayRef1;

/// The elements that are not NaN, the smallest first.
fn sorted_numbers(x: &ArrayRef1<f64>) -> Vec<f64> {
    let mut numbers = Vec::new();
    for &v in x {
        if !v.is_nan() {
            let place = numbers.iter().take_while(|&&smaller| smaller < v).count();
            numbers.insert(place, v);
        }
    }
    numbers
}

/// The mean of the numbers.
///
/// As all functions here, only for valid input; the solution handles bad input.
pub fn nanmean(x: &ArrayRef1<f64>) -> f64 {
    let numbers = sorted_numbers(x);
    let mut sum = 0.0;
    for v in &numbers {
        sum += v;
    }
    sum / numbers.len() as f64
}

/// The variance of the numbers.
pub fn nanvar(x: &ArrayRef1<f64>, ddof: usize) -> f64 {
    let numbers = sorted_numbers(x);
    let mean = nanmean(x);
    let mut squares = 0.0;
    for v in &numbers {
        squares += (v - mean).powi(2);
    }
    squares / (numbers.len() - ddof) as f64
}

/// The number in the middle, or the mean of the two that share it.
pub fn nanmedian(x: &ArrayRef1<f64>) -> f64 {
    let numbers = sorted_numbers(x);
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[half] } else { (numbers[half - 1] + numbers[half]) / 2.0 }
}

/// The number at position `q * (n - 1)`, or a share of the two on either side of it.
pub fn nanquantile(x: &ArrayRef1<f64>, q: f64) -> f64 {
    let numbers = sorted_numbers(x);
    let position = q * (numbers.len() - 1) as f64;
    let below = position.floor();
    let t = position - below;
    if t == 0.0 {
        return numbers[below as usize];
    }
    (1.0 - t) * numbers[below as usize] + t * numbers[below as usize + 1]
}
