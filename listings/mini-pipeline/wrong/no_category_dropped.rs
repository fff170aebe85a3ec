// Rejected by `categories_are_sorted_and_the_first_is_dropped`
// People write: a feature for every category, also the first
// What happens: four features for BS, HS, MS and PhD; together they are always 1, like the column
// of the intercept

impl Categorical {
    fn encode(&self, value: &Option<String>) -> Vec<f64> {
        self.categories.iter().map(|category| f64::from(category == value)).collect()
    }
}
