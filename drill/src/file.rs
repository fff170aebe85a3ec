use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{AtPath, Result};

/// What a file is called until it is whole. One that is still called so belongs to a run that was
/// killed.
pub(crate) const UNFINISHED: &str = ".drill-unfinished-";

/// Puts a file in place whole: whoever reads it sees the old text or the new, and so does whoever
/// finds it after a crash.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).at("make", folder)?;
    let mut file =
        tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).at("write in", folder)?;
    file.write_all(bytes).at("write", path)?;
    file.as_file().sync_all().at("write", path)?;
    file.persist(path).map_err(|e| e.error).at("write", path)?;
    Ok(())
}

/// A hash as a file name.
pub(crate) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
