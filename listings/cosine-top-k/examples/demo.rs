//! Six words in three dimensions: the nearest to a query, and the odd cases.

use cosine_top_k::{CosineError, cosine_similarity, top_k};
use ndarray::{Array2, array, s};

fn main() -> Result<(), CosineError> {
    let words = ["cat", "kitten", "car", "truck", "the", "(unknown)"];
    let embeddings = array![
        [4.0, 3.0, 0.0],
        [2.0, 1.5, 0.0], // the direction of "cat", half as long
        [0.0, 1.5, 2.0],
        [0.0, 3.0, 4.0],
        [9.0, 9.0, 9.0],
        [0.0, 0.0, 0.0],
    ];
    let queries = array![[4.0, 3.0, 0.0], [0.0, -1.0, -1.0]];
    println!("similarities:\n{:.3}\n", cosine_similarity(&queries, &embeddings)?);

    for k in [1, 3, 9] {
        let (values, indices) = top_k(&queries, &embeddings, k)?;
        for (values, indices) in values.rows().into_iter().zip(indices.rows()) {
            let named = indices.iter().zip(values).map(|(&i, v)| format!("{} {v:.3}", words[i]));
            println!("top {k}: {}", named.collect::<Vec<_>>().join(", "));
        }
    }
    println!("top 0: shape {:?}\n", top_k(&queries, &embeddings, 0)?.1.dim());

    let mut broken = embeddings.clone();
    broken[[2, 1]] = f64::NAN;
    println!("refused: {}", top_k(&queries, &broken, 1).unwrap_err());
    println!("refused: {}", top_k(&Array2::from_elem((1, 3), 1e200), &broken, 1).unwrap_err());
    println!("refused: {}", top_k(&queries.slice(s![.., ..2]), &embeddings, 1).unwrap_err());
    Ok(())
}
