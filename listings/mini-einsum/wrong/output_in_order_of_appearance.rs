// Rejected by `without_an_output_the_letters_that_occur_once_are_it`
// People write: without `->`, the letters that occur once, as they come
// What happens: `ji` of shape `[2, 3]` stays as it is; NumPy gives the transpose

fn implicit_output(inputs: &[Letters]) -> Letters {
    let all = inputs.concat();
    let mut output = all.clone();
    output.retain(|letter| all.iter().filter(|&other| other == letter).count() == 1);
    output
}
