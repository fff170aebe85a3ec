// Rejected by `subscripts_without_a_meaning_are_refused`
// People write: `is_alphabetic` to know a letter
// What happens: `éj->j` is accepted, and only a to z and A to Z are letters

fn parse(subscripts: &str) -> Result<(Vec<Letters>, Letters), EinsumError> {
    let letters = |part: &str| -> Result<Letters, EinsumError> {
        let visible = part.chars().filter(|&c| c != ' ');
        let checked = visible.map(|c| match c {
            c if c.is_alphabetic() => Ok(c),
            found => Err(EinsumError::NotALetter { found }),
        });
        checked.collect()
    };
    let (left, right) = match subscripts.split_once("->") {
        Some((left, right)) => (left, Some(right)),
        None => (subscripts, None),
    };
    let inputs = left.split(',').map(letters).collect::<Result<Vec<_>, _>>()?;
    let all = inputs.concat();
    let output = match right {
        Some(right) => letters(right)?,
        None => {
            let once = |&c: &char| all.iter().filter(|&&other| other == c).count() == 1;
            let mut output: Letters = all.iter().copied().filter(once).collect();
            output.sort_unstable();
            output
        }
    };
    for (i, &letter) in output.iter().enumerate() {
        if output[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    Ok((inputs, output))
}
