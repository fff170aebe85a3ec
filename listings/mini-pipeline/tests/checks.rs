//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use mini_pipeline::{
    Config, FittedPipeline, Pipeline, PipelineError, Report, Schema, Table, log_loss, sigmoid,
};

/// Medians, means and features are a few sums of small numbers: rounding stays below 1e-12.
const EXACT: f64 = 1e-9;

/// Training stops where no entry of the gradient is above 1e-8. The penalty's curvature of 1 then
/// puts the weights within about 1e-8 of scikit-learn's. No mistake worth making hides under 1e-6.
const TRAINED: f64 = 1e-6;

const CUSTOMERS: &str = "age,income,education,purchased\n\
    25,30000,HS,0\n30,50000,BS,0\n,60000,MS,1\n45,,PhD,1\n22,25000,HS,0\n\
    35,55000,BS,1\n,45000,MS,0\n50,80000,PhD,1\n28,,BS,0\n40,65000,MS,1\n";
const CUSTOMER_SCHEMA: Schema = Schema {
    numeric: &["age", "income"],
    categorical: &["education"],
    label: "purchased",
    positive: "1",
    missing: &[],
};
const TRAIN: [usize; 8] = [0, 1, 2, 3, 4, 5, 6, 7];
const TEST: [usize; 2] = [8, 9];

/// One numeric column `x` and a label `y`.
const X_Y: Schema =
    Schema { numeric: &["x"], categorical: &[], label: "y", positive: "1", missing: &[] };

/// One categorical column `c` and a label `y`.
const C_Y: Schema =
    Schema { numeric: &[], categorical: &["c"], label: "y", positive: "1", missing: &[] };

#[track_caller]
fn read(text: &str, schema: &Schema) -> Table {
    Table::from_csv(text, schema).unwrap_or_else(|e| panic!("this text is valid: {e:?}\n{text}"))
}

#[track_caller]
fn fit(table: &Table, rows: &[usize]) -> FittedPipeline {
    let fitted = Pipeline::new(Config::default()).fit(table, rows);
    fitted.unwrap_or_else(|e| panic!("rows {rows:?} can be learned from: {e:?}"))
}

#[track_caller]
fn features(fitted: &FittedPipeline, table: &Table, rows: &[usize]) -> Vec<Vec<f64>> {
    let (x, _) = fitted.design_matrix(table, rows).expect("these rows have features");
    x.rows().into_iter().map(|row| row.to_vec()).collect()
}

#[track_caller]
fn probabilities(fitted: &FittedPipeline, table: &Table, rows: &[usize]) -> Vec<f64> {
    fitted.predict_proba(table, rows).expect("these rows have probabilities").to_vec()
}

#[track_caller]
fn assert_close(got: &[f64], expected: &[f64], tolerance: f64, mistake: &str) {
    let close = |(g, e): (&f64, &f64)| (g - e).abs() <= tolerance;
    assert!(
        got.len() == expected.len() && got.iter().zip(expected).all(close),
        "expected {expected:?}\ngot      {got:?}\nlikely mistake: {mistake}"
    );
}

// ---- Core: what the problem says ----

#[test]
fn median_is_of_the_training_rows() {
    let fitted = fit(&read(CUSTOMERS, &CUSTOMER_SCHEMA), &TRAIN);
    let [age, income] = fitted.numeric() else { panic!("two numeric columns, in this order") };
    assert_eq!((&age.name[..], &income.name[..]), ("age", "income"), "in the schema's order");
    assert_eq!(age.median, 32.5, "22 25 30 | 35 45 50");
    let mistake = "25 30 45 | 50 | 55 60 80, thousands; with the two test rows it would be 52500";
    assert_eq!(income.median, 50_000.0, "{mistake}");
}

#[test]
fn even_count_takes_the_mean_of_the_middle_two() {
    let table = read("x,y\n100,0\n1,1\n4,0\n,1\n2,1\n", &X_Y);
    let median = |rows: &[usize]| fit(&table, rows).numeric()[0].median;
    assert_eq!(median(&[0, 1, 2, 4]), 3.0, "of 1, 2, 4, 100: between 2 and 4");
    assert_eq!(median(&[0, 1, 2, 3]), 4.0, "of 1, 4, 100: gaps do not count");
    assert_eq!(median(&[1, 2, 3]), 2.5, "of 1, 4");
}

