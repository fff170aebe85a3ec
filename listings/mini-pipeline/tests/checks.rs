//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use mini_pipeline::{
    Config, FittedPipeline, Pipeline, PipelineError, Report, Schema, Table, sigmoid,
};

/// Medians, means and features are a few sums of small numbers: rounding stays below 1e-12.
const EXACT: f64 = 1e-9;

/// How close trained numbers are to scikit-learn's. A gradient below 1e-6 is ten times as good.
const TRAINED: f64 = 1e-4;

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

/// Every ninth of the Palmer Penguins. One of them has no sex.
const PENGUINS: &str = "\
species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year
Adelie,Torgersen,NA,NA,NA,NA,NA,2007
Adelie,Torgersen,41.1,17.6,182,3200,female,2007
Adelie,Biscoe,37.7,18.7,180,3600,male,2007
Adelie,Dream,39.5,16.7,178,3250,female,2007
Adelie,Dream,39.8,19.1,184,4650,male,2007
Adelie,Dream,36,17.9,190,3450,female,2007
Adelie,Biscoe,40.6,18.8,193,3800,male,2008
Adelie,Biscoe,35.5,16.2,195,3350,female,2008
Adelie,Torgersen,42.8,18.5,195,4250,male,2008
Adelie,Dream,37.3,17.8,191,3350,female,2008
Adelie,Dream,39.6,18.1,186,4450,male,2008
Adelie,Biscoe,37.7,16,183,3075,female,2009
Adelie,Biscoe,45.6,20.3,191,4600,male,2009
Adelie,Torgersen,36.2,17.2,187,3150,female,2009
Adelie,Torgersen,44.1,18,210,4000,male,2009
Adelie,Dream,37,16.5,185,3400,female,2009
Adelie,Dream,36.6,18.4,184,3475,female,2009
Gentoo,Biscoe,47.6,14.5,215,5400,male,2007
Gentoo,Biscoe,48.4,14.6,213,5850,male,2007
Gentoo,Biscoe,46.5,14.5,213,4400,female,2007
Gentoo,Biscoe,42.8,14.2,209,4700,female,2007
Gentoo,Biscoe,42.7,13.7,208,3950,female,2008
Gentoo,Biscoe,45.2,15.8,215,5300,male,2008
Gentoo,Biscoe,43.2,14.5,208,4450,female,2008
Gentoo,Biscoe,49.5,16.2,229,5800,male,2008
Gentoo,Biscoe,47.5,14.2,209,4600,female,2008
Gentoo,Biscoe,50.8,17.3,228,5600,male,2009
Gentoo,Biscoe,44.5,14.7,214,4850,female,2009
Gentoo,Biscoe,49.1,15,228,5500,male,2009
Gentoo,Biscoe,43.5,15.2,213,4650,female,2009
Gentoo,Biscoe,50.4,15.7,222,5750,male,2009
Chinstrap,Dream,46.1,18.2,178,3250,female,2007
Chinstrap,Dream,50.5,19.6,201,4050,male,2007
Chinstrap,Dream,46.7,17.9,195,3300,female,2007
Chinstrap,Dream,51,18.8,203,4100,male,2008
Chinstrap,Dream,50.9,19.1,196,3550,male,2008
Chinstrap,Dream,51.4,19,201,3950,male,2009
Chinstrap,Dream,51.9,19.5,206,3950,male,2009
";
const PENGUIN_SCHEMA: Schema = Schema {
    numeric: &["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"],
    categorical: &["island", "species"],
    label: "sex",
    positive: "male",
    missing: &["NA"],
};

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
    let fitted = Pipeline::default().fit(table, rows);
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

