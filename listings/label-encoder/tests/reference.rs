//! The answer against scikit-learn's codes, and against plain searches on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fmt::Debug;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::iter;
use std::path::{Path, PathBuf};

use follow_ups::{
    GrowingEncoder, Number, SlotEncoder, fit_frequent, hashed_code, one_hot, target_means,
};
use label_encoder::{CodeOutOfRange, LabelEncoder};
use ndarray::Array2;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    strings: Vec<Case<String>>,
    integers: Vec<Case<i64>>,
    missing: Vec<Missing>,
    floats: Vec<Floats>,
    min_frequency: Vec<MinFrequency>,
    one_hot: Vec<OneHot>,
    target: Vec<Target>,
    out_of_range: Vec<OutOfRange>,
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
struct Case<T> {
    name: String,
    fit: Vec<T>,
    classes: Vec<T>,
    fit_codes: Vec<i64>,
    values: Vec<T>,
    codes: Vec<i64>,
    back: Vec<Option<T>>,
}

#[derive(Deserialize)]
struct Missing {
    fit: Vec<Option<String>>,
    codes: Vec<i64>,
}

#[derive(Deserialize)]
struct Floats {
    bits: Vec<u64>,
    codes: Vec<i64>,
    ordinal: Option<Vec<Option<i64>>>,
}

#[derive(Deserialize)]
struct MinFrequency {
    fit: Vec<String>,
    min_frequency: usize,
    values: Vec<String>,
    rare: Vec<String>,
    frequent: Vec<String>,
    codes: Vec<i64>,
    back: Vec<Option<String>>,
}

#[derive(Deserialize)]
struct OneHot {
    fit: Vec<String>,
    values: Vec<String>,
    rows: Array2<f64>,
}

#[derive(Deserialize)]
struct Target {
    values: Vec<String>,
    target: Vec<f64>,
    smooth: f64,
    mean: f64,
    means: Vec<f64>,
}

#[derive(Deserialize)]
struct OutOfRange {
    fit: Vec<String>,
    code: i64,
    label_encoder: String,
    ordinal_encoder: String,
}

