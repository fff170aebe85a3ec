// Rejected by `gap_is_a_category_of_its_own`
// People write: gaps filled with the text `missing`
// What happens: a category that is called `missing` and the gap become one: four categories
// instead of five

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut categories: Vec<_> = rows
            .iter()
            .map(|&row| column.values[row].clone())
            .map(|value| value.or(Some("missing".to_string())))
            .collect();
        categories.sort();
        categories.dedup();
        if matches!(categories[..], [] | [None]) {
            return Err(column.no_value());
        }
        Ok(Self { name: column.name.clone(), categories })
    }

    fn encode(&self, value: &Option<String>) -> Vec<f64> {
        let value = &value.clone().or(Some("missing".to_string()));
        self.categories[1..].iter().map(|category| f64::from(category == value)).collect()
    }
}
