"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import THREADS, below, race, unit

K = 5


def scores(rows, classes):
    row = np.arange(rows)
    labels, scores = below(2, row, classes), unit(3, np.arange(rows * classes)).reshape(rows, classes)
    scores[row, labels] = 1.0 - 10.0 * unit(10, row) / classes
    return labels, scores


def numbers(share):
    return [share]


def share(best, labels):
    return (best == labels[:, None]).any(axis=1).mean()


def argsort(labels, scores):
    return lambda: share(np.argsort(scores, axis=1)[:, -K:], labels), numbers


def argpartition(labels, scores):
    return lambda: share(np.argpartition(scores, -K, axis=1)[:, -K:], labels), numbers


def counting(labels, scores):
    rows, classes = scores.shape

    def run():
        own = scores[np.arange(rows), labels][:, None]
        ahead = (scores > own).sum(axis=1)
        ties_behind = ((scores == own) & (np.arange(classes) > labels[:, None])).sum(axis=1)
        return (ahead + ties_behind < K).mean()

    return run, numbers


def pytorch(labels, scores):
    import torch

    torch.set_num_threads(THREADS)
    scores = torch.from_numpy(scores)
    return lambda: share(scores.topk(K, dim=1, sorted=False).indices.numpy(), labels), numbers


def scikit_learn(labels, scores):
    from sklearn.metrics import top_k_accuracy_score

    columns = np.arange(scores.shape[1])
    return lambda: top_k_accuracy_score(labels, scores, k=K, labels=columns), numbers


race({
    "k = 5": (scores, {
        "NumPy argsort": argsort,
        "NumPy argpartition": argpartition,
        "NumPy, counting": counting,
        "PyTorch topk": pytorch,
        "scikit-learn": scikit_learn,
    }),
})
