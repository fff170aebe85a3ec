"""What pandas' rolling says, and NumPy over sliding_window_view where pandas takes infinities for missing."""

import pathlib
import sys

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)
inf, nan = np.inf, np.nan

# NumPy warns of inf - inf. The NaN that comes out is what is asked for.
np.seterr(invalid="ignore")


def case(name, x, window):
    x = np.asarray(x, dtype=float)
    windows = sliding_window_view(x, window)
    ours = {"sum": windows.sum(axis=1), "mean": windows.mean(axis=1), "max": windows.max(axis=1)}
    if not np.isinf(x).any():
        rolling = pd.Series(x).rolling(window)
        for name_of, expected in ours.items():
            # pandas fills the front up with NaN. Its sums are compensated, not made window by window.
            theirs = getattr(rolling, name_of)().to_numpy()[window - 1 :]
            np.testing.assert_allclose(theirs, expected, rtol=1e-12, atol=1e-12)
    if np.isfinite(x).all():
        np.testing.assert_allclose(np.convolve(x, np.ones(window), "valid"), ours["sum"], rtol=1e-12, atol=1e-12)
    return {"name": name, "window": window, "x": golden.NotFinite(x)} | {k: golden.NotFinite(v) for k, v in ours.items()}


def beyond_pandas(x, window):
    x = np.asarray(x, dtype=float)
    pandas = pd.Series(x).rolling(window).sum().to_numpy()[window - 1 :]
    return {"x": x, "window": window, "sum": sliding_window_view(x, window).sum(axis=1), "pandas": pandas}


def present(x, window, min_periods):
    mean = pd.Series(x).rolling(window, min_periods=min_periods).mean().to_numpy()
    return {"x": golden.NotFinite(np.asarray(x)), "window": window, "min_periods": min_periods, "mean": golden.NotFinite(mean)}


def gaps(n):
    return np.where(rng.random(n) < 0.4, nan, rng.integers(-9, 9, n).astype(float))


def drawdown(x, window):
    x = pd.Series(x)
    return {"x": x.to_numpy(), "window": window, "drawdown": (x.rolling(window).max() - x).to_numpy()[window - 1 :]}


golden.write(
    __file__,
    ["numpy", "pandas"],
    cases=[
        case("the worked example", [1, 5, 3, 4, 8, 6], 3),
        case("an even window", [1, 2, 4, 8, 16, 32, 64], 4),
        case("a window of one", [3, -1, 2], 1),
        case("one window", [3, -1, 2], 3),
        case("a large value", [1e16, 1, 1, 1, 1], 2),
        case("a large value among small ones", [0.1] * 3 + [1e10] + [0.1] * 5, 3),
        case("a NaN", [1, nan, 2, 3, 4, nan, nan, 7, 8, 9], 3),
        case("infinities", [1, inf, 2, 3, -inf, inf, 5, -inf, -inf, 0], 2),
        case("ties", [2, 2, 1, 1, 2, 2, 2, 0], 3),
    ]
    + [case(f"window {w} of {n}", rng.normal(size=n), w) for n in (7, 12, 20) for w in (1, 2, 3, 5, 6, 7)],
    present=[
        present([1.0, nan, 3.0, 5.0], 2, 1),
        present([nan, nan, 3.0], 2, 1),
        present([1.0, 2.0], 5, 1),
        *(present(gaps(12), w, m) for w, m in ((1, 1), (3, 1), (3, 2), (4, 4), (20, 3))),
    ],
    beyond_pandas=[beyond_pandas([1e33, 1e16, 1, 2, 3], 2)],
    drawdowns=[drawdown([9.0, 7.0, 8.0, 3.0, 4.0, 4.0], 3), drawdown(rng.normal(size=15).cumsum(), 4)],
)
