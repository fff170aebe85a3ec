//! Timed practice in your own editor, and the one judge of this course.
//!
//! [`catalogue`] reads what the listings say about themselves, [`judge`] gives a verdict on one
//! attempt, and [`verify`] holds every listing to what it promises. The program `drill`, and the
//! tests of the book, are thin layers over these.

pub mod artifacts;
pub mod book;
pub mod catalogue;
pub mod error;
pub mod exchange;
mod file;
pub mod judge;
pub mod laws;
pub mod mock;
pub mod new;
pub mod overlay;
pub mod practice;
pub mod shape;
pub mod state;
mod tokens;
pub mod verify;

pub use catalogue::{Asked, Challenge, Chapter, Course, Difficulty, Hint};
pub use error::{Error, Result};
