"""What a scikit-learn pipeline learns and predicts on the same rows, in double precision."""

import csv
import io
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
from scipy.special import expit, log_expit
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_recall_curve, precision_recall_fscore_support
from sklearn.model_selection import PredefinedSplit, cross_val_predict, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

# Categories that only the test rows have are part of the task.
warnings.filterwarnings("ignore", message="Found unknown categories")
DATA = pathlib.Path(__file__).parent / "data"
CUSTOMERS = (DATA / "customers.csv").read_text()
PENGUINS = (DATA / "penguins.csv").read_text()
FEW_PENGUINS = "".join(line for i, line in enumerate(PENGUINS.splitlines(True)) if i == 0 or i % 9 == 4)
TWO_SPECIES = "".join(line for line in PENGUINS.splitlines(True) if not line.startswith("Chinstrap"))
rng = np.random.default_rng(11)


def schema(numeric, categorical, label, positive, missing=()):
    return {
        "numeric": numeric, "categorical": categorical, "label": label, "positive": positive,
        "missing": list(missing),
    }


CUSTOMER_SCHEMA = schema(["age", "income"], ["education"], "purchased", "1")
MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
SEX_SCHEMA = schema(MEASUREMENTS, ["island", "species"], "sex", "male", ["NA"])
SPECIES_SCHEMA = schema(MEASUREMENTS, ["island", "sex"], "species", "Gentoo", ["NA"])


def read(text, schema):
    """Rows with a label, numbers as numbers, everything else as text, and only what the schema names as a gap."""
    frame = pd.read_csv(
        io.StringIO(text), dtype=object, keep_default_na=False, na_values=["", *schema["missing"]],
    ).astype({name: float for name in schema["numeric"]})
    frame = frame[frame[schema["label"]].notna()].reset_index(drop=True)
    return frame[schema["numeric"] + schema["categorical"]], (frame[schema["label"]] == schema["positive"]).to_numpy()


def model(schema, c=1.0, fill="<missing>", class_weight=None):
    """`fill` is the category that a gap becomes. It must sort before all others, as `None` does."""
    numeric = Pipeline([("impute", SimpleImputer(strategy="median")), ("scale", StandardScaler())])
    categorical = Pipeline([
        ("impute", SimpleImputer(strategy="constant", fill_value=fill)),
        ("encode", OneHotEncoder(drop="first", handle_unknown="ignore", sparse_output=False)),
    ])
    return Pipeline([
        ("columns", ColumnTransformer([
            ("numeric", numeric, schema["numeric"]), ("categorical", categorical, schema["categorical"]),
        ])),
        ("regression", LogisticRegression(
            C=c, solver="newton-cholesky", tol=1e-11, max_iter=1000, class_weight=class_weight,
        )),
    ])


def gradient(regression, x, y, c):
    """The largest entry of the gradient of losses plus penalty / c: how far from the minimum scikit-learn has stopped."""
    w, b = regression.coef_[0], regression.intercept_[0]
    residual = expit(x @ w + b) - y
    return max(np.abs(x.T @ residual + w / c).max(initial=0.0), abs(residual.sum()))


def metrics(actual, predicted):
    precision, recall, f1, _ = precision_recall_fscore_support(
        actual, predicted, average="binary", zero_division=0.0,
    )
    tn, fp, fn, tp = confusion_matrix(actual, predicted, labels=[False, True]).ravel()
    return {
        "true_positives": tp, "false_positives": fp, "false_negatives": fn, "true_negatives": tn,
        "precision": precision, "recall": recall, "f1": f1,
    }


def case(name, text, schema, train, test, c=1.0, fill="<missing>", shown=12, file=None):
    """One fit on the training rows, judged on the test rows. The design matrix is kept for the first `shown` of each."""
    x, y = read(text, schema)
    fitted = model(schema, c, fill).fit(x.iloc[train], y[train])
    columns, regression = fitted["columns"], fitted["regression"]
    design = columns.transform(x)
    left = gradient(regression, design[train], y[train], c)
    assert left <= 1e-8, (name, left)
    numeric = columns.named_transformers_["numeric"]
    scaled = bool(schema["numeric"])
    categories = []
    if schema["categorical"]:
        encoder = columns.named_transformers_["categorical"]["encode"]
        categories = [[None if value == fill else value for value in values] for values in encoder.categories_]
    kept = [*train[:shown], *test[:shown]]
    return {
        "name": name, "csv": None if file else text, "file": file, "schema": schema, "c": c,
        "unlabelled": len(list(csv.reader(io.StringIO(text)))) - 1 - len(y),
        "train": train, "test": test,
        "medians": numeric["impute"].statistics_ if scaled else np.zeros(0),
        "means": numeric["scale"].mean_ if scaled else np.zeros(0),
        "stds": numeric["scale"].scale_ if scaled else np.zeros(0),
        "categories": categories,
        "kept": kept, "design": design[kept],
        "weights": regression.coef_[0], "intercept": regression.intercept_[0],
        "proba": fitted.predict_proba(x.iloc[test])[:, 1],
        "metrics": metrics(y[test], fitted.predict(x.iloc[test])),
    }


