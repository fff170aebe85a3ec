use ndarray::{Array1, Array2, ArrayRef1};
use thiserror::Error;

/// What the columns of a CSV file are. The header may hold others, and any order will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema<'a> {
    pub numeric: &'a [&'a str],
    pub categorical: &'a [&'a str],
    pub label: &'a str,         // a column of two values
    pub positive: &'a str,      // the value of the positive class
    pub missing: &'a [&'a str], // what stands for a gap, beside the empty field
}

/// A column of a table. `None` is a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<T> {
    pub name: String,
    pub values: Vec<Option<T>>, // one for each row
}

/// The rows that have a label, column by column, with their gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    numeric: Vec<Column<f64>>,
    categorical: Vec<Column<String>>,
    labels: Vec<bool>, // true is the positive class
    unlabelled: usize, // rows that were dropped
}

/// Training minimises `c * losses + |weights|^2 / 2`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    pub c: f64,
    pub tolerance: f64,        // done when no entry of the gradient is above this
    pub max_iterations: usize, // given up after so many steps
}

/// What the training rows say of a numeric column.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    pub name: String,
    pub median: f64, // fills the gaps
    pub mean: f64,   // once the gaps are filled
    pub std: f64,    // likewise, divided by n; 1 for a constant column
}

/// What the training rows say of a categorical column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categorical {
    pub name: String,
    pub categories: Vec<Option<String>>, // sorted, None first; the first has no feature
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pipeline {
    config: Config,
}

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
    pub true_positives: usize,
    pub false_positives: usize,
    pub false_negatives: usize,
    pub true_negatives: usize,
    pub unseen_categories: usize, // fields, gaps included, whose value no training row had
}

/// Why there is no answer. Lines count from 1, the header's; rows are those of the table, from 0.
#[derive(Debug, Clone, PartialEq, Error)]
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

// ---- Yours ----

impl Pipeline {
    /// Learns medians, means, deviations, categories and weights from these rows, and no others.
    pub fn fit(&self, table: &Table, rows: &[usize]) -> Result<FittedPipeline, PipelineError> {
        table.check_rows(rows)?;
        todo!("learn from {rows:?} of {table:?} with {:?}", self.config)
    }
}

impl FittedPipeline {
    /// The features of these rows, in the order of `feature_names`, and the number of unseen
    /// categories among them.
    pub fn design_matrix(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<(Array2<f64>, usize), PipelineError> {
        table.check_rows(rows)?;
        todo!("the features of {rows:?} of {table:?} by {self:?}")
    }

    /// The probability of the positive class for each of these rows, in their order.
    pub fn predict_proba(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<Array1<f64>, PipelineError> {
        todo!("probabilities for {rows:?} of {table:?}")
    }

    /// Whether the probability is above 1/2.
    pub fn predict(&self, table: &Table, rows: &[usize]) -> Result<Vec<bool>, PipelineError> {
        todo!("predictions for {rows:?} of {table:?}")
    }

    /// Compares predictions with labels.
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        todo!("count what came of {rows:?} of {table:?}")
    }
}

impl Report {
    /// 0 if no row was called positive.
    pub fn precision(&self) -> f64 {
        todo!("precision of {self:?}")
    }

    /// 0 if no row is positive.
    pub fn recall(&self) -> f64 {
        todo!("recall of {self:?}")
    }

    /// 0 if no row is positive or was called so.
    pub fn f1(&self) -> f64 {
        todo!("F1 of {self:?}")
    }
}

/// `1 / (1 + e^-z)`, for any z.
pub fn sigmoid(z: f64) -> f64 {
    todo!("sigmoid of {z:?}")
}

/// `-ln p` of the true class, from the logit `z` of the positive one.
pub fn log_loss(z: f64, label: bool) -> f64 {
    todo!("the loss of {z:?} where the label is {label:?}")
}

// ---- Given ----

impl Default for Config {
    fn default() -> Self {
        Self { c: 1.0, tolerance: 1e-8, max_iterations: 100 }
    }
}

impl Pipeline {
    /// A pipeline that will train as `config` says.
    pub fn new(config: Config) -> Self {
        Self { config }
    }
}

impl FittedPipeline {
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

impl Table {
    /// Reads CSV text with a header. Space around a field is no part of it. Rows without a label
    /// are dropped and counted.
    pub fn from_csv(text: &str, schema: &Schema) -> Result<Self, PipelineError> {
        let not_csv = |e: csv::Error| PipelineError::Csv { message: e.to_string() };
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
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
        for record in reader.records() {
            let record = record.map_err(not_csv)?;
            let line = || line_of(&record, text);
            if let Some(column) = header.get(record.len()) {
                return Err(PipelineError::ShortRow { line: line(), column: column.to_string() });
            }
            if record.len() > header.len() {
                let (fields, columns) = (record.len(), header.len());
                return Err(PipelineError::LongRow { line: line(), fields, columns });
            }
            let field =
                |at| Some(&record[at]).filter(|f| !f.is_empty() && !schema.missing.contains(f));
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
