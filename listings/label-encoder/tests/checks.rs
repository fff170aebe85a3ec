//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file. Codes are whole numbers, so every comparison is exact.
//!
//! The bounds on `transform` may be your own, as long as the calls below compile.

use std::cell::Cell;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use label_encoder::{CodeOutOfRange, LabelEncoder};

/// A key with one hash for all, which is slow and allowed: equal keys hash equally.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct SameHash(u32);

impl Hash for SameHash {
    fn hash<H: Hasher>(&self, state: &mut H) {
        0_u32.hash(state);
    }
}

thread_local! {
    static COMPARISONS: Cell<usize> = const { Cell::new(0) };
}

/// A key that counts how often two of its kind are compared.
#[derive(Debug, Clone, Copy, Default, Eq)]
struct Counted(u32);

impl Hash for Counted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> Ordering {
        COMPARISONS.set(COMPARISONS.get() + 1);
        self.0.cmp(&other.0)
    }
}

// ---- Core: what the problem says ----

#[test]
fn codes_follow_the_sorted_order() {
    let encoder = LabelEncoder::fit(["milk", "tea", "coffee", "milk", "juice", "tea"]);
    assert_eq!(
        encoder.classes(),
        ["coffee", "juice", "milk", "tea"],
        "classes, after fit on milk tea coffee milk juice tea"
    );
    let got = encoder.transform(&["juice", "milk", "coffee", "tea"]);
    assert_eq!(
        got,
        [2, 3, 1, 4],
        "codes of juice milk coffee tea: are they numbered as they come?"
    );
}

#[test]
fn repeated_value_is_one_class() {
    let encoder = LabelEncoder::fit(["b", "a", "b", "a", "a", "b", "c", "a"]);
    assert_eq!(
        encoder.classes(),
        ["a", "b", "c"],
        "`dedup` drops neighbours only: classes after fit on babaabca"
    );
    assert_eq!(encoder.transform(&["a", "b", "c"]), [1, 2, 3], "codes of a b c");
}

#[test]
fn unseen_value_is_unknown() {
    assert_eq!(LabelEncoder::<String>::UNKNOWN, 0, "the code of the unknown");
    let encoder = LabelEncoder::fit(["coffee", "juice", "milk"]);
    let got = encoder.transform(&["juice", "cocoa", "", "water", "Juice", "juices"]);
    assert_eq!(
        got,
        [2, 0, 0, 0, 0, 0],
        "of juice, cocoa, '', water, Juice and juices only the first was seen"
    );
}

#[test]
fn no_category_shares_the_code_of_the_unknown() {
    let encoder = LabelEncoder::fit([7, 5, 6]);
    let got = encoder.transform(&[5, 6, 7]);
    assert!(
        !got.contains(&0),
        "codes of 5 6 7 are {got:?}, but 0 is for what was not seen; start at 1"
    );
}

#[test]
fn one_code_per_value_in_the_same_order() {
    let encoder = LabelEncoder::fit(["a", "b", "c"]);
    let got = encoder.transform(&["c", "?", "a", "c", "!", "b"]);
    let mistake = "codes of c ? a c ! b: a row left out moves all rows after it";
    assert_eq!(got, [3, 0, 1, 3, 0, 2], "{mistake}");
    let no_values: [&str; 0] = [];
    assert_eq!(encoder.transform(&no_values), [], "no values in, no codes out");
}

#[test]
fn code_does_not_depend_on_the_other_values() {
    let encoder = LabelEncoder::fit(["a", "b", "c", "d"]);
    let mistake = "codes are those that `fit` gave, whatever else is in the test data";
    assert_eq!(encoder.transform(&["d", "b", "x"]), [4, 2, 0], "codes of d b x: {mistake}");
    assert_eq!(encoder.transform(&["d"]), [4], "code of d alone: {mistake}");
}

#[test]
fn unknown_comes_back_as_none() {
    let encoder = LabelEncoder::fit(["juice", "milk"]);
    let codes = encoder.transform(&["cola", "milk", "cola"]);
    let back = encoder.inverse_transform(&codes);
    assert_eq!(
        back,
        Ok(vec![None, Some(&"milk"), None]),
        "codes {codes:?} of cola milk cola, decoded"
    );
}