def split(rows, every):
    """Every so-manyth row is for testing, beginning with the first."""
    return [i for i in range(rows) if i % every], [i for i in range(rows) if i % every == 0]


def random_text(rows, numeric, categories, gaps):
    """A table with gaps whose label leans on the first column."""
    lean = rng.normal(size=rows)
    columns = {f"n{j}": np.round((lean + rng.normal(size=rows)) * 10.0 ** rng.integers(-2, 5) + rng.normal(), 4) for j in range(numeric)}
    columns |= {f"c{j}": rng.choice(list("abcdef")[:categories], rows) for j in range(2)}
    label = np.where(lean + rng.normal(size=rows) > 0, "yes", "no")
    label[:2], label[2:4] = "yes", "no"
    lines = [",".join([*columns, "label"])]
    for i in range(rows):
        fields = ["" if rng.random() < gaps and i > 3 else str(column[i]) for column in columns.values()]
        lines.append(",".join([*fields, label[i]]))
    return "\n".join(lines) + "\n"


def random_case(index):
    rows, numeric = int(rng.integers(12, 40)), int(rng.integers(1, 4))
    text = random_text(rows, numeric, int(rng.integers(2, 7)), rng.choice([0.0, 0.15, 0.3]))
    names = schema([f"n{j}" for j in range(numeric)], ["c0", "c1"], "label", "yes")
    train = [0, 1, 2, 3, *range(8, rows)]
    return case(f"random {index}", text, names, train, [4, 5, 6, 7], c=float(10.0 ** rng.integers(-2, 4)), shown=4)


def table(*lines):
    return "\n".join(lines) + "\n"


def x_y(xs, ys, name="x"):
    return table(f"{name},y", *(f"{x},{y}" for x, y in zip(xs, ys)))


OUTLIERS = table(
    "a,b,y",
    "5.977,1.608,0", "4.484,0.341,0", "0.81,0.637,0", "0.577,-0.565,0", "0.733,12.738,1", "1.341,-7.631,0",
    "0.745,-0.93,0", "-3750.117,-852.827,1", "-2.628,0.091,0", "-12.898,57.672,1", "-5.211,-0.192,0",
    "27.545,31.595,1", "-0.648,0.205,0", "-14.832,-2738.621,0", "908.641,0.765,0",
)
X_Y = schema(["x"], [], "y", "1")
C_Y = schema([], ["c"], "y", "1")
penguins = read(PENGUINS, SEX_SCHEMA)
stratified = train_test_split(np.arange(len(penguins[1])), test_size=0.25, random_state=0, stratify=penguins[1])
ten = list(range(10))

