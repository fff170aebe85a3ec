//! Where the Python line and the Rust beside it differ, and where the line itself is a trap: each
//! claim of the sheets.

mod golden;

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::slice::from_ref;

use candle_core::{DType, Device, Tensor, Var};
use candle_nn::{BatchNorm, ModuleT, loss};
use cheat_sheet::{numpy, pandas, pytorch, scikit_learn};
use golden::{array1, array2, assert_near, column, frame, line, numbers, tensor, trap, values};
use ndarray::{Array2, Array3, Axis, array, s};
use polars::prelude::*;

/// The versions that the sheets name, and no other.
#[test]
fn versions_are_those_of_the_sheets() {
    let lock = include_str!("../../../Cargo.lock").replace("\r\n", "\n");
    let crates = [
        ("candle-core", "0.11.1"),
        ("candle-nn", "0.11.1"),
        ("ndarray", "0.17.2"),
        ("polars", "0.55.2"),
    ];
    for (name, version) in crates {
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&entry), "the sheets say {name} {version}, Cargo.lock does not");
    }
    let sheet = [
        include_str!("../../../src/guide/cheat-sheet.md"),
        include_str!("../../../src/guide/cheat-sheet-libraries.md"),
    ]
    .concat();
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
fn a_reshape_reads_row_by_row() {
    let trap = trap("reshape");
    let x = array2(&line("reshape")["x"]);
    assert_eq!(numpy::reshape(&x.t(), 2).unwrap(), array2(&trap["of_transposed"]));
    assert!(trap["misfit"].as_str().unwrap().starts_with("ValueError"));
    assert!(numpy::reshape(&x, 5).is_err());
    let [columns, rows] = [x.t().strides(), x.strides()].map(|strides| strides[1]);
    assert_eq!((columns, rows), (4, 1), "the transposed view still lies in memory by its columns");
}

#[test]
fn a_slice_past_the_end_panics() {
    assert_eq!(trap("slice past the end")["rows"].as_u64(), Some(2));
    let x = array2(&line("slices")["x"]);
    assert!(panics(|| x.slice(s![1..99, ..]).nrows()));
}

#[test]
fn what_does_not_join_is_an_error() {
    assert!(trap("join")["misfit"].as_str().unwrap().starts_with("ValueError"));
    assert!(numpy::join(&Array2::zeros((2, 2)), &Array2::zeros((3, 1))).is_err());
}

#[test]
fn no_rows_have_no_mean() {
    let trap = trap("mean of no rows");
    assert_eq!(values::<String>(&trap["mean"]), ["nan", "nan"]);
    assert_eq!(trap["warning"], "Mean of empty slice");
    assert_eq!(numpy::mean(&Array2::zeros((0, 2))), None);
}

#[test]
fn two_libraries_divide_by_n_and_two_by_one_fewer() {
    let trap = trap("std of 1 and 3");
    let std = |library: &str| trap[library].as_f64().unwrap();
    let x = array![[1.0], [3.0]];
    assert_near(&[std("numpy"), std("scaler")], &[x.std_axis(Axis(0), 0.0)[0]; 2], 1e-12);
    assert_near(&[std("pandas"), std("torch")], &[numpy::std(&x)[0]; 2], 1e-12);
}

#[test]
fn nan_and_the_largest_number() {
    let largest = trap("max of a NaN");
    assert_eq!(values::<String>(&largest["max"]), ["nan"]);
    assert!(largest["of_nothing"].as_str().unwrap().starts_with("ValueError"));
    let gap = array![[1.0, f64::NAN, 3.0]];
    assert_eq!(numpy::max(&gap)[0], 3.0);
    assert_eq!(numpy::max(&Array2::zeros((1, 0)))[0], f64::NEG_INFINITY);
    assert_eq!(golden::places(&trap("argmax of a NaN")["best"]), [1]);
    assert_eq!(numpy::argmax(&gap)[0], 2);
    assert_eq!(numpy::argmax(&array![[2.0, 2.0]])[0], 0);
    assert_eq!([2.0, 2.0].iter().enumerate().max_by(|a, b| f64::total_cmp(a.1, b.1)).unwrap().0, 1);
}

#[test]
fn cumsum_without_an_axis_flattens() {
    assert_eq!(values::<usize>(&trap("cumsum without axis")["shape"]), [9]);
}

#[test]
fn the_mean_of_nothing_is_nan() {
    let trap = trap("nanmean of nothing");
    assert_eq!(values::<String>(&trap["mean"]), ["nan"]);
    assert_eq!(trap["warning"], "Mean of empty slice");
    assert_eq!(trap["equal"], false);
    assert!(numpy::nan_mean(&array![f64::NAN]).is_nan());
}