#[test]
fn mean_comes_after_the_gaps_are_filled() {
    let fitted = fit(&read(CUSTOMERS, &CUSTOMER_SCHEMA), &TRAIN);
    let means: Vec<f64> = fitted.numeric().iter().map(|column| column.mean).collect();
    let mistake =
        "the mean of the values present, 34.5 and 49285.7, is not that of the filled column";
    assert_close(&means, &[34.0, 49_375.0], EXACT, mistake);
}

#[test]
fn std_divides_by_n() {
    let table = read("x,y\n1,0\n2,1\n3,0\n4,1\n", &X_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    let std = 1.25_f64.sqrt();
    let mistake = "1.291 is the standard deviation of pandas, which divides by n - 1";
    assert_close(&[fitted.numeric()[0].std], &[std], EXACT, mistake);
    let x = features(&fitted, &table, &[0, 3]).concat();
    assert_close(&x, &[-1.5 / std, 1.5 / std], EXACT, "(x - mean) / std");
}

#[test]
fn categories_are_sorted_and_the_first_is_dropped() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let fitted = fit(&table, &TRAIN);
    let names = ["age", "income", "education=HS", "education=MS", "education=PhD"];
    let mistake = "BS is the baseline, whatever comes first in the file";
    assert_eq!(fitted.feature_names(), names, "{mistake}");
    let x: Vec<Vec<f64>> =
        features(&fitted, &table, &[0, 1, 2, 3]).iter().map(|row| row[2..].to_vec()).collect();
    let expected = [[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    assert_eq!(x, expected, "HS, BS, MS, PhD");
    let x = features(&fit(&table, &[0, 1, 5]), &table, &[0]);
    assert_eq!(x[0].len(), 3, "categories are learned from the training rows alone: HS and BS");
}

#[test]
fn weights_equal_scikit_learn() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let fitted = fit(&table, &TRAIN);
    let weights = [
        0.7974652293100546,
        0.8314939174924406,
        -0.197368989736006,
        -0.020208319928733,
        0.247692806493081,
    ];
    let mistake = "stopped early, no penalty, or a penalty on the mean loss instead of the sum";
    assert_close(&fitted.weights().to_vec(), &weights, TRAINED, mistake);
    assert_close(&[fitted.intercept()], &[0.036201097901662], TRAINED, mistake);
    let expected = [0.383789481444593, 0.796618861616817];
    assert_close(&probabilities(&fitted, &table, &TEST), &expected, TRAINED, "rows 8 and 9");
}

#[test]
fn intercept_is_not_penalised() {
    // x says nothing, so every probability is the share of the positives: 3/4, a logit of ln 3.
    let table = read(&format!("x,y\n{}", "5,1\n5,1\n5,1\n5,0\n".repeat(2)), &X_Y);
    let fitted = fit(&table, &TRAIN);
    let mistake = "the penalty pulls the intercept towards 0, and every probability towards 1/2";
    assert_close(&[fitted.intercept()], &[3.0_f64.ln()], TRAINED, mistake);
    assert_close(&fitted.weights().to_vec(), &[0.0], TRAINED, "a constant column has no weight");
}

#[test]
fn c_multiplies_the_losses() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let expected = [
        (
            0.1,
            [
                0.21535837808283934,
                0.21200678492951996,
                -0.070319186200965,
                -0.000307159255116,
                0.070948900728066,
            ],
        ),
        (
            10.0,
            [
                2.131786395249084,
                2.7975924166947173,
                -0.040989276700270,
                -0.065014844374502,
                0.431803131225364,
            ],
        ),
    ];
    for (c, weights) in expected {
        let fitted = Pipeline::new(Config { c, ..Config::default() }).fit(&table, &TRAIN).unwrap();
        let mistake = format!("c = {c}: a small c means a strong penalty; c stands on the losses");
        assert_close(&fitted.weights().to_vec(), &weights, TRAINED, &mistake);
    }
}

