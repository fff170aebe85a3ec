//! The answer against scikit-learn's numbers, and against the plain loops on random tables.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use approx::{assert_abs_diff_eq, assert_relative_eq};
use follow_ups::{log_loss, newton};
use mini_pipeline::{
    Columns, Config, FittedPipeline, Pipeline, PipelineError, Report, Schema, Table, sigmoid,
};
use ndarray::{Array1, Array2, s};
use proptest::prelude::*;
use serde::Deserialize;

const CUSTOMERS: &str = include_str!("../data/customers.csv");
const PENGUINS: &str = include_str!("../data/penguins.csv");

/// Sums of a few hundred numbers: both sides round differently in the last digits and nowhere else.
const TOLERANCE: f64 = 1e-12;

/// Gradient descent ends where no entry of the gradient is above 1e-6. The penalty's curvature is
/// `1 / c`, so the weights are within a few times 1e-6 times `c` of the minimum.
const TRAINED: f64 = 1e-5;

/// Newton's method ends where the gradient is below 1e-10.
const POLISHED: f64 = 1e-7;

#[derive(Deserialize)]
struct Golden {
    pipelines: Vec<Case>,
    leak: Vec<Leak>,
    tails: Vec<Tail>,
    reports: Vec<Metrics>,
    balanced: Vec<Balanced>,
    folds: Vec<Folds>,
    curves: Vec<Curve>,
}

#[derive(Deserialize)]
struct Source {
    csv: Option<String>,
    file: Option<String>,
    schema: OwnedSchema,
}

#[derive(Deserialize)]
struct OwnedSchema {
    numeric: Vec<String>,
    categorical: Vec<String>,
    label: String,
    positive: String,
    missing: Vec<String>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(flatten)]
    source: Source,
    c: f64,
    unlabelled: usize,
    train: Vec<usize>,
    test: Vec<usize>,
    medians: Array1<f64>,
    means: Array1<f64>,
    stds: Array1<f64>,
    categories: Vec<Vec<Option<String>>>,
    kept: Vec<usize>,
    design: Array2<f64>,
    weights: Array1<f64>,
    intercept: f64,
    proba: Array1<f64>,
    metrics: Metrics,
}

#[derive(Deserialize)]
struct Metrics {
    true_positives: usize,
    false_positives: usize,
    false_negatives: usize,
    true_negatives: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Deserialize)]
struct Leak {
    learn_from: Vec<usize>,
    medians: Array1<f64>,
    means: Array1<f64>,
    stds: Array1<f64>,
    p_of_row_8: f64,
    row_0: Array1<f64>,
    row_0_after_the_change: Array1<f64>,
    unpenalised: Vec<Unpenalised>,
}

#[derive(Deserialize)]
struct Unpenalised {
    epochs: usize,
    largest_weight: f64,
    p_of_row_8: f64,
}

#[derive(Deserialize)]
struct Tail {
    z: f64,
    sigmoid: f64,
    loss_if_positive: f64,
    loss_if_negative: f64,
}

#[derive(Deserialize)]
struct Balanced {
    name: String,
    #[serde(flatten)]
    source: Source,
    train: Vec<usize>,
    weights: Array1<f64>,
    intercept: f64,
}

#[derive(Deserialize)]
struct Folds {
    name: String,
    #[serde(flatten)]
    source: Source,
    k: usize,
    proba: Array1<f64>,
    metrics: Metrics,
    largest_difference_if_preprocessed_once: f64,
}

#[derive(Deserialize)]
struct Curve {
    proba: Array1<f64>,
    labels: Vec<bool>,
    thresholds: Array1<f64>,
    precision: Array1<f64>,
    recall: Array1<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

impl Source {
    fn text(&self) -> String {
        match self.file.as_deref() {
            Some("customers") => CUSTOMERS.to_string(),
            Some("penguins") => PENGUINS.to_string(),
            Some("two species") => PENGUINS
                .split_inclusive('\n')
                .filter(|line| !line.starts_with("Chinstrap"))
                .collect(),
            _ => self.csv.clone().unwrap(),
        }
    }

