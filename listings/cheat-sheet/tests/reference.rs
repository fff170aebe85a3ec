//! Each line of the sheet gives what its Python line gave on the same input.

mod golden;

use std::slice::from_ref;

use candle_core::{DType, Device, Tensor, Var};
use candle_nn::{BatchNorm, Optimizer, SGD};
use cheat_sheet::{numpy, pandas, pytorch, scikit_learn};
use golden::{
    array1, array2, array3, assert_close, assert_frame, column, frame, line, numbers, tensor,
    values,
};
use ndarray::{Array1, Axis};
use polars::prelude::*;

#[test]
fn create() {
    let g = line("create");
    let (zeros, counted, grid) = numpy::create();
    assert_eq!(zeros, array2(&g["zeros"]));
    assert_eq!(counted, array1(&g["counted"]));
    assert_close(&grid, &array1(&g["grid"]));
}

#[test]
fn reshape() {
    let g = line("reshape");
    assert_eq!(numpy::reshape(&array2(&g["x"]), 2).unwrap(), array2(&g["m"]));
}

#[test]
fn slices() {
    let g = line("slices");
    let x = array2(&g["x"]);
    let (part, last) = numpy::slices(&x);
    assert_eq!(part, array2(&g["part"]));
    assert_eq!(last, array1(&g["last"]));
}

#[test]
fn transpose() {
    let g = line("transpose");
    assert_eq!(numpy::transpose(&array3(&g["x"])), array3(&g["y"]));
}

#[test]
fn join() {
    let g = line("join");
    assert_eq!(numpy::join(&array2(&g["a"]), &array2(&g["b"])).unwrap(), array2(&g["ab"]));
}

#[test]
fn mean() {
    let g = line("mean");
    assert_close(&numpy::mean(&array2(&g["x"])).unwrap(), &array1(&g["means"]));
}

#[test]
fn std() {
    let g = line("std");
    assert_close(&numpy::std(&array2(&g["x"])), &array1(&g["s"]));
}

#[test]
fn max() {
    let g = line("max");
    assert_eq!(numpy::max(&array2(&g["x"])), array1(&g["m"]));
}

#[test]
fn argmax() {
    let g = line("argmax");
    assert_eq!(numpy::argmax(&array2(&g["x"])).to_vec(), golden::places(&g["best"]));
}

#[test]
fn cumsum() {
    let g = line("cumsum");
    assert_close(&numpy::cumsum(&array2(&g["x"])), &array2(&g["sums"]));
}

#[test]
fn nanmean() {
    let g = line("nanmean");
    let mean = numpy::nan_mean(&Array1::from(golden::from_words(&g["gaps"])));
    golden::assert_near(&[mean], &[g["m"].as_f64().unwrap()], 1e-12);
}

#[test]
fn rows() {
    let g = line("rows");
    assert_eq!(numpy::rows(&array2(&g["x"]), &[2, 0]), array2(&g["part"]));
}

#[test]
fn pick() {
    let g = line("pick");
    assert_eq!(numpy::pick(&array2(&g["x"]), &golden::places(&g["labels"])), array1(&g["own"]));
}

#[test]
fn mask() {
    let g = line("mask");
    assert_eq!(numpy::positive_rows(&array2(&g["x"])), array2(&g["kept"]));
}

#[test]
fn log_where_it_exists() {
    let g = line("where");
    assert_close(&numpy::log_or_zero(&array1(&g["v"])), &array1(&g["y"]));
}

#[test]
fn clamp() {
    let g = line("clamp");
    assert_eq!(numpy::clamp(&array1(&g["v"])), array1(&g["y"]));
}

#[test]
fn argsort() {
    let g = line("argsort");
    assert_eq!(numpy::argsort(&array1(&g["v"]).to_vec()), golden::places(&g["order"]));
}

#[test]
fn bincount() {
    let g = line("bincount");
    assert_eq!(numpy::bincount(&golden::places(&g["labels"]), 4), golden::places(&g["n"]));
}

#[test]
fn broadcasting() {
    let g = line("broadcasting");
    assert_eq!(numpy::sums(&array2(&g["column"]), &array2(&g["row"])), array2(&g["sums"]));
}

