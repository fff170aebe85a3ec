//! One contestant in its own process, which does as `cargo measure` tells it; `engine.py` does the
//! same.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// What is timed, again and again; made by [`run`].
pub struct Run(Box<dyn FnMut(bool) -> (Duration, Option<Outcome>)>);

struct Outcome {
    numbers: Vec<f64>,
    /// The most memory that the process had, in bytes, where the system tells.
    peak: Option<u64>,
}

/// Times `call`. What `numbers` does to make an answer comparable is outside the clock, and so is
/// the drop of the answer.
pub fn run<T: 'static>(
    mut call: impl FnMut() -> T + 'static,
    numbers: impl Fn(T) -> Vec<f64> + 'static,
) -> Run {
    Run(Box::new(move |wanted| {
        let start = Instant::now();
        let answer = black_box(call());
        let time = start.elapsed();
        let outcome = || Outcome { peak: memory("VmHWM"), numbers: numbers(answer) };
        (time, wanted.then(outcome))
    }))
}

/// Says that the input is there, and then does what each line asks: `run` is one run, of which it
/// says the seconds; `answer FILE` is a run as well, whose numbers go to the file, and it says the
/// peak of memory too.
pub(crate) fn work(Run(mut run): Run) -> Result<(), Box<dyn Error>> {
    say("ready")?;
    for line in io::stdin().lines() {
        match line?.split_once(' ') {
            None => say(&run(false).0.as_secs_f64().to_string())?,
            Some((_, file)) => {
                let reset = fs::write("/proc/self/clear_refs", "5");
                let before = reset.ok().and_then(|()| memory("VmRSS"));
                let (time, Some(Outcome { numbers, peak })) = run(true) else { continue };
                let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
                fs::write(file, bytes)?;
                let more = before.zip(peak).map(|(before, peak)| peak.saturating_sub(before));
                let peak = more.map_or(String::new(), |bytes| bytes.to_string());
                say(&format!("{} {peak}", time.as_secs_f64()))?;
            }
        }
    }
    Ok(())
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "{line}")?;
    out.flush()
}

/// A line of the process's status, in bytes. Linux only.
fn memory(key: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}
