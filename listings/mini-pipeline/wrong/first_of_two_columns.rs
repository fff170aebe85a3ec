// Rejected by `column_stands_once_in_header_and_schema`
// People write: the first column of that name
// What happens: with the header `x,y,x` the second `x` is never read

fn place(name: &str, _: &[&str], header: &csv::StringRecord) -> Result<usize, PipelineError> {
    let place = header.iter().position(|column| column == name);
    place.ok_or_else(|| PipelineError::MissingColumn { column: name.to_string() })
}
