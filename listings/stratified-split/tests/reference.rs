//! The answer against scikit-learn's sizes and counts, and against the plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde::Deserialize;
use stratified_split::{Split, SplitError, stratified_split};

#[derive(Deserialize)]
struct Golden {
    counts: Vec<Counts>,
    ties: Vec<Tie>,
    ties_that_rounding_breaks: Vec<Tie>,
    sizes: Vec<Sizes>,
    refused: Vec<Refused>,
    three_way: Vec<ThreeWay>,
    folds: Vec<Folds>,
    groups: Vec<Groups>,
}

#[derive(Deserialize)]
struct Counts {
    members: Vec<usize>,
    fraction: f64,
    train: Vec<usize>,
    test: Vec<usize>,
}

#[derive(Deserialize)]
struct Tie {
    members: Vec<usize>,
    fraction: f64,
    outcomes: BTreeSet<Vec<usize>>,
}

#[derive(Deserialize)]
struct Sizes {
    rows: usize,
    test: Vec<usize>,
}

#[derive(Deserialize)]
struct Refused {
    members: Vec<usize>,
    fraction: f64,
    words: String,
}

#[derive(Deserialize)]
struct ThreeWay {
    members: Vec<usize>,
    valid_fraction: f64,
    test_fraction: f64,
    train: Vec<usize>,
    valid: Vec<usize>,
    test: Vec<usize>,
}

#[derive(Deserialize)]
struct Folds {
    members: Vec<usize>,
    folds: usize,
    counts: Vec<Vec<usize>>,
}

#[derive(Deserialize)]
struct Groups {
    members: Vec<usize>,
    fraction: f64,
    test_groups: usize,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

/// `members[class]` rows of each class, in rounds of one of each, so that neighbours differ.
fn labels(members: &[usize]) -> Vec<usize> {
    let most = members.iter().copied().max().unwrap_or(0);
    (0..most)
        .flat_map(|round| (0..members.len()).filter(move |&class| round < members[class]))
        .collect()
}

fn counts(labels: &[usize], part: &[usize]) -> Vec<usize> {
    let mut counts = vec![0; labels.iter().max().unwrap() + 1];
    for &row in part {
        counts[labels[row]] += 1;
    }
    counts
}

fn assert_every_row_once<'a>(rows: usize, parts: impl IntoIterator<Item = &'a Vec<usize>>) {
    let mut all: Vec<usize> = parts.into_iter().flatten().copied().collect();
    all.sort_unstable();
    assert_eq!(all, (0..rows).collect::<Vec<_>>());
}

/// Every count of test rows per class that some seed gives.
fn outcomes(case: &Tie) -> BTreeSet<Vec<usize>> {
    let labels = labels(&case.members);
    (0..200)
        .map(|seed| counts(&labels, &stratified_split(&labels, case.fraction, seed).unwrap().test))
        .collect()
}

#[test]
fn counts_equal_scikit_learn() {
    for case in golden().counts {
        let labels = labels(&case.members);
        for seed in 0..3 {
            let split = stratified_split(&labels, case.fraction, seed).unwrap();
            assert_every_row_once(labels.len(), [&split.train, &split.test]);
            let got = (counts(&labels, &split.train), counts(&labels, &split.test));
            let expected = (case.train.clone(), case.test.clone());
            assert_eq!(got, expected, "(train, test) of {:?} at {}", case.members, case.fraction);
        }
    }
}

#[test]
fn ties_fall_in_every_way_that_scikit_learn_knows() {
    for case in golden().ties {
        assert!(case.outcomes.len() > 1);
        assert_eq!(outcomes(&case), case.outcomes, "{:?} at {}", case.members, case.fraction);
    }
}

#[test]
fn ties_that_rounding_breaks_for_scikit_learn_fall_either_way() {
    for case in golden().ties_that_rounding_breaks {
        let got = outcomes(&case);
        assert_eq!(case.outcomes.len(), 1, "{:?} at {}", case.members, case.fraction);
        assert!(
            got.len() > 1 && got.is_superset(&case.outcomes),
            "{got:?} against {:?}",
            case.outcomes
        );
    }
}