#[derive(Deserialize)]
struct Answer {
    what: String,
    answer: String,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

/// scikit-learn counts from 0, and -1 is its unknown.
fn plus_one(codes: &[i64]) -> Vec<usize> {
    codes.iter().map(|&code| usize::try_from(code + 1).unwrap()).collect()
}

fn assert_equals_scikit_learn<T: Ord + Hash + Clone + Debug>(case: &Case<T>) {
    let Case { name, fit, classes, fit_codes, values, codes, back } = case;
    let encoder = LabelEncoder::fit(fit.iter().cloned());
    assert_eq!(encoder.classes(), classes, "{name}");
    assert_eq!(encoder.transform(fit), plus_one(fit_codes), "{name}");
    let got = encoder.transform(values);
    assert_eq!(got, plus_one(codes), "{name}");
    let back: Vec<Option<&T>> = back.iter().map(Option::as_ref).collect();
    assert_eq!(encoder.inverse_transform(&got), Ok(back), "{name}");
}

#[test]
fn equals_scikit_learn_on_strings() {
    for case in golden().strings {
        assert_equals_scikit_learn(&case);
        let encoder = LabelEncoder::fit(case.fit);
        let borrowed: Vec<&str> = case.values.iter().map(String::as_str).collect();
        assert_eq!(encoder.transform(borrowed), plus_one(&case.codes), "{}", case.name);
    }
}

#[test]
fn equals_scikit_learn_on_integers() {
    for case in golden().integers {
        assert_equals_scikit_learn(&case);
    }
}

#[test]
fn missing_text_is_the_first_class_here_and_the_last_there() {
    for Missing { fit, codes } in golden().missing {
        let encoder = LabelEncoder::fit(fit.iter().cloned());
        assert_eq!(encoder.classes()[0], None);
        let last = codes.iter().copied().max().unwrap();
        assert!(fit.iter().zip(&codes).all(|(value, code)| value.is_none() == (*code == last)));
        let first_instead = |&code: &i64| if code == last { 0 } else { code + 1 };
        let expected: Vec<i64> = codes.iter().map(first_instead).collect();
        assert_eq!(encoder.transform(&fit), plus_one(&expected));
    }
}

#[test]
fn numbers_in_a_wrapper_equal_scikit_learn() {
    for Floats { bits, codes, ordinal } in golden().floats {
        let numbers: Vec<f64> = bits.into_iter().map(f64::from_bits).collect();
        let keys: Vec<Number> = numbers.iter().copied().map(Number::new).collect();
        let encoder = LabelEncoder::fit(keys.iter().copied());
        assert_eq!(encoder.transform(&keys), plus_one(&codes), "{numbers:?}");
        // OrdinalEncoder gives a NaN no code; else the two are one.
        for ((number, code), ordinal) in numbers.iter().zip(&codes).zip(ordinal.iter().flatten()) {
            assert_eq!(*ordinal, (!number.is_nan()).then_some(*code));
        }
    }
}

#[test]
fn rare_classes_are_unknown_as_scikit_learn_groups_them() {
    for case in golden().min_frequency {
        let encoder = fit_frequent(&case.fit, case.min_frequency);
        assert_eq!(encoder.classes(), case.frequent);
        let ours = |(value, code): (&String, &i64)| {
            if case.rare.contains(value) {
                // They share the code after the last frequent class, where we have the unknown.
                assert_eq!(*code, i64::try_from(case.frequent.len()).unwrap());
                -1
            } else {
                *code
            }
        };
        let expected: Vec<i64> = case.values.iter().zip(&case.codes).map(ours).collect();
        let got = encoder.transform(&case.values);
        assert_eq!(got, plus_one(&expected), "min_frequency {}", case.min_frequency);
        for (value, back) in case.values.iter().zip(case.back) {
            if case.rare.contains(value) {
                assert_eq!(back.as_deref(), Some("infrequent_sklearn"));
            }
        }
    }
}

#[test]
fn one_hot_equals_scikit_learn() {
    for OneHot { fit, values, rows } in golden().one_hot {
        let encoder = LabelEncoder::fit(fit);
        let classes = encoder.classes().len();
        assert_eq!(one_hot(&encoder.transform(&values), classes), Ok(rows));
        let too_large = Err(CodeOutOfRange { code: classes + 1, classes });
        assert_eq!(one_hot(&[0, classes + 1, classes + 2], classes), too_large);
    }
    assert_eq!(one_hot(&[0, 0], 0), Ok(Array2::zeros((2, 0))));
    assert_eq!(one_hot(&[], 3), Ok(Array2::zeros((0, 3))));
}

#[test]
fn code_out_of_range_is_refused_as_by_label_encoder() {
    let cases = golden().out_of_range;
    // To OrdinalEncoder -1 is the unknown, and any other negative code counts from the end.
    let theirs: Vec<_> = cases.iter().map(|c| (c.code, c.ordinal_encoder.as_str())).collect();
    let (none, error) = ("None", "IndexError");
    assert_eq!(theirs, [(3, error), (4, error), (-1, none), (-2, "b"), (-3, "a"), (-4, error)]);
    for case in cases {
        assert_eq!(case.label_encoder, "ValueError");
        if case.code > 0 {
            let code = plus_one(&[case.code])[0];
            let expected = Err(CodeOutOfRange { code, classes: 3 });
            assert_eq!(LabelEncoder::fit(case.fit).inverse_transform(&[code]), expected);
        }
    }
}

#[test]
fn scikit_learn_answers_as_the_page_says() {
    let answers = golden().answers;
    let said: Vec<_> = answers.iter().map(|a| (a.what.as_str(), a.answer.as_str())).collect();
    assert_eq!(
        said,
        [
            ("LabelEncoder, an unseen value", "ValueError"),
            ("LabelEncoder, not fitted", "NotFittedError"),
            ("LabelEncoder, text beside a number", "TypeError"),
            ("LabelEncoder, fit on nothing", "[]"),
            ("LabelEncoder, nothing to transform", "[]"),
            ("OrdinalEncoder, fit on nothing", "ValueError"),
            ("OrdinalEncoder, nothing to transform", "ValueError"),
            ("NUL at the end, NumPy's strings", "1"),
            ("NUL at the end, Python's strings", "2"),
        ]
    );
    assert_eq!(LabelEncoder::fit(["a", "a\0"]).classes().len(), 2);
}

#[test]
fn classes_are_the_whole_state() {
    for Case { name, fit, values, .. } in golden().strings {
        let encoder = LabelEncoder::fit(fit);
        let saved = serde_json::to_string(encoder.classes()).unwrap();
        let loaded = LabelEncoder::fit(serde_json::from_str::<Vec<String>>(&saved).unwrap());
        assert_eq!(loaded.classes(), encoder.classes(), "{name}");
        assert_eq!(loaded.transform(&values), encoder.transform(&values), "{name}");
    }
}

#[test]
fn target_means_equal_scikit_learn() {
    for Target { values, target, smooth, mean, means } in golden().target {
        let encoder = LabelEncoder::fit(values.iter().cloned());
        let codes = encoder.transform(&values);
        let got = target_means(&codes, &target, encoder.classes().len(), smooth);
        for (got, expected) in got.iter().zip(iter::once(&mean).chain(&means)) {
            assert!((got - expected).abs() < 1e-12, "smooth {smooth}: {got}, not {expected}");
        }
        assert_eq!(got.len(), means.len() + 1);
    }
}

#[test]
fn hashed_codes_are_those_of_fnv_1a() {
    // The published hashes of these three texts.
    let hashes = [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c_u64)];
    for (text, hash) in hashes.into_iter().chain([("foobar", 0x8594_4171_f739_67e8)]) {
        for buckets in [1, 7, 1_000] {
            assert_eq!(hashed_code(text, buckets), 1 + (hash % buckets as u64) as usize);
        }
    }
}

