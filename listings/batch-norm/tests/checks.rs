//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use batch_norm::{BatchNorm, BatchNormError, Mode};
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, array, s};

/// Every expected number is a few sums and one square root of small numbers: rounding stays below
/// 1e-12, and no mistake worth making hides under 1e-9.
const TOLERANCE: f64 = 1e-9;
/// The `eps` of a new layer.
const EPS: f64 = 1e-5;

#[track_caller]
fn assert_near(got: &ArrayRef2<f64>, expected: &ArrayRef2<f64>, tolerance: f64, mistake: &str) {
    assert_eq!(got.dim(), expected.dim(), "the shape is wrong. Likely mistake: {mistake}");
    let far = |(g, e): (&f64, &f64)| (g - e).abs() > tolerance || g.is_nan() != e.is_nan();
    assert!(
        !got.iter().zip(expected).any(far),
        "expected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_close(got: &ArrayRef2<f64>, expected: &ArrayRef2<f64>, mistake: &str) {
    assert_near(got, expected, TOLERANCE, mistake);
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

/// Runs `forward` where people write code that panics.
#[track_caller]
fn no_panic(
    layer: &mut BatchNorm,
    x: &ArrayRef2<f64>,
    mistake: &str,
) -> Result<Array2<f64>, BatchNormError> {
    catch_unwind(AssertUnwindSafe(|| layer.forward(x)))
        .unwrap_or_else(|_| panic!("`forward` panicked. Likely mistake: {mistake}"))
}

/// A number that lies `deviation` from the mean of its column, normalised.
fn normalised(deviation: f64, variance: f64) -> f64 {
    deviation / (variance + EPS).sqrt()
}

// ---- Core: what the problem says ----

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
fn train_mode_divides_by_the_biased_variance() {
    // Mean 2, biased variance 1, unbiased 2.
    let y = forward(&mut BatchNorm::new(1), &array![[1.0], [3.0]]);
    let edge = normalised(1.0, 1.0);
    assert_close(
        &y,
        &array![[-edge], [edge]],
        "dividing by n - 1 when normalising; the batch divides by n",
    );
}

#[test]
fn statistics_belong_to_a_column() {
    let x = array![[10.0, -300.0, 0.5], [20.0, 0.0, 0.6], [30.0, 300.0, 0.7]];
    let mut expected = Array2::zeros((3, 3));
    for (j, step) in [10.0, 300.0, 0.1].into_iter().enumerate() {
        let edge = normalised(step, step * step * 2.0 / 3.0);
        expected[[0, j]] = -edge;
        expected[[2, j]] = edge;
    }
    assert_close(
        &forward(&mut BatchNorm::new(3), &x),
        &expected,
        "statistics over the wrong axis, or over all elements",
    );
}

#[test]
fn eps_stands_inside_the_square_root() {
    // Variance 1e-6 is smaller than eps: 1e-3 / sqrt(1e-6 + 1e-5), not 1e-3 / (1e-3 + 1e-5).
    let y = forward(&mut BatchNorm::new(1), &array![[-1e-3], [1e-3]]);
    let edge = normalised(1e-3, 1e-6);
    assert_close(&y, &array![[-edge], [edge]], "eps added after the square root, or left out");
}

#[test]
fn eps_can_be_changed() {
    let mut layer = BatchNorm::new(1);
    layer.eps = 3.0;
    let y = forward(&mut layer, &array![[1.0], [3.0]]);
    assert_close(&y, &array![[-0.5], [0.5]], "use the field, not the number 1e-5");
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
    // The unbiased variances are 1, 100 and 16; the biased ones are two thirds of them.
    let mut layer = BatchNorm::new(3);
    forward(&mut layer, &array![[1.0, -10.0, 4.0], [2.0, 0.0, 8.0], [3.0, 10.0, 12.0]]);
    let mistake = "0.9 * 1 + 0.1 * 1, 100 and 16: each column has its own variance, divided by \
                   n - 1, where n is the number of rows";
    assert_close_1d(&layer.running_var, &array![1.0, 10.9, 2.5], mistake);
}

#[test]
fn momentum_can_be_changed() {
    let mut layer = BatchNorm::new(2);
    layer.momentum = 0.75;
    forward(&mut layer, &array![[1.0, 0.0], [5.0, 2.0]]);
    let mistake = "use the field, not the number 0.1";
    assert_close_1d(&layer.running_mean, &array![2.25, 0.75], mistake);
    assert_close_1d(&layer.running_var, &array![6.25, 1.75], mistake);
}

#[test]
fn eval_mode_uses_the_running_statistics() {
    let mut layer = BatchNorm::new(2);
    layer.running_mean = array![10.0, -1.0];
    layer.running_var = array![4.0, 25.0];
    layer.mode = Mode::Eval;
    let y = forward(&mut layer, &array![[10.0, -1.0], [12.0, 4.0], [20.0, 9.0]]);
    let (a, b) = (normalised(2.0, 4.0), normalised(5.0, 25.0));
    assert_close(
        &y,
        &array![[0.0, 0.0], [a, b], [5.0 * a, 2.0 * b]],
        "eval must not look at the batch's own statistics",
    );
}

#[test]
fn eval_mode_changes_nothing() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    let before = layer.clone();
    forward(&mut layer, &array![[1.0, 2.0], [3.0, 40.0]]);
    assert_eq!(layer, before, "eval must leave every field as it was");
}

#[test]
fn eval_mode_takes_one_row() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    let y = forward(&mut layer, &array![[3.0, -1.0]]);
    let expected = array![[normalised(3.0, 1.0), normalised(-1.0, 1.0)]];
    assert_close(&y, &expected, "one row is a prediction, not a mistake");
}