#[test]
fn sizes_equal_scikit_learn_at_every_percent() {
    for case in golden().sizes {
        let labels = labels(&[case.rows / 2, case.rows - case.rows / 2]);
        for (percent, &test) in (1..).zip(&case.test) {
            let got = stratified_split(&labels, f64::from(percent) / 100.0, 1);
            let got = got.map_or(0, |split| split.test.len());
            assert_eq!(got, test, "{} rows at {percent} %", case.rows);
        }
    }
}

#[test]
fn what_scikit_learn_refuses_is_an_error() {
    for case in golden().refused {
        let error = stratified_split(&labels(&case.members), case.fraction, 1).unwrap_err();
        let expected = match error {
            SplitError::Empty => unreachable!("each case has rows"),
            SplitError::FractionOutOfRange(_) => "test_size' parameter",
            SplitError::ClassTooSmall { .. } => "least populated",
            SplitError::TestTooSmall { .. } => "test_size = ",
            SplitError::TrainTooSmall { train: 0, .. } => "will be empty",
            SplitError::TrainTooSmall { .. } => "train_size = ",
        };
        assert_eq!(case.words, expected, "{:?} at {}: {error}", case.members, case.fraction);
    }
}

#[test]
fn three_way_counts_equal_scikit_learn() {
    for case in golden().three_way {
        let labels = labels(&case.members);
        let got = follow_ups::three_way_split(&labels, case.valid_fraction, case.test_fraction, 1)
            .unwrap();
        assert_every_row_once(labels.len(), [&got.train, &got.valid, &got.test]);
        for (part, expected) in
            [(got.train, case.train), (got.valid, case.valid), (got.test, case.test)]
        {
            assert_eq!(counts(&labels, &part), expected, "{:?}", case.members);
        }
    }
}

#[test]
fn three_way_names_the_fraction_it_was_given() {
    for bad in [0.0, -1.0, 0.9, f64::INFINITY] {
        let error = follow_ups::three_way_split(&labels(&[50, 50]), bad, 0.2, 1).err();
        assert_eq!(error, Some(SplitError::FractionOutOfRange(bad)));
    }
    let nothing_left = follow_ups::three_way_split(&labels(&[50, 50]), 0.8, 0.2, 1).err();
    assert_eq!(nothing_left, Some(SplitError::TrainTooSmall { train: 0, classes: 2 }));
}

#[test]
fn fold_counts_equal_scikit_learn() {
    for case in golden().folds {
        let labels = labels(&case.members);
        let fold_of = follow_ups::stratified_folds(&labels, case.folds, 1).unwrap();
        for (fold, expected) in case.counts.iter().enumerate() {
            let rows: Vec<usize> = (0..labels.len()).filter(|&row| fold_of[row] == fold).collect();
            assert_eq!(&counts(&labels, &rows), expected, "fold {fold} of {:?}", case.members);
        }
        assert_ne!(Some(fold_of), follow_ups::stratified_folds(&labels, case.folds, 2));
    }
    assert_eq!(follow_ups::stratified_folds(&labels(&[5, 2]), 3, 1), None);
    assert_eq!(follow_ups::stratified_folds(&labels(&[5, 2]), 1, 1), None);
    assert_eq!(follow_ups::stratified_folds(&labels(&[5, 2]), 0, 1), None);
}

#[test]
fn group_sizes_equal_scikit_learn_and_no_group_is_torn() {
    for case in golden().groups {
        let groups = labels(&case.members);
        let mut tests = BTreeSet::new();
        for seed in 0..20 {
            let Split { train, test } =
                follow_ups::group_split(&groups, case.fraction, seed).unwrap();
            assert_every_row_once(groups.len(), [&train, &test]);
            let of = |part: &[usize]| part.iter().map(|&row| groups[row]).collect::<BTreeSet<_>>();
            assert!(of(&train).is_disjoint(&of(&test)), "{:?}", case.members);
            assert_eq!(of(&test).len(), case.test_groups, "{:?}", case.members);
            tests.insert(of(&test));
        }
        assert!(tests.len() > 1, "the seed draws the groups");
    }
    let all = follow_ups::group_split(&[1, 1, 1], 0.5, 1);
    assert_eq!(all, Err(SplitError::TrainTooSmall { train: 0, classes: 1 }));
    assert_eq!(follow_ups::group_split::<u8>(&[], 0.5, 1), Err(SplitError::Empty));
    assert!(follow_ups::group_split(&[1, 2], f64::NAN, 1).is_err());
}

