// Rejected by `metrics_without_positives_are_zero`
// People write: a division without a look at 0 / 0
// What happens: a report without a positive row has a precision, recall and F1 of NaN instead of 0

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
