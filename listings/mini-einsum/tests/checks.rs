//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mini_einsum::{EinsumError, einsum};
use ndarray::{ArrayD, ArrayRefD, IxDyn, arr0, array, s};

/// Every expected number is a sum of a few products of whole numbers, exact in `f64` in any order.
/// The tolerance is for answers that get there by other sums.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn assert_einsum(
    subscripts: &str,
    operands: &[&ArrayRefD<f64>],
    expected: &ArrayRefD<f64>,
    mistake: &str,
) {
    let shapes: Vec<_> = operands.iter().map(|x| x.shape()).collect();
    let input = format!("einsum({subscripts:?}) of shapes {shapes:?}");
    let got = run(subscripts, operands, &format!("{input}\nlikely mistake: {mistake}"))
        .unwrap_or_else(|e| {
            panic!("valid input was refused: {e:?}\n{input}\nlikely mistake: {mistake}")
        });
    assert_eq!(got.shape(), expected.shape(), "shape of {input}\nlikely mistake: {mistake}");
    assert!(
        got.iter().zip(expected).all(|(g, e)| (g - e).abs() <= TOLERANCE),
        "{input}\nexpected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_error(subscripts: &str, shapes: &[&[usize]], expected: EinsumError, rule: &str) {
    let operands: Vec<ArrayD<f64>> = shapes.iter().map(|&s| ArrayD::ones(IxDyn(s))).collect();
    let operands: Vec<&ArrayRefD<f64>> = operands.iter().map(|x| &**x).collect();
    let told = format!("einsum({subscripts:?}) of shapes {shapes:?}\nthe rule: {rule}");
    assert_eq!(run(subscripts, &operands, &told), Err(expected), "{told}");
}

/// Runs the attempt. If it panics, the input and the likely mistake are told below its own words.
#[track_caller]
fn run(
    subscripts: &str,
    operands: &[&ArrayRefD<f64>],
    told: &str,
) -> Result<ArrayD<f64>, EinsumError> {
    let panic = match catch_unwind(AssertUnwindSafe(|| einsum(subscripts, operands))) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\n{told}");
}

/// 1, 2, 3, … in a row-major array of this shape.
fn counted(shape: &[usize]) -> ArrayD<f64> {
    let mut next = 0.0;
    ArrayD::from_shape_simple_fn(shape, || {
        next += 1.0;
        next
    })
}

// ---- Core: what the problem says ----

#[test]
fn shared_letter_in_the_output_is_not_summed() {
    let mistake = "a letter that both inputs have is summed only if the output lacks it";
    let a = counted(&[2, 1, 2]);
    let b = array![[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]].into_dyn();
    let expected = array![[[1.0, 2.0]], [[4.0, 3.0]]].into_dyn();
    assert_einsum("bij,bjk->bik", &[&a, &b], &expected, mistake);

    // One example, two heads, two queries and three keys in two dimensions.
    let q = counted(&[1, 2, 2, 2]);
    let k = array![[[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [[2.0, 0.0], [0.0, 2.0], [1.0, -1.0]]]]
        .into_dyn();
    let expected =
        array![[[[1.0, 2.0, 3.0], [3.0, 4.0, 7.0]], [[10.0, 12.0, -1.0], [14.0, 16.0, -1.0]]]];
    assert_einsum("bhqd,bhkd->bhqk", &[&q, &k], &expected.into_dyn(), mistake);

    let a = counted(&[2, 2]);
    assert_einsum("ij,ij->ij", &[&a, &a], &array![[1.0, 4.0], [9.0, 16.0]].into_dyn(), mistake);
    assert_einsum("ij,ij->i", &[&a, &a], &array![5.0, 25.0].into_dyn(), mistake);
    let b = array![10.0, 1.0].into_dyn();
    assert_einsum("ij,i->ij", &[&a, &b], &array![[10.0, 20.0], [3.0, 4.0]].into_dyn(), mistake);
}

#[test]
fn matrix_product_is_the_same_by_any_letters() {
    let (a, b) = (counted(&[2, 3]), counted(&[3, 2]));
    let expected = array![[22.0, 28.0], [49.0, 64.0]].into_dyn();
    assert_einsum("ij,jk->ik", &[&a, &b], &expected, "j is the sum; i and k say where it goes");
    let mistake = "the six patterns are compared as text; any letters may name the axes";
    assert_einsum("ab,bc->ac", &[&a, &b], &expected, mistake);
    assert_einsum("jZ,Zi->ji", &[&a, &b], &expected, mistake);
}

#[test]
fn output_says_the_order_of_the_axes() {
    let a = counted(&[2, 3]);
    let mistake = "the axes come in the order of the inputs, not in that of the output";
    let expected = array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]].into_dyn();
    assert_einsum("ij->ji", &[&a], &expected, mistake);
    let expected = array![[22.0, 49.0], [28.0, 64.0]].into_dyn();
    assert_einsum("ij,jk->ki", &[&a, &counted(&[3, 2])], &expected, mistake);
}

