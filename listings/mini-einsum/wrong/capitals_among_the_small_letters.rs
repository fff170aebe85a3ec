// Rejected by `without_an_output_the_letters_that_occur_once_are_it`
// People write: letters sorted as in a dictionary, whether they are capitals or not
// What happens: `Ji` is transposed; NumPy sorts capitals first and keeps it

fn implicit_output(inputs: &[Letters]) -> Letters {
    let all = inputs.concat();
    let mut output = all.clone();
    output.retain(|letter| all.iter().filter(|&other| other == letter).count() == 1);
    output.sort_by_key(|letter| letter.to_ascii_lowercase());
    output
}
