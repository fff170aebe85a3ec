//! What the interviewer asks next. Tested against SciPy in `tests/reference.rs`.

// ANCHOR: log_sum_exp
/// `ln(sum(exp(x)))` of values that come one at a time. One pass, and nothing is stored.
///
/// `-inf` for no values.
pub fn log_sum_exp(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    for x in values {
        if x == max {
            sum += 1.0; // Two infinities too, where `x - max` would be NaN.
        } else if x < max {
            sum += (x - max).exp();
        } else if x > max {
            // The sum so far was measured from the old maximum.
            sum = sum * (max - x).exp() + 1.0;
            max = x;
        } else {
            return f64::NAN;
        }
    }
    max + sum.ln()
}
// ANCHOR_END: log_sum_exp
