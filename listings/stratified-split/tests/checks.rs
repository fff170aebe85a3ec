//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::collections::{BTreeMap, BTreeSet};

use stratified_split::{Split, SplitError, stratified_split};

// Which rows are drawn is up to chance, so these checks ask for what every right answer has in
// common. Where they count over many seeds, Hoeffding's bound says how far a fair count strays:
// over `n` seeds it is `t` or more from its mean with a probability of at most `2 * exp(-2 * t * t
// / n)`. The seeds are fixed, so an answer that passes once passes always.

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

/// Splits labels that can be split.
#[track_caller]
fn split<L: Ord>(labels: &[L], fraction: f64, seed: u64) -> Split {
    let refused =
        |e| panic!("{} rows at {fraction} can be split, and were refused: {e:?}", labels.len());
    stratified_split(labels, fraction, seed).unwrap_or_else(refused)
}

/// Test rows of each class, with seed 1.
#[track_caller]
fn test_counts(members: &[usize], fraction: f64) -> Vec<usize> {
    let labels = labels(members);
    counts(&labels, &split(&labels, fraction, 1).test)
}

fn sorted(part: &[usize]) -> Vec<usize> {
    let mut part = part.to_vec();
    part.sort_unstable();
    part
}

// ---- Core: what the problem says ----

#[test]
fn largest_remainders_get_the_rows_left_over() {
    // (classes, fraction, test rows of each class). The shares of 7, 5, 3 in 5 rows of 15 are 2
    // 1/3, 1 2/3 and 1.
    let cases: [(&[usize], f64, &[usize]); 4] = [
        (&[7, 5, 3], 0.3, &[2, 2, 1]),
        (&[5, 7, 3], 0.3, &[2, 2, 1]),
        (&[7, 5, 3], 0.6, &[4, 3, 2]),
        (&[19, 13, 8], 0.27, &[5, 4, 2]),
    ];
    for (members, fraction, expected) in cases {
        let mistake = "floor every share, then one more to the largest remainders";
        assert_eq!(
            test_counts(members, fraction),
            expected,
            "classes of {members:?} at {fraction}: {mistake}"
        );
    }
}

#[test]
fn remainders_of_sixty_classes_are_ranked() {
    // Sizes from 2 to 61 in mixed order: 37 and 60 have no common factor, so each comes once.
    let members: Vec<usize> = (0..60).map(|class| 2 + class * 37 % 60).collect();
    let rows: usize = members.iter().sum();
    let test = (0.3 * rows as f64).ceil() as usize;
    let got = test_counts(&members, 0.3);
    let remainder = |class: usize| members[class] * test % rows;
    let has_one_more = |class: usize| got[class] > members[class] * test / rows;
    let (more, floor): (Vec<usize>, Vec<usize>) = (0..60).partition(|&class| has_one_more(class));
    let least = more.into_iter().min_by_key(|&class| remainder(class));
    let most = floor.into_iter().max_by_key(|&class| remainder(class));
    if let (Some(least), Some(most)) = (least, most) {
        assert!(
            remainder(least) >= remainder(most),
            "60 classes: class {least} of {} rows got one more and class {most} of {} rows did \
             not, but its remainder is larger. Likely mistake: the rest to the first classes, or \
             to the largest",
            members[least],
            members[most]
        );
    }
}

#[test]
fn every_row_lands_in_exactly_one_part() {
    for (members, fraction) in
        [(vec![160, 30, 10], 0.2), (vec![7, 5, 3], 0.3), (vec![2], 0.5), (vec![9; 9], 0.85)]
    {
        for seed in [0, 1, 42, u64::MAX] {
            let labels = labels(&members);
            let Split { train, test } = split(&labels, fraction, seed);
            let mut times = vec![0_usize; labels.len()];
            for row in [train, test].concat() {
                assert!(row < times.len(), "there is no row {row} among {} rows", times.len());
                times[row] += 1;
            }
            for (row, times) in times.into_iter().enumerate() {
                assert_eq!(
                    times, 1,
                    "classes of {members:?} at {fraction}: row {row} is in the two parts {times} \
                     times, and once is right. Likely mistake: rows drawn with replacement"
                );
            }
        }
    }
}

#[test]
fn test_size_is_the_ceiling_of_the_fraction() {
    // (classes, fraction, rows of the test part). 0.29 * 100.0 is 28.999999999999996 and 0.07 *
    // 100.0 is 7.000000000000001: scikit-learn takes the ceiling of the product as it is, and so do
    // we.
    let cases: [(&[usize], f64, usize); 6] = [
        (&[10], 0.25, 3),
        (&[9, 9, 9, 9], 0.2, 8),
        (&[14; 5], 0.2, 14),
        (&[60, 40], 0.29, 29),
        (&[60, 40], 0.07, 8),
        (&[5, 5], 0.5, 5),
    ];
    for (members, fraction, test) in cases {
        let split = split(&labels(members), fraction, 1);
        let rows: usize = members.iter().sum();
        let got = (split.train.len(), split.test.len());
        let mistake =
            "ceil(fraction * rows) of the whole, not a floor, and not a sum of rounded classes";
        assert_eq!(
            got,
            (rows - test, test),
            "(train, test) for classes of {members:?} at {fraction}: {mistake}"
        );
    }
}

