// Rejected by `without_an_output_the_letters_that_occur_once_are_it`
// People write: without `->`, the letters that occur once, as they come
// What happens: `ji` of shape `[2, 3]` stays as it is; NumPy gives the transpose

fn parse(subscripts: &str) -> Result<(Vec<Letters>, Letters), EinsumError> {
    let letters = |part: &str| -> Result<Letters, EinsumError> {
        let visible = part.chars().filter(|&c| c != ' ');
        let checked = visible.map(|c| match c {
            'a'..='z' | 'A'..='Z' => Ok(c),
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
            all.iter().copied().filter(once).collect()
        }
    };
    for (i, &letter) in output.iter().enumerate() {
        if output[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    Ok((inputs, output))
}
