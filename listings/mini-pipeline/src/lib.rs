//! From a table with gaps to precision, recall and F1, and nothing learned from the test rows.

use ndarray::{Array1, Array2, ArrayRef1};
use std::fmt;
use thiserror::Error;

// ANCHOR: learn
impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(column.no_value());
        }
        present.sort_by(f64::total_cmp);
        let m = present.len();
        let median = present[(m - 1) / 2].midpoint(present[m / 2]);

        let filled = rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let n = rows.len() as f64;
        let mean = filled.sum() / n;
        let var = filled.mapv(|x| (x - mean).powi(2)).sum() / n;
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }

    fn scale(&self, value: Option<f64>) -> f64 {
        (value.unwrap_or(self.median) - self.mean) / self.std
    }
}

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut categories: Vec<_> = rows.iter().map(|&row| column.values[row].clone()).collect();
        categories.sort(); // `None` comes first
        categories.dedup();
        if matches!(categories[..], [] | [None]) {
            return Err(column.no_value());
        }
        Ok(Self { name: column.name.clone(), categories })
    }

    fn encode(&self, value: &Option<String>) -> Vec<f64> {
        self.categories[1..].iter().map(|category| f64::from(category == value)).collect()
    }
}
// ANCHOR_END: learn

// ANCHOR: train
const STEPS: usize = 20_000;

/// Weights and intercept that minimise the sum of the log losses plus `|weights|^2 / (2 c)`.
fn logistic_regression(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
) -> Result<(Array1<f64>, f64), PipelineError> {
    if y.iter().all(|&label| label == y[0]) {
        return Err(PipelineError::OneClass { positive: y[0] == 1.0 });
    }
    // `steepest` bounds the curvature for the weights, and n / 2 that for the intercept. A step of
    // one over its bound never overshoots.
    let steepest = 0.5 * (x * x).sum() + 1.0 / c;
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    for _ in 0..STEPS {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        let (dw, db) = (x.t().dot(&error) + &w / c, error.sum());
        if dw.iter().chain([&db]).all(|d| d.abs() < 1e-6) {
            return Ok((w, b));
        }
        w -= &(dw / steepest);
        b -= 2.0 * db / y.len() as f64;
    }
    Err(PipelineError::NotConverged { iterations: STEPS })
}

/// `1 / (1 + e^-z)`. `exp` never gets a positive number, so it never overflows.
pub fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 { 1.0 / (1.0 + (-z).exp()) } else { z.exp() / (1.0 + z.exp()) }
}
// ANCHOR_END: train

// ANCHOR: predict
impl FittedPipeline {
    /// The probability of the positive class for each of these rows, in their order.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row or a column is not there.
    pub fn predict_proba(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<Array1<f64>, PipelineError> {
        let (x, _) = self.design_matrix(table, rows)?;
        Ok((x.dot(&self.weights) + self.intercept).mapv(sigmoid))
    }

    /// Whether the probability is above 1/2.
    ///
    /// # Errors
    ///
    /// As [`predict_proba`](Self::predict_proba).
    pub fn predict(&self, table: &Table, rows: &[usize]) -> Result<Vec<bool>, PipelineError> {
        Ok(self.predict_proba(table, rows)?.iter().map(|&p| p > 0.5).collect())
    }
}

impl Report {
    /// How many of the rows called positive are positive. 0 if no row was called positive.
    pub fn precision(&self) -> f64 {
        ratio(self.true_positives, self.predicted_positives())
    }

    /// How many of the positive rows were called positive. 0 if no row is positive.
    pub fn recall(&self) -> f64 {
        ratio(self.true_positives, self.positives())
    }

    /// Harmonic mean of precision and recall. 0 if no row is positive or was called so.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.true_positives, self.positives() + self.predicted_positives())
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
// ANCHOR_END: predict

// ---- Given: what the pipeline is made of ----

/// How to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    /// Weight of the losses against the penalty, as in scikit-learn. 1 unless you change it.
    pub c: f64,
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

/// What the training rows say of all columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    numeric: Vec<Numeric>,
    categorical: Vec<Categorical>,
}

/// A fitted pipeline. No method changes it, so what it predicts for teaches it nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedPipeline {
    columns: Columns,
    weights: Array1<f64>,
    intercept: f64,
}

/// How predictions and labels agree.
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

