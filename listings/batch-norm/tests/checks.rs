//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use batch_norm::{BatchNorm, BatchNormError, Mode};
use ndarray::{Array2, ArrayRef1, ArrayRef2, Axis, array, s};

/// Every expected number is a few sums and one square root of small numbers: rounding stays below
/// 1e-12, and no mistake worth making hides under 1e-9.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn assert_close(got: &ArrayRef2<f64>, expected: &ArrayRef2<f64>, mistake: &str) {
    assert_eq!(got.dim(), expected.dim(), "the shape is wrong: {mistake}");
    let far = |(g, e): (&f64, &f64)| (g - e).abs() > TOLERANCE || g.is_nan() != e.is_nan();
    assert!(
        !got.iter().zip(expected).any(far),
        "expected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_close_1d(got: &ArrayRef1<f64>, expected: &ArrayRef1<f64>, mistake: &str) {
    let row = |v: &ArrayRef1<f64>| v.to_owned().insert_axis(Axis(0));
    assert_close(&row(got), &row(expected), mistake);
}

/// Runs `forward` on a batch that is valid.
#[track_caller]
fn forward(layer: &mut BatchNorm, x: &ArrayRef2<f64>) -> Array2<f64> {
    layer.forward(x).unwrap_or_else(|e| panic!("a valid batch was refused: {e:?}, input\n{x}"))
}

// ---- Core: what the problem says ----

#[test]
fn train_mode_divides_by_the_biased_variance() {
    // Mean 2, biased variance 1, unbiased 2.
    let y = forward(&mut BatchNorm::new(1), &array![[1.0], [3.0]]);
    let edge = 1.0 / (1.0_f64 + 1e-5).sqrt();
    assert_close(
        &y,
        &array![[-edge], [edge]],
        "dividing by n - 1 when normalising; the batch divides by n",
    );
}

#[test]
fn running_mean_moves_by_momentum() {
    let mut layer = BatchNorm::new(2);
    forward(&mut layer, &array![[1.0, -4.0], [3.0, -8.0]]);
    assert_close_1d(
        &layer.running_mean,
        &array![0.2, -0.6],
        "momentum is the weight of the new batch, 0.1",
    );
    forward(&mut layer, &array![[1.0, -4.0], [3.0, -8.0]]);
    assert_close_1d(
        &layer.running_mean,
        &array![0.38, -1.14],
        "the second batch must move the first one's average",
    );
}

#[test]
fn running_var_moves_towards_the_unbiased_variance() {
    // Squared deviations of 2 and 800, divided by one row less than there are.
    let mut layer = BatchNorm::new(2);
    forward(&mut layer, &array![[1.0, 10.0], [3.0, 50.0]]);
    let mistake = "0.9 * 1 + 0.1 * 2 for the first column, whose unbiased variance is 2: divide by the rows minus 1";
    assert_close_1d(&layer.running_var, &array![1.1, 80.9], mistake);
}

#[test]
fn new_layer_has_the_usual_defaults() {
    let layer = BatchNorm::new(2);
    assert_eq!(layer.gamma, array![1.0, 1.0], "gamma starts at 1");
    assert_eq!(layer.beta, array![0.0, 0.0], "beta starts at 0");
    assert_eq!(layer.running_mean, array![0.0, 0.0], "running_mean starts at 0");
    assert_eq!(
        layer.running_var,
        array![1.0, 1.0],
        "running_var starts at 1, or eval divides by nearly nothing"
    );
    assert_eq!((layer.momentum, layer.eps), (0.1, 1e-5), "(momentum, eps)");
    assert!(matches!(layer.mode, Mode::Train), "a new layer trains");
}

#[test]
fn statistics_belong_to_a_column() {
    // Each column is -1, 0, 1 after its own scale and offset are gone; each row on its own would
    // come out otherwise.
    let x = array![[10.0, -300.0, 0.5], [20.0, 0.0, 0.6], [30.0, 300.0, 0.7]];
    let mut layer = BatchNorm::new(3);
    layer.eps = 0.0;
    let edge = 1.5_f64.sqrt();
    let expected = array![[-edge; 3], [0.0; 3], [edge; 3]];
    assert_close(
        &forward(&mut layer, &x),
        &expected,
        "statistics over the wrong axis, or over all elements",
    );
}

#[test]
fn eps_stands_inside_the_square_root() {
    // Variance 1e-6 is smaller than eps: 1e-3 / sqrt(1e-6 + 1e-5), not 1e-3 / (1e-3 + 1e-5).
    let y = forward(&mut BatchNorm::new(1), &array![[-1e-3], [1e-3]]);
    let edge = 1e-3 / 1.1e-5_f64.sqrt();
    assert_close(&y, &array![[-edge], [edge]], "eps added after the square root, or left out");
}

#[test]
fn gamma_scales_and_beta_shifts_in_both_modes() {
    let mut layer = BatchNorm::new(2);
    layer.gamma = array![2.0, -1.0];
    layer.beta = array![10.0, 0.5];
    layer.eps = 0.0;
    let x = array![[1.0, 5.0], [3.0, 9.0]];
    let y = forward(&mut layer, &x);
    assert_close(
        &y,
        &array![[8.0, 1.5], [12.0, -0.5]],
        "train: gamma before beta, each on its own column",
    );
    layer.mode = Mode::Eval;
    layer.running_mean = array![1.0, 5.0];
    layer.running_var = array![4.0, 16.0];
    let y = forward(&mut layer, &x);
    assert_close(&y, &array![[10.0, 0.5], [12.0, -0.5]], "eval: gamma and beta serve there too");
}

