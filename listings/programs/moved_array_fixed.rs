use ndarray::array;

fn main() {
    let x = array![1.0, 2.0, 6.0];
    let centred = &x - 3.0;
    println!("{x} becomes {centred}");
}
