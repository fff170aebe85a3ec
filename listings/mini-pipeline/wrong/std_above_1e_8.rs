// Rejected by `column_in_small_units_is_scaled_too`: 1e-8 is small for lengths in millimetres, and large in other units.
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, concatenate, s};
use std::collections::BTreeSet;
use thiserror::Error;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema<'a> {
    pub numeric: &'a [&'a str],
    pub categorical: &'a [&'a str],
    pub label: &'a str,
    pub positive: &'a str,
    pub missing: &'a [&'a str],
}
#[derive(Debug, Clone, PartialEq)]
pub struct Column<T> {
    pub name: String,
    pub values: Vec<Option<T>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    numeric: Vec<Column<f64>>,
    categorical: Vec<Column<String>>,
    labels: Vec<bool>,
    unlabelled: usize,
}
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    pub c: f64,
    pub tolerance: f64,
    pub max_iterations: usize,
}
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pipeline {
    config: Config,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    pub name: String,
    pub median: f64,
    pub mean: f64,
    pub std: f64,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categorical {
    pub name: String,
    pub categories: Vec<Option<String>>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FittedPipeline {
    numeric: Vec<Numeric>,
    categorical: Vec<Categorical>,
    weights: Array1<f64>,
    intercept: f64,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    pub true_positives: usize,
    pub false_positives: usize,
    pub false_negatives: usize,
    pub true_negatives: usize,
    pub unseen_categories: usize,
}
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
impl Table {
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
    pub fn rows(&self) -> usize {
        self.labels.len()
    }
    pub fn unlabelled(&self) -> usize {
        self.unlabelled
    }
    pub fn numeric(&self) -> &[Column<f64>] {
        &self.numeric
    }
    pub fn categorical(&self) -> &[Column<String>] {
        &self.categorical
    }
    pub fn labels(&self) -> &[bool] {
        &self.labels
    }
    pub fn check_rows(&self, rows: &[usize]) -> Result<(), PipelineError> {
        let outside = rows.iter().find(|&&row| row >= self.rows());
        outside.map_or(Ok(()), |&row| Err(PipelineError::RowOutOfRange { row, rows: self.rows() }))
    }
}

impl<T> Column<T> {
    fn empty(names: &[&str]) -> Vec<Self> {
        names.iter().map(|name| Self { name: name.to_string(), values: Vec::new() }).collect()
    }
    pub fn find<'a>(columns: &'a [Self], name: &str) -> Result<&'a [Option<T>], PipelineError> {
        let column = columns.iter().find(|column| column.name == name);
        column
            .map(|c| &c.values[..])
            .ok_or_else(|| PipelineError::MissingColumn { column: name.to_string() })
    }
}
fn place(name: &str, names: &[&str], header: &csv::StringRecord) -> Result<usize, PipelineError> {
    let column = name.to_string();
    let places: Vec<usize> = (0..header.len()).filter(|&at| &header[at] == name).collect();
    match places[..] {
        [] => Err(PipelineError::MissingColumn { column }),
        [at] if names.iter().filter(|&&other| other == name).count() == 1 => Ok(at),
        _ => Err(PipelineError::DuplicateColumn { column }),
    }
}
fn line_of(record: &csv::StringRecord, text: &str) -> usize {
    let (text, start) = (text.as_bytes(), record.position().map_or(0, |p| p.byte() as usize));
    let line_ends = text[start..].iter().take_while(|b| b"\r\n".contains(b)).count();
    1 + text[..start + line_ends].iter().filter(|&&b| b == b'\n').count()
}

impl Default for Config {
    fn default() -> Self {
        Self { c: 1.0, tolerance: 1e-8, max_iterations: 100 }
    }
}
impl Pipeline {
    pub fn new(config: Config) -> Self {
        Self { config }
    }
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
        let std = if var.sqrt() > 1e-8 { var.sqrt() } else { 1.0 };
        Ok(Self { name, median, mean, std })
    }
}
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
const LARGEST: f64 = 1e150;
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
                Ok(0) => {}
                Ok(k) => x[[i, first + k - 1]] = 1.0,
                Err(_) => unseen += 1,
            }
        }
        first += categories.len() - 1;
    }
    Ok((x, unseen))
}
fn logistic_regression(
    x: &Array2<f64>,
    labels: &[bool],
    config: &Config,
) -> Result<(Array1<f64>, f64), PipelineError> {
    let &Config { c, tolerance, max_iterations } = config;
    if !(c.is_finite() && c > 0.0) {
        return Err(PipelineError::InvalidC(c));
    }
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
pub fn sigmoid(z: f64) -> f64 {
    let e = (-z.abs()).exp();
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}
pub fn log_loss(z: f64, label: bool) -> f64 {
    let wrong = if label { -z } else { z };
    wrong.max(0.0) + (-z.abs()).exp().ln_1p()
}
impl FittedPipeline {
    pub fn predict_proba(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<Array1<f64>, PipelineError> {
        Ok(self.probabilities(&self.design_matrix(table, rows)?.0))
    }
    pub fn predict(&self, table: &Table, rows: &[usize]) -> Result<Vec<bool>, PipelineError> {
        Ok(self.predict_proba(table, rows)?.iter().map(|&p| p > 0.5).collect())
    }
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
impl FittedPipeline {
    pub fn design_matrix(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<(Array2<f64>, usize), PipelineError> {
        design_matrix(&self.numeric, &self.categorical, table, rows)
    }
    pub fn numeric(&self) -> &[Numeric] {
        &self.numeric
    }
    pub fn categorical(&self) -> &[Categorical] {
        &self.categorical
    }
    pub fn weights(&self) -> &ArrayRef1<f64> {
        &self.weights
    }
    pub fn intercept(&self) -> f64 {
        self.intercept
    }
    pub fn feature_names(&self) -> Vec<String> {
        let numeric = self.numeric.iter().map(|column| column.name.clone());
        let one_hot = self.categorical.iter().flat_map(|Categorical { name, categories }| {
            categories[1..].iter().flatten().map(move |category| format!("{name}={category}"))
        });
        numeric.chain(one_hot).collect()
    }
}
impl Report {
    pub fn rows(&self) -> usize {
        self.positives() + self.false_positives + self.true_negatives
    }
    pub fn positives(&self) -> usize {
        self.true_positives + self.false_negatives
    }
    pub fn predicted_positives(&self) -> usize {
        self.true_positives + self.false_positives
    }
    pub fn precision(&self) -> f64 {
        share(self.true_positives, self.predicted_positives())
    }
    pub fn recall(&self) -> f64 {
        share(self.true_positives, self.positives())
    }
    pub fn f1(&self) -> f64 {
        share(2 * self.true_positives, self.positives() + self.predicted_positives())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