cases = [
    case("ten customers", CUSTOMERS, CUSTOMER_SCHEMA, ten[:8], ten[8:], file="customers"),
    case("penguins, every fifth", PENGUINS, SEX_SCHEMA, *split(333, 5), file="penguins", shown=10),
    case("penguins, a stratified quarter", PENGUINS, SEX_SCHEMA, *map(np.ndarray.tolist, stratified), file="penguins", shown=10),
    case("every ninth penguin", FEW_PENGUINS, SEX_SCHEMA, *split(37, 4)),
    case("Adelie or Gentoo, with gaps", TWO_SPECIES, SPECIES_SCHEMA, *split(276, 4), file="two species", shown=10),
    case("ten customers, strong penalty", CUSTOMERS, CUSTOMER_SCHEMA, ten[:8], ten[8:], c=0.1, file="customers"),
    case("ten customers, weak penalty", CUSTOMERS, CUSTOMER_SCHEMA, ten[:8], ten[8:], c=10.0, file="customers"),
    case("ten customers, hardly a penalty", CUSTOMERS, CUSTOMER_SCHEMA, ten[:8], ten[8:], c=1e6, file="customers"),
    case("even and odd counts of values", table("a,b,y", "1,5,0", "2,,1", "4,1,0", "100,3,1", ",,1"),
         schema(["a", "b"], [], "y", "1"), [0, 1, 2, 3], [4]),
    case("a constant column", table("a,x,y", *(f"7,{x},{y}" for x, y in zip([1, 2, 3, 4], [0, 1, 0, 1])), "9,2,1"),
         schema(["a", "x"], [], "y", "1"), [0, 1, 2, 3], [4]),
    case("ten times a tenth is constant", x_y([0.1] * 10 + [0.3], [0, 1, 1] * 3 + [1, 0]), X_Y, ten, [10]),
    case("all probabilities one half", x_y([5] * 6, [0, 1] * 3), X_Y, [0, 1, 2, 3], [4, 5]),
    case("three to one, and nothing to go by", x_y([5] * 9, [1, 1, 1, 0] * 2 + [0]), X_Y, list(range(8)), [8]),
    case("three to one, and a very small c", x_y([1, 2, 3, 4, 2], [1, 1, 0, 1, 0]), X_Y, [0, 1, 2, 3], [4], c=1e-8),
    case("a large offset", x_y([1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 3, 1e9 + 9], [0, 0, 1, 1, 1]), X_Y, [0, 1, 2, 3], [4]),
    case("a far test row", x_y([1, 2, 3, 4, 3000, -3000], [0, 1, 0, 1, 1, 0]), X_Y, [0, 1, 2, 3], [4, 5]),
    case("separable, hardly a penalty", x_y([1, 2, 3, 4, 5], [0, 0, 1, 1, 1]), X_Y, [0, 1, 2, 3], [4], c=1e6),
    # Newton's full step overshoots here: undamped, it never arrives.
    case("outliers, hardly a penalty", OUTLIERS, schema(["a", "b"], [], "y", "1"), list(range(15)), [0, 14], c=1e4),
    case("the same column twice", table("a,b,y", *(f"{a},{a},{y}" for a, y in zip([1, 2, 3, 4, 5, 2], [0, 1, 0, 1, 1, 0]))),
         schema(["a", "b"], [], "y", "1"), [0, 1, 2, 3, 4], [5]),
    case("a gap is a category", table("c,y", "b,1", "a,0", ",1", "b,0", ",1", "a,0", ",0"), C_Y, list(range(6)), [6]),
    case("a category called like the marker", table("c,y", "<missing>,1", "a,0", ",1", "a,1", "<missing>,0", ",0"), C_Y,
         [0, 1, 2, 3, 4], [5], fill=""),
    case("digits sort as text", table("c,y", "10,1", "9,0", ",1", "1,0", "10,0", "2,1", "1,1", "3,0"), C_Y, list(range(7)), [7], fill=""),
    case("a category that only the test has", table("c,y", "b,1", "c,0", "b,0", "c,1", "AAA,1", "c,0"), C_Y, [0, 1, 2, 3], [4, 5]),
    case("a gap that only the test has", table("c,y", "b,1", "c,0", "b,0", "c,0", ",1", "c,0"), C_Y, [0, 1, 2, 3], [4, 5]),
    case("one category leaves no feature", table("c,x,y", "a,1,0", "a,2,1", "a,3,0", "a,5,1", "b,4,1"),
         schema(["x"], ["c"], "y", "1"), [0, 1, 2, 3], [4]),
    case("rows that repeat, out of order", CUSTOMERS, CUSTOMER_SCHEMA, [7, 0, 0, 3, 1, 7, 6, 5], [9, 2, 9, 8], file="customers"),
    *(random_case(i) for i in range(12)),
]


# What the page says about the leak and about training without a penalty.
def descend(x, y, epochs, rate=0.1):
    """Plain gradient descent on the mean loss, without a penalty."""
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(epochs):
        residual = expit(x @ w + b) - y
        w -= rate * (x.T @ residual) / len(y)
        b -= rate * residual.mean()
    return w, b


