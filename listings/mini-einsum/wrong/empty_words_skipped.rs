// Rejected by `any_number_of_operands_and_scalars_among_them`
// People write: empty words skipped when the inputs are split at commas
// What happens: `,j->j` of a scalar and a vector is refused: one input for two operands

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
    let inputs = left
        .split(',')
        .filter(|word| !word.trim().is_empty())
        .map(letters)
        .collect::<Result<Vec<_>, _>>()?;
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
