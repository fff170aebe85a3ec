//! Words, numbers and missing values to codes and back.

use label_encoder::{CodeOutOfRange, LabelEncoder};

fn main() -> Result<(), CodeOutOfRange> {
    let words =
        LabelEncoder::fit(["juice", "milk", "<UNKNOWN>", "coffee", "juice"].map(String::from));
    let codes = words.transform(["juice", "cocoa", "<UNKNOWN>", "coffee"]);
    println!("classes {:?}", words.classes());
    println!("codes   {codes:?}");
    println!("decoded {:?}", words.inverse_transform(&codes)?);

    let numbers: LabelEncoder<i64> = LabelEncoder::fit([10, 9, -1, 10]);
    println!("\nclasses {:?}", numbers.classes());
    println!("codes   {:?}", numbers.transform(&[9, 10, 11]));
    println!("decoded {:?}", numbers.inverse_transform(&[3, 0])?);

    let gaps = LabelEncoder::fit([Some("blue"), None, Some("red")]);
    let codes = gaps.transform(&[None, Some("green"), Some("red")]);
    println!("\nclasses {:?}", gaps.classes());
    println!("codes   {codes:?}");
    println!("decoded {:?}", gaps.inverse_transform(&codes)?);

    println!("\nsorted  {:?}", LabelEncoder::fit(["😀", "～", "é", "z", "Z", ""]).classes());
    println!("refused: {}", numbers.inverse_transform(&[1, 4, 9]).unwrap_err());
    Ok(())
}