#[test]
fn a_value_can_be_looked_up_as_what_it_lends() {
    let encoder = LabelEncoder::fit([vec![1, 2]]);
    assert_eq!(encoder.transform([[1, 2].as_slice(), &[2, 1]]), [1, 0]);
    let encoder = LabelEncoder::fit([PathBuf::from("a/b")]);
    assert_eq!(encoder.transform([Path::new("a/b"), Path::new("a//b"), Path::new("b")]), [1, 1, 0]);
}

#[test]
fn slots_find_values_of_another_type_if_they_hash_alike() {
    let encoder = SlotEncoder::fit(["juice".to_string()]);
    assert_eq!(encoder.transform(&["juice", "milk"]), [1, 0]);
    assert_eq!(
        encoder.transform(&[Cow::Borrowed("juice"), Cow::Owned("milk".to_string())]),
        [1, 0]
    );

    // Equal, and with a different hash: the rule on `transform`, broken. A few are found by luck.
    let names: Vec<OsString> = (0..1_000).map(|i| format!("a/{i}").into()).collect();
    let paths: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
    assert!(paths[0] == names[0]);
    let encoder = SlotEncoder::fit(paths);
    assert!(encoder.transform(&names).iter().filter(|&&code| code == 0).count() > 500);
}

/// Hashes to one of few values, and tells more apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Crowded(u8);

impl Hash for Crowded {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0 % 3).hash(state);
    }
}

fn words(size: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[aé😀～]{0,2}", 0..size)
}

fn float() -> impl Strategy<Value = f64> {
    let special = vec![0.0, -0.0, 1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -f64::NAN];
    prop_oneof![any::<f64>(), prop::sample::select(special)]
}

