//! Every step gives what the first one gives.

use faster_code::{
    down_the_columns, fused, indexed, iterators, lanes, nearest_selected, nearest_sorted, parallel,
    parallel_blocks, whole,
};
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, ShapeBuilder, s};
use proptest::prelude::*;

type Step = fn(&ArrayRef2<f64>, &ArrayRef1<f64>) -> Array1<f64>;

const STEPS: [(&str, Step); 8] = [
    ("iterators", iterators),
    ("whole", whole),
    ("fused", fused),
    ("lanes", lanes),
    ("parallel", parallel),
    ("parallel_blocks", parallel_blocks),
    ("down_the_columns", down_the_columns),
    ("indexed", indexed),
];

fn input() -> impl Strategy<Value = (Array2<f64>, Array1<f64>)> {
    (0..30usize, 0..40usize).prop_flat_map(|(rows, columns)| {
        let number = || -100.0..100.0f64;
        let x = prop::collection::vec(number(), rows * columns);
        let q = prop::collection::vec(number(), columns);
        (x, q).prop_map(move |(x, q)| {
            (Array2::from_shape_vec((rows, columns), x).unwrap(), Array1::from(q))
        })
    })
}

/// Additions in another order round otherwise, by less than this share of the sum.
fn close(a: &Array1<f64>, b: &Array1<f64>, share: f64) -> bool {
    a.dim() == b.dim() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= share * a.abs())
}

proptest! {
    #[test]
    fn every_step_gives_the_same((x, q) in input()) {
        let expected = indexed(&x, &q);
        let mut by_column = Array2::zeros(x.dim().f());
        by_column.assign(&x);
        for (name, step) in STEPS {
            prop_assert!(close(&expected, &step(&x, &q), 1e-13), "{}", name);
            prop_assert!(close(&expected, &step(&by_column, &q), 1e-13), "{}, by column", name);
            let every_other = x.slice(s![..;-1, ..;2]);
            let q = q.slice(s![..;2]);
            let expected = indexed(&every_other, &q);
            prop_assert!(close(&expected, &step(&every_other, &q), 1e-13), "{}, a view", name);
        }
    }

    /// Each rounding is off by the share `u` at most. Numbers are below 100, so a difference of two is
    /// off by `400 u`: both numbers and the difference itself. Its square, below 40,000, is off by
    /// `400 * 400 u`, and by `40_000 u` for its own rounding. Each of the `n - 1` additions rounds a
    /// sum below `40_000 n`. Together that is `40_000 u * n * (n + 4)`; one more `n` covers the
    /// products of `u`.
    #[test]
    fn single_precision_is_near((x, q) in input()) {
        let expected = indexed(&x, &q);
        let narrow = |&x: &f64| x as f32;
        let got = lanes(&x.map(narrow), &q.map(narrow));
        let (u, n) = (f64::from(f32::EPSILON) / 2.0, x.ncols() as f64);
        for (&expected, &got) in expected.iter().zip(&got) {
            prop_assert!((expected - f64::from(got)).abs() <= 40_000.0 * u * n * (n + 5.0));
        }
        prop_assert_eq!(got, parallel(&x.map(narrow), &q.map(narrow)));
    }

    #[test]
    fn selection_gives_what_the_sort_gives(
        distances in prop::collection::vec((0..20i32).prop_map(f64::from), 0..60),
        k in 0..70usize,
    ) {
        prop_assert_eq!(nearest_selected(&distances, k), nearest_sorted(&distances, k));
    }
}

/// A difference that `f64` sees and `f32` does not.
#[test]
fn single_precision_loses_small_differences() {
    let (x, q) = (Array2::from_elem((1, 1), 100_000_001.0), Array1::from_elem(1, 100_000_000.0));
    assert_eq!(lanes(&x, &q)[0], 1.0);
    assert_eq!(lanes(&x.map(|&x| x as f32), &q.map(|&x| x as f32))[0], 0.0);
}

/// Selection takes linear time whatever the order: ten times the numbers take about ten times the
/// comparisons.
#[test]
fn selection_is_linear_in_the_worst_case_too() {
    let comparisons = |values: Vec<usize>| {
        let (mut values, mut count) = (values, 0_usize);
        let middle = values.len() / 2;
        values.select_nth_unstable_by(middle, |a, b| {
            count += 1;
            a.cmp(b)
        });
        count as f64
    };
    let orders: [fn(usize) -> Vec<usize>; 5] = [
        |n| (0..n).collect(),
        |n| (0..n).rev().collect(),
        |n| (0..n).map(|i| i.min(n - i)).collect(),
        |n| (0..n).map(|i| i % 2 * n + i).collect(),
        |n| vec![1; n],
    ];
    for order in orders {
        let (few, many) = (comparisons(order(10_000)), comparisons(order(100_000)));
        assert!(many < 20.0 * few && many < 20.0 * 100_000.0, "{few}, then {many}");
    }
}

/// The median of a row of `table.txt`: of debug, release and native builds.
fn medians(name: &str) -> [f64; 3] {
    let table = include_str!("../table.txt");
    let row = table.lines().find_map(|line| line.strip_prefix(&format!("| {name} | ")));
    let cells = row.unwrap_or_else(|| panic!("table.txt has no row `{name}`")).split(" | ");
    let medians: Vec<f64> = cells
        .take(3)
        .map(|cell| cell.split(|c: char| c.is_whitespace()).next().unwrap().parse().unwrap())
        .collect();
    medians.try_into().unwrap()
}

#[test]
fn the_table_has_every_row() {
    let names: Vec<_> = include_str!("../examples/measure.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("row!(\"")?.split('"').next())
        .collect();
    assert!(names.len() > 10, "no rows found in examples/measure.rs");
    for name in names {
        let [debug, release, _] = medians(name);
        assert!(debug > release, "{name}: a debug build is not the faster one");
    }
}

/// Where the page says that one row of the table is faster than another, it is.
#[test]
fn the_page_reads_the_table_right() {
    for (fast, slow) in [
        ("1 indices", "3 whole arrays"),
        ("4 no temporary", "1 indices"),
        ("5 in `f32`", "5 eight sums"),
        ("4 no temporary", "4, stored by column"),
        ("down the columns, stored by column", "down the columns, stored by row"),
        ("nearest 10: select, then sort", "nearest 10: sort all"),
    ] {
        assert!(medians(fast)[1] < medians(slow)[1], "`{fast}` is not faster than `{slow}`");
    }
}
