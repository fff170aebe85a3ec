"""What NumPy's nanmean, nanvar, nanmedian and nanquantile say; pandas is asked as well, and says the same."""

import pathlib
import sys
import warnings

import numpy as np
import pandas as pd

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

# NumPy warns of what is refused in Rust, and of infinities. The answers are wanted here, not the warnings.
warnings.simplefilter("ignore", RuntimeWarning)

NAN, INF = np.nan, np.inf
QS = [0.0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.99, 1.0]

rng = np.random.default_rng(7)


def case(name, x):
    """The statistics of x. Element d of var is the variance with ddof d, as far as there is one."""
    x = np.asarray(x, dtype=float)
    count = np.count_nonzero(~np.isnan(x))
    var = [np.nanvar(x, ddof=ddof) for ddof in range(count)]
    series = pd.Series(x)
    assert np.isclose(series.mean(), np.nanmean(x)) and np.isclose(series.median(), np.nanmedian(x))
    assert count < 2 or np.isclose(series.var(), var[1])
    assert np.allclose(series.quantile(QS), np.nanquantile(x, QS))
    return {
        "name": name,
        "x": golden.NotFinite(x),
        "mean": np.nanmean(x),
        "var": var[:3],
        "median": np.nanmedian(x),
        "quantiles": np.nanquantile(x, QS),
    }


def infinities(x):
    """Mean, variance and median. NumPy's quantiles of infinities are another matter: see `beside_infinity`."""
    x = np.array(x)
    answers = {"mean": np.nanmean(x), "var": np.nanvar(x), "median": np.nanmedian(x)}
    return golden.NotFinite({"x": x, **answers})


def beside_infinity(x, q):
    return golden.NotFinite({"x": np.array(x), "q": q, "numpy": np.nanquantile(x, q)})


def refused(x, ddof):
    """What is refused in Rust is NaN in NumPy."""
    x = np.array(x)
    assert np.isnan(np.nanvar(x, ddof=ddof))
    count = int(np.count_nonzero(~np.isnan(x)))
    if count == 0:
        assert np.isnan([np.nanmean(x), np.nanmedian(x), np.nanquantile(x, 0.5)]).all()
    return {"x": golden.NotFinite(x), "ddof": ddof, "count": count}


def with_gaps(x):
    """NaN in place of three in ten, but never of the first."""
    gaps = rng.random(x.shape) < 0.3
    gaps.flat[0] = False
    return np.where(gaps, NAN, x)


def columns(x):
    return golden.NotFinite({"x": x, "means": np.nanmean(x, axis=0)})


def refuses(q):
    try:
        np.nanquantile([1.0, 2.0], q)
    except ValueError:
        return golden.NotFinite(q)
    raise AssertionError(f"NumPy answers q = {q}")


golden.write(
    __file__,
    ["numpy", "pandas"],
    qs=QS,
    cases=[
        case("the worked example", [3, NAN, 1, 8, NAN, 4]),
        case("no NaN", [3, 1, 8, 4]),
        case("one number", [NAN, 7]),
        case("two numbers", [10, NAN, 2]),
        case("an odd count", [9, NAN, 1, 5]),
        case("NaN with a minus sign", [2, -NAN, 6, NAN, 4]),
        case("a constant", [0.1, 0.1, NAN, 0.1]),
        case("a large offset", [1e8, NAN, 1e8 + 1, 1e8 + 2]),
        case("zeros of both signs", [0.0, -0.0, NAN, 0.0]),
        *(case(f"ties {n}", with_gaps(rng.integers(-2, 3, n).astype(float))) for n in range(3, 15)),
        *(case(f"normal {n}", with_gaps(rng.normal(size=n))) for n in range(3, 31)),
    ],
    infinities=[
        infinities([1.0, INF, NAN]),
        infinities([INF, -INF]),
        infinities([INF, INF, NAN]),
        infinities([-INF, NAN, 1.0, 2.0]),
        infinities([-INF, 1.0, NAN, 2.0, INF]),
    ],
    beside_infinity=[
        beside_infinity([1.0, 2.0, INF], 0.5),
        beside_infinity([1.0, INF], 0.5),
        beside_infinity([INF, INF], 0.5),
        beside_infinity([-INF, 1.0], 0.25),
        beside_infinity([1.0, INF], 0.25),
        beside_infinity([-INF, 1.0], 0.75),
        beside_infinity([-INF, INF], 0.5),
    ],
    refused=[
        refused([], 0),
        refused([NAN], 0),
        refused([NAN, NAN], 1),
        refused([NAN, 1.0], 1),
        refused([2.0, 1.0, NAN], 2),
        refused([2.0, 1.0, NAN], 3),
    ],
    no_quantiles=[refuses(q) for q in [-0.1, 1.5, INF, NAN]],
    columns=[columns(np.array([[NAN, 1.0, NAN], [NAN, 3.0, 5.0]])), columns(with_gaps(rng.normal(size=(5, 4))))],
)
