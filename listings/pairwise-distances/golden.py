"""What scipy.spatial.distance.cdist says, and sklearn.metrics.pairwise.euclidean_distances beside it."""

import pathlib
import sys

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.metrics.pairwise import euclidean_distances

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)
inf, nan = np.inf, np.nan


def case(name, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return {"name": name, "x": x, "y": y, "distances": cdist(x, y)}


def not_finite(name, x, y):
    made = case(name, x, y)
    return {key: value if key == "name" else golden.NotFinite(value) for key, value in made.items()}


def both(name, x, y):
    """Where nothing cancels, scikit-learn's matrix product and SciPy's loop are one answer."""
    made = case(name, x, y)
    np.testing.assert_allclose(euclidean_distances(x, y), made["distances"], rtol=1e-12)
    return made


def cancelled(name, x, y):
    """Where scikit-learn's matrix product loses every digit: its answer, and SciPy's."""
    made = case(name, x, y)
    return made | {"scikit_learn": euclidean_distances(made["x"], made["y"])}


def single(name, x, y):
    x, y = np.float32(x), np.float32(y)
    distances = euclidean_distances(x, y)
    assert distances.dtype == np.float32
    return {"name": name, "x": x, "y": y, "distances": distances}


def cloud(rows, width, offset=0.0, scale=1.0):
    return offset + scale * rng.normal(size=(rows, width))


points = cloud(7, 5, offset=10)
clusters = np.concatenate([cloud(3, 2), cloud(3, 2, offset=1e8)])

golden.write(
    __file__,
    ["numpy", "scipy", "scikit-learn"],
    cases=[
        both("the worked example", np.array([[1.0, 2.0], [4.0, 6.0]]), np.array([[4.0, 2.0], [1.0, 6.0], [5.0, 5.0]])),
        both("ordinary", cloud(6, 3), cloud(4, 3)),
        both("many columns", cloud(3, 40), cloud(3, 40)),
        both("one column", cloud(4, 1), cloud(3, 1, offset=5)),
        case("a set with itself", points, points),
        case("a set with its copy, mirrored", points, points[::-1].copy()),
        case("two clusters, each with itself", clusters, clusters[::-1].copy()),
        case("a billionth apart", [[1.0, 1.0]], [[1.0, 1.0 + 1e-9]]),
        case("no rows in x", np.zeros((0, 3)), cloud(2, 3)),
        case("no rows in y", cloud(2, 3), np.zeros((0, 3))),
        case("no columns", np.zeros((2, 0)), np.zeros((3, 0))),
        case("squares that underflow", [[1e-200], [0.0]], [[0.0], [1.0]]),
        case("one far point among near ones", np.concatenate([cloud(3, 2), [[1e12, -1e12]]]), cloud(3, 2)),
        case("a length next to a speck", cloud(2, 3, scale=1e6), cloud(2, 3, scale=1e-6)),
    ],
    not_finite=[
        not_finite("a NaN in x", [[nan, 1.0], [2.0, 3.0]], [[2.0, 3.0], [0.0, 0.0]]),
        not_finite("a NaN in y", [[1.0, 1.0], [2.0, 3.0]], [[2.0, nan], [0.0, 0.0]]),
        not_finite("infinities", [[inf, 1.0], [2.0, -inf], [2.0, 3.0]], [[inf, 1.0], [0.0, 0.0], [-inf, 5.0]]),
        not_finite("squares that overflow", [[1e200, 0.0], [0.0, 0.0]], [[0.0, 0.0], [1e200, 0.0], [1e200, 3.0]]),
    ],
    cancelled=[cancelled("one unit apart at 1e8", [[1e8], [1e8 + 1]], [[1e8], [1e8 + 1]])],
    offset=[
        case("one unit apart at 1e8", [[1e8], [1e8 + 1]], [[1e8], [1e8 + 1]]),
        case("a cloud at 1e8", cloud(4, 3, offset=1e8), cloud(3, 3, offset=1e8)),
        case("no rows in x", np.zeros((0, 3)), cloud(2, 3)),
    ],
    single=[
        single("one unit apart at 1e4", [[1e4], [1e4 + 1]], [[1e4], [1e4 + 1]]),
        single("ordinary", cloud(4, 3), cloud(3, 3)),
        single("an offset", cloud(3, 3, offset=1000), cloud(3, 3, offset=1000)),
    ],
)
