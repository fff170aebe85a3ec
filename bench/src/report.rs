//! The tables that the solution pages show.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, thread};

use bench::description::{Role, Task};
use sysinfo::System;

use crate::contest::{Entry, shown};
use crate::{Results, said};

/// The tables of one challenge, and what they were measured with.
///
/// # Errors
///
/// When one of the programs that tell their version cannot be started.
pub fn text(
    tables: &[Results<'_>],
    python: Option<&Path>,
    libraries: &BTreeSet<String>,
) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for results in tables {
        table(&mut text, results)?;
    }
    writeln!(
        text,
        "Medians in milliseconds; ± is half of the range that holds the middle half of the runs, as a share of the median. The ratio is to \
         the first row, at the largest size. Each \
         contestant ran up to 31 times, by turns, on one thread. Memory is what the process needed at its peak beyond its input.\n"
    )?;
    let python = match python.filter(|_| !libraries.is_empty()) {
        None => String::new(),
        Some(python) => {
            let version = "import platform; print(platform.python_version())";
            let version = said(Command::new(python).args(["-c", version]))?;
            let libraries: Vec<&str> = libraries.iter().map(String::as_str).collect();
            format!(", Python {version}, {}", libraries.join(", "))
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

fn table(text: &mut String, results: &Results<'_>) -> Result<(), std::fmt::Error> {
    let Results { task, in_python, by_size, all_cores } = results;
    let Some((_, largest)) = by_size.last() else { return Ok(()) };
    writeln!(text, "{}\n", heading(task))?;
    let python = !all_cores.is_empty();
    let cores = if python { " all cores |" } else { "" };
    let sizes = by_size.iter().map(|(size, _)| *size);
    writeln!(text, "{} ratio | memory |{cores}", header(sizes))?;
    writeln!(text, "|---|{}", "--:|".repeat(by_size.len() + 2 + usize::from(python)))?;
    let first = &task.contestants[0].name;
    let ours = largest[first].median();
    let mut notes = vec![clock(task)];
    for who in &task.contestants {
        let entry = &largest[&who.name];
        let name = if who.name == *first { &format!("**{first}**") } else { &who.name };
        write!(text, "| {name} |")?;
        for (_, entries) in by_size {
            write!(text, " {} |", cell(&entries[&who.name]))?;
        }
        let ratio = entry.median().zip(ours).map(|(its, ours)| format!("{:.2}", its / ours));
        let peak = match entry {
            Entry::Ran { peak: Some(peak), .. } => format!("{:.0}\u{a0}MB", *peak as f64 / 1e6),
            _ => String::new(),
        };
        write!(text, " {} | {peak} |", ratio.unwrap_or_default())?;
        if python {
            let theirs = in_python.contains(&who.name.as_str());
            let cores = all_cores.get(&who.name).filter(|_| theirs).and_then(Entry::median);
            write!(text, " {} |", cores.map_or(String::new(), number))?;
        }
        writeln!(text)?;
        if let (Entry::Ran { difference: Some(difference), .. }, Role::Approximates) =
            (entry, who.role)
        {
            notes.push(format!(
                "The {} of \"{}\" differ from those of the first row by up to {difference:.2}.",
                task.answer, who.name
            ));
        }
    }
    writeln!(text, "\n{}\n", notes.join(" "))
}

fn heading(task: &Task) -> String {
    format!("**{}, in ms**", task.title)
}

/// The first line of the table, up to the sizes.
fn header<'a>(sizes: impl Iterator<Item = &'a [usize]>) -> String {
    let sizes: String = sizes.map(|size| format!(" {} |", in_one_line(&shown(size)))).collect();
    format!("| contestant |{sizes}")
}

fn clock(task: &Task) -> String {
    format!("Inside the clock: {}.", task.clock)
}

/// What is wrong with the table in the book: it is not there, or not of this race.
pub fn problems(root: &Path, slug: &str, tasks: &[Task], python: bool) -> Vec<String> {
    let file = format!("listings/{slug}/race.md");
    let again = format!("`cargo measure {slug}` makes it");
    let Ok(text) = fs::read_to_string(root.join(&file)) else {
        return vec![format!("{file}: not there; {again}")];
    };
    let mut problems = Vec::new();
    let page = format!("src/solutions/{slug}.md");
    let include = format!("{{{{#include ../../{file}}}}}");
    if !fs::read_to_string(root.join(&page)).is_ok_and(|page| page.contains(&include)) {
        problems.push(format!("{page}: does not show the race; write {include} there"));
    }
    let differences = tasks.iter().flat_map(|task| stale(&text, task, python));
    problems.extend(differences.map(|what| format!("{file}: {what}; {again} anew")));
    problems
}

/// What the table says otherwise than the task. Without Python nobody knows who else may be there.
fn stale(text: &str, task: &Task, python: bool) -> Vec<String> {
    let heading = heading(task);
    let Some((_, rest)) = text.split_once(&heading) else {
        return vec![format!("no table `{heading}`")];
    };
    let mine = rest.split("\n**").next().unwrap_or(rest);
    let mut problems = Vec::new();
    if !mine.contains(&header(task.sizes.iter().map(Vec::as_slice))) {
        problems.push(format!("`{heading}` has other sizes than race.rs"));
    }
    if !mine.contains(&clock(task)) {
        problems.push(format!("`{heading}` does not say `{}`", clock(task)));
    }
    let rows = mine.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let rows: Vec<&str> =
        rows.map(|cell| cell.trim_matches('*')).filter(|cell| *cell != "contestant").collect();
    let names = || task.contestants.iter().map(|who| who.name.as_str());
    problems.extend(
        names()
            .filter(|name| !rows.contains(name))
            .map(|name| format!("`{heading}` has no contestant `{name}`, whom the race has")),
    );
    if python {
        problems.extend(rows.iter().filter(|row| !names().any(|name| name == **row)).map(|row| {
            format!("`{heading}` has a contestant `{row}`, whom the race does not have")
        }));
    }
    problems
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bench::description::Contestant;

    use super::*;
    use crate::contest::Entries;

    fn task(contestants: &[(&str, Role)]) -> Task {
        let contestants = contestants.iter();
        Task {
            name: "add".into(),
            title: "Add, numbers".into(),
            clock: "from numbers to their sum".into(),
            answer: "sums".into(),
            sizes: vec![vec![1], vec![1000], vec![1_000_000]],
            tolerance: 0.0,
            contestants: contestants
                .map(|&(name, role)| Contestant { name: name.into(), role })
                .collect(),
        }
    }

    fn measured() -> Task {
        task(&[("solution", Role::Answers), ("guess", Role::Approximates)])
    }

    /// The table of [`measured`].
    fn text() -> String {
        let ran = |difference| Entry::Ran {
            times: vec![0.001, 0.002, 0.003],
            peak: Some(5_000_000),
            difference: Some(difference),
        };
        let entries: Entries =
            BTreeMap::from([("solution".into(), ran(0.0)), ("guess".into(), ran(0.27))]);
        let task = measured();
        let sizes = task.sizes.iter().map(|size| (size.as_slice(), entries.clone())).collect();
        let mut text = String::new();
        let results = Results {
            task: &task,
            in_python: Vec::new(),
            by_size: sizes,
            all_cores: Entries::new(),
        };
        table(&mut text, &results).unwrap();
        text
    }

    #[test]
    fn table_names_what_differs_and_what_is_timed() {
        let text = text();
        let clock = "Inside the clock: from numbers to their sum. The sums of \"guess\" differ from those of the first row by up to 0.27.";
        assert!(text.contains(clock), "{text}");
    }

    #[test]
    fn table_of_the_race_is_not_stale() {
        assert_eq!(stale(&text(), &measured(), true), [""; 0]);
    }

    #[track_caller]
    fn assert_stale(task: &Task, python: bool, words: &str) {
        let problems = stale(&text(), task, python);
        assert!(problems.len() == 1 && problems[0].contains(words), "{problems:?}");
    }

    #[test]
    fn table_of_another_race_is_stale() {
        let more = task(&[
            ("solution", Role::Answers),
            ("guess", Role::Approximates),
            ("NumPy", Role::Answers),
        ]);
        assert_stale(&more, false, "has no contestant `NumPy`");
        let fewer = task(&[("solution", Role::Answers)]);
        assert_stale(&fewer, true, "has a contestant `guess`, whom the race does not have");
        // It may be one of race.py.
        assert_eq!(stale(&text(), &fewer, false), [""; 0]);

        assert_stale(&Task { title: "Add up, numbers".into(), ..measured() }, true, "no table");
        let clock = "from a file to the sum".into();
        assert_stale(&Task { clock, ..measured() }, true, "does not say");
        let sizes = vec![vec![1], vec![2000], vec![1_000_000]];
        assert_stale(&Task { sizes, ..measured() }, true, "has other sizes");
    }

    #[test]
    fn race_without_a_table_or_an_include_is_told() {
        let root = tempfile::tempdir().unwrap();
        let tasks = [measured()];
        let told = || problems(root.path(), "add", &tasks, true).join("\n");
        assert_eq!(told(), "listings/add/race.md: not there; `cargo measure add` makes it");

        let write = |file: &str, text: &str| {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("listings/add/race.md", &text());
        write("src/solutions/add.md", "## Cost\n");
        let include = "{{#include ../../listings/add/race.md}}";
        assert_eq!(
            told(),
            format!("src/solutions/add.md: does not show the race; write {include} there")
        );
        write("src/solutions/add.md", include);
        assert_eq!(told(), "");
        write("listings/add/race.md", &text().replace("guess", "guest"));
        assert!(told().starts_with("listings/add/race.md: "), "{}", told());
    }
}
