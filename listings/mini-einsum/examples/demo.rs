//! The six patterns, and then what goes wrong.

use mini_einsum::{EinsumError, einsum};
use ndarray::{Array, ArrayD, ArrayRefD, IxDyn};

fn main() -> Result<(), EinsumError> {
    let a = counted(&[2, 3]);
    let b = counted(&[3, 2]);
    let square = counted(&[3, 3]);
    let x = counted(&[2]);
    println!("ij,jk->ik\n{}", einsum("ij,jk->ik", &[&a, &b])?);
    println!("ij->ji\n{}", einsum("ij->ji", &[&a])?);
    println!("i,j->ij\n{}", einsum("i,j->ij", &[&x, &square.diag().into_dyn()])?);
    println!("ii     {}", einsum("ii", &[&square])?);
    println!("ii->i  {}", einsum("ii->i", &[&square])?);
    println!("ij->j  {}", einsum("ij->j", &[&a])?);

    // Two examples, four heads, five queries and six keys in eight dimensions.
    let (q, k) = (counted(&[2, 4, 5, 8]), counted(&[2, 4, 6, 8]));
    println!("bhqd,bhkd->bhqk has shape {:?}", einsum("bhqd,bhkd->bhqk", &[&q, &k])?.shape());
    let (left, right) = (counted(&[7, 2, 3]), counted(&[7, 3, 4]));
    println!("bij,bjk->bik has shape {:?}", einsum("bij,bjk->bik", &[&left, &right])?.shape());

    println!();
    let operands: &[&ArrayRefD<f64>] = &[&a, &a];
    for subscripts in ["ij,jk->ik", "ij,ik->jm", "ij->ij", "ij,j->i", "ij,i1->j"] {
        println!("{subscripts}: {}", einsum(subscripts, operands).unwrap_err());
    }
    Ok(())
}

/// 1, 2, 3, … by rows.
fn counted(shape: &[usize]) -> ArrayD<f64> {
    let size: usize = shape.iter().product();
    let numbers = Array::from_iter((1..=size).map(|i| i as f64));
    numbers.into_shape_with_order(IxDyn(shape)).expect("as many numbers as places")
}
