//! The tables that the solution pages show.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, thread};

use sysinfo::System;

use crate::race::Entry;
use crate::{Results, said};

/// The tables of one challenge, and what they were measured with.
///
/// # Errors
///
/// When one of the programs that tell their version cannot be started.
pub fn text(tables: &[Results], python: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for results in tables {
        table(&mut text, results, python.is_some())?;
    }
    writeln!(
        text,
        "Medians in milliseconds; ± is half of the range that holds the middle half of the runs, as a share of the median. The ratio is to \
         the solution, at the largest size. Each \
         contestant ran up to 31 times, by turns, on one thread. Memory is what the process needed at its peak beyond its input.\n"
    )?;
    let python = match python {
        None => String::new(),
        Some(python) => {
            let versions = "import platform; from importlib.metadata import version; \
                            print(f'Python {platform.python_version()}', *[f', {name} {version(name)}' for name in \
                            ['numpy', 'pandas', 'scikit-learn', 'torch']], sep='')";
            format!(", {}", said(Command::new(python).args(["-c", versions]))?)
        }
    };
    let mut system = System::new();
    system.refresh_cpu_all();
    let processor = system.cpus().first().map_or("", |cpu| cpu.brand()).trim().to_owned();
    let cache = fs::read_to_string("/sys/devices/system/cpu/cpu0/cache/index3/size");
    let cache =
        cache.map_or(String::new(), |size| format!(" with {} of third-level cache", size.trim()));
    writeln!(
        text,
        "Measured on {}: {processor}{cache}, {} threads, load {:.1}, {}{python}; by `cargo measure`.",
        jiff::Zoned::now().date(),
        thread::available_parallelism()?,
        System::load_average().one,
        said(Command::new("rustc").arg("--version"))?,
    )?;
    Ok(text)
}

fn table(text: &mut String, results: &Results, python: bool) -> Result<(), std::fmt::Error> {
    let Results { task, races, all_cores } = results;
    let Some((_, largest)) = races.last() else { return Ok(()) };
    writeln!(text, "**{}, in ms**\n", task.title)?;
    write!(text, "| contestant |")?;
    for (size, _) in races {
        write!(text, " {} |", in_one_line(&size.to_string()))?;
    }
    let rules = "--:|".repeat(races.len() + 2);
    write!(text, " ratio | memory |")?;
    writeln!(
        text,
        "{}",
        if python { format!(" all cores |\n|---|{rules}--:|") } else { format!("\n|---|{rules}") }
    )?;
    let solution = largest.get("solution").and_then(Entry::median);
    let mut notes = Vec::new();
    for who in task.contestants(python) {
        let entry = &largest[who.name];
        let name = if who.name == "solution" { "**solution**" } else { who.name };
        write!(text, "| {name} |")?;
        for (_, entries) in races {
            write!(text, " {} |", cell(&entries[who.name]))?;
        }
        let ratio = entry.median().zip(solution).map(|(its, ours)| format!("{:.2}", its / ours));
        let peak = match entry {
            Entry::Ran { peak: Some(peak), .. } => format!("{:.0}\u{a0}MB", *peak as f64 / 1e6),
            _ => String::new(),
        };
        write!(text, " {} | {peak} |", ratio.unwrap_or_default())?;
        if python {
            let cores = all_cores.get(who.name).filter(|_| who.python).and_then(Entry::median);
            write!(text, " {} |", cores.map_or(String::new(), number))?;
        }
        writeln!(text)?;
        if let (Entry::Ran { difference: Some(difference), .. }, false) = (entry, who.compared) {
            notes.push(format!(
                "The answer of \"{}\" differs from the others' by up to {difference:.2}.",
                who.name
            ));
        }
    }
    for note in notes {
        writeln!(text, "\n{note}")?;
    }
    writeln!(text)
}

fn cell(entry: &Entry) -> String {
    match entry.quartiles() {
        Some([low, median, high]) if low < high => {
            format!("{}\u{202f}±\u{202f}{:.0}%", number(median), (high - low) / median * 50.0)
        }
        Some([_, median, _]) => number(median),
        None => "over 90 s".into(),
    }
}

fn in_one_line(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Three digits of a time, in milliseconds.
fn number(seconds: f64) -> String {
    let milliseconds = seconds * 1e3;
    let decimals = 2 - milliseconds.max(0.01).log10().floor() as i32;
    format!("{milliseconds:.*}", decimals.clamp(0, 4) as usize)
}
