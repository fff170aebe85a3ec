// Rejected by `equal_maxima_leave_one_by_one`
// People write: a queue of candidate values, equal ones dropped
// What happens: `[2, 2, 1]`, window 2: 2 and 1 instead of 2 and 2

use std::collections::VecDeque;

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut candidates: VecDeque<f64> = VecDeque::new();
    let mut out = Vec::new();
    for (i, &value) in x.iter().enumerate() {
        while candidates.back().is_some_and(|&last| last <= value) {
            candidates.pop_back();
        }
        candidates.push_back(value);
        if i >= window && candidates.front() == Some(&x[i - window]) {
            candidates.pop_front();
        }
        if i + 1 >= window {
            out.push(candidates[0]);
        }
    }
    Ok(Array1::from(out))
}
