//! Where one class ends and another begins.

/// How often the side with a crossing is halved: 2⁻¹² of a cell is far below what is printed.
const HALVINGS: usize = 12;

/// The pieces of the border between classes, in a grid of cells over the plane.
///
/// A side of a cell whose two ends have different classes is crossed. Two crossings make a line
/// through the cell; where three or more classes meet, each crossing is joined to the mean of all.
pub(crate) fn border<C: PartialEq>(
    xs: &[f64],
    ys: &[f64],
    class: impl Fn(f64, f64) -> C,
) -> Vec<[(f64, f64); 2]> {
    let classes: Vec<Vec<C>> =
        ys.iter().map(|&y| xs.iter().map(|&x| class(x, y)).collect()).collect();
    let crossing = |mut a: (f64, f64), mut b: (f64, f64)| {
        let first = class(a.0, a.1);
        for _ in 0..HALVINGS {
            let middle = ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
            if class(middle.0, middle.1) == first { a = middle } else { b = middle }
        }
        ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
    };
    let mut pieces = Vec::new();
    for row in 1..ys.len() {
        for column in 1..xs.len() {
            let corners =
                [(row - 1, column - 1), (row - 1, column), (row, column), (row, column - 1)];
            let at = |i: usize| (xs[corners[i % 4].1], ys[corners[i % 4].0]);
            let class_of = |i: usize| &classes[corners[i % 4].0][corners[i % 4].1];
            let crossed = (0..4).filter(|&i| class_of(i) != class_of(i + 1));
            let crossings: Vec<_> = crossed.map(|i| crossing(at(i), at(i + 1))).collect();
            match crossings[..] {
                [a, b] => pieces.push([a, b]),
                _ => {
                    let sum =
                        crossings.iter().fold((0.0, 0.0), |s, end| (s.0 + end.0, s.1 + end.1));
                    let count = crossings.len() as f64;
                    let middle = (sum.0 / count, sum.1 / count);
                    pieces.extend(crossings.into_iter().map(|end| [end, middle]));
                }
            }
        }
    }
    pieces
}
