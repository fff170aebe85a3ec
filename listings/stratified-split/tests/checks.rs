//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use stratified_split::{Split, SplitError, stratified_split};

// Chance decides which rows are drawn, so these checks ask for what every right answer has in
// common. Where they count over many seeds, Hoeffding's bound says how far a fair count is from its
// mean: over `n` seeds it is `t` or more away with a probability of at most
// `2 * exp(-2 * t * t / n)`. The seeds are fixed, so an answer that passes once always passes.

/// `members[class]` rows of each class, class after class.
fn labels(members: &[usize]) -> Vec<usize> {
    members.iter().enumerate().flat_map(|(class, &count)| vec![class; count]).collect()
}

/// Rows of each class in a part.
fn counts(labels: &[usize], part: &[usize]) -> Vec<usize> {
    let mut counts = vec![0; labels.iter().max().map_or(0, |last| last + 1)];
    for &row in part {
        counts[labels[row]] += 1;
    }
    counts
}

/// Splits labels that can be split. What is wrong is told with the likely mistake.
#[track_caller]
fn split<L: Ord>(labels: &[L], fraction: f64, seed: u64, mistake: &str) -> Split {
    let told =
        format!("{} rows at {fraction}, seed {seed}\nlikely mistake: {mistake}", labels.len());
    run(labels, fraction, seed, &told)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{told}"))
}

/// Runs the attempt. If it panics, the input and the likely mistake are told below its own words.
#[track_caller]
fn run<L: Ord>(labels: &[L], fraction: f64, seed: u64, told: &str) -> Result<Split, SplitError> {
    let attempt = AssertUnwindSafe(|| stratified_split(labels, fraction, seed));
    let panic = match catch_unwind(attempt) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\n{told}");
}

/// The test has this many rows of each class, whatever the seed.
#[track_caller]
fn assert_test_counts(members: &[usize], fraction: f64, expected: &[usize], mistake: &str) {
    let labels = labels(members);
    for seed in 0..5 {
        let got = counts(&labels, &split(&labels, fraction, seed, mistake).test);
        assert_eq!(
            got, expected,
            "test rows of each class, for classes of {members:?} at {fraction}, seed {seed}\n\
             likely mistake: {mistake}"
        );
    }
}

#[track_caller]
fn assert_error<L: Ord>(labels: &[L], fraction: f64, expected: SplitError, rule: &str) {
    let told = format!("{} rows at {fraction}\nthe rule: {rule}", labels.len());
    assert_eq!(run(labels, fraction, 1, &told), Err(expected), "{told}");
}

fn sorted(part: &[usize]) -> Vec<usize> {
    let mut part = part.to_vec();
    part.sort_unstable();
    part
}

// ---- Core: what the problem says ----

#[test]
fn each_class_keeps_its_share() {
    // All shares are whole numbers, so no row is left over.
    let mistake = "the labels are not looked at: draw from each class on its own";
    assert_test_counts(&[160, 30, 10], 0.2, &[32, 6, 2], mistake);
    assert_test_counts(&[50, 50], 0.5, &[25, 25], mistake);
}

#[test]
fn test_size_is_the_ceiling_of_the_fraction() {
    // (classes, fraction, rows of the test part). 0.29 * 100.0 is 28.999999999999996 and 0.07 *
    // 100.0 is 7.000000000000001. scikit-learn takes the ceiling of the product as it is, and so do
    // we.
    let cases: [(&[usize], f64, usize); 6] = [
        (&[10], 0.25, 3),
        (&[9, 9, 9, 9], 0.2, 8),
        (&[14; 5], 0.2, 14),
        (&[60, 40], 0.29, 29),
        (&[60, 40], 0.07, 8),
        (&[5, 5], 0.5, 5),
    ];
    let mistake = "a floor, or a sum of rounded classes, where ceil(fraction * rows) is wanted";
    for (members, fraction, test) in cases {
        let split = split(&labels(members), fraction, 1, mistake);
        let rows: usize = members.iter().sum();
        assert_eq!(
            (split.train.len(), split.test.len()),
            (rows - test, test),
            "(train, test) rows for classes of {members:?} at {fraction}\nlikely mistake: {mistake}"
        );
    }
}

#[test]
fn largest_remainders_get_the_rows_left_over() {
    // `fraction * rows` is a whole number, so only the rows that are left over are judged. The
    // shares of 9, 7, 4 in 5 rows of 20 are 2.25, 1.75 and 1. The largest remainder is
    // that of the second class, then of the first, the last and the first.
    let mistake = "floor every share, then one row more to the largest remainders";
    assert_test_counts(&[9, 7, 4], 0.25, &[2, 2, 1], mistake);
    assert_test_counts(&[7, 9, 4], 0.25, &[2, 2, 1], mistake);
    assert_test_counts(&[7, 5, 3], 0.6, &[4, 3, 2], mistake);
    assert_test_counts(&[19, 13, 8], 0.25, &[5, 3, 2], mistake);
}

