use ndarray::array;

fn main() {
    let column = array![[1.0], [2.0]];
    let row = array![10.0, 20.0, 30.0];
    println!("{}", &column + &row); // a column and a row: both are stretched
    println!("{}", &row + &column); // the order does not matter
    println!("{}", column + &row); // nor does the `&`
}