impl Default for Config {
    fn default() -> Self {
        Self { c: 1.0 }
    }
}

// ANCHOR: frame
impl Pipeline {
    /// A pipeline that will train as `config` says.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Learns the columns and the weights from these rows of the table, and no others.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if there is nothing to learn from.
    pub fn fit(&self, table: &Table, rows: &[usize]) -> Result<FittedPipeline, PipelineError> {
        let c = self.config.c;
        if !(c.is_finite() && c > 0.0) {
            return Err(PipelineError::InvalidC(c));
        }
        let y = table.targets(rows)?;
        let columns = Columns::learn(table, rows)?;
        let (x, _) = columns.design_matrix(table, rows)?;
        let (weights, intercept) = logistic_regression(&x, &y, c)?;
        Ok(FittedPipeline { columns, weights, intercept })
    }
}

impl Columns {
    /// Learns every column from these rows, and no others.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row is not there or a column has no value.
    pub fn learn(table: &Table, rows: &[usize]) -> Result<Self, PipelineError> {
        table.check_rows(rows)?;
        let numeric = table.numeric.iter().map(|column| Numeric::learn(column, rows));
        let categorical = table.categorical.iter().map(|column| Categorical::learn(column, rows));
        Ok(Self {
            numeric: numeric.collect::<Result<_, _>>()?,
            categorical: categorical.collect::<Result<_, _>>()?,
        })
    }

    /// What the model sees of these rows: the matrix, shape `(rows, features)`, and how many
    /// categorical fields hold a value that no training row had.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row or a column is not there.
    pub fn design_matrix(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<(Array2<f64>, usize), PipelineError> {
        table.check_rows(rows)?;
        let mut x = Array2::zeros((rows.len(), self.feature_names().len()));
        let mut unseen = 0;
        for (j, column) in self.numeric.iter().enumerate() {
            let values = Column::find(&table.numeric, &column.name)?;
            for (i, &row) in rows.iter().enumerate() {
                x[[i, j]] = column.scale(values[row]);
            }
        }
        let mut first = self.numeric.len();
        for column in &self.categorical {
            let values = Column::find(&table.categorical, &column.name)?;
            for (i, &row) in rows.iter().enumerate() {
                let features = column.encode(&values[row]);
                let expected = column.categories.len() - 1;
                assert_eq!(features.len(), expected, "a feature for each category after the first");
                for (k, feature) in features.into_iter().enumerate() {
                    x[[i, first + k]] = feature;
                }
                unseen += usize::from(!column.categories.contains(&values[row]));
            }
            first += column.categories.len() - 1;
        }
        Ok((x, unseen))
    }

    /// What was learned of each numeric column.
    pub fn numeric(&self) -> &[Numeric] {
        &self.numeric
    }

    /// The names of the features, in the order of the matrix: `age`, `education=HS`.
    pub fn feature_names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.numeric.iter().map(|column| column.name.clone()).collect();
        for Categorical { name, categories } in &self.categorical {
            for category in categories.iter().skip(1) {
                names.push(format!("{name}={}", category.as_deref().unwrap_or("(gap)")));
            }
        }
        names
    }
}
// ANCHOR_END: frame

impl FittedPipeline {
    /// Compares predictions with labels.
    ///
    /// # Errors
    ///
    /// As [`predict`](Self::predict), and if there are no rows.
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        if rows.is_empty() {
            return Err(PipelineError::NoRows);
        }
        let (_, unseen_categories) = self.design_matrix(table, rows)?;
        let mut report = Report { unseen_categories, ..Report::default() };
        for (called, &row) in self.predict(table, rows)?.into_iter().zip(rows) {
            match (called, table.labels[row]) {
                (true, true) => report.true_positives += 1,
                (true, false) => report.false_positives += 1,
                (false, true) => report.false_negatives += 1,
                (false, false) => report.true_negatives += 1,
            }
        }
        Ok(report)
    }

    /// As [`Columns::design_matrix`].
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row or a column is not there.
    pub fn design_matrix(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<(Array2<f64>, usize), PipelineError> {
        self.columns.design_matrix(table, rows)
    }

    /// As [`Columns::feature_names`].
    pub fn feature_names(&self) -> Vec<String> {
        self.columns.feature_names()
    }

    /// What was learned of each numeric column.
    pub fn numeric(&self) -> &[Numeric] {
        &self.columns.numeric
    }

    /// What was learned of each categorical column.
    pub fn categorical(&self) -> &[Categorical] {
        &self.columns.categorical
    }

    /// The weight of each feature.
    pub fn weights(&self) -> &ArrayRef1<f64> {
        &self.weights
    }

    /// The logit of a row whose features are all zero.
    pub fn intercept(&self) -> f64 {
        self.intercept
    }
}

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
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        writeln!(f, "precision {precision:.4}  recall {recall:.4}  F1 {f1:.4}")?;
        let (rows, positives, called) = (self.rows(), self.positives(), self.predicted_positives());
        let (right, unseen) = (self.true_positives, self.unseen_categories);
        write!(f, "on {rows} rows: {positives} positive, {called} called positive, {right} right")?;
        write!(f, ", {unseen} unseen categories")
    }
}

