// Rejected by `without_an_output_the_letters_that_occur_once_are_it`
// People write: without `->`, every letter that does not occur exactly twice
// What happens: `iii` is the diagonal of a cube, `[1, 8]`; NumPy sums it to 9

fn implicit_output(inputs: &[Letters]) -> Letters {
    let all = inputs.concat();
    let mut output = all.clone();
    output.retain(|letter| all.iter().filter(|&other| other == letter).count() != 2);
    output.sort();
    output.dedup();
    output
}
