// Rejected by `output_says_the_order_of_the_axes`
// People write: the axes of the output in the order of the inputs
// What happens: `ij->ji` of shape `[2, 3]` keeps its shape instead of `[3, 2]`

fn parse(subscripts: &str) -> Result<(Vec<Vec<char>>, Vec<char>), EinsumError> {
    let letters = |part: &str| -> Result<Vec<char>, EinsumError> {
        let letter = |c: char| c.is_ascii_alphabetic().then_some(c);
        let visible = part.chars().filter(|&c| c != ' ');
        visible.map(|c| letter(c).ok_or(EinsumError::NotALetter { found: c })).collect()
    };
    let (left, right) = subscripts.split_once("->").unwrap_or((subscripts, ""));
    let inputs = left.split(',').map(letters).collect::<Result<Vec<_>, _>>()?;
    let all = inputs.concat();
    let written = letters(right)?;
    for (i, &letter) in written.iter().enumerate() {
        if written[..i].contains(&letter) || !all.contains(&letter) {
            return Err(EinsumError::BadOutput { letter });
        }
    }
    let mut output = Vec::new();
    for &letter in &all {
        let once = all.iter().filter(|&&other| other == letter).count() == 1;
        let kept = if subscripts.contains("->") { written.contains(&letter) } else { once };
        if kept && !output.contains(&letter) {
            output.push(letter);
        }
    }
    Ok((inputs, output))
}
