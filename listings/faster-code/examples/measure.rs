//! Times every step in a debug build, a release build and a release build for this very processor,
//! and writes `table.txt`, which the book shows.
//!
//! `cargo run --release -p faster-code --example measure`

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use faster_code::{
    down_the_columns, fused, indexed, iterators, lanes, nearest_selected, nearest_sorted, parallel,
    parallel_blocks, whole,
};
use ndarray::{Array1, Array2, ShapeBuilder};

const ROWS: usize = 20_000;
const COLUMNS: usize = 64;
const NEAREST: usize = 10;
/// How often each step runs in one build, never two times in a row.
const ROUNDS: usize = 41;

/// One step on its input.
type Run<'a> = Box<dyn Fn() + 'a>;

/// Quarter, half and three quarters of the times, in milliseconds.
#[derive(Clone, Copy)]
struct Times([f64; 3]);

fn main() -> Result<(), Box<dyn Error>> {
    if env::args().nth(1).as_deref() == Some("--times") {
        for (name, Times([low, median, high])) in measure() {
            println!("{name}\t{low}\t{median}\t{high}");
        }
        return Ok(());
    }
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let builds = [
        times_of(&[], "")?,
        times_of(&["--release"], "")?,
        times_of(&["--release"], "-C target-cpu=native")?,
    ];
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("table.txt");
    fs::write(&table, text(&builds, load.split(' ').next().unwrap_or_default())?)?;
    println!("{}", fs::read_to_string(table)?);
    Ok(())
}

/// Runs this program once more, from another build.
fn times_of(profile: &[&str], flags: &str) -> Result<Vec<(String, Times)>, Box<dyn Error>> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/measure");
    let output = Command::new(env::var("CARGO").unwrap_or("cargo".into()))
        .args(["run", "--quiet", "--locked", "--example", "measure"])
        .args(profile)
        .args([
            "--target-dir".as_ref(),
            target.join(if flags.is_empty() { "any" } else { "native" }).as_os_str(),
        ])
        .args(["--", "--times"])
        .env("RUSTFLAGS", flags)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let mut rows = Vec::new();
    for line in String::from_utf8(output.stdout)?.lines() {
        let mut fields = line.split('\t');
        let name = fields.next().unwrap_or_default().to_owned();
        let times: Vec<f64> = fields.map(str::parse).collect::<Result<_, _>>()?;
        rows.push((name, Times(times.try_into().map_err(|_| format!("not three times: {line}"))?)));
    }
    Ok(rows)
}

fn measure() -> Vec<(String, Times)> {
    let x =
        Array2::from_shape_fn((ROWS, COLUMNS), |(i, j)| ((i * 31 + j * 17) % 1000) as f64 / 7.0);
    let q = Array1::from_shape_fn(COLUMNS, |j| j as f64);
    let mut by_column = Array2::zeros(x.dim().f());
    by_column.assign(&x);
    let (x32, q32) = (x.map(|&x| x as f32), q.map(|&x| x as f32));
    let distances = indexed(&x, &q).to_vec();

    let mut rows: Vec<(&str, Run)> = Vec::new();
    macro_rules! row {
        ($name:literal, $call:expr) => {
            rows.push(($name, Box::new(|| drop(black_box($call)))))
        };
    }
    row!("1 indices", indexed(black_box(&x), &q));
    row!("2 iterators", iterators(black_box(&x), &q));
    row!("3 whole arrays", whole(black_box(&x), &q));
    row!("4 no temporary", fused(black_box(&x), &q));
    row!("5 eight sums", lanes(black_box(&x), &q));
    row!("6 `par_azip!`", parallel(black_box(&x), &q));
    row!("6 blocks and rayon", parallel_blocks(black_box(&x), &q));
    row!("5 in `f32`", lanes(black_box(&x32), &q32));
    row!("4, stored by column", fused(black_box(&by_column), &q));
    row!("down the columns, stored by column", down_the_columns(black_box(&by_column), &q));
    row!("down the columns, stored by row", down_the_columns(black_box(&x), &q));
    row!("nearest 10: sort all", nearest_sorted(black_box(&distances), NEAREST));
    row!("nearest 10: select, then sort", nearest_selected(black_box(&distances), NEAREST));

    let mut times = vec![Vec::with_capacity(ROUNDS); rows.len()];
    for round in 0..=ROUNDS {
        for ((_, run), times) in rows.iter().zip(&mut times) {
            let start = Instant::now();
            run();
            let time = start.elapsed();
            // The first round warms up.
            if round > 0 {
                times.push(time);
            }
        }
    }
    let names = rows.iter().map(|(name, _)| (*name).to_owned());
    names.zip(times.into_iter().map(quartiles)).collect()
}

fn quartiles(mut times: Vec<Duration>) -> Times {
    times.sort_unstable();
    Times([1, 2, 3].map(|quarter| times[times.len() * quarter / 4].as_secs_f64() * 1e3))
}

fn text(builds: &[Vec<(String, Times)>; 3], load: &str) -> Result<String, Box<dyn Error>> {
    let [debug, release, native] = builds;
    let mut text = String::from("| step | debug | release | native | faster |\n");
    text += "|---|--:|--:|--:|--:|\n";
    let mut slowest = f64::NAN;
    for (((name, debug), (_, release)), (_, native)) in debug.iter().zip(release).zip(native) {
        if ["1 indices", "nearest 10: sort all"].contains(&name.as_str()) {
            slowest = release.0[1];
        }
        let cells = [debug, release, native].map(cell).join(" | ");
        text += &format!("| {name} | {cells} | {:.1}× |\n", slowest / release.0[1]);
    }
    text += &format!(
        "
Milliseconds for {ROWS} rows of {COLUMNS} numbers: the median of {ROUNDS} runs, and in brackets the middle half of them.
`native` is a release build with `-C target-cpu=native`. The last column compares release builds, with step 1 or with
the sort of everything. Measured on {}, {} threads, {}, {}; the load before the run was {load}.
",
        processor(),
        std::thread::available_parallelism()?,
        said_by("rustc", &["--version"])?,
        said_by("date", &["-u", "+%F"])?,
    );
    Ok(text)
}

/// With spaces at which no line breaks.
fn cell(&Times([low, median, high]): &Times) -> String {
    let digits = if median < 10.0 { 2 } else { 0 };
    format!("{median:.digits$} ({low:.digits$} to {high:.digits$})").replace(' ', "\u{a0}")
}

fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    name.unwrap_or("a processor that does not give its name").to_owned()
}

fn said_by(program: &str, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    Ok(String::from_utf8(Command::new(program).args(arguments).output()?.stdout)?.trim().to_owned())
}
