// Rejected by `third_label_is_an_error`
// People write: every label that is not the positive one is negative
// What happens: `maybe` beside 1 and 0 is read as negative, without an error

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
}
