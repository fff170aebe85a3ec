//! The plain answers, from the listings.

#[path = "../../listings/batch-norm/src/brute_force.rs"]
pub mod batch_norm;
#[path = "../../listings/label-encoder/src/brute_force.rs"]
#[expect(dead_code, reason = "the way back is not measured")]
pub mod label_encoder;
#[path = "../../listings/mini-pipeline/src/brute_force.rs"]
pub mod mini_pipeline;
#[path = "../../listings/stratified-split/src/brute_force.rs"]
pub mod stratified_split;
#[path = "../../listings/top-k-accuracy/src/brute_force.rs"]
pub mod top_k_accuracy;