#[test]
fn each_class_keeps_its_share() {
    // All shares are whole numbers, so nothing is left over.
    let mistake = "draw from each class on its own";
    assert_eq!(
        test_counts(&[160, 30, 10], 0.2),
        [32, 6, 2],
        "classes of 160, 30, 10 at 0.2: {mistake}"
    );
    assert_eq!(test_counts(&[50, 50], 0.5), [25, 25], "classes of 50, 50 at 0.5: {mistake}");
}

#[test]
fn shares_are_of_the_rows_that_the_test_has() {
    // 0.3 of 14 rows is 4.2, so the test has 5. Of 5 rows the shares are 2.50, 1.43 and 1.07; of
    // 4.2 they would be 2.1, 1.2 and 0.9, and the smallest class would have the largest remainder.
    let got = test_counts(&[7, 4, 3], 0.3);
    assert_eq!(
        got,
        [3, 1, 1],
        "classes of 7, 4, 3 at 0.3: a share is class * test / rows, not class * fraction"
    );
}

#[test]
fn labels_need_only_an_order() {
    // Neither Clone nor Hash nor Debug, and the rows of a class do not stand together.
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Size {
        Small,
        Large,
    }
    let labels: Vec<Size> =
        (0..40).map(|row| if row % 4 == 3 { Size::Large } else { Size::Small }).collect();
    let test = split(&labels, 0.2, 1).test;
    let large = test.iter().filter(|&&row| labels[row] == Size::Large).count();
    assert_eq!(
        (test.len(), large),
        (8, 2),
        "(test rows, of the rare class) of 40 with every fourth one rare"
    );
}

#[test]
fn both_parts_are_shuffled() {
    let labels = labels(&[200, 200]);
    for seed in 0..3 {
        let Split { train, test } = split(&labels, 0.5, seed);
        for (name, part) in [("train", train), ("test", test)] {
            // 199 pairs of neighbours, about half of them of two classes and about half ascending.
            // A fair shuffle is seven standard deviations (7.1 and 4.1) inside these limits.
            let switches =
                part.windows(2).filter(|pair| labels[pair[0]] != labels[pair[1]]).count();
            assert!(
                switches > 50,
                "{name} changes class {switches} times in 200 rows: it stands class after class"
            );
            let ascents = part.windows(2).filter(|pair| pair[0] < pair[1]).count();
            assert!(
                (60..140).contains(&ascents),
                "{name} ascends {ascents} times in 199: rows in their old order"
            );
        }
    }
}

#[test]
fn rows_of_a_class_are_equally_likely() {
    // Two of each class go to the test, and 4 rows have 6 pairs. Each pair has to come up in a
    // sixth of the seeds; one of the 12 counts is 125 off with a probability of at most 12 * 2 *
    // exp(-20.8), below 1e-7.
    let seeds = 1500;
    let labels = labels(&[4, 4]);
    let mut pairs = BTreeMap::<Vec<usize>, usize>::new();
    for seed in 0..seeds {
        let test = sorted(&split(&labels, 0.5, seed).test);
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
                     seeds, and 250 is fair. Likely mistake: no shuffle within the class, or a \
                     shuffle that is off by one"
                );
            }
        }
    }
}

#[test]
fn same_seed_gives_the_same_split() {
    let labels = labels(&[30, 20, 10]);
    for seed in [0, 7, u64::MAX] {
        let (first, second) = (split(&labels, 0.25, seed), split(&labels, 0.25, seed));
        // Without the two splits: they differ from run to run, and so would the message.
        assert!(first == second, "seed {seed}, twice: a generator that the seed does not fix");
    }
}

