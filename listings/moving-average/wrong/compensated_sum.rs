// Rejected by `values_of_three_sizes_leave_nothing_behind`
// People write: a running sum with a second one for what is rounded away, as pandas has it
// What happens: `[1e33, 1e16, 1, 2, 3]`, window 2: the second sum is rounded too, and the last
// results are wrong

use ndarray::s;

pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    let mut add = |value: f64| {
        let total = sum + value;
        lost += if sum.abs() >= value.abs() { sum - total + value } else { value - total + sum };
        sum = total;
        sum + lost
    };
    let first = x.slice(s![..window]).iter().fold(0.0, |_, &value| add(value));
    let mut out = vec![first];
    for (&entering, &leaving) in x.iter().skip(window).zip(x) {
        add(-leaving);
        out.push(add(entering));
    }
    Ok(Array1::from(out))
}
