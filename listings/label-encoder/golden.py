"""What scikit-learn's LabelEncoder, OrdinalEncoder and OneHotEncoder say. Its codes start at 0, and its unknown is -1."""

import pathlib
import sys

import numpy as np
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, OrdinalEncoder, TargetEncoder

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def column(values, dtype):
    rows = np.empty((len(values), 1), dtype=dtype)
    rows[:, 0] = values
    return rows


def ordinal(fit, dtype, **options):
    encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, **options)
    return encoder.fit(column(fit, dtype))


def codes(encoder, values, dtype):
    return encoder.transform(column(values, dtype)).ravel().astype(int).tolist()


def decoded(encoder, codes):
    return encoder.inverse_transform(np.array(codes)[:, None]).ravel().tolist()


def case(name, fit, values, dtype=object):
    """Both encoders on the values that were fitted, OrdinalEncoder alone on others: LabelEncoder refuses those."""
    encoder = ordinal(fit, dtype)
    classes = encoder.categories_[0].tolist()
    label = LabelEncoder().fit(column(fit, dtype).ravel())
    assert label.classes_.tolist() == classes
    encoded = codes(encoder, values, dtype)
    return {
        "name": name, "fit": fit, "classes": classes,
        "fit_codes": label.transform(column(fit, dtype).ravel()).tolist(),
        "values": values, "codes": encoded, "back": decoded(encoder, encoded),
    }


ALPHABET = [
    "", " ", "a", "b", "ab", "Z", "é", "e\u0301", "ß", "漢", "\ue000", "～", "\uffff", "😀", "𝒳", "<UNKNOWN>", "nan", "None", "\0",
]


def random_words():
    words = ["".join(ALPHABET[i] for i in rng.integers(len(ALPHABET), size=rng.integers(3))) for _ in range(24)]
    return case("random", words[: rng.integers(1, 13)], words[12:])


def random_integers():
    numbers = rng.integers(-6, 7, 24).tolist()
    return case("random", numbers[: rng.integers(1, 13)], numbers[12:], np.int64)


def missing(fit):
    """None among text: to LabelEncoder a class, and the last one."""
    encoder = LabelEncoder().fit(column(fit, object).ravel())
    return {"fit": fit, "codes": encoder.transform(column(fit, object).ravel()).tolist()}


def number(x):
    """JSON has no NaN and no infinity: the eight bytes."""
    return int(np.float64(x).view(np.uint64))


def floats(fit):
    """LabelEncoder has one class for all NaN. OrdinalEncoder gives NaN no code, here None, and refuses infinities."""
    case = {"bits": [number(x) for x in fit], "codes": LabelEncoder().fit_transform(fit).tolist()}
    if not np.isinf(fit).any():
        theirs = ordinal(fit, np.float64).transform(column(fit, np.float64)).ravel()
        case["ordinal"] = [None if np.isnan(x) else int(x) for x in theirs]
    return case


def frequent(fit, values, min_frequency):
    """The rare classes share the code after the last frequent one."""
    encoder = ordinal(fit, object, min_frequency=min_frequency)
    rare = encoder.infrequent_categories_[0]
    rare = [] if rare is None else rare.tolist()
    encoded = codes(encoder, values, object)
    return {
        "fit": fit, "min_frequency": min_frequency, "values": values, "rare": rare,
        "frequent": [x for x in encoder.categories_[0].tolist() if x not in rare],
        "codes": encoded,
        "back": decoded(encoder, encoded),
    }


def one_hot(fit, values):
    encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False).fit(column(fit, object))
    return {"fit": fit, "values": values, "rows": encoder.transform(column(values, object))}


def target_means(values, target, smooth):
    """TargetEncoder's number of each class; that of an unseen one is the mean of all rows."""
    encoder = TargetEncoder(target_type="continuous", smooth=smooth).fit(column(values, object), target)
    return {
        "values": values, "target": target, "smooth": smooth,
        "mean": encoder.target_mean_, "means": encoder.encodings_[0].tolist(),
    }


def answer(f):
    try:
        return str(f())
    except (IndexError, TypeError, ValueError) as error:
        return type(error).__name__


