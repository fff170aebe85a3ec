//! What is measured: the tasks, their sizes, and who takes part.

use std::error::Error;
use std::fmt;
use std::fs;
use std::path::Path;

/// One thing to do, that all contestants do alike.
pub struct Task {
    /// The challenge.
    pub slug: &'static str,
    /// What is done, as `contestants` knows it.
    pub name: &'static str,
    /// What is done, as the table says it.
    pub title: &'static str,
    /// From small to large.
    pub sizes: [Size; 3],
    /// How far an answer may be from the solution's.
    pub tolerance: f64,
    /// The solution first.
    rust: &'static [&'static str],
    python: &'static [&'static str],
}

/// Somebody who takes part.
pub struct Contestant {
    /// As the table calls it.
    pub name: &'static str,
    /// Whether it is of `contestants.py`.
    pub python: bool,
    /// Whether its answer has to be the solution's.
    pub compared: bool,
}

/// How large an input is.
pub struct Size {
    numbers: &'static [usize],
    /// Whether the input is a file, that the first contestant makes.
    file: bool,
}

const fn size(numbers: &'static [usize]) -> Size {
    Size { numbers, file: false }
}

const fn file(numbers: &'static [usize]) -> Size {
    Size { numbers, file: true }
}

impl Size {
    /// By which the time is expected to grow.
    pub fn elements(&self) -> f64 {
        self.numbers.iter().map(|&n| n as f64).product()
    }

    /// For a worker's command line.
    ///
    /// # Errors
    ///
    /// When the folder for inputs cannot be made.
    pub fn arguments(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let mut arguments: Vec<_> = self.numbers.iter().map(usize::to_string).collect();
        if self.file {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/inputs");
            fs::create_dir_all(&folder)?;
            let name = format!("table-{}.csv", arguments.join("-"));
            arguments.push(folder.join(name).display().to_string());
        }
        Ok(arguments)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.numbers.iter().map(|&n| grouped(n)).collect();
        f.pad(&numbers.join(" × "))
    }
}

/// With a comma before each three digits: 50,000.
fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", grouped(n / 1000), n % 1000) }
}

/// Everything that is measured.
pub const TASKS: [Task; 8] = [
    Task {
        slug: "batch-norm",
        name: "train",
        title: "Train mode, rows × columns",
        sizes: [size(&[256, 64]), size(&[1024, 512]), size(&[4096, 1024])],
        tolerance: 1e-9,
        rust: &[
            "solution",
            "solution, output kept",
            "brute force",
            "moving the bytes",
            "moving the bytes, output kept",
        ],
        python: &["NumPy", "NumPy, output kept", "PyTorch"],
    },
    Task {
        slug: "batch-norm",
        name: "eval",
        title: "Eval mode, rows × columns",
        sizes: [size(&[256, 64]), size(&[1024, 512]), size(&[4096, 1024])],
        tolerance: 1e-9,
        rust: &[
            "solution",
            "solution, output kept",
            "brute force",
            "moving the bytes",
            "moving the bytes, output kept",
        ],
        python: &["NumPy", "NumPy, output kept", "PyTorch"],
    },
    Task {
        slug: "top-k-accuracy",
        name: "k = 5",
        title: "k = 5, rows × classes",
        sizes: [size(&[500, 1000]), size(&[5000, 1000]), size(&[50_000, 1000])],
        tolerance: 0.0,
        rust: &["solution", "solution, labels' scores first", "brute force", "moving the bytes"],
        python: &[
            "NumPy argsort",
            "NumPy argpartition",
            "NumPy, counting",
            "PyTorch topk",
            "scikit-learn",
        ],
    },
    Task {
        slug: "label-encoder",
        name: "fit and transform",
        title: "Fit and transform the same strings, strings × categories",
        sizes: [size(&[100_000, 1000]), size(&[1_000_000, 1000]), size(&[10_000_000, 1000])],
        tolerance: 0.0,
        rust: &["solution", "brute force"],
        python: &[
            "Python dict",
            "pandas factorize",
            "scikit-learn LabelEncoder",
            "scikit-learn OrdinalEncoder",
        ],
    },
    Task {
        slug: "label-encoder",
        name: "transform",
        title: "Transform other strings, 1 % of them unseen, strings × categories",
        sizes: [size(&[100_000, 1000]), size(&[1_000_000, 1000]), size(&[10_000_000, 1000])],
        tolerance: 0.0,
        rust: &["solution", "brute force"],
        python: &["Python dict", "pandas get_indexer", "scikit-learn OrdinalEncoder"],
    },
    Task {
        slug: "stratified-split",
        name: "split",
        title: "A test part of 20 %, labels × classes",
        sizes: [size(&[100_000, 100]), size(&[1_000_000, 100]), size(&[10_000_000, 100])],
        // Of equal remainders chance decides, and the plain NumPy rounds down.
        tolerance: 1.0,
        rust: &["solution", "brute force"],
        python: &["NumPy, class by class", "scikit-learn"],
    },
    Task {
        slug: "mini-pipeline",
        name: "read",
        title: "Read the CSV file, rows",
        sizes: [file(&[10_000]), file(&[100_000]), file(&[1_000_000])],
        // Of sums of a million numbers.
        tolerance: 1e-3,
        rust: &["solution"],
        python: &["pandas read_csv"],
    },
    Task {
        slug: "mini-pipeline",
        name: "train",
        title: "Impute, encode, scale and train, rows",
        sizes: [file(&[10_000]), file(&[100_000]), file(&[1_000_000])],
        tolerance: 1e-4,
        rust: &["solution", "brute force", "linfa", "smartcore"],
        python: &[
            "pandas and gradient descent",
            "scikit-learn, lbfgs",
            "scikit-learn, newton-cholesky",
        ],
    },
];

impl Task {
    /// Who takes part, the solution first.
    pub fn contestants(&self, python: bool) -> Vec<Contestant> {
        let theirs = if python { self.python } else { &[] };
        let ours = self.rust.iter().map(|name| (name, false));
        let all = ours.chain(theirs.iter().map(|name| (name, true)));
        all.map(|(&name, python)| Contestant {
            name,
            python,
            // These two take a thousand steps down the gradient, wherever that leads.
            compared: self.name != "train"
                || !["brute force", "pandas and gradient descent"].contains(&name)
                || self.slug != "mini-pipeline",
        })
        .collect()
    }
}
