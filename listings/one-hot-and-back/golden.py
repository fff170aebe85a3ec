"""What np.eye, np.bincount and np.argmax say, and scikit-learn and PyTorch for the follow-ups."""

import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import confusion_matrix

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)
torch.set_num_threads(1)
inf = np.inf


def case(labels, classes):
    labels = np.array(labels, dtype=int)
    matrix = np.eye(classes)[labels]
    assert (F.one_hot(torch.tensor(labels), classes).numpy() == matrix).all()
    return {
        "labels": labels,
        "classes": classes,
        "one_hot": matrix,
        "bincount": np.bincount(labels, minlength=classes),
    }


def argmax(scores):
    scores = np.array(scores, dtype=float)
    return {"scores": golden.NotFinite(scores), "argmax": np.argmax(scores, axis=1)}


def confusion(n, classes):
    truth, predicted = rng.integers(0, classes, (2, n))
    matrix = confusion_matrix(truth, predicted, labels=range(classes))
    return {"truth": truth, "predicted": predicted, "classes": classes, "matrix": matrix}


def sums(n, classes):
    labels, x = rng.integers(0, classes, n), rng.normal(size=(n, 2))
    by_column = [np.bincount(labels, weights=column, minlength=classes) for column in x.T]
    return {"labels": labels, "x": x, "classes": classes, "sums": np.array(by_column).T}


def smoothed(n, classes, share):
    """The loss that torch's label_smoothing gives is the cross-entropy with the smoothed rows as targets."""
    labels, log_p = rng.integers(0, classes, n), np.log(rng.dirichlet(np.ones(classes), n))
    loss = F.cross_entropy(torch.tensor(log_p), torch.tensor(labels), label_smoothing=share)
    return {"labels": labels, "classes": classes, "share": share, "log_p": log_p, "loss": loss.item()}


golden.write(
    __file__,
    ["numpy", "scikit-learn", "torch"],
    labels=[case([2, 0, 2], 3), case([1, 1], 4), case([], 3), case([0], 1)]
    + [case(rng.integers(0, c, n), c) for n, c in ((1, 5), (8, 2), (12, 6), (5, 9))],
    scores=[
        argmax([[0.1, 0.2, 0.7], [0.5, 0.3, 0.2], [0.2, 0.4, 0.4]]),
        argmax([[0.4, 0.4, 0.2]]),
        argmax([[-0.0, 0.0], [0.0, -0.0]]),
        argmax([[-inf, -inf, -1e308], [-inf, -inf, -inf], [0.0, inf, inf]]),
        argmax(np.zeros((0, 3))),
        argmax([[5.0], [-5.0]]),
        argmax(rng.normal(size=(6, 5))),
    ]
    + [argmax(rng.integers(-1, 2, (4, c))) for c in range(2, 9)],
    confusions=[confusion(1, 2), confusion(20, 3), confusion(9, 5)],
    sums=[sums(1, 2), sums(10, 3), sums(4, 6)],
    smoothed=[smoothed(4, 3, 0.1), smoothed(2, 5, 0.0), smoothed(3, 2, 1.0)],
)