    fn table(&self) -> Table {
        let OwnedSchema { numeric, categorical, label, positive, missing } = &self.schema;
        let slices = |names: &'_ [String]| -> Vec<&'static str> {
            names.iter().map(|name| &*name.clone().leak()).collect()
        };
        let schema = Schema {
            numeric: &slices(numeric),
            categorical: &slices(categorical),
            label,
            positive,
            missing: &slices(missing),
        };
        Table::from_csv(&self.text(), &schema).unwrap()
    }
}

fn pipeline(c: f64) -> Pipeline {
    Pipeline::new(Config { c })
}

fn scaling(fitted: &FittedPipeline) -> [Array1<f64>; 3] {
    let numeric = fitted.numeric();
    [
        numeric.iter().map(|column| column.median).collect(),
        numeric.iter().map(|column| column.mean).collect(),
        numeric.iter().map(|column| column.std).collect(),
    ]
}

fn assert_metrics(report: &Report, expected: &Metrics) {
    assert_eq!(
        (
            report.true_positives,
            report.false_positives,
            report.false_negatives,
            report.true_negatives
        ),
        (
            expected.true_positives,
            expected.false_positives,
            expected.false_negatives,
            expected.true_negatives
        )
    );
    assert_abs_diff_eq!(report.precision(), expected.precision, epsilon = TOLERANCE);
    assert_abs_diff_eq!(report.recall(), expected.recall, epsilon = TOLERANCE);
    assert_abs_diff_eq!(report.f1(), expected.f1, epsilon = TOLERANCE);
}

#[test]
fn equals_scikit_learn_from_csv_to_f1() {
    for case in golden().pipelines {
        println!("{}", case.name);
        let table = case.source.table();
        assert_eq!(table.unlabelled(), case.unlabelled);

        let columns = Columns::learn(&table, &case.train).unwrap();
        let (design, _) = columns.design_matrix(&table, &case.kept).unwrap();
        assert_relative_eq!(design, case.design, max_relative = 1e-8, epsilon = TOLERANCE);
        let x = follow_ups::finite_design_matrix(&columns, &table, &case.train).unwrap();
        let y = table.targets(&case.train).unwrap();
        // The rounding of a gradient is multiplied by `c` on its way to the weights.
        let epsilon = POLISHED * case.c.max(1.0).sqrt();
        let (w, b) = newton(&x, &y, case.c, 1e-10, 100).unwrap();
        assert_abs_diff_eq!(w, case.weights, epsilon = epsilon);
        assert_abs_diff_eq!(b, case.intercept, epsilon = epsilon);

        // Almost without a penalty, walking downhill takes too many steps.
        if case.c > 10.0 {
            continue;
        }
        let fitted = pipeline(case.c).fit(&table, &case.train).unwrap();
        let [medians, means, stds] = scaling(&fitted);
        assert_eq!(medians, case.medians);
        assert_relative_eq!(means, case.means, max_relative = TOLERANCE, epsilon = TOLERANCE);
        assert_relative_eq!(stds, case.stds, max_relative = TOLERANCE);
        let categories: Vec<_> =
            fitted.categorical().iter().map(|column| column.categories.clone()).collect();
        assert_eq!(categories, case.categories);
        let w = fitted.weights().to_owned();
        let epsilon = TRAINED * case.c.max(1.0);
        assert_abs_diff_eq!(w, case.weights, epsilon = epsilon);
        assert_abs_diff_eq!(fitted.intercept(), case.intercept, epsilon = epsilon);
        assert_eq!(fitted.feature_names().len(), w.len());

        let proba = fitted.predict_proba(&table, &case.test).unwrap();
        assert_abs_diff_eq!(proba, case.proba, epsilon = epsilon);
        let report = fitted.evaluate(&table, &case.test).unwrap();
        assert_eq!(report.rows(), case.test.len());
        assert_metrics(&report, &case.metrics);
    }
}

#[test]
fn sigmoid_and_loss_equal_scipy() {
    for Tail { z, sigmoid: p, loss_if_positive, loss_if_negative } in golden().tails {
        println!("z = {z}");
        assert_relative_eq!(sigmoid(z), p, max_relative = TOLERANCE, epsilon = 0.0);
        assert_relative_eq!(
            log_loss(z, true),
            loss_if_positive,
            max_relative = TOLERANCE,
            epsilon = 0.0
        );
        assert_relative_eq!(
            log_loss(z, false),
            loss_if_negative,
            max_relative = TOLERANCE,
            epsilon = 0.0
        );
    }
}

#[test]
fn metrics_equal_scikit_learn() {
    for expected in golden().reports {
        let report = Report {
            true_positives: expected.true_positives,
            false_positives: expected.false_positives,
            false_negatives: expected.false_negatives,
            true_negatives: expected.true_negatives,
            unseen_categories: 0,
        };
        assert_metrics(&report, &expected);
    }
}

/// Features of some customers as rows of a plain matrix.
fn rows_of(x: &Array2<f64>) -> Vec<Vec<f64>> {
    x.rows().into_iter().map(|row| row.to_vec()).collect()
}

/// One numeric column `x` and a label `y`.
const X_Y: Schema =
    Schema { numeric: &["x"], categorical: &[], label: "y", positive: "1", missing: &[] };

const CUSTOMER_SCHEMA: Schema = Schema {
    numeric: &["age", "income"],
    categorical: &["education"],
    label: "purchased",
    positive: "1",
    missing: &[],
};

fn customers(text: &str) -> Table {
    Table::from_csv(text, &CUSTOMER_SCHEMA).unwrap()
}

/// The page says how many steps Newton's method takes on each input.
#[test]
fn newton_needs_a_handful_of_steps() {
    for (case, steps) in golden().pipelines.iter().zip([5, 6]) {
        println!("{}", case.name);
        let table = case.source.table();
        let columns = Columns::learn(&table, &case.train).unwrap();
        let (x, _) = columns.design_matrix(&table, &case.train).unwrap();
        let y = table.targets(&case.train).unwrap();
        let fit = |max_iterations| newton(&x, &y, case.c, 1e-8, max_iterations);
        assert_eq!(fit(steps - 1), Err(PipelineError::NotConverged { iterations: steps - 1 }));
        assert!(fit(steps).is_ok());
    }
}

/// A gradient is a sum over the rows, each rounded to an epsilon: below that it cannot get, whatever
/// the tolerance says.
#[test]
fn training_ends_for_a_large_c_and_many_rows() {
    let x = Array2::from_shape_fn((400, 1), |(i, _)| (i as f64).sin());
    let y = Array1::from_shape_fn(400, |i| f64::from(i % 7 < 3));
    let of = |c| newton(&x, &y, c, 0.0, 100).unwrap();
    // So little penalty is none: nothing moves any more.
    assert_abs_diff_eq!(of(1e12).0, of(1e6).0, epsilon = 1e-6);
}

/// On the way to the minimum a weight of these outgrows it. The step back raises the losses, and is
/// right to: what training minimises has the penalty in it.
#[test]
fn step_back_from_too_large_a_weight_is_taken() {
    let schema = Schema { numeric: &["a", "b"], ..X_Y };
    let table = Table::from_csv("a,b,y\n-6,8,0\n-7,2,1\n-5,9,1\n153,136,0\n", &schema).unwrap();
    let rows = [0, 1, 2, 3];
    let (x, _) = Columns::learn(&table, &rows).unwrap().design_matrix(&table, &rows).unwrap();
    let fitted = newton(&x, &table.targets(&rows).unwrap(), 1e4, 1e-8, 100);
    assert!(fitted.is_ok(), "{fitted:?}");
}

/// Two equal columns and next to no penalty leave no curvature in double precision. What cannot be
/// solved is not divided by.
#[test]
fn system_without_a_solution_ends_the_training_at_once() {
    let x = Array2::from_shape_fn((4, 2), |(i, _)| i as f64);
    let y = Array1::from(vec![0.0, 1.0, 0.0, 1.0]);
    let got = newton(&x, &y, 1e300, 0.0, 100);
    assert_eq!(got, Err(PipelineError::NotConverged { iterations: 0 }));
}

/// The page says which `c` is too large for walking downhill.
#[test]
fn large_c_is_for_newton() {
    let got = pipeline(1e6).fit(&customers(CUSTOMERS), &[0, 1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(got, Err(PipelineError::NotConverged { iterations: 20_000 }));
}

#[test]
fn value_too_large_is_refused() {
    let table = Table::from_csv("x,y\n-1,0\n1,1\n1e150,0\n2e150,0\n1e308,0\n", &X_Y).unwrap();
    let columns = Columns::learn(&table, &[0, 1]).unwrap();
    let x = follow_ups::finite_design_matrix(&columns, &table, &[2]).unwrap();
    assert_eq!(x[[0, 0]], 1e150);
    let too_large = || Err(PipelineError::TooLarge { column: "x".to_owned() });
    assert_eq!(follow_ups::finite_design_matrix(&columns, &table, &[2, 3]), too_large());
    let far = Columns::learn(&table, &[0, 4]).unwrap();
    assert_eq!(follow_ups::finite_design_matrix(&far, &table, &[0, 4]), too_large());
}

/// The page's numbers on the leak: what is learned from all ten customers beside what is learned
/// from the first eight.
#[test]
fn leak_moves_what_the_page_says() {
    let table = customers(CUSTOMERS);
    let ten: Vec<usize> = (0..10).collect();
    let labels = &table.labels()[..8];
    let changed = CUSTOMERS
        .replace("28,,BS,0", "2000,1000000000,BS,0")
        .replace("40,65000,MS,1", "2000,1000000000,MS,1");
    for leak in golden().leak {
        let fitted = Pipeline::default().fit(&table, &leak.learn_from).unwrap();
        let [medians, means, stds] = scaling(&fitted);
        assert_eq!(medians, leak.medians);
        assert_relative_eq!(means, leak.means, max_relative = TOLERANCE);
        assert_relative_eq!(stds, leak.stds, max_relative = TOLERANCE);

        let (x, _) = fitted.design_matrix(&table, &ten).unwrap();
        assert_abs_diff_eq!(x.slice(s![0, ..2]), leak.row_0, epsilon = TOLERANCE);
        let x = rows_of(&x);
        let (w, b) = brute_force::descend(&x[..8], labels, 1.0, 0.5, 5_000);
        assert_abs_diff_eq!(
            brute_force::probability(&x[8], &w, b),
            leak.p_of_row_8,
            epsilon = TRAINED
        );
        for Unpenalised { epochs, largest_weight, p_of_row_8 } in leak.unpenalised {
            let (w, b) = brute_force::descend(&x[..8], labels, f64::INFINITY, 0.1, epochs);
            let largest = w.iter().fold(0.0, |largest: f64, w| largest.max(w.abs()));
            assert_abs_diff_eq!(largest, largest_weight, epsilon = TRAINED);
            assert_abs_diff_eq!(
                brute_force::probability(&x[8], &w, b),
                p_of_row_8,
                epsilon = TRAINED
            );
        }

        let changed = customers(&changed);
        let fitted = Pipeline::default().fit(&changed, &leak.learn_from).unwrap();
        let (x, _) = fitted.design_matrix(&changed, &[0]).unwrap();
        assert_abs_diff_eq!(x.slice(s![0, ..2]), leak.row_0_after_the_change, epsilon = TOLERANCE);
    }
}

#[test]
fn out_of_fold_equals_cross_val_predict() {
    for case in golden().folds {
        println!("{}", case.name);
        let table = case.source.table();
        let proba = follow_ups::out_of_fold(&Pipeline::default(), &table, case.k).unwrap();
        assert_abs_diff_eq!(proba, case.proba, epsilon = TRAINED);
        let mut report = Report::default();
        for (&p, &label) in proba.iter().zip(table.labels()) {
            match (p > 0.5, label) {
                (true, true) => report.true_positives += 1,
                (true, false) => report.false_positives += 1,
                (false, true) => report.false_negatives += 1,
                (false, false) => report.true_negatives += 1,
            }
        }
        assert_metrics(&report, &case.metrics);
    }
}

/// The contrast: preprocessing learned once, from all rows, and only the regression trained again
/// in each fold.
#[test]
fn preprocessing_once_for_all_folds_moves_the_probabilities() {
    let table = customers(CUSTOMERS);
    let ten: Vec<usize> = (0..10).collect();
    let all = Pipeline::default().fit(&table, &ten).unwrap();
    let x = rows_of(&all.design_matrix(&table, &ten).unwrap().0);
    let case = golden().folds.swap_remove(0);
    let mut largest = 0.0f64;
    for fold in 0..case.k {
        let train: Vec<usize> = (0..10).filter(|row| row % case.k != fold).collect();
        let features: Vec<_> = train.iter().map(|&row| x[row].clone()).collect();
        let labels: Vec<_> = train.iter().map(|&row| table.labels()[row]).collect();
        let (w, b) = brute_force::descend(&features, &labels, 1.0, 0.5, 5_000);
        for row in (fold..10).step_by(case.k) {
            largest =
                largest.max((brute_force::probability(&x[row], &w, b) - case.proba[row]).abs());
        }
    }
    assert_abs_diff_eq!(largest, case.largest_difference_if_preprocessed_once, epsilon = TRAINED);
}

#[test]
fn curve_equals_precision_recall_curve() {
    for case in golden().curves {
        let curve =
            follow_ups::precision_recall_curve(case.proba.as_slice().unwrap(), &case.labels);
        let column = |value: fn(&follow_ups::Point) -> f64| -> Array1<f64> {
            curve.iter().map(value).collect()
        };
        assert_eq!(column(|point| point.threshold), case.thresholds);
        assert_abs_diff_eq!(column(|point| point.precision), case.precision, epsilon = TOLERANCE);
        assert_abs_diff_eq!(column(|point| point.recall), case.recall, epsilon = TOLERANCE);

        assert_eq!(follow_ups::threshold_for_recall(&curve, 0.0), case.thresholds.last().copied());
        let all = follow_ups::threshold_for_recall(&curve, 1.0).unwrap();
        let lowest =
            case.proba.iter().zip(&case.labels).filter(|(_, label)| **label).map(|(p, _)| *p);
        assert_eq!(all, lowest.fold(f64::INFINITY, f64::min));
        assert_eq!(follow_ups::threshold_for_recall(&curve, 1.1), None);
    }
}

#[test]
fn balanced_equals_class_weight_balanced() {
    for case in golden().balanced {
        println!("{}", case.name);
        let table = case.source.table();
        let fitted = Pipeline::default().fit(&table, &case.train).unwrap();
        let (x, _) = fitted.design_matrix(&table, &case.train).unwrap();
        let labels: Vec<bool> = case.train.iter().map(|&row| table.labels()[row]).collect();
        let (w, b) = follow_ups::balanced(&x, &labels, 1.0);
        assert_abs_diff_eq!(w, case.weights, epsilon = POLISHED);
        assert_abs_diff_eq!(b, case.intercept, epsilon = POLISHED);
    }
}

/// Two columns of numbers and two of categories, with gaps, and the rows to train on. The first two
/// rows have no gap and one label each.
fn raw() -> impl Strategy<Value = (Vec<[String; 5]>, Vec<usize>)> {
    let number = || {
        (-40i32..40, 0..3u32)
            .prop_map(|(x, digits)| (f64::from(x) / 10f64.powi(digits as i32)).to_string())
    };
    let letter = || prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(String::from);
    let gap = |present| prop_oneof![4 => present, 1 => Just(String::new())];
    let label = prop::sample::select(vec!["yes", "no"]).prop_map(String::from);
    let row = (
        gap(number().boxed()),
        gap(number().boxed()),
        gap(letter().boxed()),
        gap(letter().boxed()),
        label,
    );
    let full = (number(), number(), letter(), letter());
    (prop::array::uniform2(full), prop::collection::vec(row, 2..12), 0..4usize).prop_map(
        |(full, rest, held_out)| {
            let [(a, b, c, d), (e, f, g, h)] = full;
            let mut rows = vec![[a, b, c, d, "yes".into()], [e, f, g, h, "no".into()]];
            rows.extend(rest.into_iter().map(|(a, b, c, d, label)| [a, b, c, d, label]));
            let train = (0..rows.len().saturating_sub(held_out).max(2)).collect();
            (rows, train)
        },
    )
}

const RAW: Schema = Schema {
    numeric: &["a", "b"],
    categorical: &["c", "d"],
    label: "y",
    positive: "yes",
    missing: &[],
};

fn csv_of(rows: &[[String; 5]]) -> String {
    rows.iter().fold("a,b,c,d,y\n".to_string(), |text, row| text + &row.join(",") + "\n")
}

fn bits(x: &Array1<f64>) -> Vec<u64> {
    x.iter().map(|x| x.to_bits()).collect()
}

fn learned_bits(fitted: &FittedPipeline) -> Vec<Vec<u64>> {
    let [medians, means, stds] = scaling(fitted);
    let intercept = Array1::from_elem(1, fitted.intercept());
    [medians, means, stds, fitted.weights().to_owned(), intercept].iter().map(bits).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn pipeline_equals_brute_force((rows, train) in raw()) {
        let table = Table::from_csv(&csv_of(&rows), &RAW).unwrap();
        let all: Vec<usize> = (0..table.rows()).collect();
        let learned = brute_force::learn(&table, &train);
        let fitted = Pipeline::default().fit(&table, &train).unwrap();

        let [medians, means, stds] = scaling(&fitted);
        prop_assert_eq!(medians.to_vec(), learned.medians.clone());
        assert_abs_diff_eq!(means, Array1::from(learned.means.clone()), epsilon = TOLERANCE);
        assert_abs_diff_eq!(stds, Array1::from(learned.stds.clone()), epsilon = TOLERANCE);
        for (got, expected) in fitted.categorical().iter().zip(&learned.categories) {
            prop_assert_eq!(&got.categories, expected);
        }

        let (design, unseen) = fitted.design_matrix(&table, &all).unwrap();
        let (loops, unseen_loops) = brute_force::design_matrix(&learned, &table, &all);
        prop_assert_eq!(unseen, unseen_loops);
        for (got, expected) in design.rows().into_iter().zip(&loops) {
            assert_abs_diff_eq!(got, Array1::from(expected.clone()), epsilon = 1e-9);
        }

        // One over a bound of the largest curvature, and more than enough steps of that length.
        let (loops_train, labels) = (&loops[..train.len()], &table.labels()[..train.len()]);
        let squares: f64 = loops_train.iter().flatten().map(|x| x * x).sum();
        let n = train.len() as f64;
        let rate = 1.0 / (0.25 * (squares / n + 1.0) + 1.0 / n);
        let (w, b) = brute_force::descend(loops_train, labels, 1.0, rate, 2_000);
        assert_abs_diff_eq!(fitted.weights().to_owned(), Array1::from(w.clone()), epsilon = TRAINED);
        assert_abs_diff_eq!(fitted.intercept(), b, epsilon = TRAINED);
        for (&got, features) in fitted.predict_proba(&table, &all).unwrap().iter().zip(&loops) {
            // The sigmoid is never steeper than 1/4, and each weight is off by TRAINED at most.
            let lengths: f64 = features.iter().map(|x| x.abs()).sum();
            let epsilon = TRAINED / 4.0 * (1.0 + lengths);
            assert_abs_diff_eq!(got, brute_force::probability(features, &w, b), epsilon = epsilon);
        }
    }

    #[test]
    fn rows_outside_training_teach_nothing(
        (rows, train) in raw(), number in -1e9..1e9f64, category in "[a-f]{1,3}",
    ) {
        let table = Table::from_csv(&csv_of(&rows), &RAW).unwrap();
        let mut changed = rows.clone();
        for row in &mut changed[train.len()..] {
            let (a, b) = (number.to_string(), (number * 1e3).to_string());
            *row = [a, b, category.clone(), category.clone(), "no".into()];
        }
        let changed = Table::from_csv(&csv_of(&changed), &RAW).unwrap();
        let (before, after) = (
            Pipeline::default().fit(&table, &train).unwrap(),
            Pipeline::default().fit(&changed, &train).unwrap(),
        );
        prop_assert_eq!(learned_bits(&before), learned_bits(&after));
        prop_assert_eq!(before.categorical(), after.categorical());
        prop_assert_eq!(
            bits(&before.predict_proba(&table, &train).unwrap()),
            bits(&after.predict_proba(&changed, &train).unwrap())
        );
    }

    #[test]
    fn any_text_is_a_table_or_an_error(pieces in prop::collection::vec(prop::sample::select(vec![
        "a,b,c,d,y\n", "a", ",", ",", "\n", "\r\n", "\"", "1", "1e999", "nan", "yes", "no", " ",
        "\u{feff}", "é", "\r",
    ]), 0..40)) {
        let text = pieces.concat();
        for text in [text.clone(), format!("a,b,c,d,y\n1,2,p,q,yes\n{text}")] {
            match Table::from_csv(&text, &RAW) {
                Ok(table) => prop_assert!(table.rows() > 0),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn values_of_any_size_give_probabilities_or_an_error(
        values in prop::collection::vec((-308..308i32, -9..10i32), 6..10), c in -30..30i32,
    ) {
        let mut text = String::from("x,y\n");
        for (i, (exponent, digit)) in values.iter().enumerate() {
            text += &format!("{digit}e{exponent},{}\n", i % 2);
        }
        let table = Table::from_csv(&text, &X_Y).unwrap();
        let all: Vec<usize> = (0..table.rows()).collect();
        let columns = Columns::learn(&table, &all[..4]).unwrap();
        let matrix = |rows| follow_ups::finite_design_matrix(&columns, &table, rows);
        let y = table.targets(&all[..4]).unwrap();
        if let (Ok(x), Ok(whole)) = (matrix(&all[..4]), matrix(&all))
            && let Ok((w, b)) = newton(&x, &y, 10f64.powi(c), 1e-8, 100)
        {
            let proba = (whole.dot(&w) + b).mapv(sigmoid);
            prop_assert!(proba.iter().all(|p| (0.0..=1.0).contains(p)), "{proba}");
        }
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

const C_Y: Schema =
    Schema { numeric: &[], categorical: &["c"], label: "y", positive: "1", missing: &[] };

/// What is given is the same for whoever starts and for the solution.
#[test]
fn starter_and_solution_share_what_is_given() {
    let given = |text: &'static str| {
        let text = &text[text.find("// ---- Given").unwrap()..];
        text.lines().filter(|line| !line.starts_with("// ANCHOR")).collect::<Vec<_>>()
    };
    let (starter, solution) =
        (given(include_str!("../starter.rs")), given(include_str!("../src/lib.rs")));
    assert!(starter.len() > 400, "there is something to share");
    for (theirs, ours) in starter.iter().zip(&solution) {
        assert_eq!(theirs, ours, "starter.rs on the left, src/lib.rs on the right");
    }
    assert_eq!(starter.len(), solution.len());
}

#[test]
fn rows_without_a_label_are_dropped_and_counted() {
    let table = Table::from_csv("x,y\n1,1\n2,\n3,0\n,\n5,1\n", &X_Y).unwrap();
    assert_eq!(table.unlabelled(), 2);
    assert_eq!(table.labels(), [true, false, true]);
    assert_eq!(table.numeric()[0].values, [Some(1.0), Some(3.0), Some(5.0)]);
    for text in ["x,y\n", "x,y\n1,\n2,\n"] {
        assert_eq!(Table::from_csv(text, &X_Y), Err(PipelineError::NoRows));
    }
}

#[test]
fn gap_is_an_empty_field_or_a_marker_of_the_schema() {
    let text = "c,y\nNA,1\n,0\nDE, 1\n";
    let country = Table::from_csv(text, &C_Y).unwrap();
    assert_eq!(country.categorical()[0].values, [some("NA"), None, some("DE")]);
    assert_eq!(country.labels(), [true, false, true]);
    let gaps = Table::from_csv(text, &Schema { missing: &["NA", "-"], ..C_Y }).unwrap();
    assert_eq!(gaps.categorical()[0].values, [None, None, some("DE")]);
}

#[test]
fn bad_line_is_named_with_its_column() {
    // With any line end, and after a blank line: what an editor calls line 5 is the third record.
    for end in ["\n", "\r\n", "\r"] {
        for value in ["abc", "inf", "NaN", "1e999", "1 000"] {
            let text = ["x,y", "1,1", "", "2,0", &format!("{value},1"), ""].join(end);
            let (column, value) = ("x".to_owned(), value.to_owned());
            let expected = Err(PipelineError::NotANumber { line: 5, column, value });
            assert_eq!(Table::from_csv(&text, &X_Y), expected, "{text:?}");
        }
        let short = ["x,y", "1,1", "", "2,0", "3", ""].join(end);
        let expected = Err(PipelineError::ShortRow { line: 5, column: "y".to_owned() });
        assert_eq!(Table::from_csv(&short, &X_Y), expected);
        let long = ["x,y", "1,1", "", "2,0", "1,000,1", ""].join(end);
        let expected = Err(PipelineError::LongRow { line: 5, fields: 3, columns: 2 });
        assert_eq!(Table::from_csv(&long, &X_Y), expected);
    }
}

#[test]
fn quote_that_is_never_closed_is_an_error() {
    let line_of = |text: &str| match Table::from_csv(text, &C_Y) {
        Err(PipelineError::UnclosedQuote { line }) => Some(line),
        _ => None,
    };
    assert_eq!(line_of("c,y\na,1\n\"b,0\nc,1\n"), Some(3));
    assert_eq!(line_of("c,y\na,1\r\n\"two\r\nlines\",\"0\n"), Some(4));
    assert_eq!(line_of("\"c,y\na,1\n"), Some(1));
    assert_eq!(line_of("c,y\na,1\nb,0\n\"c\"\",1\n"), Some(4), "two quotes are one of the text");
    let text = "\u{feff}\"c\",y\n\"a \"\"b\"\",\nc\",1\nin \"inches,0\n\"\",1\n";
    let table = Table::from_csv(text, &C_Y).unwrap();
    assert_eq!(table.categorical()[0].values, [some("a \"b\",\nc"), some("in \"inches"), None]);
}

#[test]
fn quote_after_a_space_is_an_error() {
    let got = Table::from_csv("c,y\na,1\nb,0\n \"a\",1\n", &C_Y);
    assert_eq!(got, Err(PipelineError::SpaceBeforeQuote { line: 4 }));
    let got = Table::from_csv("y, \"c\"\n1,a\n", &C_Y);
    assert_eq!(got, Err(PipelineError::SpaceBeforeQuote { line: 1 }));
}

#[test]
fn column_is_once_in_header_and_schema() {
    let missing = |column: &str, columns: &[&str]| {
        let columns = columns.iter().map(|&name| name.to_owned()).collect();
        Err(PipelineError::MissingColumn { column: column.to_owned(), columns })
    };
    let twice = |column: &str| Err(PipelineError::DuplicateColumn { column: column.to_owned() });
    assert_eq!(Table::from_csv("x, z \n1,2\n", &X_Y), missing("y", &["x", "z"]));
    assert_eq!(Table::from_csv("", &X_Y), missing("x", &[]));
    assert_eq!(Table::from_csv("x,y,x\n1,1,2\n2,0,3\n", &X_Y), twice("x"));
    // A label among the features predicts itself.
    let leak = Schema { numeric: &["x", "y"], ..X_Y };
    assert_eq!(Table::from_csv("x,y\n1,1\n2,0\n", &leak), twice("y"));
}

#[test]
fn header_is_shown_as_it_was_read() {
    let said = |text: &str| Table::from_csv(text, &X_Y).unwrap_err().to_string();
    assert_eq!(said("a,y\n1,1\n"), "there is no column `x`: the columns are `a`, `y`");
    assert_eq!(said(""), "there is no column `x`: the header is empty");
    for (header, shown) in [("x;y", "x;y"), ("x\ty", "x\ty"), ("x|y", "x|y")] {
        let expected = format!(
            "there is no column `x`: the whole header is one column, `{shown}`. Separate the fields with commas"
        );
        assert_eq!(said(&format!("{header}\n1;1\n")), expected);
    }
}

#[test]
fn third_label_is_an_error_and_names_the_other_two() {
    let schema = Schema { positive: "Yes", ..X_Y };
    let error = Table::from_csv("x,y\n1,yes\n2,no\n", &schema).unwrap_err();
    let expected = PipelineError::ThirdLabel {
        line: 3,
        column: "y".to_owned(),
        value: "no".to_owned(),
        positive: "Yes".to_owned(),
        negative: "yes".to_owned(),
    };
    assert_eq!(error, expected);
    assert_eq!(
        error.to_string(),
        "line 3, column `y`: `no` is a third label. `Yes` is the positive one, and `yes` came first of the others"
    );
}

#[test]
fn columns_are_found_by_name() {
    let text = "a,b,y\n1,30,0\n2,10,1\n4,20,0\n3,50,1\n";
    let read = |numeric: &[&str]| Table::from_csv(text, &Schema { numeric, ..X_Y }).unwrap();
    let rows = [0, 1, 2, 3];
    let fitted = Pipeline::default().fit(&read(&["a", "b"]), &rows).unwrap();
    let proba = |numeric: &[&str]| fitted.predict_proba(&read(numeric), &rows);
    assert_eq!(proba(&["b", "a"]), proba(&["a", "b"]));
    let (column, columns) = ("b".to_owned(), vec!["a".to_owned()]);
    assert_eq!(proba(&["a"]), Err(PipelineError::MissingColumn { column, columns }));
}

#[test]
fn rows_that_are_not_there_are_an_error() {
    let table = customers(CUSTOMERS);
    let outside = PipelineError::RowOutOfRange { row: 10, rows: 10 };
    assert_eq!(Pipeline::default().fit(&table, &[0, 2, 10]), Err(outside.clone()));
    assert_eq!(Columns::learn(&table, &[10]), Err(outside.clone()));
    let fitted = Pipeline::default().fit(&table, &[0, 1, 2, 3]).unwrap();
    assert_eq!(fitted.predict_proba(&table, &[9, 10]), Err(outside.clone()));
    assert_eq!(fitted.predict(&table, &[10]), Err(outside.clone()));
    assert_eq!(fitted.evaluate(&table, &[10]), Err(outside));
}

#[test]
fn no_rows_teach_nothing_and_judge_nothing() {
    let table = customers(CUSTOMERS);
    assert_eq!(Pipeline::default().fit(&table, &[]), Err(PipelineError::NoRows));
    let fitted = Pipeline::default().fit(&table, &[0, 1, 2, 3]).unwrap();
    // An F1 of 0 would look like a bad model.
    assert_eq!(fitted.evaluate(&table, &[]), Err(PipelineError::NoRows));
    // Nothing but categories, and none of them.
    let empty = |column: &str| Err(PipelineError::EmptyColumn { column: column.to_owned() });
    let countries = Table::from_csv("c,y\nDE,1\n", &C_Y).unwrap();
    assert_eq!(Columns::learn(&countries, &[]), empty("c"));
}

#[test]
fn evaluate_counts_each_kind() {
    // Learned from x = 0 and x = 1 alone, so whatever is above 1/2 is called positive.
    let text = "x,y\n0,0\n1,1\n2,1\n3,1\n4,0\n-1,1\n-2,1\n-3,1\n-4,0\n5,1\n";
    let table = Table::from_csv(text, &X_Y).unwrap();
    let fitted = Pipeline::default().fit(&table, &[0, 1]).unwrap();
    let report = fitted.evaluate(&table, &[2, 3, 4, 5, 6, 7, 8, 9]).unwrap();
    let expected = Report {
        true_positives: 3,
        false_positives: 1,
        false_negatives: 3,
        true_negatives: 1,
        unseen_categories: 0,
    };
    assert_eq!(report, expected);
    assert_eq!((report.rows(), report.positives(), report.predicted_positives()), (8, 6, 4));
}

#[test]
fn c_is_a_positive_number() {
    let table = customers(CUSTOMERS);
    for c in [0.0, -1.0, f64::NEG_INFINITY, f64::INFINITY] {
        let got = pipeline(c).fit(&table, &[0, 1, 2, 3]);
        assert_eq!(got, Err(PipelineError::InvalidC(c)));
    }
    let nan = pipeline(f64::NAN).fit(&table, &[0, 1, 2, 3]);
    assert!(matches!(nan, Err(PipelineError::InvalidC(c)) if c.is_nan()));
}