#[test]
fn matmul() {
    let g = line("matmul");
    assert_close(&numpy::matmul(&array2(&g["x"]), &array2(&g["w"])), &array2(&g["h"]));
}

#[test]
fn batches() {
    let g = line("batches");
    let h = numpy::matmul_in_batches(&array3(&g["a"]), &array3(&g["b"]));
    assert_close(&h, &array3(&g["h"]));
}

#[test]
fn softmax() {
    let g = line("softmax");
    assert_close(&numpy::softmax(&array2(&g["x"])), &array2(&g["p"]));
}

#[test]
fn distances() {
    let g = line("distances");
    let d2 = numpy::squared_distances(&array2(&g["a"]), &array2(&g["b"]));
    assert_close(&d2, &array2(&g["d2"]));
}

#[test]
fn one_hot() {
    let g = line("one-hot");
    let labels = golden::places(&g["labels"]);
    assert_eq!(numpy::one_hot(&labels, 3), array2(&g["one_hot"]));
}

#[test]
fn top_k() {
    let g = line("top-k");
    let mut best = numpy::top_k(&array1(&g["scores"]).to_vec(), 3);
    best.sort_unstable();
    assert_eq!(best, values::<usize>(&g["best"]));
}

#[test]
fn sigmoid() {
    let g = line("sigmoid");
    let p = array1(&g["z"]).mapv(numpy::sigmoid);
    assert_close(&p, &array1(&g["p"]));
    assert_close(&p, &array1(&g["expit"]));
}

#[test]
fn aggregate() {
    let g = line("aggregate");
    // pandas leaves the row without a team out.
    let df = frame(&g["df"]).lazy().drop_nulls(None);
    let table = pandas::aggregate(df).sort(["team"], Default::default()).collect().unwrap();
    assert_frame(&table, &frame(&g["table"]));
}

#[test]
fn transform() {
    let g = line("transform");
    let df = pandas::transform(frame(&g["df"]).lazy()).unwrap().collect().unwrap();
    assert_eq!(numbers(&df, "mean"), values::<Option<f64>>(&g["mean"]));
}

#[test]
fn merge() {
    let g = line("merge");
    let present = |side| frame(&g[side]).lazy().drop_nulls(None);
    let both = pandas::merge(present("left"), present("right"));
    let both = both.sort(["id"], Default::default()).collect().unwrap();
    for name in ["id", "x", "y"] {
        assert_eq!(numbers(&both, name), values::<Option<f64>>(&g["both"][name]), "{name}");
    }
    assert_eq!(column(&both, "_merge"), column(&frame(&g["both"]), "_merge"));
}

#[test]
fn pivot() {
    let cities = df!["city" => ["oslo", "rome"]].unwrap();
    let g = line("pivot");
    let wide = pandas::pivot(frame(&g["df"]).lazy(), cities.clone()).collect().unwrap();
    assert_frame(&wide, &frame(&g["wide"]));
    let g = line("crosstab");
    let counts = pandas::crosstab(frame(&g["df"]).lazy(), cities).collect().unwrap();
    for city in ["oslo", "rome"] {
        assert_eq!(numbers(&counts, city), values::<Option<f64>>(&g["wide"][city]), "{city}");
    }
}

#[test]
fn melt() {
    let g = line("melt");
    let long = pandas::melt(frame(&g["wide"]).lazy()).collect().unwrap();
    assert_frame(&long, &frame(&g["long"]));
}

#[test]
fn rolling() {
    let g = line("rolling");
    let df = pandas::rolling(frame(&g["df"]).lazy()).collect().unwrap();
    golden::assert_numbers(&numbers(&df, "mean"), &values(&g["mean"]));
}

#[test]
fn sessions() {
    let g = line("sessions");
    let df = pandas::sessions(frame(&g["df"]).lazy()).unwrap().collect().unwrap();
    assert_eq!(numbers(&df, "session"), values::<Option<f64>>(&g["session"]));
}

