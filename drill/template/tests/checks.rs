//! What a right answer does. {{write: the tolerance, and why it is that wide}}

use ndarray::array;

use {{crate}}::answer;

#[test]
fn worked_example_comes_out_right() {
    // {{write: the number; nothing equals NaN}}
    assert_eq!(answer(&array![1.0, 2.0]), Ok(f64::NAN), "{{write: the likely mistake}}");
}
