// Rejected by `bad_line_is_named_with_its_column`
// People write: the line numbers of the csv crate
// What happens: line 4 where a person counts 5

fn line_of(record: &csv::StringRecord, text: &str) -> usize {
    let _ = text;
    record.position().map_or(0, |p| p.line() as usize)
}