#[test]
fn remainders_of_sixty_classes_are_ranked() {
    // Sizes from 2 to 61 in mixed order: 37 and 60 have no common factor, so each comes once.
    let members: Vec<usize> = (0..60).map(|class| 2 + class * 37 % 60).collect();
    let rows: usize = members.iter().sum();
    let test = (0.3 * rows as f64).ceil() as usize;
    let mistake = "the rest goes to the first classes, or to the largest";
    let labels = labels(&members);
    let got = counts(&labels, &split(&labels, 0.3, 1, mistake).test);
    let remainder = |class: usize| members[class] * test % rows;
    let has_one_more = |class: usize| got[class] > members[class] * test / rows;
    let (more, floor): (Vec<usize>, Vec<usize>) = (0..60).partition(|&class| has_one_more(class));
    let least = more.into_iter().min_by_key(|&class| remainder(class));
    let most = floor.into_iter().max_by_key(|&class| remainder(class));
    if let (Some(least), Some(most)) = (least, most) {
        assert!(
            remainder(least) >= remainder(most),
            "60 classes: class {least} of {} rows got one more and class {most} of {} rows did \
             not, but its remainder is larger\nlikely mistake: {mistake}",
            members[least],
            members[most]
        );
    }
}

#[test]
fn shares_are_of_the_rows_that_the_test_has() {
    // 0.3 of 14 rows is 4.2, so the test has 5. Of 5 rows the shares are 2.50, 1.43 and 1.07; of
    // 4.2 they would be 2.1, 1.2 and 0.9, and the smallest class would have the largest remainder.
    let mistake = "a share is class * test / rows, not class * fraction";
    assert_test_counts(&[7, 4, 3], 0.3, &[3, 1, 1], mistake);
}

#[test]
fn every_row_lands_in_exactly_one_part() {
    let mistake = "rows drawn with replacement, or numbers within the class instead of row numbers";
    for (members, fraction) in
        [(vec![160, 30, 10], 0.2), (vec![7, 5, 3], 0.3), (vec![2], 0.5), (vec![9; 9], 0.85)]
    {
        for seed in [0, 1, 42, u64::MAX] {
            let labels = labels(&members);
            let Split { train, test } = split(&labels, fraction, seed, mistake);
            let mut times = vec![0_usize; labels.len()];
            for row in [train, test].concat() {
                let rows = times.len();
                assert!(row < rows, "no row {row} among {rows}\nlikely mistake: {mistake}");
                times[row] += 1;
            }
            for (row, times) in times.into_iter().enumerate() {
                assert_eq!(
                    times, 1,
                    "classes of {members:?} at {fraction}: row {row} is in the two parts {times} \
                     times, and once is right\nlikely mistake: {mistake}"
                );
            }
        }
    }
}

#[test]
fn rows_of_a_class_need_not_be_neighbours() {
    let labels: Vec<&str> =
        (0..40).map(|row| if row % 4 == 3 { "rare" } else { "common" }).collect();
    let mistake = "only neighbours with equal labels are taken as one class";
    let test = split(&labels, 0.2, 1, mistake).test;
    let rare = test.iter().filter(|&&row| labels[row] == "rare").count();
    assert_eq!(
        (test.len(), rare),
        (8, 2),
        "(test rows, of the rare class), for 40 rows of which every fourth is rare\n\
         likely mistake: {mistake}"
    );
}

/// Guard: an attempt that asks for more than `Ord` does not compile.
#[test]
fn labels_need_only_an_order() {
    // Neither Clone nor Hash nor Debug.
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Size {
        Small,
        Large,
    }
    let labels = [Size::Small, Size::Small, Size::Large, Size::Large];
    let test = split(&labels, 0.5, 1, "labels can only be compared").test;
    assert_eq!(test.len(), 2, "two rows of each class, at 0.5");
}

