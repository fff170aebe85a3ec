// Rejected by `precision_recall_and_f1_come_from_the_counts`
// People write: recall divided by the rows that were called positive
// What happens: 3 true positives, 1 false positive, 3 false negatives: a recall of 0.75 instead of
// 0.5

impl Report {
    pub fn recall(&self) -> f64 {
        ratio(self.true_positives, self.predicted_positives())
    }
}
