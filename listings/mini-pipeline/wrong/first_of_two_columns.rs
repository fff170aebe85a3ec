// Rejected by `column_stands_once_in_header_and_schema`
// People write: first of two columns
// What happens: the first column of that name is taken, and a label may be a feature

fn place(name: &str, _: &[&str], header: &csv::StringRecord) -> Result<usize, PipelineError> {
    let place = header.iter().position(|column| column == name);
    place.ok_or_else(|| PipelineError::MissingColumn { column: name.to_string() })
}
