//! The same encoder, with plain searches from the first class to the last.

use label_encoder::CodeOutOfRange;

/// The distinct values, sorted.
pub fn fit<T: Ord + Clone>(values: &[T]) -> Vec<T> {
    let mut classes = Vec::new();
    for value in values {
        if !classes.contains(value) {
            classes.push(value.clone());
        }
    }
    classes.sort();
    classes
}

/// 1 for the first class, 2 for the second; 0 for a value that is not among them.
pub fn transform<T: PartialEq<Q>, Q>(classes: &[T], values: &[Q]) -> Vec<usize> {
    let mut codes = Vec::new();
    for value in values {
        let mut code = 0;
        for (rank, class) in classes.iter().enumerate() {
            if class == value {
                code = rank + 1;
            }
        }
        codes.push(code);
    }
    codes
}

/// The class of each code, `None` for 0.
pub fn inverse_transform<'a, T>(
    classes: &'a [T],
    codes: &[usize],
) -> Result<Vec<Option<&'a T>>, CodeOutOfRange> {
    let mut values = Vec::new();
    for &code in codes {
        if code > classes.len() {
            return Err(CodeOutOfRange { code, classes: classes.len() });
        }
        values.push(if code == 0 { None } else { Some(&classes[code - 1]) });
    }
    Ok(values)
}