def leak(learn_from):
    """Preprocessing learned from these customers, regression from the first eight."""
    x, y = read(CUSTOMERS, CUSTOMER_SCHEMA)
    columns = model(CUSTOMER_SCHEMA)["columns"].fit(x.iloc[learn_from])
    design = columns.transform(x)
    regression = model(CUSTOMER_SCHEMA)["regression"].fit(design[:8], y[:8])
    steps = [(epochs, *descend(design[:8], y[:8], epochs)) for epochs in (1_000, 10_000, 100_000)]
    numeric = columns.named_transformers_["numeric"]

    changed = x.copy()
    changed.loc[8:, ["age", "income"]] = [2000.0, 1e9]
    moved = model(CUSTOMER_SCHEMA)["columns"].fit(changed.iloc[learn_from]).transform(changed)
    return {
        "learn_from": learn_from, "medians": numeric["impute"].statistics_, "means": numeric["scale"].mean_,
        "stds": numeric["scale"].scale_, "p_of_row_8": regression.predict_proba(design[8:9])[0, 1],
        "row_0": design[0, :2], "row_0_after_the_change": moved[0, :2],
        "unpenalised": [
            {"epochs": epochs, "largest_weight": np.abs(w).max(), "p_of_row_8": expit(design[8] @ w + b)}
            for epochs, w, b in steps
        ],
    }


def numbers_of_a_tail(z):
    return {"z": z, "sigmoid": expit(z), "loss_if_positive": -log_expit(z), "loss_if_negative": -log_expit(-z)}


def report(actual, predicted):
    actual, predicted = np.array(actual, dtype=bool), np.array(predicted, dtype=bool)
    return metrics(actual, predicted)


# The follow-ups.
def balanced(name, text, schema, train, file):
    x, y = read(text, schema)
    fitted = model(schema, class_weight="balanced").fit(x.iloc[train], y[train])
    return {
        "name": name, "file": file, "schema": schema, "train": train,
        "weights": fitted["regression"].coef_[0], "intercept": fitted["regression"].intercept_[0],
    }


def folds(name, text, schema, k, file):
    """Row i is tested in fold i % k, by a pipeline that was fitted on the other folds."""
    x, y = read(text, schema)
    proba = cross_val_predict(model(schema), x, y, cv=PredefinedSplit(np.arange(len(y)) % k), method="predict_proba")[:, 1]
    design = model(schema)["columns"].fit_transform(x)
    leaky = cross_val_predict(model(schema)["regression"], design, y, cv=PredefinedSplit(np.arange(len(y)) % k), method="predict_proba")[:, 1]
    return {
        "name": name, "file": file, "schema": schema, "k": k, "proba": proba,
        "metrics": metrics(y, proba > 0.5), "largest_difference_if_preprocessed_once": np.abs(proba - leaky).max(),
    }


def curve(proba, labels):
    proba, labels = np.array(proba, dtype=float), np.array(labels, dtype=bool)
    precision, recall, thresholds = precision_recall_curve(labels, proba)
    return {"proba": proba, "labels": labels.tolist(), "thresholds": thresholds, "precision": precision[:-1], "recall": recall[:-1]}


def random_curve():
    rows = int(rng.integers(2, 12))
    labels = rng.random(rows) < 0.5
    labels[0] = True
    return curve(np.round(rng.random(rows), int(rng.integers(1, 3))), labels)


golden.write(
    __file__,
    ["numpy", "pandas", "palmerpenguins", "scikit-learn", "scipy"],
    pipelines=cases,
    leak=[leak(ten), leak(ten[:8])],
    tails=[numbers_of_a_tail(z) for z in [0.0, 1e-9, -1e-9, 0.5, -2.0, 20.0, 37.0, -37.0, -600.0, 600.0, -700.0, 800.0, -800.0, 1e300, -1e300]],
    reports=[
        report([1, 0], [1, 0]), report([0, 0], [0, 0]), report([0, 0, 0], [1, 0, 0]), report([1, 1], [0, 0]), report([1, 0], [0, 1]),
        *(report(rng.random(9) < share, rng.random(9) < share) for share in (0.1, 0.3, 0.5, 0.7, 0.9)),
    ],
    balanced=[
        balanced("ten customers", CUSTOMERS, CUSTOMER_SCHEMA, [0, 1, 2, 4, 6, 8, 9], "customers"),
        balanced("few males", PENGUINS, SEX_SCHEMA, [i for i in range(0, 333, 2) if not penguins[1][i] or i % 5 == 0], "penguins"),
    ],
    folds=[
        folds("ten customers", CUSTOMERS, CUSTOMER_SCHEMA, 5, "customers"),
        folds("penguins", PENGUINS, SEX_SCHEMA, 2, "penguins"),
    ],
    curves=[curve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]), curve([0.5, 0.5, 0.5], [1, 0, 1]), *(random_curve() for _ in range(10))],
)