#[test]
fn every_class_comes_back_with_its_type() {
    let encoder = LabelEncoder::fit([30_i64, 10, 20]);
    let back: Result<Vec<Option<&i64>>, _> = encoder.inverse_transform(&[1, 2, 3, 3]);
    assert_eq!(
        back,
        Ok(vec![Some(&10), Some(&20), Some(&30), Some(&30)]),
        "codes 1 2 3 3; the last class is in range"
    );
    assert_eq!(encoder.inverse_transform(&[]), Ok(vec![]), "no codes in, no values out");
}

#[test]
fn code_out_of_range_is_an_error() {
    let encoder = LabelEncoder::fit(["a", "b", "c"]);
    for code in [4, 5, 1_000, usize::MAX] {
        let got = encoder.inverse_transform(&[code]);
        let expected = Err(CodeOutOfRange { code, classes: 3 });
        assert_eq!(
            got, expected,
            "three classes have the codes 0 to 3; {code} is a bug of the caller, not an unknown"
        );
    }
}

#[test]
fn numbers_are_sorted_as_numbers() {
    let encoder = LabelEncoder::fit([10_i64, 9, -1, 100, -20, 0]);
    assert_eq!(
        encoder.classes(),
        [-20, -1, 0, 9, 10, 100],
        "classes: numbers sorted as if they were text?"
    );
    let got = encoder.transform(&[-20_i64, 9, 10, 100, 11]);
    assert_eq!(got, [1, 4, 5, 6, 0], "codes of -20 9 10 100 11");
}

/// Guard: an encoder that takes one of the two calls only does not compile.
#[test]
fn owned_and_borrowed_strings_find_the_same_class() {
    let encoder = LabelEncoder::fit(["juice".to_string(), "milk".to_string()]);
    let borrowed = encoder.transform(["milk", "cola", "juice"]);
    assert_eq!(
        borrowed,
        [2, 0, 1],
        "codes of milk cola juice, as `&str`, from an encoder of `String`"
    );
    let owned = encoder.transform(&["milk".to_string(), "cola".to_string(), "juice".to_string()]);
    assert_eq!(owned, borrowed, "codes of the same words as a `&[String]`");
}

