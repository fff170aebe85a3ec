//! From CSV text with gaps to precision, recall and F1, and nothing learned from the test rows.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, concatenate, s};
use std::collections::BTreeSet;
use std::fmt;
use thiserror::Error;

/// What the columns of a CSV file are. The header may hold others, and any order will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema<'a> {
    /// Columns of numbers.
    pub numeric: &'a [&'a str],
    /// Columns of categories.
    pub categorical: &'a [&'a str],
    /// The column to predict. It holds two values.
    pub label: &'a str,
    /// The value of the positive class.
    pub positive: &'a str,
    /// What stands for a gap, beside the empty field. Nothing is guessed: "NA" may be Namibia.
    pub missing: &'a [&'a str],
}

/// A column of a [`Table`]. `None` is a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<T> {
    /// As in the header.
    pub name: String,
    /// One for each row.
    pub values: Vec<Option<T>>,
}

/// The rows that have a label, column by column, with their gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    numeric: Vec<Column<f64>>,
    categorical: Vec<Column<String>>,
    labels: Vec<bool>,
    unlabelled: usize,
}

/// How to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    /// Weight of the losses against the penalty, as in scikit-learn: training minimises
    /// `c * losses + |weights|^2 / 2`. 1 unless you change it.
    pub c: f64,
    /// Training is done when no entry of the gradient is above this, or above what rounding leaves
    /// of it. 1e-8 unless you change it.
    pub tolerance: f64,
    /// Training gives up after so many steps. 100 unless you change it.
    pub max_iterations: usize,
}

/// An unfitted pipeline: all it can do is [`fit`](Self::fit).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pipeline {
    config: Config,
}

/// What the training rows say of a numeric column.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    /// The column's name.
    pub name: String,
    /// Fills the gaps.
    pub median: f64,
    /// Mean once the gaps are filled.
    pub mean: f64,
    /// Standard deviation, divided by n, once the gaps are filled. 1 for a constant column.
    pub std: f64,
}

/// What the training rows say of a categorical column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categorical {
    /// The column's name.
    pub name: String,
    /// Sorted, with a gap before everything else. The first is the baseline and has no feature.
    pub categories: Vec<Option<String>>,
}

/// A fitted pipeline. Nothing changes it, so what it sees from now on teaches it nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedPipeline {
    numeric: Vec<Numeric>,
    categorical: Vec<Categorical>,
    weights: Array1<f64>,
    intercept: f64,
}

/// What came of the predictions for some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Positive rows called positive.
    pub true_positives: usize,
    /// Negative rows called positive.
    pub false_positives: usize,
    /// Positive rows called negative.
    pub false_negatives: usize,
    /// Negative rows called negative.
    pub true_negatives: usize,
    /// Categorical fields, gaps included, whose value no training row had.
    pub unseen_categories: usize,
}

/// Why there is no answer. Lines count from 1, the header's; rows are those of the table, from 0.
#[derive(Debug, Clone, PartialEq, Error)]
#[allow(missing_docs, reason = "the messages say what the fields are")]
pub enum PipelineError {
    #[error("not CSV: {message}")]
    Csv { message: String },
    #[error("there is no column `{column}`")]
    MissingColumn { column: String },
    #[error("column `{column}` stands twice in the header or in the schema")]
    DuplicateColumn { column: String },
    #[error("line {line} ends before column `{column}`")]
    ShortRow { line: usize, column: String },
    #[error("line {line} has {fields} fields for {columns} columns")]
    LongRow { line: usize, fields: usize, columns: usize },
    #[error("line {line}, column `{column}`: `{value}` is not a finite number")]
    NotANumber { line: usize, column: String, value: String },
    #[error("line {line}, column `{column}`: `{value}` is a third label")]
    ThirdLabel { line: usize, column: String, value: String },
    #[error("there are no rows")]
    NoRows,
    #[error("row {row} of a table of {rows}")]
    RowOutOfRange { row: usize, rows: usize },
    #[error("every training row is {}", if *positive { "positive" } else { "negative" })]
    OneClass { positive: bool },
    #[error("column `{column}` has no value in the training rows")]
    EmptyColumn { column: String },
    #[error("column `{column}` has values too large to scale")]
    TooLarge { column: String },
    #[error("c must be a finite number above 0, got {0}")]
    InvalidC(f64),
    #[error("the gradient is still above the tolerance after {iterations} steps")]
    NotConverged { iterations: usize },
}
// ANCHOR_END: types