#[test]
fn another_seed_gives_another_split() {
    // 20 * 20 rows have 3e10 pairs of halves, so two of these seeds agree by chance once in a
    // billion.
    let labels = labels(&[20, 20]);
    let tests: BTreeSet<Vec<usize>> =
        (0..8).map(|seed| sorted(&split(&labels, 0.5, seed).test)).collect();
    assert_eq!(
        tests.len(),
        8,
        "8 seeds, so 8 different test parts: the seed must decide which rows are drawn"
    );
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn share_below_one_can_come_to_nothing() {
    // Shares of 2.5, 0.25 and 0.25 in a test of 3.
    let got = test_counts(&[20, 2, 2], 0.1);
    assert_eq!(
        got,
        [3, 0, 0],
        "classes of 20, 2, 2 at 0.1: a row at least for every class makes the test larger"
    );
}

#[test]
fn ties_are_decided_by_the_seed() {
    // Shares of 4/3 each; 2.4 and 0.4 beside 1.2; 1.5 and 3.5. The first number is that of the
    // winner's class.
    let cases: [(&[usize], f64, &[usize]); 3] =
        [(&[4, 4, 4], 0.33, &[0, 1, 2]), (&[6, 12, 2], 0.2, &[1, 2]), (&[15, 35], 0.1, &[0, 1])];
    let seeds = 600;
    for (members, fraction, tied) in cases {
        let labels = labels(members);
        let (rows, mut wins) = (labels.len(), vec![0_usize; members.len()]);
        for seed in 0..seeds {
            let test = split(&labels, fraction, seed as u64).test;
            for (class, &count) in counts(&labels, &test).iter().enumerate() {
                wins[class] += usize::from(count > members[class] * test.len() / rows);
            }
        }
        // A fair answer strays this far with a probability below 1e-13.
        let (expected, far) = (seeds / tied.len(), 100);
        for &class in tied {
            assert!(
                wins[class].abs_diff(expected) < far,
                "classes of {members:?} at {fraction}: classes {tied:?} have equal remainders, so \
                 each wins about {expected} of {seeds} seeds; class {class} won {}. Likely \
                 mistake: always the first class, or remainders as floats, where 2.4 - 2.0 is not \
                 0.4",
                wins[class]
            );
        }
    }
}

#[test]
fn classes_are_drawn_apart_from_each_other() {
    // The same two places of both classes come up in a sixth of the seeds; 125 off is below 1e-8
    // for a fair answer.
    let seeds = 1500;
    let labels = labels(&[4, 4]);
    let mut same = 0_usize;
    for seed in 0..seeds {
        let test = sorted(&split(&labels, 0.5, seed).test);
        let places = |class| -> Vec<usize> {
            test.iter().filter(|&&row| labels[row] == class).map(|row| row % 4).collect()
        };
        same += usize::from(places(0) == places(1));
    }
    assert!(
        same.abs_diff(250) < 125,
        "two classes of 4 gave the same places to the test in {same} of {seeds} seeds, and 250 is \
         fair. Likely mistake: a generator for each class, made anew from the same seed"
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
        let expected = Err(SplitError::ClassTooSmall { class, members: 1 });
        let mistake =
            "one row cannot be in both parts; name the first such class by its sorted rank";
        assert_eq!(stratified_split(labels, 0.5, 1), expected, "{labels:?}: {mistake}");
    }
}

#[test]
fn no_rows_is_an_error() {
    for fraction in [0.2, 1.5] {
        let got = stratified_split::<&str>(&[], fraction, 1);
        assert_eq!(got, Err(SplitError::Empty), "no labels, at {fraction}");
    }
}

#[test]
fn fraction_must_lie_inside_zero_and_one() {
    for fraction in [0.0, -0.0, 1.0, -0.5, 1.5, 3.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let got = stratified_split(&labels(&[8, 8]), fraction, 1);
        let named = match got {
            Err(SplitError::FractionOutOfRange(named)) => Some(named.to_bits()),
            _ => None,
        };
        assert_eq!(
            named,
            Some(fraction.to_bits()),
            "a fraction of {fraction:?} must be refused and named, got {got:?}; every comparison \
             with NaN is false"
        );
    }
}

#[test]
fn test_part_smaller_than_the_classes_is_an_error() {
    let expected = Err(SplitError::TestTooSmall { test: 6, classes: 10 });
    assert_eq!(
        stratified_split(&labels(&[3; 10]), 0.2, 1),
        expected,
        "ten classes of 3 at 0.2 give a test of 6"
    );
    assert_eq!(test_counts(&[5, 5, 5], 0.2), [1, 1, 1], "as many rows as classes is enough");
}

#[test]
fn training_part_smaller_than_the_classes_is_an_error() {
    let cases = [(vec![2, 2, 2], 0.6, 2, 3), (vec![3; 10], 0.8, 6, 10), (vec![5], 0.99, 0, 1)];
    for (members, fraction, train, classes) in cases {
        let expected = Err(SplitError::TrainTooSmall { train, classes });
        let got = stratified_split(&labels(&members), fraction, 1);
        assert_eq!(
            got, expected,
            "classes of {members:?} at {fraction} leave {train} rows to train on"
        );
    }
    assert_eq!(test_counts(&[2, 2, 2], 0.5), [1, 1, 1], "as many rows as classes is enough");
}
