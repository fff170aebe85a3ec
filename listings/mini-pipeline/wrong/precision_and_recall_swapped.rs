// Rejected by `report_counts_each_kind`
// People write: precision and recall swapped
// What happens: 0.5 and 0.75 instead of 0.75 and 0.5

impl Report {
    pub fn recall(&self) -> f64 {
        share(self.true_positives, self.true_positives + self.false_positives)
    }
}
