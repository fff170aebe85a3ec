"""What TODO: the library's function says."""

import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def case(name, x):
    raise NotImplementedError("TODO: call the library")
    return {"name": name, "x": x, "answer": None}


golden.write(
    __file__,
    ["numpy"],
    cases=[
        case("the worked example", np.array([1.0, 2.0])),
        case("ordinary", rng.normal(size=9)),
    ],
)