#[test]
fn sigmoid_keeps_its_tails() {
    assert_eq!(sigmoid(0.0), 0.5);
    assert_close(
        &[sigmoid(2.0), sigmoid(-2.0)],
        &[0.880797077977882, 0.119202922022118],
        EXACT,
        "",
    );
    assert_eq!((sigmoid(800.0), sigmoid(-800.0)), (1.0, 0.0), "e^800 overflows; inf / inf is NaN");
    let (got, expected) = (sigmoid(-600.0), (-600.0_f64).exp());
    let close = (got / expected - 1.0).abs() < EXACT;
    assert!(close, "at -600: expected {expected:e}, got {got:e}; clipping at 500 makes it 7e-218");
}

#[test]
fn predictions_follow_the_rows_asked_for() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let fitted = fit(&table, &TRAIN);
    let all: Vec<usize> = (0..10).collect();
    let p = probabilities(&fitted, &table, &all);
    let got = probabilities(&fitted, &table, &[9, 2, 9, 0]);
    assert_eq!(got, [p[9], p[2], p[9], p[0]], "the third argument says which rows, in which order");
    let called = fitted.predict(&table, &[9, 2, 9, 0]).unwrap();
    assert_eq!(called, [true, true, true, false], "the probabilities are {got:?}");
    assert_eq!(probabilities(&fitted, &table, &[]), [0.0; 0], "no rows, no predictions");
}

#[test]
fn report_counts_each_kind() {
    // Learned from x = 0 and x = 1 alone, so whatever is above 1/2 is called positive.
    let table = read("x,y\n0,0\n1,1\n2,1\n3,1\n4,0\n-1,1\n-2,1\n-3,1\n-4,0\n5,1\n", &X_Y);
    let report = fit(&table, &[0, 1]).evaluate(&table, &[2, 3, 4, 5, 6, 7, 8, 9]).unwrap();
    let expected = Report {
        true_positives: 3,
        false_positives: 1,
        false_negatives: 3,
        true_negatives: 1,
        unseen_categories: 0,
    };
    assert_eq!(report, expected);
    let mistake = "precision is of the rows called positive, recall of those that are";
    assert_close(&[report.precision(), report.recall()], &[0.75, 0.5], EXACT, mistake);
    assert_close(&[report.f1()], &[0.6], EXACT, "the harmonic mean, 2 * 3 / (4 + 6)");
    let counts = (report.rows(), report.positives(), report.predicted_positives());
    assert_eq!(counts, (8, 6, 4), "(rows, positives, predicted positives)");
}

#[test]
fn evaluate_judges_the_rows_it_is_given() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let report = fit(&table, &TRAIN).evaluate(&table, &TEST).unwrap();
    let counts = (report.rows(), report.positives(), report.predicted_positives());
    assert_eq!(counts, (2, 1, 1), "two rows, one of them positive, and that one found");
    assert_eq!(report.f1(), 1.0, "perfect, on two rows: that is why the counts stand beside it");
}