// ANCHOR: table
impl Table {
    /// Reads CSV text with a header. Space around a field is no part of it. Rows without a label
    /// are dropped and counted.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], with the line and the column where there is one.
    pub fn from_csv(text: &str, schema: &Schema) -> Result<Self, PipelineError> {
        let not_csv = |e: csv::Error| PipelineError::Csv { message: e.to_string() };
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.flexible(true).trim(csv::Trim::Headers).from_reader(text.as_bytes());
        let header = reader.headers().map_err(not_csv)?.clone();
        let names = [schema.numeric, schema.categorical, &[schema.label]].concat();
        let places =
            names.iter().map(|name| place(name, &names, &header)).collect::<Result<Vec<_>, _>>()?;
        let (numeric_at, rest) = places.split_at(schema.numeric.len());
        let (categorical_at, label_at) = rest.split_at(schema.categorical.len());

        let (numeric, categorical) =
            (Column::empty(schema.numeric), Column::empty(schema.categorical));
        let mut table = Self { numeric, categorical, labels: Vec::new(), unlabelled: 0 };
        let mut negative = None;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(not_csv)? {
            let line = || line_of(&record, text);
            if let Some(column) = header.get(record.len()) {
                return Err(PipelineError::ShortRow { line: line(), column: column.to_string() });
            }
            if record.len() > header.len() {
                let (fields, columns) = (record.len(), header.len());
                return Err(PipelineError::LongRow { line: line(), fields, columns });
            }
            let field = |at: usize| {
                Some(record[at].trim()).filter(|f| !f.is_empty() && !schema.missing.contains(f))
            };
            let Some(label) = field(label_at[0]) else {
                table.unlabelled += 1;
                continue;
            };
            let positive = label == schema.positive;
            if !positive && *negative.get_or_insert_with(|| label.to_string()) != label {
                let (column, value) = (schema.label.to_string(), label.to_string());
                return Err(PipelineError::ThirdLabel { line: line(), column, value });
            }
            table.labels.push(positive);
            for (column, &at) in table.numeric.iter_mut().zip(numeric_at) {
                let number = |f: &str| match f.parse() {
                    Ok(x) if f64::is_finite(x) => Ok(x),
                    _ => {
                        let (column, value) = (column.name.clone(), f.to_string());
                        Err(PipelineError::NotANumber { line: line(), column, value })
                    }
                };
                column.values.push(field(at).map(number).transpose()?);
            }
            for (column, &at) in table.categorical.iter_mut().zip(categorical_at) {
                column.values.push(field(at).map(str::to_string));
            }
        }
        if table.labels.is_empty() { Err(PipelineError::NoRows) } else { Ok(table) }
    }

    /// Number of rows, all of them with a label.
    pub fn rows(&self) -> usize {
        self.labels.len()
    }

    /// Rows that were dropped because their label was missing.
    pub fn unlabelled(&self) -> usize {
        self.unlabelled
    }

    /// The numeric columns, in the schema's order.
    pub fn numeric(&self) -> &[Column<f64>] {
        &self.numeric
    }

    /// The categorical columns, in the schema's order.
    pub fn categorical(&self) -> &[Column<String>] {
        &self.categorical
    }

    /// Whether each row is of the positive class.
    pub fn labels(&self) -> &[bool] {
        &self.labels
    }

    /// Refuses rows that are not there.
    ///
    /// # Errors
    ///
    /// [`PipelineError::RowOutOfRange`].
    pub fn check_rows(&self, rows: &[usize]) -> Result<(), PipelineError> {
        let outside = rows.iter().find(|&&row| row >= self.rows());
        outside.map_or(Ok(()), |&row| Err(PipelineError::RowOutOfRange { row, rows: self.rows() }))
    }
}

impl<T> Column<T> {
    fn empty(names: &[&str]) -> Vec<Self> {
        names.iter().map(|name| Self { name: name.to_string(), values: Vec::new() }).collect()
    }

    /// The values of the column of that name.
    ///
    /// # Errors
    ///
    /// [`PipelineError::MissingColumn`].
    pub fn find<'a>(columns: &'a [Self], name: &str) -> Result<&'a [Option<T>], PipelineError> {
        let column = columns.iter().find(|column| column.name == name);
        column
            .map(|c| &c.values[..])
            .ok_or_else(|| PipelineError::MissingColumn { column: name.to_string() })
    }
}

/// Where a column stands in the header. It must stand there once, and be asked for once.
fn place(name: &str, names: &[&str], header: &csv::StringRecord) -> Result<usize, PipelineError> {
    let column = name.to_string();
    let places: Vec<usize> = (0..header.len()).filter(|&at| &header[at] == name).collect();
    match places[..] {
        [] => Err(PipelineError::MissingColumn { column }),
        [at] if names.iter().filter(|&&other| other == name).count() == 1 => Ok(at),
        _ => Err(PipelineError::DuplicateColumn { column }),
    }
}

