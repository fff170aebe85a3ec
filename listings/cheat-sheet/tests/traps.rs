//! Where the Python line and the Rust beside it part, and where the line itself is a trap: each
//! claim of the sheet.

mod golden;

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::slice::from_ref;

use candle_core::{DType, Device, Tensor, Var};
use candle_nn::{BatchNorm, ModuleT, loss};
use cheat_sheet::{numpy, pandas, pytorch, scikit_learn};
use golden::{array1, array2, assert_near, column, frame, line, numbers, tensor, trap, values};
use mini_pipeline::{Pipeline, Table};
use ndarray::{Array2, array};
use polars::prelude::*;

/// The versions that the sheet names, and no other.
#[test]
fn versions_are_those_of_the_sheet() {
    let lock = include_str!("../../../Cargo.lock").replace("\r\n", "\n");
    let crates = [
        ("candle-core", "0.11.1"),
        ("candle-nn", "0.11.1"),
        ("ndarray", "0.17.2"),
        ("ndarray-stats", "0.7.0"),
        ("polars", "0.55.2"),
    ];
    for (name, version) in crates {
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&entry), "the sheet says {name} {version}, Cargo.lock does not");
    }
    let sheet = include_str!("../../../src/guide/cheat-sheet.md");
    let words = sheet.split(|c: char| !c.is_ascii_digit() && c != '.');
    let named: BTreeSet<_> = words
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.matches('.').count() == 2)
        .collect();
    let torch = golden::made_by("torch");
    let known = crates.into_iter().map(|(_, version)| version).chain([torch.as_str()]);
    assert_eq!(named, known.collect());
}

fn panics<T>(run: impl FnOnce() -> T + std::panic::UnwindSafe) -> bool {
    catch_unwind(run).is_err()
}

#[test]
fn a_vector_against_a_column_makes_a_matrix() {
    let mse = trap("mse of (n,) against (n, 1)")["mse"].as_f64().unwrap();
    let (y, y_hat) = (array![1.0, 2.0, 3.0], array![[1.0], [2.0], [3.0]]);
    let difference: Array2<f64> = &y - &y_hat;
    assert_near(&[difference.pow2().mean().unwrap(), 4.0 / 3.0], &[mse; 2], 1e-12);
    assert_eq!(numpy::mse(&y, &y_hat.column(0)), Some(0.0));
}

