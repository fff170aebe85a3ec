// Rejected by `matrix_product_is_the_same_by_any_letters`
// People write: a `match` on the text of the six patterns
// What happens: `ab,bc->ac` is refused, though it is `ij,jk->ik` in other letters

use ndarray::Axis;
use ndarray::Ix1;
use ndarray::Ix2;
use ndarray::Ix3;
use ndarray::arr0;
use ndarray::stack;

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let view = |i: usize| operands[i].view();
    let matrix = |i| view(i).into_dimensionality::<Ix2>().unwrap();
    let vector = |i| view(i).into_dimensionality::<Ix1>().unwrap();
    Ok(match subscripts {
        "ij,jk->ik" => matrix(0).dot(&matrix(1)).into_dyn(),
        "bij,bjk->bik" => batches(operands[0], operands[1]),
        "ii" | "ii->" => arr0(matrix(0).diag().sum()).into_dyn(),
        "ij->ji" => matrix(0).t().to_owned().into_dyn(),
        "i,j->ij" => {
            let (rows, columns) = (vector(0).insert_axis(Axis(1)), vector(1));
            (&rows * &columns).into_dyn()
        }
        "bhqd,bhkd->bhqk" => {
            let keys = view(1).permuted_axes(vec![0, 1, 3, 2]);
            let pairs = operands[0].outer_iter().zip(keys.outer_iter());
            let scores: Vec<_> = pairs.map(|(q, k)| batches(&q, &k)).collect();
            let scores: Vec<_> = scores.iter().map(|x| x.view()).collect();
            stack(Axis(0), &scores).unwrap()
        }
        _ => return Err(EinsumError::NotALetter { found: '?' }),
    })
}

fn batches(a: &ArrayRefD<f64>, b: &ArrayRefD<f64>) -> ArrayD<f64> {
    let (a, b) = (a.view(), b.view());
    let a = a.into_dimensionality::<Ix3>().unwrap();
    let b = b.into_dimensionality::<Ix3>().unwrap();
    let products: Vec<_> = a.outer_iter().zip(b.outer_iter()).map(|(a, b)| a.dot(&b)).collect();
    let products: Vec<_> = products.iter().map(|x| x.view()).collect();
    stack(Axis(0), &products).unwrap().into_dyn()
}