#[test]
fn letter_of_one_input_is_summed_unless_the_output_has_it() {
    let (a, b) = (array![1.0, 2.0].into_dyn(), array![3.0, 4.0, 5.0].into_dyn());
    let mistake = "no letter is shared and none is missing from the output, so nothing is summed";
    let expected = array![[3.0, 4.0, 5.0], [6.0, 8.0, 10.0]].into_dyn();
    assert_einsum("i,j->ij", &[&a, &b], &expected, mistake);

    let mistake = "every letter that is not in the output is a sum, if only one input has it too";
    let matrix = counted(&[2, 3]);
    assert_einsum("ij->j", &[&matrix], &array![5.0, 7.0, 9.0].into_dyn(), mistake);
    assert_einsum("ij->", &[&matrix], &arr0(21.0).into_dyn(), mistake);
    assert_einsum("ij,k->j", &[&matrix, &a], &array![15.0, 21.0, 27.0].into_dyn(), mistake);
}

#[test]
fn repeated_letter_walks_the_diagonal() {
    let square = counted(&[3, 3]);
    let mistake = "both axes go on together; they are not two loops";
    assert_einsum("ii->", &[&square], &arr0(15.0).into_dyn(), mistake);
    assert_einsum("ii->i", &[&square], &array![1.0, 5.0, 9.0].into_dyn(), mistake);
    let cube = counted(&[2, 2, 3]);
    assert_einsum("iij->j", &[&cube], &array![11.0, 13.0, 15.0].into_dyn(), mistake);
    let expected = array![[1.0, 3.0], [6.0, 8.0]].into_dyn();
    assert_einsum("iji->ij", &[&counted(&[2, 2, 2])], &expected, mistake);
    assert_einsum("iii->", &[&counted(&[2, 2, 2])], &arr0(9.0).into_dyn(), mistake);
    let (a, b) = (counted(&[2, 2]), counted(&[2, 3]));
    let mistake = "the diagonal is summed before it meets the operand that has the letter too";
    assert_einsum("ii,ij->j", &[&a, &b], &array![17.0, 22.0, 27.0].into_dyn(), mistake);
    let mistake = "the diagonal of one operand is walked, and that of the other is not";
    assert_einsum("ii,jj->", &[&a, &counted(&[3, 3])], &arr0(75.0).into_dyn(), mistake);
}

#[test]
fn without_an_output_the_letters_that_occur_once_are_it() {
    let (a, b) = (counted(&[2, 3]), counted(&[3, 2]));
    let mistake = "a letter that occurs once is kept, and one that occurs twice is summed";
    let product = array![[22.0, 28.0], [49.0, 64.0]].into_dyn();
    assert_einsum("ij,jk", &[&a, &b], &product, mistake);
    assert_einsum("ii", &[&counted(&[3, 3])], &arr0(15.0).into_dyn(), mistake);
    assert_einsum("ij,ij", &[&a, &a], &arr0(91.0).into_dyn(), mistake);
    let mistake = "three times is not once; a letter is kept only if its count is 1";
    assert_einsum("iii", &[&counted(&[2, 2, 2])], &arr0(9.0).into_dyn(), mistake);
    let mistake = "the letters are in alphabetical order, and not in the order in which they come";
    let turned = array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]].into_dyn();
    assert_einsum("ij", &[&a], &a, mistake);
    assert_einsum("ji", &[&a], &turned, mistake);
    let mistake = "all capitals come before all small letters, as in ASCII";
    assert_einsum("jI", &[&a], &turned, mistake);
    assert_einsum("Ji", &[&a], &a, mistake);
}

