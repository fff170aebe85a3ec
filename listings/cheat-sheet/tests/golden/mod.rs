//! Reads `golden.json` into what the crates work with.
#![allow(dead_code, reason = "each test file uses a part")]

use candle_core::backprop::GradStore;
use candle_core::{Device, Tensor, Var};
use ndarray::{Array, Array1, Array2, Array3, ArrayRef, Axis, Dimension};
use polars::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Every number here is of ordinary size, and comes of a few additions.
const TOLERANCE: f64 = 1e-9;

fn golden() -> Value {
    serde_json::from_str(include_str!("../../golden.json")).unwrap()
}

fn group(name: &str) -> Vec<Value> {
    golden()[name].as_array().unwrap().clone()
}

/// The version of the library that made the numbers.
pub fn made_by(library: &str) -> String {
    golden()["made_by"][library].as_str().unwrap().to_owned()
}

fn find(group_name: &str, name: &str) -> Value {
    let found = group(group_name).into_iter().find(|case| case["name"] == name);
    found.unwrap_or_else(|| panic!("golden.json has no `{name}`"))
}

/// What a line was given and gave.
pub fn line(name: &str) -> Value {
    find("lines", name)
}

/// What a Python trap gave.
pub fn trap(name: &str) -> Value {
    find("traps", name)
}

pub fn lines() -> Vec<String> {
    group("lines").iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect()
}

pub fn values<T: DeserializeOwned>(value: &Value) -> Vec<T> {
    serde_json::from_value(value.clone()).unwrap()
}

fn array<D: Dimension + DeserializeOwned>(value: &Value) -> Array<f64, D> {
    serde_json::from_value(value.clone()).unwrap()
}

pub fn array1(value: &Value) -> Array1<f64> {
    array(value)
}

pub fn array2(value: &Value) -> Array2<f64> {
    array(value)
}

pub fn array3(value: &Value) -> Array3<f64> {
    array(value)
}

/// Row numbers or labels.
pub fn places(value: &Value) -> Vec<usize> {
    array1(value).iter().map(|&place| place as usize).collect()
}

/// Those rows of a matrix.
pub fn rows(matrix: &Value, numbers: &Value) -> Array2<f64> {
    array2(matrix).select(Axis(0), &places(numbers))
}

/// Numbers of which some are NaN or infinite.
pub fn from_words(value: &Value) -> Vec<f64> {
    values::<String>(value).iter().map(|word| word.parse().unwrap()).collect()
}

/// A matrix or a vector: nested lists, or what NumPy wrote.
pub fn tensor(value: &Value) -> Tensor {
    if value.is_array() {
        return Tensor::new(values::<Vec<f64>>(value), &Device::Cpu).unwrap();
    }
    let shape: Vec<usize> = values(&value["dim"]);
    Tensor::from_vec(values::<f64>(&value["data"]), shape, &Device::Cpu).unwrap()
}

/// A frame from its columns.
pub fn frame(value: &Value) -> DataFrame {
    let columns = value.as_object().unwrap().iter().map(|(name, column)| {
        let cells = column.as_array().unwrap();
        let name = name.as_str().into();
        if cells.iter().any(Value::is_string) {
            Column::new(name, values::<Option<String>>(column))
        } else if cells.iter().any(Value::is_f64) {
            Column::new(name, values::<Option<f64>>(column))
        } else {
            Column::new(name, values::<Option<i64>>(column))
        }
    });
    DataFrame::new_infer_height(columns.collect()).unwrap()
}

/// The golden file keeps columns by name, in no order of theirs.
#[track_caller]
pub fn assert_frame(got: &DataFrame, expected: &DataFrame) {
    assert_eq!(got.width(), expected.width());
    for expected in expected.columns() {
        let got = got.column(expected.name()).unwrap();
        assert!(got.equals_missing(expected), "{got:?} is not {expected:?}");
    }
}

pub fn column(df: &DataFrame, name: &str) -> Vec<Option<String>> {
    let strings = df.column(name).unwrap().str().unwrap();
    strings.iter().map(|cell| cell.map(str::to_owned)).collect()
}

pub fn numbers(df: &DataFrame, name: &str) -> Vec<Option<f64>> {
    let numbers = df.column(name).unwrap().cast(&DataType::Float64).unwrap();
    numbers.f64().unwrap().iter().collect()
}

#[track_caller]
pub fn assert_numbers(got: &[Option<f64>], expected: &[Option<f64>]) {
    let near = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE,
        (a, b) => a == b,
    };
    assert!(
        got.len() == expected.len() && got.iter().zip(expected).all(near),
        "{got:?} is not {expected:?}"
    );
}

#[track_caller]
pub fn assert_near(got: &[f64], expected: &[f64], tolerance: f64) {
    assert!(
        got.len() == expected.len()
            && got.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance),
        "{got:?} is not {expected:?}"
    );
}

#[track_caller]
pub fn assert_close<D: Dimension>(got: &ArrayRef<f64, D>, expected: &ArrayRef<f64, D>) {
    assert_eq!(got.shape(), expected.shape());
    let numbers = |array: &ArrayRef<f64, D>| array.iter().copied().collect::<Vec<_>>();
    assert_near(&numbers(got), &numbers(expected), TOLERANCE);
}

pub fn flat(tensor: &Tensor) -> Vec<f64> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

#[track_caller]
pub fn assert_tensor(got: &Tensor, expected: &Tensor) {
    assert_eq!(got.dims(), expected.dims());
    assert_near(&flat(got), &flat(expected), TOLERANCE);
}

/// A variable, and gradients in which it has this one.
pub fn with_gradient(gradient: &Tensor) -> (Var, GradStore) {
    let w = Var::from_tensor(&gradient.zeros_like().unwrap()).unwrap();
    let mut grads = (w.as_tensor() * 0.0).unwrap().sum_all().unwrap().backward().unwrap();
    grads.insert(&w, gradient.clone());
    (w, grads)
}