#[test]
fn changing_test_rows_changes_nothing_that_was_fitted() {
    let learned = |text: &str| {
        let table = read(text, &CUSTOMER_SCHEMA);
        let fitted = fit(&table, &TRAIN);
        let numbers = fitted.numeric().iter().flat_map(|c| [c.median, c.mean, c.std]);
        let numbers = numbers.chain(fitted.weights().to_vec()).chain([fitted.intercept()]);
        let numbers = numbers.chain(probabilities(&fitted, &table, &TRAIN));
        let bits: Vec<u64> = numbers.map(f64::to_bits).collect();
        (bits, fitted.categorical().to_vec())
    };
    let before = learned(CUSTOMERS);
    for row in ["2000,1000000000,BS,0", "28,,AAA,0", ",,,1", "-1e9,0,zzz,1"] {
        let changed = CUSTOMERS.replace("28,,BS,0", row).replace("40,65000,MS,1", row);
        let after = learned(&changed);
        assert_eq!(after, before, "rows 8 and 9 are for testing, and they became {row}: a leak");
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn rows_without_a_label_are_dropped_and_counted() {
    let table = read("x,y\n1,1\n2,\n3,0\n,\n5,1\n", &X_Y);
    assert_eq!(table.unlabelled(), 2, "lines 3 and 5 have no label");
    assert_eq!(table.labels(), [true, false, true], "a missing label is not a negative one");
    assert_eq!(table.numeric()[0].values, [Some(1.0), Some(3.0), Some(5.0)], "and its row is gone");
}

#[test]
fn gap_is_an_empty_field_or_a_marker_of_the_schema() {
    let text = "c,y\nNA,1\n,0\nDE, 1\n";
    let country = read(text, &C_Y);
    let some = |s: &str| Some(s.to_string());
    let expected = [some("NA"), None, some("DE")];
    assert_eq!(country.categorical()[0].values, expected, "NA is Namibia unless the schema says");
    assert_eq!(country.labels(), [true, false, true], "space around a field is no part of it");
    let gaps = read(text, &Schema { missing: &["NA"], ..C_Y });
    assert_eq!(gaps.categorical()[0].values, [None, None, some("DE")], "here the schema says");
}

#[test]
fn bad_line_is_named_with_its_column() {
    // Windows line ends and a blank line: what the reader sees as line 5 is the third record.
    let (line, column) = (5, "x".to_string());
    for value in ["abc", "inf", "NaN", "1e999", "1 000"] {
        let text = format!("x,y\r\n1,1\r\n\r\n2,0\r\n{value},1\r\n");
        let (column, value) = (column.clone(), value.to_string());
        let expected = Err(PipelineError::NotANumber { line, column, value });
        assert_eq!(Table::from_csv(&text, &X_Y), expected, "{text:?}: the header is line 1");
    }
    let short = Table::from_csv("x,y\r\n1,1\r\n\r\n2,0\r\n3\r\n", &X_Y);
    let column = "y".to_string();
    assert_eq!(short, Err(PipelineError::ShortRow { line, column }), "line 5 ends before `y`");
    let long = Table::from_csv("x,y\n1,1\n2,0\n\n1,000,1\n", &X_Y);
    let expected = Err(PipelineError::LongRow { line, fields: 3, columns: 2 });
    assert_eq!(long, expected, "a comma too many moves every value after it into another column");
}

#[test]
fn column_stands_once_in_header_and_schema() {
    let missing = |column: &str| Err(PipelineError::MissingColumn { column: column.to_string() });
    let twice = |column: &str| Err(PipelineError::DuplicateColumn { column: column.to_string() });
    assert_eq!(Table::from_csv("x\n1\n", &X_Y), missing("y"), "the header lacks the label");
    assert_eq!(Table::from_csv("", &X_Y), missing("x"), "there is no header");
    let text = "x,y,x\n1,1,2\n2,0,3\n";
    assert_eq!(Table::from_csv(text, &X_Y), twice("x"), "which of the two x is meant?");
    let leak = Schema { numeric: &["x", "y"], ..X_Y };
    let got = Table::from_csv("x,y\n1,1\n2,0\n", &leak);
    assert_eq!(got, twice("y"), "a label among the features predicts itself");
}

#[test]
fn third_label_is_an_error() {
    let got = Table::from_csv("x,y\n1,1\n2,0\n3,maybe\n", &X_Y);
    let (column, value) = ("y".to_string(), "maybe".to_string());
    let expected = Err(PipelineError::ThirdLabel { line: 4, column, value });
    assert_eq!(got, expected, "1 is positive and 0 negative; `maybe` is neither");
}

#[test]
fn no_rows_are_an_error() {
    for text in ["x,y\n", "x,y\n1,\n2,\n"] {
        let got = Table::from_csv(text, &X_Y);
        assert_eq!(got, Err(PipelineError::NoRows), "{text:?} has no row with a label");
    }
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let got = Pipeline::default().fit(&table, &[]);
    assert_eq!(got, Err(PipelineError::NoRows), "nothing can be learned from no rows");
    let got = fit(&table, &TRAIN).evaluate(&table, &[]);
    assert_eq!(
        got,
        Err(PipelineError::NoRows),
        "an F1 of 0 of no rows would look like a bad model"
    );
}

#[test]
fn label_of_one_class_is_an_error() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let got = Pipeline::default().fit(&table, &[0, 1, 4]);
    let expected = Err(PipelineError::OneClass { positive: false });
    assert_eq!(got, expected, "rows 0, 1, 4 bought nothing; the best intercept is minus infinity");
    let got = Pipeline::default().fit(&table, &[9]);
    assert_eq!(got, Err(PipelineError::OneClass { positive: true }), "one row has one class");
}

#[test]
fn column_without_a_value_is_an_error() {
    let text = "x,c,y\n,,1\n,,0\n3,a,1\n";
    let table = read(text, &Schema { categorical: &["c"], ..X_Y });
    let got = Pipeline::default().fit(&table, &[0, 1]);
    let empty = |column: &str| Err(PipelineError::EmptyColumn { column: column.to_string() });
    assert_eq!(got, empty("x"), "the one value of x stands in a row that is not for training");
    let got = Pipeline::default().fit(&read(text, &C_Y), &[0, 1]);
    assert_eq!(got, empty("c"), "nothing but gaps in the training rows of c");
}

#[test]
fn row_outside_the_table_is_an_error() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let error = PipelineError::RowOutOfRange { row: 10, rows: 10 };
    let got = Pipeline::default().fit(&table, &[0, 2, 10]);
    assert_eq!(got, Err(error.clone()), "fit: rows count from 0, so the last of ten is row 9");
    let fitted = fit(&table, &TRAIN);
    assert_eq!(fitted.predict_proba(&table, &[9, 10]), Err(error.clone()), "predict_proba");
    assert_eq!(fitted.predict(&table, &[10]), Err(error.clone()), "predict");
    assert_eq!(fitted.evaluate(&table, &[10]), Err(error), "evaluate");
}