/// Why there is no answer. Lines count from 1, the header's; rows are those of the table, from 0.
#[derive(Debug, Clone, PartialEq, Error)]
#[allow(missing_docs, reason = "the messages say what the fields are")]
pub enum PipelineError {
    #[error("not CSV: {message}")]
    Csv { message: String },
    #[error("line {line}: a quote opens here and is never closed")]
    UnclosedQuote { line: usize },
    #[error("line {line}: space before a quote; remove it, or the quote becomes part of the field")]
    SpaceBeforeQuote { line: usize },
    #[error("there is no column `{column}`: {}", as_read(columns))]
    MissingColumn { column: String, columns: Vec<String> },
    #[error("column `{column}` is twice in the header or in the schema")]
    DuplicateColumn { column: String },
    #[error("line {line} ends before column `{column}`")]
    ShortRow { line: usize, column: String },
    #[error("line {line} has {fields} fields for {columns} columns")]
    LongRow { line: usize, fields: usize, columns: usize },
    #[error("line {line}, column `{column}`: `{value}` is not a finite number")]
    NotANumber { line: usize, column: String, value: String },
    #[error(
        "line {line}, column `{column}`: `{value}` is a third label. \
         `{positive}` is the positive one, and `{negative}` came first of the others"
    )]
    ThirdLabel { line: usize, column: String, value: String, positive: String, negative: String },
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
    #[error("the gradient is still not small after {iterations} steps")]
    NotConverged { iterations: usize },
}

/// The columns that there are. If there is one alone, it may show that no comma separates them.
fn as_read(columns: &[String]) -> String {
    match columns {
        [] => "the header is empty".to_string(),
        [one] if one.contains([';', '\t', '|']) => {
            format!("the whole header is one column, `{one}`. Separate the fields with commas")
        }
        _ => format!("the columns are `{}`", columns.join("`, `")),
    }
}

// ---- Given: the table and its reader ----

/// What the columns of a CSV file are. The header may have others, in any order.
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
    /// What marks a gap, besides the empty field. Nothing is guessed: "NA" may be Namibia.
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

