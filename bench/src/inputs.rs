//! Inputs, each made from a seed alone. `engine.py` makes the same ones.

use std::path::PathBuf;
use std::{env, fs};

/// The `i`-th number of the stream `seed`, in [0, 1): SplitMix64, which needs no number before it.
pub fn unit(seed: u64, i: usize) -> f64 {
    let mut z = (i as u64 + 1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(seed.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// The `i`-th number of the stream `seed`, as a whole number below `n`.
pub fn below(seed: u64, i: usize, n: usize) -> usize {
    (unit(seed, i) * n as f64) as usize
}

/// An input file with this text. The solution makes it before anybody else is started, so
/// `race.py` finds it with `file(name)`.
///
/// # Panics
///
/// When the file cannot be written.
pub fn file(name: &str, text: impl FnOnce() -> String) -> PathBuf {
    let folder = env::var_os("RACE_INPUTS").map_or_else(env::temp_dir, PathBuf::from);
    let path = folder.join(name);
    let written = |path: PathBuf| fs::metadata(path)?.modified();
    // The text may be another one since the race was compiled again.
    let fresh = env::current_exe().and_then(written).ok() <= written(path.clone()).ok();
    if !fresh || !path.exists() {
        // Under its own name only when it is whole.
        let unfinished = path.with_extension("unfinished");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&unfinished, text()))
            .and_then(|()| fs::rename(&unfinished, &path))
            .unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
    }
    path
}