#[test]
fn both_parts_are_shuffled() {
    let mistake = "no shuffle of the whole part at the end";
    let labels = labels(&[200, 200]);
    for seed in 0..3 {
        let Split { train, test } = split(&labels, 0.5, seed, mistake);
        for (name, part) in [("train", train), ("test", test)] {
            // 199 pairs of neighbours, about half of them of two classes and about half ascending.
            // A fair shuffle is seven standard deviations (7.1 and 4.1) inside these limits.
            let switches =
                part.windows(2).filter(|pair| labels[pair[0]] != labels[pair[1]]).count();
            assert!(
                switches > 50,
                "{name} changes class {switches} times in 200 rows: it is class after class\n\
                 likely mistake: {mistake}"
            );
            let ascents = part.windows(2).filter(|pair| pair[0] < pair[1]).count();
            assert!(
                (60..140).contains(&ascents),
                "{name} ascends {ascents} times in 199: the rows are in their old order\n\
                 likely mistake: {mistake}"
            );
        }
    }
}

#[test]
fn rows_of_a_class_are_equally_likely() {
    // Two of each class go to the test, and 4 rows have 6 pairs. Each pair must come up in a sixth
    // of the seeds. The probability that one of the 12 counts is 125 off is at most 12 * 2 *
    // exp(-20.8), which is below 1e-7.
    let mistake = "no shuffle within the class, or a shuffle that is off by one";
    let seeds = 1500;
    let labels = labels(&[4, 4]);
    let mut pairs = BTreeMap::<Vec<usize>, usize>::new();
    for seed in 0..seeds {
        let test = sorted(&split(&labels, 0.5, seed, mistake).test);
        for class in 0..2 {
            let pair: Vec<usize> =
                test.iter().copied().filter(|&row| labels[row] == class).collect();
            *pairs.entry(pair).or_default() += 1;
        }
    }
    for first in 0..8 {
        for second in (first + 1)..8 {
            if labels[first] == labels[second] {
                let count = pairs.get(&vec![first, second]).copied().unwrap_or(0);
                assert!(
                    count.abs_diff(250) < 125,
                    "rows {first} and {second} were in the test together in {count} of {seeds} \
                     seeds, and 250 is fair\nlikely mistake: {mistake}"
                );
            }
        }
    }
}

#[test]
fn same_seed_gives_the_same_split() {
    let mistake = "the generator is not made from the seed";
    let labels = labels(&[30, 20, 10]);
    for seed in [0, 7, u64::MAX] {
        let first = split(&labels, 0.25, seed, mistake);
        let second = split(&labels, 0.25, seed, mistake);
        // Without the two splits: they differ from run to run, and so would the message.
        assert!(first == second, "seed {seed} gives two splits\nlikely mistake: {mistake}");
    }
}