#[test]
fn transformer() {
    let g = line("transformer");
    let centre = scikit_learn::Centre::fit(&array2(&g["train"])).unwrap();
    assert_close(&centre.transform(&array2(&g["test"])), &array2(&g["out"]));
}

#[test]
fn scaler() {
    let g = line("scaler");
    let [seen, unseen] = ["train", "test"].map(|part| golden::rows(&g["x"], &g[part]));
    let scaler = scikit_learn::Scaler::fit(&seen).unwrap();
    assert_close(&scaler.mean, &array1(&g["mean"]));
    assert_close(&scaler.transform(&unseen), &array2(&g["scaled"]));
}

#[test]
fn columns() {
    let g = line("columns");
    let ages = array1(&g["ages"]).insert_axis(Axis(1));
    let cities: Vec<String> = values(&g["cities"]);
    let cities: Vec<&str> = cities.iter().map(String::as_str).collect();
    let design = scikit_learn::design(&ages, &cities, &golden::places(&g["train"])).unwrap();
    assert_close(&design, &array2(&g["design"]));
}

/// scikit-learn stops at a tolerance; ours goes on to the end.
const SOLVER: f64 = 1e-5;

#[test]
fn logistic() {
    let g = line("logistic");
    let (w, b) = scikit_learn::logistic(&array2(&g["x"]), &array1(&g["y"]), 1.0);
    golden::assert_near(&w.to_vec(), &array1(&g["w"]).to_vec(), SOLVER);
    golden::assert_near(&[b], &[g["b"].as_f64().unwrap()], SOLVER);
}

#[test]
fn pipeline() {
    let (g, y) = (line("scaler"), array1(&line("logistic")["y"]));
    let [seen, unseen] = ["train", "test"].map(|part| golden::rows(&g["x"], &g[part]));
    let labels = y.select(Axis(0), &golden::places(&g["train"]));
    let p = scikit_learn::Model::fit(&seen, &labels, 1.0).unwrap().predict_proba(&unseen);
    golden::assert_near(&p.to_vec(), &array1(&line("pipeline")["p"]).to_vec(), SOLVER);
}

#[test]
fn grid() {
    let (g, x, y) = (line("grid"), array2(&line("scaler")["x"]), array1(&line("logistic")["y"]));
    let fold: Vec<usize> = values(&g["fold"]);
    let loss = |c, train: &[usize], test: &[usize]| scikit_learn::loss_of(c, (&x, &y), train, test);
    let grid = [0.1, 1.0, 10.0];
    assert_eq!(scikit_learn::best_c(&grid, &fold, 3, loss), g["best"].as_f64());
    let losses = grid.map(|c| {
        let of_fold = (0..3).map(|f| {
            let (test, train): (Vec<_>, Vec<_>) = (0..fold.len()).partition(|&row| fold[row] == f);
            loss(c, &train, &test)
        });
        of_fold.sum::<f64>() / 3.0
    });
    golden::assert_near(&losses, &array1(&g["losses"]).to_vec(), SOLVER);
}

#[test]
fn stratified() {
    let g = line("stratified");
    let labels = golden::places(&g["labels"]);
    let fold_of = scikit_learn::stratified_folds(&labels, 3);
    for (fold, expected) in values::<Vec<usize>>(&g["test"]).into_iter().enumerate() {
        let rows: Vec<_> = (0..labels.len()).filter(|&row| fold_of[row] == fold).collect();
        assert_eq!(rows, expected);
    }
}

#[test]
fn train() {
    let g = line("train");
    let w = Var::from_tensor(&tensor(&g["start"])).unwrap();
    let mut sgd = SGD::new(vec![w.clone()], g["lr"].as_f64().unwrap()).unwrap();
    for _ in 0..3 {
        pytorch::step(&mut sgd, &w, &tensor(&g["x"]), &tensor(&g["y"])).unwrap();
    }
    golden::assert_tensor(&w, &tensor(&g["end"]));
}