#[test]
fn momentum_can_be_changed() {
    let mut layer = BatchNorm::new(1);
    layer.momentum = 0.75;
    forward(&mut layer, &array![[1.0], [5.0]]);
    assert_close_1d(&layer.running_mean, &array![2.25], "use the field, not the number 0.1");
    assert_close_1d(&layer.running_var, &array![6.25], "0.25 * 1 + 0.75 * 8");
}

#[test]
fn eval_mode_uses_the_running_statistics() {
    let mut layer = BatchNorm::new(1);
    layer.running_mean = array![10.0];
    layer.running_var = array![4.0];
    layer.eps = 0.0;
    layer.mode = Mode::Eval;
    let y = forward(&mut layer, &array![[10.0], [12.0], [20.0]]);
    assert_close(
        &y,
        &array![[0.0], [1.0], [5.0]],
        "eval must not look at the batch's own statistics",
    );
}

#[test]
fn eval_mode_changes_nothing() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    forward(&mut layer, &array![[1.0, 2.0], [3.0, 40.0]]);
    assert_eq!(layer.running_mean, array![0.0, 0.0], "eval moved the running mean");
    assert_eq!(layer.running_var, array![1.0, 1.0], "eval moved the running variance");
    assert!(matches!(layer.mode, Mode::Eval), "forward changed the mode");
}

#[test]
fn eval_mode_takes_one_row_or_none() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    layer.eps = 0.0;
    let y = forward(&mut layer, &array![[3.0, -1.0]]);
    assert_close(&y, &array![[3.0, -1.0]], "one row is a prediction, not a mistake");
    assert_eq!(
        forward(&mut layer, &Array2::zeros((0, 2))).dim(),
        (0, 2),
        "no rows in, no rows out"
    );
}

#[test]
fn wrong_width_is_an_error_in_both_modes() {
    for mode in [Mode::Train, Mode::Eval] {
        let mut layer = BatchNorm::new(1);
        layer.mode = mode;
        let got = layer.forward(&Array2::ones((8, 3)));
        let expected = Err(BatchNormError::WidthMismatch { expected: 1, got: 3 });
        assert_eq!(got, expected, "one feature would broadcast over three columns in silence");
    }
}

#[test]
fn training_batch_below_two_rows_is_an_error() {
    for rows in [0, 1] {
        let got = BatchNorm::new(2).forward(&Array2::ones((rows, 2)));
        let expected = Err(BatchNormError::BatchTooSmall { rows });
        assert_eq!(got, expected, "{rows} rows have no unbiased variance");
    }
}

#[test]
fn not_finite_column_is_named() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let got =
            BatchNorm::new(3).forward(&array![[1.0, 2.0, bad], [1.0, bad, 3.0], [0.0, 1.0, 2.0]]);
        let expected = Err(BatchNormError::NotFinite { feature: 1 });
        assert_eq!(got, expected, "{bad} stands in columns 1 and 2; name the first");
    }
}

#[test]
fn refused_batch_leaves_the_layer_unchanged() {
    let refused = [
        array![[1.0, f64::NAN], [3.0, 4.0]],
        array![[7.0, -3.0]],
        Array2::zeros((0, 2)),
        Array2::ones((2, 5)),
    ];
    for x in refused {
        let mut layer = BatchNorm::new(2);
        assert!(layer.forward(&x).is_err(), "this batch must be refused:\n{x}");
        assert_eq!(
            layer.running_mean,
            array![0.0, 0.0],
            "running_mean was moved by the refused batch\n{x}"
        );
        assert_eq!(
            layer.running_var,
            array![1.0, 1.0],
            "running_var was moved by the refused batch\n{x}"
        );
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn constant_column_becomes_beta() {
    let mut layer = BatchNorm::new(2);
    layer.beta = array![0.5, -2.0];
    let y = forward(&mut layer, &array![[7.0, 0.0], [7.0, 0.0], [7.0, 0.0]]);
    assert_close(
        &y,
        &array![[0.5, -2.0], [0.5, -2.0], [0.5, -2.0]],
        "a division by a variance of zero",
    );
}

#[test]
fn large_offset_keeps_its_digits() {
    let x = array![[1e8], [1e8 + 1.0], [1e8 + 2.0]];
    let mut layer = BatchNorm::new(1);
    let edge = 1.0 / (2.0_f64 / 3.0 + 1e-5).sqrt();
    let y = forward(&mut layer, &x);
    // PyTorch's own order, x * a + (beta - mean * a), is off by 9e-9 here; E[x^2] - E[x]^2 by 0.5.
    let close = |(y, e): (&f64, f64)| (y - e).abs() < 1e-6;
    assert!(
        y.iter().zip([-edge, 0.0, edge]).all(close),
        "expected ±{edge} and 0\ngot\n{y}\nlikely mistake: E[x^2] - E[x]^2 loses every digit beside a large mean"
    );
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    // A view of every other column, and one whose rows lie across the memory.
    let wide = array![[1.0, 99.0, 5.0], [3.0, 99.0, 9.0]];
    let tall = array![[1.0, 3.0], [5.0, 9.0]];
    for view in [wide.slice(s![.., ..;2]), tall.t()] {
        let mut layer = BatchNorm::new(2);
        layer.eps = 0.0;
        assert_close(
            &forward(&mut layer, &view),
            &array![[-1.0, -1.0], [1.0, 1.0]],
            "reading the memory instead of the view",
        );
    }
}
