// Rejected by `the_maximum_may_be_negative`
// People write: the maximum starts at 0
// What happens: `[-3, -1]` gives 0

use std::collections::VecDeque;

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut queue: VecDeque<usize> = VecDeque::new();
    let mut out = Vec::new();
    for (i, &value) in x.iter().enumerate() {
        while queue.back().is_some_and(|&last| x[last] <= value || value.is_nan()) {
            queue.pop_back();
        }
        // Only a value above 0 is kept: an empty queue stands for a maximum of 0.
        if !(value <= 0.0) {
            queue.push_back(i);
        }
        if queue.front().is_some_and(|first| first + window == i) {
            queue.pop_front();
        }
        if i + 1 >= window {
            out.push(queue.front().map_or(0.0, |&first| x[first]));
        }
    }
    Ok(Array1::from(out))
}