#[test]
fn integer_literals_take_the_type_of_the_classes() {
    let encoder: LabelEncoder<i64> = LabelEncoder::fit([1, 2]);
    let mistake = "codes of 1 2 3: are they looked up as `i32`, whose hash is different?";
    assert_eq!(encoder.transform(&[1, 2, 3]), [1, 2, 0], "{mistake}");
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn keys_with_the_same_hash_stay_apart() {
    let encoder = LabelEncoder::fit([30, 10, 20].map(SameHash));
    assert_eq!(
        encoder.classes(),
        [10, 20, 30].map(SameHash),
        "classes, of keys that all have one hash"
    );
    let got = encoder.transform(&[10, 20, 30, 40].map(SameHash));
    assert_eq!(got, [1, 2, 3, 0], "an equal hash is a hint; only `==` says that two keys are one");
}

#[test]
fn any_value_can_be_a_category() {
    let words = LabelEncoder::fit(["b", "<UNKNOWN>", "", "a"]);
    let got = words.transform(&["", "<UNKNOWN>", "a", "b", "c"]);
    assert_eq!(
        got,
        [1, 2, 3, 4, 0],
        "codes of '', '<UNKNOWN>', a, b and c: no text stands for the unknown"
    );
    let back = words.inverse_transform(&[2, 0]);
    assert_eq!(back, Ok(vec![Some(&"<UNKNOWN>"), None]), "code 2 is the text, code 0 the unknown");

    let numbers = LabelEncoder::fit([i64::MIN, 0, i64::MAX]);
    let got = numbers.transform(&[0_i64, i64::MIN, i64::MAX, 1, -1]);
    assert_eq!(got, [2, 1, 3, 0, 0], "no number stands for the unknown: codes of 0 MIN MAX 1 -1");
}

/// Guard: the same as for an empty text, and what readers who know pandas ask first.
#[test]
fn missing_value_that_was_seen_is_a_category() {
    let gaps = LabelEncoder::fit([Some("x"), None, Some("")]);
    let got = gaps.transform(&[None, Some(""), Some("x"), Some("y")]);
    assert_eq!(
        got,
        [1, 2, 3, 0],
        "a missing value that `fit` has seen is a category: codes of None '' x y"
    );
    let back = gaps.inverse_transform(&[1, 0]);
    assert_eq!(back, Ok(vec![Some(&None), None]), "code 1 is the class None, code 0 the unknown");
}

/// Guard: this is the order that `Ord` gives to text.
#[test]
fn text_is_sorted_by_code_point() {
    // Capitals, small letters, accents, and what lies beyond 16 bits last.
    let sorted = ["", " ", "A", "Z", "a", "z", "é", "漢", "～", "😀"];
    let encoder = LabelEncoder::fit(["～", "é", "😀", "z", "", "漢", "Z", " ", "a", "A"]);
    assert_eq!(encoder.classes(), sorted, "classes: use the order that `Ord` gives to strings");
    let got = encoder.transform(&sorted);
    assert_eq!(got, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "codes of {sorted:?}");
}

#[test]
fn one_bad_code_refuses_them_all() {
    let encoder = LabelEncoder::fit(["a", "b", "c"]);
    for codes in [[9, 1, 2], [1, 9, 2], [1, 2, 9]] {
        let got = encoder.inverse_transform(&codes);
        assert!(got.is_err(), "codes {codes:?}: got {got:?}, which is not one value for each code");
    }
}

#[test]
fn error_names_the_first_bad_code() {
    let encoder = LabelEncoder::fit(["a", "b", "c"]);
    let got = encoder.inverse_transform(&[1, 0, 4, 2, 7]);
    let expected = Err(CodeOutOfRange { code: 4, classes: 3 });
    assert_eq!(
        got, expected,
        "of codes 1 0 4 2 7 the first bad one is 4: the code, not where it stands"
    );
}

#[test]
fn more_categories_than_a_byte_can_count() {
    let encoder = LabelEncoder::fit((0..300).map(|i| i * 7 % 300));
    let values: Vec<i32> = (0..301).collect();
    let codes = encoder.transform(&values);
    for (value, &code) in codes.iter().enumerate() {
        let expected = if value < 300 { value + 1 } else { 0 };
        assert_eq!(
            code, expected,
            "code of {value} among 0..300: a code that does not fit its type?"
        );
    }
}

#[test]
fn fit_on_nothing_knows_nothing() {
    let encoder = LabelEncoder::fit(Vec::<String>::new());
    assert!(encoder.classes().is_empty(), "no values, no classes");
    assert_eq!(encoder.transform(["a", ""]), [0, 0], "everything is unknown");
    assert_eq!(encoder.inverse_transform(&[0, 0]), Ok(vec![None, None]), "0 is in range even so");
    let expected = Err(CodeOutOfRange { code: 1, classes: 0 });
    assert_eq!(encoder.inverse_transform(&[1]), expected, "there is no first class");
}

#[test]
fn lookup_does_not_walk_through_the_classes() {
    let encoder = LabelEncoder::fit((0..1_000).map(Counted));
    let values: Vec<Counted> = (0..2_000).map(Counted).collect();
    COMPARISONS.set(0);
    let codes = encoder.transform(&values);
    // A hash map needs 1 or 2 comparisons, a sorted map 10 to 20, one class after the other 750.
    let per_value = COMPARISONS.get() / values.len();
    assert!(
        per_value <= 50,
        "{per_value} comparisons per value with 1000 classes: is each value compared with each class?"
    );
    for (value, &code) in codes.iter().enumerate() {
        let expected = if value < 1_000 { value + 1 } else { 0 };
        assert_eq!(code, expected, "code of {value} among the classes 0..1000");
    }
}

#[test]
fn fit_does_not_walk_through_the_classes() {
    COMPARISONS.set(0);
    let encoder = LabelEncoder::fit((0..20_000).map(|i| Counted(i * 7 % 1_000)));
    // A set of hashes needs 1 or 2 comparisons, sorting all values about 15, a walk 500.
    let per_value = COMPARISONS.get() / 20_000;
    assert!(
        per_value <= 50,
        "{per_value} comparisons per value in `fit` with 1000 classes: is each value compared with \
         each class?"
    );
    assert_eq!(encoder.classes().len(), 1_000, "number of classes");
}
