"""What scipy.special.softmax and log_softmax say, and scipy.special.logsumexp."""

import pathlib
import sys

import numpy as np
from scipy.special import log_softmax, logsumexp, softmax

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)
inf, nan = np.inf, np.nan

# SciPy warns where it subtracts an infinity from itself. The NaN that comes out is what is asked for.
np.seterr(invalid="ignore", over="ignore")


def case(name, x, axis=1):
    x = np.asarray(x, dtype=float)
    numbers = {"x": x, "softmax": softmax(x, axis=axis), "log_softmax": log_softmax(x, axis=axis)}
    return {"name": name, "axis": axis, **{key: golden.NotFinite(value) for key, value in numbers.items()}}


def sums(x):
    return {"x": golden.NotFinite(x), "log_sum_exp": golden.NotFinite(logsumexp(x))}


golden.write(
    __file__,
    ["numpy", "scipy"],
    cases=[
        case("the worked example", [[0.0, np.log(2), np.log(5)], [1000.0, 1000.0, 1000.0]]),
        case("rows far apart", [[1.0, 2.0, 3.0], [1001.0, 1002.0, 1003.0], [-1001.0, -1002.0, -1003.0]]),
        case("the same, by column", [[1.0, 1001.0], [2.0, 1002.0]], axis=0),
        case("masked places", [[-inf, 0.0, 1.0], [2.0, -inf, -inf]]),
        case("nothing but masked places", [[-inf, -inf], [0.0, 1.0]]),
        case("a NaN", [[nan, 1.0], [0.0, 1.0], [0.0, nan]]),
        case("too far apart to subtract", [[1e308, -1e308], [-1e308, -1e308]]),
        case("below the smallest f64", [[0.0, -745.0, -746.0, -1000.0]]),
        case("a large offset", [[1e15, 1e15], [1e15 + 1, 1e15]]),
        case("a class of its own", [[-3.0], [1e300]]),
        case("no rows", np.zeros((0, 3))),
        case("normal", rng.normal(size=(4, 5))),
        case("wide", rng.normal(scale=300, size=(5, 40))),
        case("by column", rng.normal(scale=20, size=(6, 3)), axis=0),
    ],
    cubes=[case(f"axis {axis} of three", rng.normal(scale=5, size=(2, 3, 4)), axis) for axis in range(3)],
    log_sum_exp=[
        sums([0.0, 0.0]),
        sums([1000.0, 1000.0]),
        sums([-1000.0, 1000.0, -1000.0]),
        sums([-inf, 1.0, -inf, 2.0]),
        sums([-inf, -inf]),
        sums([inf, 0.0]),
        sums([inf, inf]),
        sums([0.0, inf]),
        sums([0.0, nan]),
        sums(rng.normal(scale=100, size=50).tolist()),
    ],
)