impl Table {
    /// Reads CSV text with a header. Space around a field does not count. Rows without a label are
    /// dropped and counted.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], with the line and the column where there is one.
    pub fn from_csv(text: &str, schema: &Schema) -> Result<Self, PipelineError> {
        check_quotes(text)?;
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
        let mut first_negative: Option<String> = None;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(not_csv)? {
            let line = line_of(&record, text);
            if let Some(column) = header.get(record.len()) {
                return Err(PipelineError::ShortRow { line, column: column.to_string() });
            }
            if record.len() > header.len() {
                let (fields, columns) = (record.len(), header.len());
                return Err(PipelineError::LongRow { line, fields, columns });
            }
            let field = |at: usize| {
                Some(record[at].trim()).filter(|f| !f.is_empty() && !schema.missing.contains(f))
            };
            let Some(label) = field(label_at[0]) else {
                table.unlabelled += 1;
                continue;
            };
            let is_positive = label == schema.positive;
            if !is_positive {
                let negative = first_negative.get_or_insert_with(|| label.to_string());
                if negative != label {
                    return Err(PipelineError::ThirdLabel {
                        line,
                        column: schema.label.to_string(),
                        value: label.to_string(),
                        positive: schema.positive.to_string(),
                        negative: negative.clone(),
                    });
                }
            }
            table.labels.push(is_positive);
            for (column, &at) in table.numeric.iter_mut().zip(numeric_at) {
                let number = |f: &str| match f.parse() {
                    Ok(x) if f64::is_finite(x) => Ok(x),
                    _ => {
                        let (column, value) = (column.name.clone(), f.to_string());
                        Err(PipelineError::NotANumber { line, column, value })
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

    /// The labels of these rows as 0 and 1.
    ///
    /// # Errors
    ///
    /// [`PipelineError`], if a row is not there or there are none.
    pub fn targets(&self, rows: &[usize]) -> Result<Array1<f64>, PipelineError> {
        self.check_rows(rows)?;
        if rows.is_empty() {
            return Err(PipelineError::NoRows);
        }
        Ok(rows.iter().map(|&row| f64::from(self.labels[row])).collect())
    }

    fn check_rows(&self, rows: &[usize]) -> Result<(), PipelineError> {
        let outside = rows.iter().find(|&&row| row >= self.rows());
        outside.map_or(Ok(()), |&row| Err(PipelineError::RowOutOfRange { row, rows: self.rows() }))
    }
}

impl<T> Column<T> {
    fn empty(names: &[&str]) -> Vec<Self> {
        names.iter().map(|name| Self { name: name.to_string(), values: Vec::new() }).collect()
    }

    /// The error of a column without a value.
    pub fn no_value(&self) -> PipelineError {
        PipelineError::EmptyColumn { column: self.name.clone() }
    }

    fn find<'a>(columns: &'a [Self], name: &str) -> Result<&'a [Option<T>], PipelineError> {
        let column = columns.iter().find(|column| column.name == name);
        column.map(|column| &column.values[..]).ok_or_else(|| PipelineError::MissingColumn {
            column: name.to_string(),
            columns: columns.iter().map(|column| column.name.clone()).collect(),
        })
    }
}

/// Where a column is in the header. It must be there once, and be asked for once.
fn place(name: &str, names: &[&str], header: &csv::StringRecord) -> Result<usize, PipelineError> {
    let column = name.to_string();
    let places: Vec<usize> = (0..header.len()).filter(|&at| &header[at] == name).collect();
    match places[..] {
        [] => {
            let columns = header.iter().map(str::to_string).collect();
            Err(PipelineError::MissingColumn { column, columns })
        }
        [at] if names.iter().filter(|&&other| other == name).count() == 1 => Ok(at),
        _ => Err(PipelineError::DuplicateColumn { column }),
    }
}

/// Refuses the quotes that the csv crate reads in silence: one that is never closed takes the rest
/// of the file into its field, and one after a space becomes part of the field.
fn check_quotes(text: &str) -> Result<(), PipelineError> {
    #[derive(Clone, Copy)]
    enum At {
        Start,
        Space,
        Bare,
        Quoted(usize),
        Closed(usize),
    }
    let mut at = At::Start;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (i, byte) in text.bytes().enumerate() {
        at = match (at, byte) {
            (At::Quoted(from), b'"') => At::Closed(from),
            (At::Quoted(from), _) => At::Quoted(from),
            // Two quotes inside a quoted field are one quote of its text.
            (At::Closed(from), b'"') => At::Quoted(from),
            (At::Start, b'"') => At::Quoted(i),
            (At::Space, b'"') => {
                return Err(PipelineError::SpaceBeforeQuote { line: line_at(text, i) });
            }
            (_, b',' | b'\n' | b'\r') => At::Start,
            (At::Start | At::Space, b' ' | b'\t') => At::Space,
            _ => At::Bare,
        };
    }
    match at {
        At::Quoted(from) => Err(PipelineError::UnclosedQuote { line: line_at(text, from) }),
        _ => Ok(()),
    }
}

/// The csv crate's own line numbers fall behind after a blank line and with Windows line ends. Its
/// byte offsets do not.
fn line_of(record: &csv::StringRecord, text: &str) -> usize {
    let start = record.position().map_or(0, |p| p.byte() as usize);
    let line_ends = text.as_bytes()[start..].iter().take_while(|b| b"\r\n".contains(b)).count();
    line_at(text, start + line_ends)
}

/// The line of a byte as an editor counts: a line ends with `\n`, `\r\n` or `\r`.
fn line_at(text: &str, byte: usize) -> usize {
    let bytes = &text.as_bytes()[..byte];
    let ends_line =
        |(i, &b): (usize, &u8)| b == b'\n' || b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    1 + bytes.iter().enumerate().filter(|&it| ends_line(it)).count()
}