#[test]
fn constant_column_becomes_zero() {
    // In floating point ten times 0.1 has the mean 0.09999999999999999 and a std of 1.4e-17.
    let text = String::from("x,y\n") + &"0.1,0\n0.1,1\n".repeat(5) + "0.4,1\n";
    let table = read(&text, &X_Y);
    let fitted = fit(&table, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(fitted.numeric()[0].std, 1.0, "a constant column is divided by 1");
    let x = features(&fitted, &table, &[0, 9, 10]).concat();
    assert_close(&x, &[0.0, 0.0, 0.3], EXACT, "rounding taken for spread");
}

#[test]
fn column_in_small_units_is_scaled_too() {
    // The same lengths in millimetres and in units of 2^-60 mm: dividing by a power of two is exact.
    let lengths = [39.1, 46.5, 50.0, 41.4];
    let rows = |unit: f64| -> String {
        (0..4).map(|i| format!("{:e},{}\n", lengths[i] / unit, i % 2)).collect()
    };
    let scaled = |unit: f64| {
        let table = read(&(String::from("x,y\n") + &rows(unit)), &X_Y);
        features(&fit(&table, &[0, 1, 2, 3]), &table, &[0, 1, 2, 3]).concat()
    };
    let mistake =
        "a std of 4e-18 is small, but the values are 4e-17: the unit says nothing about the spread";
    assert_close(&scaled(2_f64.powi(60)), &scaled(1.0), EXACT, mistake);
}

#[test]
fn gap_is_a_category_of_its_own() {
    let names = "c,y\nmissing,1\na,0\n,1\n<missing>,0\nNone,1\n,0\n";
    let table = read(names, &C_Y);
    let fitted = fit(&table, &[0, 1, 2, 3, 4]);
    let some = |s: &str| Some(s.to_string());
    let expected = [None, some("<missing>"), some("None"), some("a"), some("missing")];
    let mistake = "None before everything else; no text may stand for it, it could be a category";
    assert_eq!(fitted.categorical()[0].categories, expected, "{mistake}");
    let (x, unseen) = fitted.design_matrix(&table, &[5, 0]).unwrap();
    assert_eq!(x.row(0).to_vec(), [0.0; 4], "the gap is the baseline, so its row is all zeros");
    assert_eq!(x.row(1).to_vec(), [0.0, 0.0, 0.0, 1.0], "`missing` is a category like any other");
    assert_eq!(unseen, 0, "training had a gap too");
}

#[test]
fn unseen_category_is_all_zeros_and_counted() {
    let text = "c,y\nb,1\nc,0\nd,1\nb,0\nAAA,1\n,0\nzzz,1\nc,1\n";
    let table = read(text, &C_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    assert_eq!(fitted.feature_names(), ["c=c", "c=d"], "AAA is not among the training rows");
    let x = features(&fitted, &table, &[4, 5, 6, 7]);
    let expected = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [1.0, 0.0]];
    assert_eq!(x, expected, "AAA, a gap, zzz and c: what training never saw is all zeros");
    let report = fitted.evaluate(&table, &[4, 5, 6, 7]).unwrap();
    assert_eq!(report.unseen_categories, 3, "AAA, zzz, and a gap where training had none");
    assert_eq!(fit(&table, &[0, 3]).weights().len(), 0, "one category leaves no feature");
}

#[test]
fn training_that_does_not_converge_is_an_error() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let config = Config { max_iterations: 1, ..Config::default() };
    let got = Pipeline::new(config).fit(&table, &TRAIN);
    let refused = matches!(got, Err(PipelineError::NotConverged { .. }));
    assert!(refused, "one step is not enough, yet the weights came back as if it were: {got:?}");
}