/// The csv crate's own line numbers fall behind after a blank line and with Windows line ends. Its
/// byte offsets do not.
fn line_of(record: &csv::StringRecord, text: &str) -> usize {
    let (text, start) = (text.as_bytes(), record.position().map_or(0, |p| p.byte() as usize));
    let line_ends = text[start..].iter().take_while(|b| b"\r\n".contains(b)).count();
    1 + text[..start + line_ends].iter().filter(|&&b| b == b'\n').count()
}
// ANCHOR_END: table

impl Default for Config {
    fn default() -> Self {
        Self { c: 1.0, tolerance: 1e-8, max_iterations: 100 }
    }
}

// ANCHOR: fit
impl Pipeline {
    /// A pipeline that will train as `config` says.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Learns medians, means, deviations, categories and weights from these rows of the table. No
    /// other row is looked at.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if there is nothing to learn from or training does not converge.
    pub fn fit(&self, table: &Table, rows: &[usize]) -> Result<FittedPipeline, PipelineError> {
        table.check_rows(rows)?;
        let labels: Vec<bool> = rows.iter().map(|&row| table.labels[row]).collect();
        let &positive = labels.first().ok_or(PipelineError::NoRows)?;
        if labels.iter().all(|&label| label == positive) {
            return Err(PipelineError::OneClass { positive });
        }
        let numeric = table.numeric.iter().map(|column| Numeric::learn(column, rows));
        let numeric = numeric.collect::<Result<Vec<_>, _>>()?;
        let categorical = table.categorical.iter().map(|column| Categorical::learn(column, rows));
        let categorical = categorical.collect::<Result<Vec<_>, _>>()?;
        let (x, _) = design_matrix(&numeric, &categorical, table, rows)?;
        let (weights, intercept) = logistic_regression(&x, &labels, &self.config)?;
        Ok(FittedPipeline { numeric, categorical, weights, intercept })
    }
}
// ANCHOR_END: fit

// ANCHOR: learn
impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        let median = median(&mut present);
        let filled = || rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let n = rows.len() as f64;
        let mean = filled().sum::<f64>() / n;
        let var = filled().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        if !var.is_finite() {
            return Err(PipelineError::TooLarge { column: name });
        }
        // Ten times 0.1 has a variance of 2e-34. What rounding alone can leave is no spread.
        let rounding = n * f64::EPSILON * var + (n * f64::EPSILON * mean).powi(2);
        let std = if var <= rounding { 1.0 } else { var.sqrt() };
        Ok(Self { name, median, mean, std })
    }
}

/// Of an even number of values, the mean of the middle two. Reorders the slice, which is not empty.
fn median(values: &mut [f64]) -> f64 {
    let even = values.len().is_multiple_of(2);
    let (below, &mut upper, _) = values.select_nth_unstable_by(values.len() / 2, f64::total_cmp);
    if even {
        below.iter().copied().fold(f64::NEG_INFINITY, f64::max).midpoint(upper)
    } else {
        upper
    }
}

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let categories: BTreeSet<_> = rows.iter().map(|&row| &column.values[row]).collect();
        if categories.iter().all(|category| category.is_none()) {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        Ok(Self { name, categories: categories.into_iter().cloned().collect() })
    }
}
// ANCHOR_END: learn

// ANCHOR: design
/// No product of a scaled value overflows below this.
const LARGEST: f64 = 1e150;

/// One row for each of `rows`, one column a feature; and how many categorical fields hold a value
/// that was not learned.
fn design_matrix(
    numeric: &[Numeric],
    categorical: &[Categorical],
    table: &Table,
    rows: &[usize],
) -> Result<(Array2<f64>, usize), PipelineError> {
    table.check_rows(rows)?;
    let one_hot: usize = categorical.iter().map(|column| column.categories.len() - 1).sum();
    let mut x = Array2::zeros((rows.len(), numeric.len() + one_hot));
    for (j, Numeric { name, median, mean, std }) in numeric.iter().enumerate() {
        let values = Column::find(&table.numeric, name)?;
        for (x, &row) in x.column_mut(j).iter_mut().zip(rows) {
            *x = (values[row].unwrap_or(*median) - mean) / std;
            if x.abs() > LARGEST {
                return Err(PipelineError::TooLarge { column: name.clone() });
            }
        }
    }
    let (mut first, mut unseen) = (numeric.len(), 0);
    for Categorical { name, categories } in categorical {
        let values = Column::find(&table.categorical, name)?;
        for (i, &row) in rows.iter().enumerate() {
            match categories.binary_search(&values[row]) {
                Ok(0) => {} // the baseline: zeros
                Ok(k) => x[[i, first + k - 1]] = 1.0,
                Err(_) => unseen += 1, // zeros too
            }
        }
        first += categories.len() - 1;
    }
    Ok((x, unseen))
}
// ANCHOR_END: design