#[test]
fn modes() {
    let g = line("modes");
    let zeros = || Tensor::zeros(1, DType::F64, &Device::Cpu).unwrap();
    let ones = || Tensor::ones(1, DType::F64, &Device::Cpu).unwrap();
    let layer = BatchNorm::new(1, zeros(), ones(), ones(), zeros(), 1e-5).unwrap();
    let (seen, unseen) = pytorch::train_then_eval(&layer, &tensor(&g["batch"])).unwrap();
    golden::assert_tensor(&seen, &tensor(&g["train"]));
    golden::assert_tensor(&unseen, &tensor(&g["eval"]));
    golden::assert_tensor(layer.running_var(), &tensor(&g["running_var"]));
}

#[test]
fn no_grad() {
    let (g, start) = (line("no-grad"), line("train"));
    let (w, x) = (Var::from_tensor(&tensor(&start["start"])).unwrap(), tensor(&start["x"]));
    let predicted = pytorch::predict(&w, &x).unwrap();
    golden::assert_tensor(&predicted, &tensor(&g["predicted"]));
    let grads = predicted.sum_all().unwrap().backward().unwrap();
    assert_eq!(grads.get(&w).is_some(), g["requires_grad"].as_bool().unwrap());
    let grads = x.matmul(&w).unwrap().sum_all().unwrap().backward().unwrap();
    assert!(grads.get(&w).is_some());
}

#[test]
fn dataset() {
    let g = line("dataset");
    let (x, y) = (tensor(&g["x"]), tensor(&g["y"]));
    let batches: Vec<_> =
        pytorch::batches(&x, &y, &[0, 1, 2, 3, 4], 2).map(Result::unwrap).collect();
    let expected = g["batches"].as_array().unwrap();
    assert_eq!(batches.len(), expected.len());
    for ((x, y), expected) in batches.iter().zip(expected) {
        golden::assert_tensor(x, &tensor(&expected["x"]));
        golden::assert_tensor(y, &tensor(&expected["y"]));
    }
}

#[test]
fn clip() {
    let g = line("clip");
    let (w, mut grads) = golden::with_gradient(&tensor(&g["grad"]));
    let norm = pytorch::clip_grad_norm(from_ref(&w), &mut grads, 1.0).unwrap();
    assert_eq!(norm, g["norm"].as_f64().unwrap());
    golden::assert_tensor(grads.get(&w).unwrap(), &tensor(&g["clipped"]));
}

#[test]
fn transfer() {
    let (g, start) = (line("transfer"), line("train"));
    let backbone = Var::from_tensor(&tensor(&start["start"])).unwrap();
    let head = Var::from_tensor(&Tensor::new(&[[0.5]], &Device::Cpu).unwrap()).unwrap();
    let features = tensor(&start["x"]).matmul(&backbone).unwrap();
    let loss = candle_nn::loss::mse(&features.matmul(&head).unwrap(), &tensor(&start["y"]));
    pytorch::head_only(&head).unwrap().backward_step(&loss.unwrap()).unwrap();
    golden::assert_tensor(&backbone, &tensor(&g["backbone"]));
    golden::assert_tensor(&head, &tensor(&g["head"]));
}

/// The sheets show each line that the golden file has, and no other.
#[test]
fn each_line_of_the_sheets_is_tested() {
    let sources = [
        include_str!("../src/numpy.rs"),
        include_str!("../src/pandas.rs"),
        include_str!("../src/scikit_learn.rs"),
        include_str!("../src/pytorch.rs"),
    ];
    let mut shown: Vec<_> = sources
        .iter()
        .flat_map(|source| source.lines().filter_map(|line| line.strip_prefix("// ANCHOR: ")))
        .collect();
    assert_eq!(shown.len(), 26 + 20);
    shown.sort_unstable();
    let mut golden: Vec<_> =
        golden::lines().into_iter().filter(|name| name != "crosstab").collect();
    golden.sort_unstable();
    assert_eq!(shown, golden);
    for name in shown {
        let (start, end) = (format!("\n# ANCHOR: {name}\n"), format!("\n# ANCHOR_END: {name}\n"));
        let python = include_str!("../golden.py");
        let python = python.replace("\n    # ANCHOR", "\n# ANCHOR");
        assert!(python.contains(&start) && python.contains(&end), "golden.py has no `{name}`");
    }
}
