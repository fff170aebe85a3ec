//! What a right answer does. {{write: the tolerance, and why it is that wide}}

use ndarray::array;

use {{crate}}::{{function}};

// ---- Core: what the problem says ----

#[test]
fn worked_example_comes_out_right() {
    // {{write: the number; nothing equals NaN}}
    assert_eq!({{function}}(&array![1.0, 2.0]), Ok(f64::NAN), "{{write: the likely mistake}}");
}

// ---- Edges: what a strong candidate asks about ----

/// Guard: nobody writes an attempt that answers for nothing, and a change of the solution might.
#[test]
fn nothing_is_an_error() {
    assert!({{function}}(&array![]).is_err(), "{{write: the likely mistake}}");
}
