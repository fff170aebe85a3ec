//! What a race says of itself to `cargo measure`.

use serde::{Deserialize, Serialize};

/// One thing to do; [`crate::Task`] says what the fields are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are those of `bench::Task`")]
pub struct Task {
    pub name: String,
    pub title: String,
    pub clock: String,
    pub answer: String,
    pub sizes: Vec<Vec<usize>>,
    pub tolerance: f64,
    pub contestants: Vec<Contestant>,
}

/// Somebody who takes part.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Contestant {
    /// As the table calls it.
    pub name: String,
    /// What its answer is worth.
    pub role: Role,
}

/// What a contestant's answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It must be the first contestant's.
    Answers,
    /// It may be another; the table says how far away it is.
    Approximates,
    /// There is none.
    Yardstick,
}