/// Pearson's statistic for counts that should all be equal.
fn chi_square(counts: &[usize]) -> f64 {
    let expected = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected).sum()
}

#[test]
fn every_set_of_rows_is_as_likely_as_any_other() {
    // 4 of 9 rows and 2 of 5, so 126 * 10 test parts. Over fair seeds the statistic has a mean of
    // 1259 and a standard deviation of sqrt(2 * 1259) = 50; 1560 is six of them away.
    let labels: Vec<char> = "aabababbaaaaab".chars().collect();
    let seeds = 30_000;
    let mut found = std::collections::BTreeMap::<Vec<usize>, usize>::new();
    for seed in 0..seeds {
        let mut test = stratified_split(&labels, 0.4, seed).unwrap().test;
        test.sort_unstable();
        *found.entry(test).or_default() += 1;
    }
    assert_eq!(found.len(), 126 * 10);
    let statistic = chi_square(&found.into_values().collect::<Vec<_>>());
    assert!(statistic < 1560.0, "{statistic}");
}

#[test]
fn tied_classes_win_equally_often() {
    // Two of four classes win; 6 ways. Five degrees of freedom: above 40 with a probability of
    // 1.5e-7.
    let labels = labels(&[5, 5, 5, 5]);
    let mut found = std::collections::BTreeMap::<Vec<usize>, usize>::new();
    for seed in 0..6000 {
        *found
            .entry(counts(&labels, &stratified_split(&labels, 0.3, seed).unwrap().test))
            .or_default() += 1;
    }
    assert_eq!(found.len(), 6);
    let statistic = chi_square(&found.into_values().collect::<Vec<_>>());
    assert!(statistic < 40.0, "{statistic}");
}

#[test]
fn shuffle_that_is_off_by_one_makes_one_pair_never_and_another_twice_as_often() {
    // `rows.swap(last, random)` for last = 3, 2, 1, with a random number below `last`: 3 * 2 * 1
    // ways. The first two places go to the test.
    let mut pairs = std::collections::BTreeMap::<[usize; 2], usize>::new();
    for third in 0..3 {
        for second in 0..2 {
            let mut rows = [0, 1, 2, 3];
            rows.swap(3, third);
            rows.swap(2, second);
            rows.swap(1, 0);
            let pair = [rows[0].min(rows[1]), rows[0].max(rows[1])];
            *pairs.entry(pair).or_default() += 1;
        }
    }
    let ways = [([0, 2], 1), ([0, 3], 1), ([1, 2], 1), ([1, 3], 1), ([2, 3], 2)];
    assert_eq!(pairs, ways.into());
}

#[test]
fn numbers_on_the_page_are_as_floats_give_them() {
    // The sizes of the problem.
    assert_eq!(0.07 * 100.0, 7.000000000000001);
    // The fraction of a second split, and the ceiling that takes one row more.
    assert_eq!(0.1 / (1.0 - 0.3) * 70.0, 10.000000000000002);
    // How scikit-learn computes the training rows of 15 and 35 rows of 50: share times 45.
    assert_eq!([15.0 / 50.0 * 45.0, 35.0 / 50.0 * 45.0], [13.5, 31.499999999999996]);
    // The remainders of 2.4 and 0.4.
    assert_eq!([12.0 / 5.0 - 2.0, 2.0 / 5.0], [0.3999999999999999, 0.4]);
    // One pair, and twelve, by Hoeffding's bound.
    let far = 2.0 * (-2.0 * 125.0_f64.powi(2) / 1500.0).exp();
    assert_eq!(format!("{far:.1e}"), "1.8e-9");
    assert!(12.0 * far < 2.2e-8);
}

/// Rows of the test if each class is cut to a whole number, with one row at least.
fn cut_class_by_class(members: &[usize], fraction: f64) -> usize {
    members.iter().map(|&class| ((class as f64 * fraction) as usize).max(1)).sum()
}

#[test]
fn class_by_class_gives_the_sizes_on_the_page() {
    for (members, class_by_class, right) in
        [(&[9; 4][..], 4, 8), (&[14; 5], 10, 14), (&[160, 30, 10], 40, 40)]
    {
        assert_eq!(cut_class_by_class(members, 0.2), class_by_class, "{members:?}");
        let test = stratified_split(&labels(members), 0.2, 1).unwrap().test;
        assert_eq!(test.len(), right, "{members:?}");
    }
    assert_eq!(cut_class_by_class(&[3; 10], 0.2), 10);
    assert!(stratified_split(&labels(&[3; 10]), 0.2, 1).is_err());
}

