// Rejected by `fit_on_nothing_knows_nothing`
// People write: a table with two slots for each class, and none for no class
// What happens: fitted on nothing, `transform` panics: the number of slots is 0, and 1 is
// subtracted from it

use std::collections::BTreeSet;

impl<T: Ord + Hash + Clone> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let slots = vec![Self::UNKNOWN; 2 * classes.len()];
        let mut encoder = Self { classes, slots, hasher: RandomState::new() };
        for rank in 0..encoder.classes.len() {
            let slot = encoder.slot_of(&encoder.classes[rank]);
            encoder.slots[slot] = rank + 1;
        }
        encoder
    }
}