/// Everything that the two can be compared in.
fn assert_equals_brute_force<T: Ord + Hash + Clone + Debug>(fit: &[T], values: &[T]) {
    let encoder = LabelEncoder::fit(fit.iter().cloned());
    let classes = brute_force::fit(fit);
    assert_eq!(encoder.classes(), classes);
    let codes = encoder.transform(values);
    assert_eq!(codes, brute_force::transform(&classes, values));
    assert_eq!(SlotEncoder::fit(fit.iter().cloned()).transform(values), codes);
    let back = encoder.inverse_transform(&codes);
    assert_eq!(back, brute_force::inverse_transform(&classes, &codes));
    for (value, back) in values.iter().zip(back.unwrap()) {
        assert_eq!(back, fit.contains(value).then_some(value));
    }
}

proptest! {
    #[test]
    fn strings_equal_brute_force(fit in words(40), values in words(40)) {
        assert_equals_brute_force(&fit, &values);
    }

    #[test]
    fn bytes_equal_brute_force(fit: Vec<u8>, values: Vec<u8>) {
        assert_equals_brute_force(&fit, &values);
    }

    #[test]
    fn keys_with_few_hashes_equal_brute_force(fit: Vec<u8>, values: Vec<u8>) {
        let crowded = |keys: Vec<u8>| keys.into_iter().map(Crowded).collect::<Vec<_>>();
        let (fit, values) = (crowded(fit), crowded(values));
        assert_equals_brute_force(&fit, &values);
    }

    #[test]
    fn any_codes_equal_brute_force(fit: Vec<u8>, codes in prop::collection::vec(0..20usize, 0..6)) {
        let encoder = LabelEncoder::fit(fit.iter().copied());
        let expected = brute_force::inverse_transform(encoder.classes(), &codes);
        prop_assert_eq!(encoder.inverse_transform(&codes), expected);
    }

    #[test]
    fn classes_are_sorted_by_code_point(words in prop::collection::vec(".{0,4}", 0..20)) {
        let code_points = |word: &String| word.chars().map(u32::from).collect::<Vec<_>>();
        let encoder = LabelEncoder::fit(words);
        prop_assert!(encoder.classes().is_sorted_by_key(code_points));
    }

    #[test]
    fn old_codes_never_move(first in words(20), second in words(20), third in words(20)) {
        let mut growing = GrowingEncoder::new();
        growing.partial_fit(first.clone());
        let fitted = LabelEncoder::fit(first.clone());
        prop_assert_eq!(growing.classes(), fitted.classes());
        prop_assert_eq!(growing.transform(&third), fitted.transform(&third));

        let (classes, codes) = (growing.classes().to_vec(), growing.transform(&first));
        growing.partial_fit(second.iter().rev().cloned());
        prop_assert_eq!(growing.transform(&first), codes);
        let (old, new) = growing.classes().split_at(classes.len());
        prop_assert_eq!(old, classes);
        prop_assert!(new.is_sorted());
        for (value, code) in third.iter().zip(growing.transform(&third)) {
            let class = code.checked_sub(1).map(|rank| &growing.classes()[rank]);
            let seen = first.contains(value) || second.contains(value);
            prop_assert_eq!(class, seen.then_some(value));
        }
    }

    #[test]
    fn frequent_classes_are_counted(values in words(60), min_frequency in 0..5usize) {
        let count = |class: &String| values.iter().filter(|&value| value == class).count();
        let distinct: HashSet<&String> = values.iter().collect();
        let encoder = fit_frequent(&values, min_frequency);
        for class in distinct {
            prop_assert_eq!(encoder.classes().contains(class), count(class) >= min_frequency);
        }
    }

    #[test]
    fn numbers_sort_like_floats_and_hash_alike_if_equal(a in float(), b in float()) {
        let (x, y) = (Number::new(a), Number::new(b));
        if let Some(order) = a.partial_cmp(&b) {
            prop_assert_eq!(x.cmp(&y), order);
        }
        let hasher = RandomState::new();
        prop_assert_eq!(x == y, hasher.hash_one(x) == hasher.hash_one(y));
    }
}