#[test]
fn gamma_scales_and_beta_shifts_in_both_modes() {
    let mut layer = BatchNorm::new(2);
    layer.gamma = array![2.0, -1.0];
    layer.beta = array![10.0, 0.5];
    let x = array![[1.0, 5.0], [3.0, 9.0]];
    let (a, b) = (2.0 * normalised(1.0, 1.0), normalised(2.0, 4.0));
    assert_close(
        &forward(&mut layer, &x),
        &array![[10.0 - a, 0.5 + b], [10.0 + a, 0.5 - b]],
        "train: gamma before beta, each on its own column",
    );
    layer.mode = Mode::Eval;
    layer.running_mean = array![2.0, 7.0];
    layer.running_var = array![1.0, 4.0];
    assert_close(
        &forward(&mut layer, &x),
        &array![[10.0 - a, 0.5 + b], [10.0 + a, 0.5 - b]],
        "eval: gamma and beta are needed there too",
    );
}

#[test]
fn wrong_width_is_an_error_in_both_modes() {
    for mode in [Mode::Train, Mode::Eval] {
        for (expected, got) in [(1, 3), (3, 1), (4, 2)] {
            let mut layer = BatchNorm::new(expected);
            layer.mode = mode;
            let mistake = format!("a batch of {got} columns for a layer of {expected} features");
            assert_eq!(
                no_panic(&mut layer, &Array2::ones((8, got)), &mistake),
                Err(BatchNormError::WidthMismatch { expected, got }),
                "{mistake}: a length of 1 would broadcast in silence"
            );
        }
    }
}

#[test]
fn training_batch_of_one_row_is_an_error() {
    let got = BatchNorm::new(2).forward(&Array2::ones((1, 2)));
    let expected = Err(BatchNormError::BatchTooSmall { rows: 1 });
    assert_eq!(got, expected, "one row has no unbiased variance");
}