/// All that was learned, each number and each list of categories with its name.
fn learned(fitted: &FittedPipeline, table: &Table, train: &[usize]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for c in fitted.numeric() {
        for (what, value) in [("median", c.median), ("mean", c.mean), ("std", c.std)] {
            all.push((format!("the {what} of {}", c.name), format!("{value:?}")));
        }
    }
    for c in fitted.categorical() {
        all.push((format!("the categories of {}", c.name), format!("{:?}", c.categories)));
    }
    for (name, weight) in fitted.feature_names().iter().zip(fitted.weights()) {
        all.push((format!("the weight of {name}"), format!("{weight:?}")));
    }
    all.push(("the intercept".to_string(), format!("{:?}", fitted.intercept())));
    for (row, p) in train.iter().zip(probabilities(fitted, table, train)) {
        all.push((format!("the probability of row {row}"), format!("{p:?}")));
    }
    all
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
fn constant_column_is_divided_by_one() {
    let table = read("x,y\n5,0\n5,1\n5,0\n5,1\n8,1\n", &X_Y);
    let fitted = Pipeline::default().fit(&table, &[0, 1, 2, 3]);
    let mistake = "the standard deviation of 5, 5, 5, 5 is 0, and 0 / 0 is NaN";
    let fitted = fitted.unwrap_or_else(|e| panic!("{e:?}\nlikely mistake: {mistake}"));
    assert_eq!(fitted.numeric()[0].std, 1.0, "{mistake}");
    assert_close(&features(&fitted, &table, &[0, 4]).concat(), &[0.0, 3.0], EXACT, mistake);
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
}

#[test]
fn sigmoid_holds_for_any_logit() {
    let p = [-2.0, 0.0, 2.0].map(sigmoid);
    assert_close(&p, &[0.119202922022118, 0.5, 0.880797077977882], EXACT, "1 / (1 + e^-z)");
    let mistake = "e^800 is infinite, and inf / inf is NaN";
    assert_close(&[-800.0, 800.0].map(sigmoid), &[0.0, 1.0], EXACT, mistake);
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
    let mistake = "no penalty, a penalty on the mean loss instead of the sum, or stopped early";
    assert_close(&fitted.weights().to_vec(), &weights, TRAINED, mistake);
    assert_close(&[fitted.intercept()], &[0.036201097901662], TRAINED, mistake);
    let expected = [0.383789481444593, 0.796618861616817];
    assert_close(&probabilities(&fitted, &table, &TEST), &expected, TRAINED, "rows 8 and 9");
}

#[test]
fn training_goes_on_until_the_gradient_is_small() {
    // Two columns of categories, and training rows that need more steps than the customers.
    let table = read(PENGUINS, &PENGUIN_SCHEMA);
    let (test, train): (Vec<usize>, Vec<usize>) = (0..37).partition(|row| row % 4 == 0);
    let fitted = fit(&table, &train);
    let weights = [
        0.581080355082673,
        1.7074148252123722,
        0.3681299270078027,
        1.26384455887662,
        -0.34240783447120343,
        0.22443015250758697,
        -0.1531324157924399,
        -0.3847912146598044,
    ];
    let mistake = "a number of epochs that was enough for ten customers; look at the gradient";
    assert_close(&fitted.weights().to_vec(), &weights, TRAINED, mistake);
    assert_close(&[fitted.intercept()], &[1.1708572675356945], TRAINED, mistake);
    let report = fitted.evaluate(&table, &test).unwrap();
    let counts = (report.rows(), report.true_positives, report.true_negatives);
    assert_eq!(counts, (10, 2, 8), "(rows, true positives, true negatives)");
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
        let fitted = Pipeline::new(Config { c }).fit(&table, &TRAIN).unwrap();
        let mistake = format!("c = {c}: a small c means a strong penalty; c multiplies the losses");
        assert_close(&fitted.weights().to_vec(), &weights, TRAINED, &mistake);
    }
}

#[test]
fn predictions_follow_the_rows_asked_for() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let fitted = fit(&table, &TRAIN);
    let all: Vec<usize> = (0..10).collect();
    let p = probabilities(&fitted, &table, &all);
    let got = probabilities(&fitted, &table, &[9, 2, 9, 0]);
    let mistake = "the third argument says which rows, in which order";
    assert_close(&got, &[p[9], p[2], p[9], p[0]], EXACT, mistake);
    let called = fitted.predict(&table, &[9, 2, 9, 0]).unwrap();
    assert_eq!(called, [true, true, true, false], "the probabilities are {got:?}");
}

#[test]
fn precision_recall_and_f1_come_from_the_counts() {
    let report = Report {
        true_positives: 3,
        false_positives: 1,
        false_negatives: 3,
        true_negatives: 1,
        unseen_categories: 0,
    };
    let mistake = "precision is of the rows called positive, recall of those that are";
    assert_close(&[report.precision(), report.recall()], &[0.75, 0.5], EXACT, mistake);
    assert_close(&[report.f1()], &[0.6], EXACT, "the harmonic mean, 2 * 3 / (4 + 6)");
}