def out_of_range(fit, code):
    label, encoder = LabelEncoder().fit(fit), ordinal(fit, object)
    return {
        "fit": fit, "code": code,
        "label_encoder": answer(lambda: label.inverse_transform([code])[0]),
        "ordinal_encoder": answer(lambda: encoder.inverse_transform([[float(code)]])[0, 0]),
    }


def said(what, f):
    return {"what": what, "answer": answer(f)}


letters = rng.choice(list("aaaabbbccd"), 40).tolist()

golden.write(
    __file__,
    ["numpy", "scikit-learn"],
    strings=[
        case("drinks", ["milk", "tea", "coffee", "milk", "juice"], ["wine", "coffee", "tea", "cocoa", "tea"]),
        case("a class called <UNKNOWN>", ["a", "<UNKNOWN>", "b"], ["<UNKNOWN>", "a", "c", ""]),
        case("empty text and blanks", ["", " ", "  ", "a"], ["", "  ", "   ", "a ", "a"]),
        case("every character by itself", ALPHABET, ALPHABET[::-1] + ["z"]),
        case("composed and decomposed", ["é", "e\u0301", "e"], ["e\u0301", "é", "\u0301"]),
        case("either side of the surrogates", ["\U0001f600", "\uff5e", "\ue000", "\ud7ff"], ["\uff5e", "\U0001f600"]),
        case("capitals before small letters", ["b", "B", "a", "A", "_"], ["a", "A", "_", "C"]),
        case("digits as text", ["10", "9", "1", "-1"], ["10", "9", "01"]),
        case("one class", ["x"], ["x", "y"]),
        *(random_words() for _ in range(40)),
    ],
    integers=[
        case("with negative ones", [3, -1, 2, 10, 9, -20, 3], [2, 7, -1, -20, 10], np.int64),
        case("the ends of i64", [2**63 - 1, -(2**63), 0], [0, 2**63 - 1, -(2**63), 1], np.int64),
        *(random_integers() for _ in range(40)),
    ],
    missing=[missing(["a", None, "b", "<UNKNOWN>", None]), missing([None]), missing(["z", "", None])],
    floats=[
        floats([1.0, float("nan"), 2.0, -float("nan"), float("nan")]),
        floats([-0.0, 0.0, 1e-300, -1e-300]),
        floats([float("inf"), float("-inf"), float("nan"), 0.5, -0.5, 0.5]),
    ],
    min_frequency=[
        frequent(list("aabbcdb"), list("abcdz"), 2),
        *(frequent(letters, list("abcdz"), k) for k in (1, 5, 10, 12, 40)),
    ],
    one_hot=[one_hot(list("aabbcdb"), list("dzab")), one_hot(["x"], ["x", "y"]), one_hot(list("ab"), ["?"])],
    target=[target_means(list("abacbb"), [1.0, 2.0, 4.0, 8.0, 16.0, 32.0], smooth) for smooth in (0.5, 2.0, 10.0)],
    out_of_range=[out_of_range(list("abc"), code) for code in (3, 4, -1, -2, -3, -4)],
    answers=[
        said("LabelEncoder, an unseen value", lambda: LabelEncoder().fit(["a"]).transform(["b"])),
        said("LabelEncoder, not fitted", lambda: LabelEncoder().transform(["a"])),
        said("LabelEncoder, text beside a number", lambda: LabelEncoder().fit(column(["a", 1], object).ravel())),
        said("LabelEncoder, fit on nothing", lambda: LabelEncoder().fit([]).classes_.tolist()),
        said("LabelEncoder, nothing to transform", lambda: LabelEncoder().fit(["a"]).transform([]).tolist()),
        said("OrdinalEncoder, fit on nothing", lambda: ordinal([], object)),
        said("OrdinalEncoder, nothing to transform", lambda: codes(ordinal(["a"], object), [], object)),
        said("NUL at the end, NumPy's strings", lambda: len(LabelEncoder().fit(["a", "a\0"]).classes_)),
        said("NUL at the end, Python's strings", lambda: len(ordinal(["a", "a\0"], object).categories_[0])),
    ],
)