// ANCHOR: train
/// Weights and intercept that minimise `c * sum of log_loss + |weights|^2 / 2`, by Newton's method.
fn logistic_regression(
    x: &Array2<f64>,
    labels: &[bool],
    config: &Config,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let &Config { c, tolerance, max_iterations } = config;
    if !(c.is_finite() && c > 0.0) {
        return Err(PipelineError::InvalidC(c));
    }
    // The intercept is the weight of a column of ones, and the penalty leaves it out.
    let d = x.ncols();
    let x = concatenate![Axis(1), *x, Array2::ones((x.nrows(), 1))];
    let penalty = Array1::from_shape_fn(d + 1, |j| if j < d { 1.0 } else { 0.0 });
    let y: Array1<f64> = labels.iter().map(|&label| f64::from(label)).collect();
    let objective = |w: &Array1<f64>, z: &Array1<f64>| {
        let losses: f64 = z.iter().zip(labels).map(|(&z, &label)| log_loss(z, label)).sum();
        c * losses + 0.5 * (&penalty * w).dot(w)
    };

    let rounding = 4.0 * f64::EPSILON * c * labels.len() as f64;
    let mut w = Array1::zeros(d + 1);
    let mut z = x.dot(&w);
    for iterations in 0..=max_iterations {
        let p = z.mapv(sigmoid);
        let gradient = x.t().dot(&(&p - &y)) * c + &penalty * &w;
        if gradient.iter().all(|g| g.abs() <= tolerance.max(rounding)) {
            return Ok((w.slice(s![..d]).to_owned(), w[d]));
        }
        let curvature = (&p * &(1.0 - &p) * c).insert_axis(Axis(1));
        let hessian = x.t().dot(&(&x * &curvature)) + Array2::from_diag(&penalty);
        let mut step =
            cholesky_solve(hessian, gradient).ok_or(PipelineError::NotConverged { iterations })?;
        // Far from the minimum a full step may overshoot: halve it until the objective no longer
        // rises. At the minimum nothing but rounding is left to move the objective.
        let ceiling = objective(&w, &z) * (1.0 + 1e-12);
        let mut next = &w - &step;
        z = x.dot(&next);
        while objective(&next, &z) > ceiling {
            step /= 2.0;
            next = &w - &step;
            z = x.dot(&next);
        }
        w = next;
    }
    Err(PipelineError::NotConverged { iterations: max_iterations })
}

/// Solves `a x = b` for a symmetric positive definite `a`: `a = L Lᵀ`, `L y = b`, `Lᵀ x = y`.
fn cholesky_solve(mut a: Array2<f64>, mut b: Array1<f64>) -> Option<Array1<f64>> {
    for i in 0..b.len() {
        for j in 0..=i {
            let rest = a[[i, j]] - a.slice(s![i, ..j]).dot(&a.slice(s![j, ..j]));
            if i > j {
                a[[i, j]] = rest / a[[j, j]];
            } else if rest > 0.0 {
                a[[i, i]] = rest.sqrt();
            } else {
                return None;
            }
        }
        b[i] = (b[i] - a.slice(s![i, ..i]).dot(&b.slice(s![..i]))) / a[[i, i]];
    }
    for i in (0..b.len()).rev() {
        b[i] = (b[i] - a.slice(s![i + 1.., i]).dot(&b.slice(s![i + 1..]))) / a[[i, i]];
    }
    Some(b)
}