#[test]
fn assignment_broadcasts_the_right_side_alone() {
    let (column, row) = (array![[1.0], [2.0], [3.0]], array![[10.0, 20.0]]);
    let mut wide = &column + &row;
    wide -= &row;
    assert_eq!(wide, array![[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]);
    assert!(panics(|| {
        let mut narrow = column.clone();
        narrow -= &row;
    }));
}

#[test]
fn dot_and_matmul_part_in_three_dimensions() {
    let trap = trap("dot is not @");
    assert!(trap["same_in_2d"].as_bool().unwrap());
    assert_eq!(values::<usize>(&trap["dot"]), [2, 3, 2, 5]);
    assert_eq!(values::<usize>(&trap["at"]), [2, 3, 5]);
    let square = array![[1.0, 2.0], [3.0, 4.0]];
    assert_eq!(&square * &square, array![[1.0, 4.0], [9.0, 16.0]]);
    assert_eq!(square.dot(&square), array![[7.0, 10.0], [15.0, 22.0]]);
    assert!(panics(|| array![[1.0, 2.0]].dot(&array![[1.0, 2.0]])));
}

#[test]
fn softmax_without_an_axis_empties_the_first_row() {
    let trap = trap("softmax without axis");
    assert_eq!(array1(&trap["first_row"]), array![0.0, 0.0, 0.0]);
    assert_eq!(values::<String>(&trap["of_minus_infinity"]), ["nan", "nan"]);
    let p = numpy::softmax(&array![[1.0, 2.0, 3.0], [1001.0, 1002.0, 1003.0]]);
    assert_eq!(p.row(0), p.row(1));
    assert!(numpy::softmax(&array![[f64::NEG_INFINITY, f64::NEG_INFINITY]])[[0, 0]].is_nan());
}

#[test]
fn expanded_distances_cancel() {
    let trap = trap("distances cancel");
    assert_near(&[trap["negative"].as_f64().unwrap()], &[-9.5e-7], 1e-8);
    assert_eq!(trap["zero"].as_f64(), Some(0.0));
    let distance = |a, b| numpy::squared_distances(&array![[a]], &array![[b]]).unwrap()[[0, 0]];
    assert_near(&[distance(50_000.3, 50_000.300_001)], &[1e-12], 1e-16);
    assert_eq!(distance(1e8, 1e8 + 1.0), 1.0);
    assert!(numpy::squared_distances(&array![[1.0]], &array![[1.0, 2.0]]).is_err());
}

#[test]
fn one_hot_of_a_wrong_label() {
    let trap = trap("one-hot");
    assert_eq!(array1(&trap["minus_one"]), array![0.0, 0.0, 1.0]);
    assert!(trap["out_of_range"].as_str().unwrap().starts_with("IndexError"));
    assert!(panics(|| numpy::one_hot(&[3], 3)));
}

#[test]
fn argpartition_at_its_ends() {
    let trap = trap("top-k");
    assert!(trap["too_many"].as_str().unwrap().starts_with("ValueError: kth(=-5)"));
    assert!(trap["one_dimension"].as_str().unwrap().starts_with("IndexError"));
    assert_eq!(trap["zero"].as_u64(), Some(5));
    assert_eq!(array1(&trap["order"]), array![0.0, 3.0, 2.0]);
    let scores = [5.0, 1.0, 9.0, 7.0, 3.0];
    assert_eq!(numpy::top_k(&scores, 10).len(), 5);
    assert!(numpy::top_k(&scores, 0).is_empty());
    assert_eq!(numpy::top_k(&[0.5, f64::NAN, 0.9], 1), [1]);
}

#[test]
fn one_formula_for_the_sigmoid_overflows() {
    let warning = trap("sigmoid in one formula");
    assert_eq!(warning["warning"], "overflow encountered in exp");
    assert_eq!(numpy::sigmoid(-800.0), 0.0);
    assert!(numpy::sigmoid(-700.0) > 0.0);
}

#[test]
fn candle_bce_overflows_where_torch_does_not() {
    assert_eq!(trap("bce")["loss"].as_f64(), Some(800.0));
    let number = |x: f64| Tensor::new(&[x], &Device::Cpu).unwrap();
    let loss = loss::binary_cross_entropy_with_logit(&number(800.0), &number(0.0)).unwrap();
    assert_eq!(loss.to_scalar::<f64>().unwrap(), f64::INFINITY);
    assert_eq!(mini_pipeline::log_loss(800.0, false), 800.0);
}

#[test]
fn a_missing_team_is_a_group() {
    let df = frame(&line("aggregate")["df"]);
    let table = pandas::aggregate(df.lazy()).collect().unwrap();
    let team = |name: &str| Some(name.to_owned());
    assert_eq!(column(&table, "team"), [team("b"), team("a"), None]);
    assert_eq!(numbers(&table, "total"), [Some(4.0), Some(7.0), Some(7.0)]);
}

#[test]
fn nan_is_not_missing() {
    assert_eq!(trap("mean of a NaN")["mean"].as_f64(), Some(2.0));
    let gap = df!["team" => ["a", "a", "a"], "points" => [Some(1.0), None, Some(3.0)]].unwrap();
    let nan = df!["team" => ["a", "a", "a"], "points" => [1.0, f64::NAN, 3.0]].unwrap();
    let mean = |df: DataFrame| {
        let df = pandas::transform(df.lazy()).unwrap().collect().unwrap();
        numbers(&df, "mean")[0].unwrap()
    };
    assert_eq!(mean(gap), 2.0);
    assert!(mean(nan).is_nan());
}

#[test]
fn missing_keys_match_in_pandas_alone() {
    let trap = trap("merge of missing keys");
    assert_eq!((trap["rows"].as_u64(), trap["merged"].as_str()), (Some(1), Some("both")));
    let g = line("merge");
    let both = pandas::merge(frame(&g["left"]).lazy(), frame(&g["right"]).lazy());
    let missing = both.filter(col("id").is_null()).collect().unwrap();
    let mut sides: Vec<_> = column(&missing, "_merge").into_iter().flatten().collect();
    sides.sort_unstable();
    assert_eq!(sides, ["left_only", "right_only"]);
}

#[test]
fn rolling_runs_across_groups_and_over_gaps() {
    let trap = trap("rolling");
    assert_eq!(values::<f64>(&trap["across"]), [1.0, 1.5, 51.0, 150.0]);
    assert_eq!(values::<f64>(&trap["within"]), [1.0, 1.5, 100.0, 150.0]);
    assert_eq!(values::<f64>(&trap["over_a_gap"]), [1.0, 1.0, 3.0, 4.0]);
    let window =
        || RollingOptionsFixedWindow { window_size: 2, min_periods: 1, ..Default::default() };
    let mean = || col("v").rolling_mean(window());
    let df = df!["g" => ["a", "a", "b", "b"], "v" => [1.0, 2.0, 100.0, 200.0]].unwrap().lazy();
    let across = df.clone().select([mean()]).collect().unwrap();
    assert_eq!(numbers(&across, "v"), [1.0, 1.5, 51.0, 150.0].map(Some));
    let within = df.select([mean().over([col("g")]).unwrap()]).collect().unwrap();
    assert_eq!(numbers(&within, "v"), [1.0, 1.5, 100.0, 150.0].map(Some));
    let gap = df!["v" => [Some(1.0), None, Some(3.0), Some(5.0)]].unwrap().lazy();
    let gap = gap.select([mean()]).collect().unwrap();
    assert_eq!(numbers(&gap, "v"), [1.0, 1.0, 3.0, 4.0].map(Some));
}

#[test]
fn sessions_counted_over_all_users_share_their_numbers() {
    let session = &trap("sessions counted over all users")["session"];
    assert_eq!(values::<i64>(session), [0, 0, 1, 1, 1]);
}

fn customers() -> Table {
    let csv = line("columns")["csv"].as_str().unwrap().to_owned();
    Table::from_csv(&(csv + "40,bergen,no\n"), &scikit_learn::COLUMNS).unwrap()
}

#[test]
fn an_unseen_category_is_an_error_there_and_counted_here() {
    let error = trap("a category that training had not");
    assert!(error["error"].as_str().unwrap().starts_with("ValueError: Found unknown categories"));
    let fitted = Pipeline::default().fit(&customers(), &[0, 1, 2, 3, 4, 5, 6]).unwrap();
    let (design, unseen) = fitted.design_matrix(&customers(), &[9]).unwrap();
    assert_eq!((design[[0, 1]], design[[0, 2]], unseen), (0.0, 0.0, 1));
}

#[test]
fn a_misspelt_parameter_is_found_at_run_time() {
    let error = trap("a misspelt parameter");
    assert!(error["error"].as_str().unwrap().starts_with("ValueError: Invalid parameter 'c'"));
}

#[test]
fn scaling_before_the_split_learns_from_the_test_rows() {
    let all = array1(&trap("scaled before the split")["mean"])[0];
    let train = array1(&line("leak")["mean"])[0];
    assert_near(&[train, all], &[36.714, 39.111], 5e-4);
    let everything = scikit_learn::mean_age(&customers(), &[0, 1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
    assert_near(&[everything], &[all], 1e-12);
}

#[test]
fn a_class_smaller_than_k_misses_some_folds() {
    let warning = trap("a class smaller than k");
    assert!(warning["warning"].as_str().unwrap().contains("only 1 members"));
    let unasked = trap("folds of cross_val_score")["folds"].to_string();
    assert!(unasked.contains("StratifiedKFold") && unasked.contains("shuffle=False"));
    let folds = scikit_learn::stratified_folds(&[0, 0, 0, 0, 1], 3);
    assert_eq!(folds, [0, 0, 1, 2, 1]);
}

#[test]
fn gradients_add_up_in_torch_alone() {
    let trap = trap("no zero_grad");
    let (first, second) = (array2(&trap["first"]), array2(&trap["second"]));
    golden::assert_close(&second, &(&first * 2.0));
    let start = line("train");
    let w = Var::from_tensor(&tensor(&start["start"])).unwrap();
    for _ in 0..2 {
        let z = tensor(&start["x"]).matmul(&w).unwrap();
        let grads = loss::mse(&z, &tensor(&start["y"])).unwrap().backward().unwrap();
        golden::assert_tensor(grads.get(&w).unwrap(), &tensor(&trap["first"]));
    }
    // By hand: 2 / n * Xᵀ (X w - y).
    let (x, y, w) = (array2(&start["x"]), array2(&start["y"]), array![[0.1], [-0.2]]);
    golden::assert_close(&(x.t().dot(&(x.dot(&w) - y)) * 2.0 / 3.0), &first);
}

#[test]
fn a_training_batch_of_one_row_leaves_a_nan() {
    let error = trap("a training batch of one row");
    assert!(error["error"].as_str().unwrap().starts_with("ValueError: Expected more than 1 value"));
    let (zero, one) = (
        Tensor::zeros(1, DType::F64, &Device::Cpu).unwrap(),
        Tensor::ones(1, DType::F64, &Device::Cpu).unwrap(),
    );
    let layer = BatchNorm::new(1, zero.clone(), one.clone(), one.clone(), zero, 1e-5).unwrap();
    layer.forward_t(&one.reshape((1, 1)).unwrap(), true).unwrap();
    assert!(golden::flat(layer.running_var())[0].is_nan());
}

#[test]
fn an_infinite_gradient_becomes_nan() {
    let clipped = values::<String>(&trap("clip of an infinite gradient")["clipped"]);
    assert_eq!(clipped, ["nan", "0.0"]);
    let (w, mut grads) =
        golden::with_gradient(&Tensor::new(&[[f64::INFINITY], [4.0]], &Device::Cpu).unwrap());
    pytorch::clip_grad_norm(from_ref(&w), &mut grads, 1.0).unwrap();
    let clipped = golden::flat(grads.get(&w).unwrap());
    assert!(clipped[0].is_nan() && clipped[1] == 0.0);
}
