// Rejected by `metrics_without_positives_are_zero`
// People write: 0 / 0
// What happens: a NaN that no average survives

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