#[test]
fn c_is_a_positive_number() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    for c in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let got = Pipeline::new(Config { c, ..Config::default() }).fit(&table, &TRAIN);
        assert!(matches!(got, Err(PipelineError::InvalidC(_))), "c = {c}: {got:?}");
    }
}

#[test]
fn loss_comes_from_the_logit() {
    let got = [log_loss(0.0, true), log_loss(1.0, true), log_loss(1.0, false)];
    let expected = [std::f64::consts::LN_2, 0.313261687518223, 1.313261687518223];
    assert_close(&got, &expected, EXACT, "-ln p of the class that is true");
    let got = [log_loss(800.0, false), log_loss(-800.0, true), log_loss(800.0, true)];
    assert_close(&got, &[800.0, 800.0, 0.0], EXACT, "-ln of a probability that rounds to 0 is inf");
    let (got, expected) = (log_loss(40.0, true), (-40.0_f64).exp());
    let close = (got / expected - 1.0).abs() < EXACT;
    assert!(close, "z = 40, positive: expected {expected:e}, got {got:e}; 1 + e^-40 rounds to 1");
}

#[test]
fn value_too_large_is_an_error_not_a_nan() {
    let table = read("x,y\n1e308,0\n-1e308,1\n0.1,0\n0.2,1\n0.3,0\n0.5,1\n", &X_Y);
    let too_large = PipelineError::TooLarge { column: "x".to_string() };
    let got = Pipeline::default().fit(&table, &[0, 1, 2, 3]);
    assert_eq!(got, Err(too_large.clone()), "the variance of 1e308 and -1e308 is infinite");
    let fitted = fit(&table, &[2, 3, 4, 5]);
    let got = fitted.predict_proba(&table, &[2, 0]);
    assert_eq!(got, Err(too_large), "1e308 less the mean, divided by a std of 0.15, is infinite");
}

#[test]
fn one_half_is_not_positive() {
    let table = read("x,y\n5,1\n5,0\n5,1\n5,0\n", &X_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    assert_eq!(probabilities(&fitted, &table, &[0, 1]), [0.5, 0.5], "nothing speaks for either");
    let got = fitted.predict(&table, &[0, 1]).unwrap();
    assert_eq!(got, [false, false], "scikit-learn calls a row positive above 1/2, not at it");
    let report = fitted.evaluate(&table, &[0, 1]).unwrap();
    assert_eq!(report.predicted_positives(), 0, "evaluate must call rows as predict does");
}

#[test]
fn metrics_without_positives_are_zero() {
    let nothing = Report { true_negatives: 5, ..Report::default() };
    let missed = Report { false_negatives: 2, true_negatives: 3, ..Report::default() };
    let called = Report { false_positives: 2, true_negatives: 3, ..Report::default() };
    for report in [nothing, missed, called, Report::default()] {
        let got = [report.precision(), report.recall(), report.f1()];
        assert_close(&got, &[0.0; 3], EXACT, &format!("0 / 0 in {report:?}"));
    }
}

#[test]
fn columns_are_found_by_name() {
    let text = "a,b,y\n1,30,0\n2,10,1\n4,20,0\n3,50,1\n";
    let table = read(text, &Schema { numeric: &["a", "b"], ..X_Y });
    let fitted = fit(&table, &[0, 1, 2, 3]);
    let swapped = read(text, &Schema { numeric: &["b", "a"], ..X_Y });
    let got = probabilities(&fitted, &swapped, &[0, 1, 2, 3]);
    assert_eq!(got, probabilities(&fitted, &table, &[0, 1, 2, 3]), "another schema, the same data");
    let without = read(text, &Schema { numeric: &["a"], ..X_Y });
    let expected = Err(PipelineError::MissingColumn { column: "b".to_string() });
    assert_eq!(fitted.predict_proba(&without, &[0]), expected, "this table has no column b");
}
