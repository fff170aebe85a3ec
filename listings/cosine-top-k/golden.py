"""What sklearn.metrics.pairwise.cosine_similarity says, and NumPy's stable argsort of it."""

import pathlib
import sys

import numpy as np
from sklearn.metrics.pairwise import cosine_similarity

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def best_first(similarities):
    """Equal numbers in the order of their index. Nearly equal ones would be ordered by rounding: there must be none."""
    gaps = np.abs(similarities[:, :, None] - similarities[:, None, :])
    assert ((gaps == 0) | (gaps > 1e-9)).all()
    return np.argsort(-similarities, axis=1, kind="stable")


def case(name, queries, embeddings):
    queries, embeddings = np.asarray(queries, dtype=float), np.asarray(embeddings, dtype=float)
    similarities = cosine_similarity(queries, embeddings)
    arrays = {"queries": queries, "embeddings": embeddings, "similarities": similarities}
    return {"name": name} | arrays | {"order": best_first(similarities)}


def axes(rows, width=3):
    """Vectors along an axis, or of length 0: similarities of -1, 0 and 1, most of them tied, and none rounded."""
    return rng.integers(-2, 2, (rows, 1), endpoint=True) * np.eye(width)[rng.integers(0, width, rows)]


def others(name, embeddings):
    similarities = cosine_similarity(embeddings)
    np.fill_diagonal(similarities, -np.inf)
    order = np.argsort(-similarities, axis=1, kind="stable")[:, :-1]
    return {"name": name, "embeddings": embeddings, "order": order}


golden.write(
    __file__,
    ["numpy", "scikit-learn"],
    cases=[
        case("the worked example", [[1, 0], [0, -2]], [[3, 4], [2, 0], [0, 5], [-1, 0]]),
        case("a query of length 0", [[0, 0]], [[3, 4], [2, 0], [0, 0]]),
        case("an embedding of length 0", [[1, 0], [-1, 0]], [[-3, -4], [0, 0], [2, 0]]),
        case("all opposite", [[1, 1]], [[-1, -1.5], [-1, -1], [-1, -3]]),
        case("short and long", [[1e-9, 0], [1e100, 1e100]], [[1e-9, 0], [0, 1e-14], [1e150, 1e-150]]),
        case("one column", [[2], [-3]], [[5], [-1], [0]]),
        case("one embedding", [[1, 2, 3]], [[3, 2, 1]]),
        case("ordinary", rng.normal(size=(3, 8)), rng.normal(size=(20, 8))),
        case("positive, as after a ReLU", np.abs(rng.normal(size=(2, 4))), np.abs(rng.normal(size=(12, 4)))),
    ],
    ties=[case(f"axes {i}", axes(3), axes(int(rng.integers(1, 14)))) for i in range(30)],
    short=[case("an embedding that scikit-learn takes for one of length 0", [[0, 1]], [[0, 1e-14], [0, 1e-15]])],
    others=[
        others("ordinary", rng.normal(size=(7, 3))),
        *(others(f"axes {i}", axes(int(rng.integers(2, 9)), width=2)) for i in range(20)),
    ],
)