#[test]
fn axes_of_one_letter_must_be_of_one_length() {
    let rule = "all axes of a letter have one length; the first that differs is named";
    let mismatch = |letter, first, other| EinsumError::SizeMismatch { letter, first, other };
    assert_error("ij,jk->ik", &[&[2, 3], &[4, 5]], mismatch('j', 3, 4), rule);
    assert_error("ii->i", &[&[2, 3]], mismatch('i', 2, 3), rule);
    assert_error("bij,bjk->bik", &[&[2, 3, 4], &[5, 6, 7]], mismatch('b', 2, 5), rule);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn length_of_1_does_not_stretch() {
    let rule = "NumPy stretches a length of 1; here it is a length like any other";
    let mismatch = |letter, first, other| EinsumError::SizeMismatch { letter, first, other };
    assert_error("ij,jk->ik", &[&[2, 1], &[3, 4]], mismatch('j', 1, 3), rule);
    assert_error("ij,jk->ik", &[&[2, 3], &[1, 4]], mismatch('j', 3, 1), rule);
}

#[test]
fn any_number_of_operands_and_scalars_among_them() {
    let (x, a) = (array![1.0, 10.0].into_dyn(), counted(&[2, 3]));
    let y = array![1.0, 0.0, 2.0].into_dyn();
    let mistake = "there may be one operand or ten, each is read, and a scalar has no letter";
    assert_einsum("i,ij,j->", &[&x, &a, &y], &arr0(167.0).into_dyn(), mistake);
    let cubes = array![1.0, 1000.0].into_dyn();
    assert_einsum("i,i,i->i", &[&x, &x, &x], &cubes, mistake);
    assert_einsum("i,i,i->", &[&x, &x, &x], &arr0(1001.0).into_dyn(), mistake);
    assert_einsum(
        ",j->j",
        &[&arr0(3.0).into_dyn(), &y],
        &array![3.0, 0.0, 6.0].into_dyn(),
        mistake,
    );
    assert_einsum("", &[&arr0(3.0).into_dyn()], &arr0(3.0).into_dyn(), mistake);
}

#[test]
fn sum_over_nothing_is_zero() {
    let mistake = "the first product is taken before it is known that there is one";
    let (a, b) = (ArrayD::zeros(IxDyn(&[2, 0])), ArrayD::zeros(IxDyn(&[0, 3])));
    assert_einsum("ij,jk->ik", &[&a, &b], &ArrayD::zeros(IxDyn(&[2, 3])), mistake);
    assert_einsum("ij->i", &[&a], &ArrayD::zeros(IxDyn(&[2])), mistake);
    assert_einsum("ij->ji", &[&a], &ArrayD::zeros(IxDyn(&[0, 2])), mistake);
}

#[test]
fn operands_are_counted() {
    let rule = "one operand for each input between commas; zip stops at the shorter of two";
    let count = |inputs, operands| EinsumError::OperandCount { inputs, operands };
    assert_error("ij,jk->ik", &[&[2, 3]], count(2, 1), rule);
    assert_error("ij->ij", &[&[2, 3], &[2, 3]], count(1, 2), rule);
    assert_error("ij->ij", &[], count(1, 0), rule);
}

#[test]
fn axes_are_counted() {
    let rule = "one letter for each axis; zip stops at the shorter of two";
    let axes = |operand, letters, axes| EinsumError::AxisCount { operand, letters, axes };
    assert_error("ij->i", &[&[2]], axes(0, 2, 1), rule);
    assert_error("ij,j->i", &[&[2, 3], &[3, 4]], axes(1, 1, 2), rule);
    assert_error("i,->i", &[&[2], &[1]], axes(1, 0, 1), rule);
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let (a, b) = (counted(&[3, 2]), counted(&[2, 6]));
    let mistake = "the memory is read in its own order, or past the view";
    let expected = array![[1.0 + 3.0 * 7.0, 3.0 + 3.0 * 9.0, 5.0 + 3.0 * 11.0]].into_dyn();
    let row = a.slice(s![0..2, 0..1]);
    let row = row.t();
    let columns = b.slice(s![.., ..;2]);
    assert_einsum("ij,jk->ik", &[&row.into_dyn(), &columns.into_dyn()], &expected, mistake);
    let upside_down = a.slice(s![..;-1, ..]).into_dyn();
    assert_einsum(
        "ij->ij",
        &[&upside_down],
        &array![[5.0, 6.0], [3.0, 4.0], [1.0, 2.0]].into_dyn(),
        mistake,
    );
    assert_einsum(
        "ii->",
        &[&upside_down.slice(s![..2, ..]).into_dyn()],
        &arr0(9.0).into_dyn(),
        mistake,
    );
}
