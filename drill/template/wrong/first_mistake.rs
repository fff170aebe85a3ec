// Rejected by `worked_example_comes_out_right`
// People write: {{write: what it is, in a few words; and rename this file after it}}
// What happens: {{write: what comes out, for which input}}

// ANCHOR: {{function}}
pub fn {{function}}(x: &ArrayRef1<f64>) -> Result<f64, {{Function}}Error> {
    if x.is_empty() { Err({{Function}}Error::Empty) } else { Ok(0.0) }
}
// ANCHOR_END: {{function}}
