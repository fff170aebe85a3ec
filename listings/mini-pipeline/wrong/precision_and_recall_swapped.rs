// Rejected by `report_counts_each_kind`
// People write: recall divided by the rows that were called positive
// What happens: 3 true positives, 1 false positive, 3 false negatives: a recall of 0.75 instead
// of 0.5

impl Report {
    pub fn recall(&self) -> f64 {
        share(self.true_positives, self.true_positives + self.false_positives)
    }
}
