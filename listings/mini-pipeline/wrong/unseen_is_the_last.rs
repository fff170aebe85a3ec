// Rejected by `unseen_category_is_all_zeros`
// People write: the last category for a value that is not among them
// What happens: `AAA` gets the features of `d`, `[0, 1]`, instead of `[0, 0]`

impl Categorical {
    fn encode(&self, value: &Option<String>) -> Vec<f64> {
        let last = self.categories.len() - 1;
        let place = self.categories.iter().position(|category| category == value).unwrap_or(last);
        (1..=last).map(|k| f64::from(k == place)).collect()
    }
}