#[test]
fn every_order_of_a_part_is_equally_likely() {
    // A training part of 4 rows has 24 orders. 23 degrees of freedom: above 80 with a probability
    // of 3e-8.
    let mut found = std::collections::BTreeMap::<Vec<usize>, usize>::new();
    for seed in 0..12_000 {
        let train = stratified_split(&[0, 0, 0, 0, 1, 1], 1.0 / 3.0, seed).unwrap().train;
        let mut ranks = train.clone();
        ranks.sort_unstable();
        let order = train.iter().map(|row| ranks.binary_search(row).unwrap()).collect();
        *found.entry(order).or_default() += 1;
    }
    assert_eq!(found.len(), 24);
    let statistic = chi_square(&found.into_values().collect::<Vec<_>>());
    assert!(statistic < 80.0, "{statistic}");
}

/// Labels of up to six classes of two rows or more, mixed, and a fraction. Some of them cannot be
/// split.
fn input() -> impl Strategy<Value = (Vec<usize>, f64)> {
    let members = prop::collection::vec(2..30usize, 1..7);
    let fraction =
        prop_oneof![0.01..0.99, (1..100u32).prop_map(|percent| f64::from(percent) / 100.0)];
    (members.prop_flat_map(|members| Just(labels(&members)).prop_shuffle()), fraction)
}

/// For each class the remainder of its share and whether it has a row more than the floor, sorted.
/// Equal for two splits of the same labels, however a tie falls.
fn extras(labels: &[usize], split: &Split) -> Vec<(usize, usize)> {
    let whole = counts(labels, &(0..labels.len()).collect::<Vec<_>>());
    let product = |size: usize| size * split.test.len();
    let extra = |(size, got): (usize, usize)| {
        (product(size) % labels.len(), got - product(size) / labels.len())
    };
    let mut extras: Vec<_> =
        whole.into_iter().zip(counts(labels, &split.test)).map(extra).collect();
    extras.sort_unstable();
    extras
}

proptest! {
    #[test]
    fn split_equals_brute_force_except_for_chance((labels, fraction) in input(), seed: u64) {
        match stratified_split(&labels, fraction, seed) {
            Ok(split) => {
                let loops = brute_force::stratified_split(&labels, fraction, seed);
                assert_every_row_once(labels.len(), [&split.train, &split.test]);
                assert_every_row_once(labels.len(), [&loops.train, &loops.test]);
                prop_assert_eq!(split.test.len(), loops.test.len());
                prop_assert_eq!(extras(&labels, &split), extras(&labels, &loops));
            }
            Err(SplitError::TestTooSmall { test, classes }) => prop_assert!(test < classes),
            Err(SplitError::TrainTooSmall { train, classes }) => prop_assert!(train < classes),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn first_class_of_one_row_is_named(labels in prop::collection::vec("[a-f]", 1..20), seed: u64) {
        let mut classes: Vec<&String> = labels.iter().collect();
        classes.sort();
        classes.dedup();
        let alone = |class: &&String| labels.iter().filter(|label| label == class).count() == 1;
        let expected = classes.iter().position(alone);
        let got = match stratified_split(&labels, 0.5, seed) {
            Err(SplitError::ClassTooSmall { class, members: 1 }) => Some(class),
            _ => None,
        };
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn folds_differ_by_one_row_at_most((labels, _) in input(), folds in 2..8usize, seed: u64) {
        if let Some(fold_of) = follow_ups::stratified_folds(&labels, folds, seed) {
            let rows = |fold| (0..labels.len()).filter(|&row| fold_of[row] == fold).collect();
            let parts: Vec<Vec<usize>> = (0..folds).map(rows).collect();
            assert_every_row_once(labels.len(), &parts);
            let even = |sizes: Vec<usize>| {
                sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1
            };
            prop_assert!(even(parts.iter().map(Vec::len).collect()));
            for class in 0..=*labels.iter().max().unwrap() {
                prop_assert!(even(parts.iter().map(|part| counts(&labels, part)[class]).collect()));
            }
        }
    }
}