#[test]
fn minus_one_is_the_last_row_in_numpy_and_in_a_slice() {
    let x = array2(&line("rows")["x"]);
    assert_eq!(array2(&trap("rows")["minus_one"]), x.slice(s![-1..=-1, ..]));
    assert_eq!(x.slice(s![-1, ..]), x.row(2));
    assert!(panics(|| numpy::rows(&x, &[3])));
}

#[test]
fn one_element_of_each_row() {
    let trap = trap("pick");
    assert_eq!(values::<usize>(&trap["square"]), [3, 3]);
    assert!(trap["misfit"].as_str().unwrap().starts_with("IndexError"));
    assert_eq!(numpy::pick(&array2(&line("pick")["x"]), &[0, 1]).len(), 2);
}

#[test]
fn where_computes_both_sides() {
    let warnings: Vec<String> = values(&trap("where computes both")["warnings"]);
    assert_eq!(warnings.len(), 2);
    assert_eq!(numpy::log_or_zero(&array![-1.0, f64::NAN]), array![0.0, 0.0]);
}

#[test]
fn clamp_of_a_nan_and_of_crossed_bounds() {
    let trap = trap("clamp");
    assert_eq!(values::<String>(&trap["of_nan"]), ["nan"]);
    assert!(numpy::clamp(&array![f64::NAN])[0].is_nan());
    assert_eq!(trap["crossed"].as_f64(), Some(-1.0));
    assert!(panics(|| array![0.0].clamp(1.0, -1.0)));
}

#[test]
fn equal_numbers_and_their_order() {
    let trap = trap("argsort");
    assert_eq!(golden::places(&trap["of_zeros"]), [0, 1]);
    assert_eq!(numpy::argsort(&[0.0, -0.0]), [1, 0]);
    assert_eq!(golden::places(&trap["reversed"]), [2, 0, 1, 3]);
    let v = array1(&line("argsort")["v"]).to_vec();
    let mut descending: Vec<usize> = (0..4).collect();
    descending.sort_by(|&i, &j| v[j].total_cmp(&v[i]));
    assert_eq!(descending, [0, 2, 1, 3]);
}

#[test]
fn a_label_that_is_too_large() {
    let trap = trap("bincount");
    assert_eq!(trap["longer"].as_u64(), Some(6));
    assert!(trap["negative"].as_str().unwrap().starts_with("ValueError"));
    assert!(panics(|| numpy::bincount(&[5], 4)));
}

#[test]
fn one_matrix_does_not_serve_a_batch() {
    assert_eq!(values::<usize>(&trap("batches")["one_for_all"]), [2, 3, 5]);
    assert!(panics(|| {
        numpy::matmul_in_batches(&Array3::zeros((1, 3, 4)), &Array3::zeros((2, 4, 5)))
    }));
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
    let distance = |a, b| numpy::squared_distances(&array![[a]], &array![[b]])[[0, 0]];
    assert_near(&[distance(50_000.3, 50_000.300_001)], &[1e-12], 1e-16);
    assert_eq!(distance(1e8, 1e8 + 1.0), 1.0);
    assert!(panics(|| numpy::squared_distances(&array![[1.0, 2.0, 3.0]], &array![[1.0, 2.0]])));
    // A single column is stretched.
    assert_eq!(numpy::squared_distances(&array![[1.0]], &array![[1.0, 2.0]]), array![[1.0]]);
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
    assert_eq!(scikit_learn::log_loss(800.0, 0.0), 800.0);
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

#[test]
fn a_category_that_is_new_is_an_error_there_and_zeros_here() {
    let error = trap("a category that is new");
    assert!(error["error"].as_str().unwrap().starts_with("ValueError: Found unknown categories"));
    let ages = array![[20.0], [30.0], [40.0]];
    let design = scikit_learn::design(&ages, &["oslo", "rome", "bergen"], &[0, 1]).unwrap();
    assert_eq!(design.column(1), array![0.0, 1.0, 0.0]);
}

#[test]
fn a_misspelt_parameter_is_found_at_run_time() {
    let error = trap("a misspelt parameter");
    assert!(error["error"].as_str().unwrap().starts_with("ValueError: Invalid parameter 'c'"));
}

#[test]
fn scaling_before_the_split_learns_from_the_test_rows() {
    let (x, all) = (array2(&line("scaler")["x"]), array1(&trap("scaler")["of_all"]));
    assert_near(&[array1(&line("scaler")["mean"])[0], all[0]], &[38.0, 40.0], 1e-12);
    golden::assert_close(&scikit_learn::Scaler::fit(&x).unwrap().mean, &all);
}

#[test]
fn a_constant_column_becomes_zeros() {
    let x = array![[5.0], [5.0]];
    let scaled = scikit_learn::Scaler::fit(&x).unwrap().transform(&x);
    assert_eq!(scaled, array2(&trap("scaler")["constant"]));
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