#[test]
fn refused_batch_leaves_the_layer_unchanged() {
    for x in [array![[7.0, -3.0]], array![[7.0, -3.0, 1.0], [5.0, 1.0, 2.0]]] {
        let mut layer = BatchNorm::new(2);
        let before = layer.clone();
        assert!(layer.forward(&x).is_err(), "this batch must be refused:\n{x}");
        assert_eq!(layer, before, "an error, and yet the layer was changed, by the batch\n{x}");
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
    // PyTorch's own arithmetic is up to 1e-8 off at 1e8; E[x^2] - E[x]^2 is 1e-5 off at 1e6.
    let edge = normalised(1.0, 2.0 / 3.0);
    for offset in [1e6, -1e7, 1e8] {
        let x = array![[offset], [offset + 1.0], [offset + 2.0]];
        let y = forward(&mut BatchNorm::new(1), &x);
        let mistake = "E[x^2] - E[x]^2 loses its digits beside a large mean";
        assert_near(&y, &array![[-edge], [0.0], [edge]], 1e-6, mistake);
    }
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let wide = array![[1.0, 99.0, 5.0], [3.0, 99.0, 9.0]];
    let mistake = "the batch is taken for one block of memory, and a view is none";
    let y = no_panic(&mut BatchNorm::new(2), &wide.slice(s![.., ..;2]), mistake).unwrap();
    let (a, b) = (normalised(1.0, 1.0), normalised(2.0, 4.0));
    assert_close(&y, &array![[-a, -b], [a, b]], mistake);
}

#[test]
fn no_rows_in_train_mode_is_an_error() {
    let mistake = "a mean of no rows; fewer than two rows is one row or none";
    let got = no_panic(&mut BatchNorm::new(2), &Array2::zeros((0, 2)), mistake);
    assert_eq!(got, Err(BatchNormError::BatchTooSmall { rows: 0 }), "likely mistake: {mistake}");
}

#[test]
fn no_rows_in_eval_mode_gives_no_rows() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    let got = layer.forward(&Array2::zeros((0, 2)));
    assert_eq!(
        got,
        Ok(Array2::zeros((0, 2))),
        "eval needs no mean of the batch: no rows in, none out"
    );
}

#[test]
fn parameter_of_another_length_is_an_error_not_a_panic() {
    type Field = fn(&mut BatchNorm) -> &mut Array1<f64>;
    let fields: [(&str, Field); 4] = [
        ("gamma", |layer| &mut layer.gamma),
        ("beta", |layer| &mut layer.beta),
        ("running_mean", |layer| &mut layer.running_mean),
        ("running_var", |layer| &mut layer.running_var),
    ];
    for mode in [Mode::Train, Mode::Eval] {
        for (name, field) in fields {
            let mut layer = BatchNorm::new(2);
            layer.mode = mode;
            *field(&mut layer) = Array1::ones(3);
            let mistake = format!("the length of `{name}` is not compared with the batch's width");
            assert_eq!(
                no_panic(&mut layer, &array![[1.0, 2.0], [3.0, 4.0]], &mistake),
                Err(BatchNormError::WidthMismatch { expected: 3, got: 2 }),
                "`{name}` has 3 numbers, the batch 2 columns"
            );
        }
    }
}

#[test]
fn not_finite_column_is_named() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let got =
            BatchNorm::new(3).forward(&array![[1.0, 2.0, bad], [1.0, bad, 3.0], [0.0, 1.0, 2.0]]);
        let expected = Err(BatchNormError::NotFinite { feature: 1 });
        assert_eq!(got, expected, "{bad} is in columns 1 and 2; name the first");
    }
}

#[test]
fn values_too_large_to_square_are_an_error() {
    let got = BatchNorm::new(2).forward(&array![[1.0, 1e200], [2.0, -1e200]]);
    let expected = Err(BatchNormError::NotFinite { feature: 1 });
    assert_eq!(got, expected, "1e200 is finite, its square is not: look at the variance");
}

#[test]
fn nan_does_not_poison_the_layer() {
    let mut layer = BatchNorm::new(2);
    let before = layer.clone();
    assert!(layer.forward(&array![[1.0, f64::NAN], [3.0, 4.0]]).is_err(), "a NaN must be refused");
    // A NaN is not equal to itself, so this sees one in the layer too.
    assert_eq!(layer, before, "the running statistics moved before the batch was checked");
}

#[test]
fn nan_in_eval_mode_stays_where_it_is() {
    let mut layer = BatchNorm::new(2);
    layer.mode = Mode::Eval;
    let y = forward(&mut layer, &array![[1.0, f64::NAN], [2.0, 3.0]]);
    let [one, two, three] = [1.0, 2.0, 3.0].map(|x| normalised(x, 1.0));
    assert_close(
        &y,
        &array![[one, f64::NAN], [two, three]],
        "eval refuses no numbers: a NaN in is a NaN out, in its place alone",
    );
}
