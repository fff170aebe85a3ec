"""What sklearn.metrics.top_k_accuracy_score says, and NumPy and SciPy where scikit-learn has no word for it."""

import pathlib
import sys
import warnings

import numpy as np
from scipy.stats import rankdata
from sklearn.exceptions import UndefinedMetricWarning
from sklearn.metrics import label_ranking_average_precision_score, top_k_accuracy_score

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

# scikit-learn warns that k = classes is always perfect. It is, and is a case like any other here.
warnings.simplefilter("ignore", UndefinedMetricWarning)

rng = np.random.default_rng(7)


def accuracies(labels, scores):
    """Top-k accuracy for each k from 1 to the number of classes."""
    classes = range(scores.shape[1])
    return [top_k_accuracy_score(labels, scores, k=k + 1, labels=classes) for k in classes]


def case(name, labels, scores):
    scores = np.asarray(scores)
    return {"name": name, "labels": labels, "scores": scores, "accuracy": accuracies(labels, scores)}


def random_ties():
    """Few distinct whole numbers as scores, so that nearly every row has ties."""
    rows, classes = rng.integers(1, 5), rng.integers(3, 7)
    labels = rng.integers(0, classes, rows).tolist()
    return labels, rng.integers(-1, rng.integers(0, 4), (rows, classes), endpoint=True)


def infinities():
    """Whole numbers from -2 to 2 where the outermost stand for the infinities, which scikit-learn refuses.

    The order is the same, so the answer is; NumPy's stable sort, which it uses, agrees on the infinities themselves.
    """
    labels, scores = rng.integers(0, 4, 3).tolist(), rng.integers(-2, 2, (3, 4), endpoint=True)
    real = np.select([scores == -2, scores == 2], [-np.inf, np.inf], scores)
    assert (np.argsort(real, kind="stable") == np.argsort(scores, kind="stable")).all()
    return {"labels": labels, "scores": scores, "accuracy": accuracies(labels, scores)}


def binary(labels, p):
    """With two classes scikit-learn wants one score per row, the probability of class 1."""
    return {"labels": labels, "p": p, "accuracy": top_k_accuracy_score(labels, p, k=1, labels=[0, 1])}


def ranking(scores):
    """Every class in order, best first, by the expression that scikit-learn uses; the ranks that this makes.

    SciPy ranks from 1 and upwards, and breaks ties by the lower index: hence the minus, the reversals and the - 1.
    """
    order = np.argsort(scores, axis=1, kind="mergesort")[:, ::-1]
    ranks = rankdata(-scores[:, ::-1], method="ordinal", axis=1)[:, ::-1] - 1
    return {"scores": scores, "order": order, "ranks": ranks}


def tie_range(labels, scores):
    """Accuracy for each k if every tie goes against the label (rank "max"), and if every tie goes its way ("min")."""
    rank = {m: rankdata(-scores, method=m, axis=1)[np.arange(len(labels)), labels] for m in ("min", "max")}
    share = {m: [np.mean(rank[m] <= k + 1) for k in range(scores.shape[1])] for m in rank}
    return {"labels": labels, "scores": scores, "pessimistic": share["max"], "optimistic": share["min"]}


def reciprocal(rows, classes):
    """One true label per row and no ties: then label ranking average precision is the mean reciprocal rank."""
    labels = rng.integers(0, classes, rows)
    scores = np.array([rng.permutation(classes) for _ in range(rows)])
    expected = label_ranking_average_precision_score(np.eye(classes, dtype=int)[labels], scores)
    return {"labels": labels.tolist(), "scores": scores, "mean_reciprocal_rank": expected}


golden.write(
    __file__,
    ["numpy", "scikit-learn", "scipy"],
    cases=[
        case("no ties", [0, 1, 2, 2], [[0.5, 0.2, 0.3], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]]),
        case("a tie for the first place, label on the left", [0], [[0.4, 0.4, 0.2]]),
        case("a tie for the first place, label on the right", [1], [[0.4, 0.4, 0.2]]),
        case("a constant model", [0, 1, 2], np.full((3, 3), 0.5)),
        case("a constant model, always class 0", [0, 0, 0], np.full((3, 4), 0.25)),
        case("every other class ties for the best", [2], [[0.5, 0.0] * 4]),
        case("a tie below the label", [1], [[0.1, 0.8, 0.1]]),
        case("zeros of both signs tie, label on the left", [0, 0], [[0.0, -0.0, -1.0], [-0.0, 0.0, -1.0]]),
        case("zeros of both signs tie, label on the right", [1, 1], [[0.0, -0.0, -1.0], [-0.0, 0.0, -1.0]]),
        case("scores that are no probabilities", [1, 0], [[-3.5, -1.25, -7.0], [1e300, -1e300, 12.0]]),
        case("one bit apart", [0, 1], [[0.1 + 0.2, 0.3, 0.0], [0.1 + 0.2, 0.3, 0.0]]),
        case("large and tiny", [2, 0], [[5e-324, 0.0, 1e-300], [1.7e308, 1.6e308, 5e-324]]),
        case("one row of ten classes", [6], rng.normal(size=(1, 10))),
        case("probabilities", rng.integers(0, 5, 8).tolist(), rng.dirichlet(np.ones(5), 8)),
        case("fifty classes, ten or so for each score", [3, 24, 25, 49], [[j * 37 % 53 % 5 for j in range(50)]] * 4),
    ],
    random_ties=[case(f"random {i}", *random_ties()) for i in range(200)],
    infinities=[infinities() for _ in range(20)],
    binary=[
        binary([0, 1, 1, 0], [0.125, 0.75, 0.25, 0.875]),
        binary([0], [0.25]),
        binary([1, 0], [1.0, 0.0]),
    ],
    binary_ties=[binary([0], [0.5]), binary([1], [0.5])],
    rankings=[
        ranking(np.array([[0.0, -0.0, 0.0, -1.0], [-0.0, -0.0, 0.0, 1.0]])),
        ranking(rng.normal(size=(2, 9))),
        *(ranking(rng.integers(0, 3, (2, c), endpoint=True)) for c in range(1, 13)),
        # More than the 20 elements up to which an unstable sort keeps equal ones in order.
        ranking(np.random.default_rng(50).integers(0, 4, (2, 50), endpoint=True)),
    ],
    tie_ranges=[tie_range([0, 1, 2], np.ones((3, 3)))] + [tie_range(*random_ties()) for _ in range(30)],
    reciprocals=[reciprocal(1, 3), reciprocal(5, 4), reciprocal(12, 6)],
)