#[test]
fn another_seed_gives_another_split() {
    // 20 and 20 rows have 3e10 pairs of halves, so two of these seeds agree by chance once in a
    // billion.
    let mistake = "the seed does not decide which rows are drawn";
    let labels = labels(&[20, 20]);
    let tests: BTreeSet<Vec<usize>> =
        (0..8).map(|seed| sorted(&split(&labels, 0.5, seed, mistake).test)).collect();
    assert_eq!(tests.len(), 8, "test parts of 8 seeds\nlikely mistake: {mistake}");
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn share_below_one_can_come_to_nothing() {
    // Shares of 2.5, 0.25 and 0.25 in a test of 3.
    let mistake = "one row at least for every class, which takes it from the large class";
    assert_test_counts(&[20, 2, 2], 0.1, &[3, 0, 0], mistake);
}

/// Each of the tied classes gets the row that is left over equally often, over 600 seeds.
#[track_caller]
fn assert_fair(members: &[usize], fraction: f64, tied: &[usize], mistake: &str) {
    let seeds = 600;
    let labels = labels(members);
    let (rows, mut wins) = (labels.len(), vec![0_usize; members.len()]);
    for seed in 0..seeds {
        let test = split(&labels, fraction, seed as u64, mistake).test;
        for (class, &count) in counts(&labels, &test).iter().enumerate() {
            wins[class] += usize::from(count > members[class] * test.len() / rows);
        }
    }
    // A fair count is 100 off with a probability below 1e-13.
    let expected = seeds / tied.len();
    for &class in tied {
        assert!(
            wins[class].abs_diff(expected) < 100,
            "classes of {members:?} at {fraction}: classes {tied:?} have equal remainders, so \
             each wins about {expected} of {seeds} seeds; class {class} won {}\nlikely mistake: \
             {mistake}",
            wins[class]
        );
    }
}

#[test]
fn ties_are_decided_by_the_seed() {
    // Shares of 4/3 each.
    assert_fair(&[4, 4, 4], 0.33, &[0, 1, 2], "of equal remainders always the first class wins");
}

#[test]
fn equal_remainders_tie_exactly() {
    // Shares of 2.4 and 0.4 beside 1.2; shares of 1.5 and 3.5, where the training rows of
    // scikit-learn are 13.5 and 31.499999999999996.
    let mistake = "remainders as floats, where 2.4 - 2.0 is not 0.4; keep whole numbers";
    assert_fair(&[6, 12, 2], 0.2, &[1, 2], mistake);
    assert_fair(&[15, 35], 0.1, &[0, 1], mistake);
}

#[test]
fn classes_are_drawn_apart_from_each_other() {
    // The same two places of both classes come up in a sixth of the seeds. A fair count is 125 off
    // with a probability below 1e-8.
    let mistake = "a generator for each class, made anew from the same seed";
    let seeds = 1500;
    let labels = labels(&[4, 4]);
    let mut same = 0_usize;
    for seed in 0..seeds {
        let test = sorted(&split(&labels, 0.5, seed, mistake).test);
        let places = |class| -> Vec<usize> {
            test.iter().filter(|&&row| labels[row] == class).map(|row| row % 4).collect()
        };
        same += usize::from(places(0) == places(1));
    }
    assert!(
        same.abs_diff(250) < 125,
        "two classes of 4 gave the same places to the test in {same} of {seeds} seeds, and 250 is \
         fair\nlikely mistake: {mistake}"
    );
}

#[test]
fn class_of_one_row_is_named_by_its_rank() {
    let cases: [(&[&str], usize); 4] = [
        (&["no", "no", "no", "yes"], 1),
        (&["b", "b", "c", "a", "a"], 2),
        (&["z", "m", "m", "a", "k", "k"], 0),
        (&["only"], 0),
    ];
    for (labels, class) in cases {
        let rule = format!(
            "of {labels:?}, name the first class of one row by its rank in sorted order, from 0"
        );
        assert_error(labels, 0.5, SplitError::ClassTooSmall { class, members: 1 }, &rule);
    }
}

#[test]
fn no_rows_is_an_error() {
    for fraction in [0.2, 1.5] {
        let rule = "no labels are the error Empty, not two empty parts, whatever the fraction";
        assert_error::<&str>(&[], fraction, SplitError::Empty, rule);
    }
}

#[test]
fn fraction_must_lie_inside_zero_and_one() {
    let rule = "a fraction is above 0 and below 1, and one that is not is named";
    for fraction in [0.0, -0.0, 1.0, -0.5, 1.5, 3.0, f64::INFINITY, f64::NEG_INFINITY] {
        let expected = SplitError::FractionOutOfRange(fraction);
        assert_error(&labels(&[8, 8]), fraction, expected, rule);
    }
}

#[test]
fn nan_is_not_a_fraction() {
    let told = "16 rows at NaN\nlikely mistake: every comparison with NaN is false, `<=` too";
    let got = run(&labels(&[8, 8]), f64::NAN, 1, told);
    // Not by `==`, because NaN does not equal itself.
    assert!(
        matches!(got, Err(SplitError::FractionOutOfRange(named)) if named.is_nan()),
        "got {got:?} instead of Err(FractionOutOfRange(NaN))\n{told}"
    );
}

/// Guard: an answer that computes the sizes with the fraction has refused a bad one before.
#[test]
fn bad_fraction_comes_before_a_class_of_one_row() {
    let rule = "of several errors, return the first in the table";
    assert_error(&["a", "b", "b"], 1.5, SplitError::FractionOutOfRange(1.5), rule);
    assert_error(&["a", "b", "b"], -0.5, SplitError::FractionOutOfRange(-0.5), rule);
}

#[test]
fn test_part_smaller_than_the_classes_is_an_error() {
    let rule = "6 test rows for 10 classes are too few: call check_sizes(sizes, train, test)";
    assert_error(&labels(&[3; 10]), 0.2, SplitError::TestTooSmall { test: 6, classes: 10 }, rule);
    let mistake = "a part with as many rows as classes is refused";
    assert_test_counts(&[5, 5, 5], 0.2, &[1, 1, 1], mistake);
}

#[test]
fn training_part_smaller_than_the_classes_is_an_error() {
    let cases = [(vec![2, 2, 2], 0.6, 2, 3), (vec![3; 10], 0.8, 6, 10), (vec![5], 0.99, 0, 1)];
    for (members, fraction, train, classes) in cases {
        let rule = format!("{train} training rows for {classes} classes are too few");
        let expected = SplitError::TrainTooSmall { train, classes };
        assert_error(&labels(&members), fraction, expected, &rule);
    }
    let mistake = "a part with as many rows as classes is refused";
    assert_test_counts(&[2, 2, 2], 0.5, &[1, 1, 1], mistake);
}