#[test]
fn changing_test_rows_changes_nothing_that_was_fitted() {
    let (customers, penguins) = (CUSTOMERS.lines().collect(), PENGUINS.lines().collect());
    // The lines that are changed: rows 8 and 9, and the last five penguins.
    let inputs: [(Vec<&str>, _, _, _); 2] = [
        (customers, CUSTOMER_SCHEMA, 9, &["2000,1000000000,AAA,0", ",,zzz,1"][..]),
        (penguins, PENGUIN_SCHEMA, 34, &["Emperor,Atka,1e6,NA,1e6,-9,female,1"][..]),
    ];
    for (lines, schema, first, changes) in inputs {
        let table = read(&lines.join("\n"), &schema);
        let train: Vec<usize> = (0..table.rows() - (lines.len() - first)).collect();
        let before = learned(&fit(&table, &train), &table, &train);
        for row in changes {
            let mut changed = lines.clone();
            changed[first..].fill(row);
            let table = read(&changed.join("\n"), &schema);
            let after = learned(&fit(&table, &train), &table, &train);
            for ((what, was), (_, is)) in before.iter().zip(&after) {
                let leak = format!("a leak: the test rows became `{row}`, and with them {what}");
                assert_eq!(is, was, "{leak} changed. Only training rows may be learned from");
            }
            assert_eq!(after.len(), before.len(), "a leak: `{row}` changed the features");
        }
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn gap_is_a_category_of_its_own() {
    let names = "c,y\nmissing,1\na,0\n,1\n<missing>,0\nNone,1\n,0\n";
    let table = read(names, &C_Y);
    let fitted = fit(&table, &[0, 1, 2, 3, 4]);
    let some = |s: &str| Some(s.to_string());
    let expected = [None, some("<missing>"), some("None"), some("a"), some("missing")];
    let mistake = "None before everything else; no text may mean it, it could be a category";
    assert_eq!(fitted.categorical()[0].categories, expected, "{mistake}");
    let x = features(&fitted, &table, &[5, 0]);
    assert_eq!(x[0], [0.0; 4], "the gap is the baseline, so its row is all zeros");
    assert_eq!(x[1], [0.0, 0.0, 0.0, 1.0], "`missing` is a category like any other");
}

#[test]
fn unseen_category_is_all_zeros() {
    let text = "c,y\nb,1\nc,0\nd,1\nb,0\nAAA,1\n,0\nzzz,1\nc,1\n";
    let table = read(text, &C_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    let x = features(&fitted, &table, &[4, 5, 6, 7]);
    let expected = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [1.0, 0.0]];
    assert_eq!(x, expected, "AAA, a gap, zzz and c: what training never saw is all zeros");
    let report = fitted.evaluate(&table, &[4, 5, 6, 7]).unwrap();
    assert_eq!(report.unseen_categories, 3, "AAA, zzz, and a gap where training had none");
}

/// Guard: one category leaves no feature, and no column leaves none to train on. What is given sees
/// to it, and you may have changed that.
#[test]
fn model_without_a_feature_has_an_intercept() {
    let table = read("c,y\na,1\na,1\na,1\na,0\n", &C_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    assert_eq!(fitted.weights().len(), 0, "one category leaves no feature");
    assert_close(&[fitted.intercept()], &[3.0_f64.ln()], TRAINED, "three of four are positive");
}

/// Guard: the loop over the rows that are asked for gives this by itself.
#[test]
fn no_rows_have_no_predictions() {
    let table = read(CUSTOMERS, &CUSTOMER_SCHEMA);
    let fitted = fit(&table, &TRAIN);
    assert_eq!(fitted.predict_proba(&table, &[]).map(|p| p.to_vec()), Ok(vec![]));
    assert_eq!(fitted.predict(&table, &[]), Ok(vec![]), "no rows are not an error here");
}

#[test]
fn repeated_row_counts_each_time() {
    let table = read("x,y\n1,0\n2,1\n3,0\n8,1\n", &X_Y);
    let fitted = fit(&table, &[3, 0, 0, 0, 1]);
    let column = &fitted.numeric()[0];
    assert_eq!(column.median, 1.0, "of 1, 1, 1, 2, 8: rows may repeat, as in a bootstrap");
    assert_close(&[column.mean], &[2.6], EXACT, "of 1, 1, 1, 2, 8");
}

#[test]
fn ten_times_a_tenth_is_constant() {
    // In floating point ten times 0.1 has the mean 0.09999999999999999 and a std of 1.4e-17.
    let text = String::from("x,y\n") + &"0.1,0\n0.1,1\n".repeat(5) + "0.4,1\n";
    let table = read(&text, &X_Y);
    let fitted = fit(&table, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let mistake = "rounding leaves a standard deviation just above 0";
    assert_eq!(fitted.numeric()[0].std, 1.0, "{mistake}");
    let x = features(&fitted, &table, &[0, 9, 10]).concat();
    assert_close(&x, &[0.0, 0.0, 0.3], EXACT, mistake);
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
fn large_offset_keeps_its_spread() {
    let table = read("x,y\n1000000001,0\n1000000002,1\n1000000003,0\n1000000004,1\n", &X_Y);
    let fitted = Pipeline::default().fit(&table, &[0, 1, 2, 3]);
    let mistake = "E[x^2] - E[x]^2 of values around 1e9 loses every digit";
    let fitted = fitted.unwrap_or_else(|e| panic!("{e:?}\nlikely mistake: {mistake}"));
    // A running variance, as in ndarray's `std`, may lose seven of sixteen digits here.
    assert_close(&[fitted.numeric()[0].std], &[1.25_f64.sqrt()], 1e-6, mistake);
}

#[test]
fn numeric_column_without_a_value_is_an_error() {
    let table = read("a,b,y\n1,,1\n2,,0\n3,4,1\n", &Schema { numeric: &["a", "b"], ..X_Y });
    let got = Pipeline::default().fit(&table, &[0, 1]);
    let expected = Err(PipelineError::EmptyColumn { column: "b".to_string() });
    assert_eq!(got, expected, "the one value of b is in a row that is not for training");
}

#[test]
fn categorical_column_without_a_value_is_an_error() {
    let table = read("a,b,y\np,,1\nq,,0\np,r,1\n", &Schema { categorical: &["a", "b"], ..C_Y });
    let got = Pipeline::default().fit(&table, &[0, 1]);
    let expected = Err(PipelineError::EmptyColumn { column: "b".to_string() });
    assert_eq!(got, expected, "nothing but gaps in the training rows of b");
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
fn very_small_c_leaves_the_intercept() {
    let table = read("x,y\n1,1\n2,1\n3,0\n4,1\n", &X_Y);
    let fitted = Pipeline::new(Config { c: 1e-8 }).fit(&table, &[0, 1, 2, 3]);
    let mistake = "a step that suits the penalty is far too short for the intercept, or too long";
    let fitted = fitted.unwrap_or_else(|e| panic!("{e:?}\nlikely mistake: {mistake}"));
    assert_close(&fitted.weights().to_vec(), &[0.0], TRAINED, mistake);
    let mistake = "c scales the gradient, so compare one with the tolerance that c does not scale";
    assert_close(&[fitted.intercept()], &[3.0_f64.ln()], TRAINED, mistake);
}

#[test]
fn sigmoid_keeps_its_lower_tail() {
    let (got, expected) = (sigmoid(-600.0), (-600.0_f64).exp());
    let close = (got / expected - 1.0).abs() < EXACT;
    let mistake = "a logit clipped at -500 gives 7e-218, and 1 - sigmoid(600) gives 0";
    assert!(close, "at -600: expected {expected:e}, got {got:e}\nlikely mistake: {mistake}");
}

#[test]
fn one_half_is_not_positive() {
    let table = read("x,y\n5,1\n5,0\n5,1\n5,0\n", &X_Y);
    let fitted = fit(&table, &[0, 1, 2, 3]);
    let p = probabilities(&fitted, &table, &[0, 1]);
    let called = fitted.predict(&table, &[0, 1]).unwrap();
    let expected: Vec<bool> = p.iter().map(|&p| p > 0.5).collect();
    assert_eq!(called, expected, "{p:?}: a row is positive above 1/2, not at it");
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