/// `1 / (1 + e^-z)`. The exponential is never of a positive number, so it cannot overflow, and the
/// lower tail keeps its digits.
pub fn sigmoid(z: f64) -> f64 {
    let e = (-z.abs()).exp();
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// `-ln p` of the true class, from the logit `z` of the positive one: `ln(1 + e^-z)` if `label`,
/// else `ln(1 + e^z)`. Where `p` would round to 0 or 1, the loss still has its digits.
pub fn log_loss(z: f64, label: bool) -> f64 {
    let wrong = if label { -z } else { z };
    wrong.max(0.0) + (-z.abs()).exp().ln_1p()
}
// ANCHOR_END: train

// ANCHOR: predict
impl FittedPipeline {
    /// The probability of the positive class for each of these rows, in their order.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row or a column is not there, or a value is too large.
    pub fn predict_proba(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<Array1<f64>, PipelineError> {
        Ok(self.probabilities(&self.design_matrix(table, rows)?.0))
    }

    /// Whether each of these rows is more likely positive than not. A probability of 1/2 is not.
    ///
    /// # Errors
    ///
    /// As [`predict_proba`](Self::predict_proba).
    pub fn predict(&self, table: &Table, rows: &[usize]) -> Result<Vec<bool>, PipelineError> {
        Ok(self.predict_proba(table, rows)?.iter().map(|&p| p > 0.5).collect())
    }

    /// Compares predictions with labels.
    ///
    /// # Errors
    ///
    /// As [`predict_proba`](Self::predict_proba), and if there are no rows.
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        if rows.is_empty() {
            return Err(PipelineError::NoRows);
        }
        let (x, unseen_categories) = self.design_matrix(table, rows)?;
        let mut report = Report { unseen_categories, ..Report::default() };
        for (&p, &row) in self.probabilities(&x).iter().zip(rows) {
            *match (p > 0.5, table.labels[row]) {
                (true, true) => &mut report.true_positives,
                (true, false) => &mut report.false_positives,
                (false, true) => &mut report.false_negatives,
                (false, false) => &mut report.true_negatives,
            } += 1;
        }
        Ok(report)
    }

    fn probabilities(&self, x: &ArrayRef2<f64>) -> Array1<f64> {
        (x.dot(&self.weights) + self.intercept).mapv_into(sigmoid)
    }
}
// ANCHOR_END: predict

// ANCHOR: read
impl FittedPipeline {
    /// What the model sees of these rows: the matrix, shape `(rows, features)`, and how many
    /// categorical fields hold a value that no training row had.
    ///
    /// # Errors
    ///
    /// As [`predict_proba`](Self::predict_proba).
    pub fn design_matrix(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<(Array2<f64>, usize), PipelineError> {
        design_matrix(&self.numeric, &self.categorical, table, rows)
    }

    /// What was learned of each numeric column.
    pub fn numeric(&self) -> &[Numeric] {
        &self.numeric
    }

    /// What was learned of each categorical column.
    pub fn categorical(&self) -> &[Categorical] {
        &self.categorical
    }

    /// The weight of each feature.
    pub fn weights(&self) -> &ArrayRef1<f64> {
        &self.weights
    }

    /// The logit of a row whose features are all zero.
    pub fn intercept(&self) -> f64 {
        self.intercept
    }

    /// The names of the features, in the order of the weights: `age`, `education=HS`.
    pub fn feature_names(&self) -> Vec<String> {
        let numeric = self.numeric.iter().map(|column| column.name.clone());
        // A gap sorts first, so it is never one of the features that are left.
        let one_hot = self.categorical.iter().flat_map(|Categorical { name, categories }| {
            categories[1..].iter().flatten().map(move |category| format!("{name}={category}"))
        });
        numeric.chain(one_hot).collect()
    }
}
// ANCHOR_END: read

// ANCHOR: report
impl Report {
    /// Rows that were judged.
    pub fn rows(&self) -> usize {
        self.positives() + self.false_positives + self.true_negatives
    }

    /// Rows that are positive.
    pub fn positives(&self) -> usize {
        self.true_positives + self.false_negatives
    }

    /// Rows that were called positive.
    pub fn predicted_positives(&self) -> usize {
        self.true_positives + self.false_positives
    }

    /// How many of the rows called positive are. 0 if none was called so.
    pub fn precision(&self) -> f64 {
        share(self.true_positives, self.predicted_positives())
    }

    /// How many of the positive rows were called so. 0 if there is none.
    pub fn recall(&self) -> f64 {
        share(self.true_positives, self.positives())
    }

    /// Harmonic mean of precision and recall. 0 if no row is positive or was called so.
    pub fn f1(&self) -> f64 {
        share(2 * self.true_positives, self.positives() + self.predicted_positives())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
// ANCHOR_END: report

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        writeln!(f, "precision {precision:.4}  recall {recall:.4}  F1 {f1:.4}")?;
        let (rows, positives, called) = (self.rows(), self.positives(), self.predicted_positives());
        write!(
            f,
            "on {rows} rows: {positives} positive, {called} called positive, {} right",
            self.true_positives
        )?;
        write!(f, ", {} unseen categories", self.unseen_categories)
    }
}
