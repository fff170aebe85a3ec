"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import race, unit


def labels(rows, classes):
    return ((unit(7, np.arange(rows)) ** 2 * classes).astype(np.int64),)


def counts(labels):
    """Which rows are drawn is free. How many of each class are not, nor that each is drawn once."""

    def numbers(parts):
        train, test = parts
        assert (np.sort(np.concatenate([train, test])) == np.arange(len(labels))).all(), "not every row once"
        return np.bincount(labels[test], minlength=labels.max() + 1)

    return numbers


def class_by_class(labels):
    def split():
        rng = np.random.RandomState(7)
        train, test = [], []
        for label in np.unique(labels):
            members = np.where(labels == label)[0]
            rng.shuffle(members)
            quota = max(1, int(len(members) * 0.2))
            test.extend(members[:quota])
            train.extend(members[quota:])
        train, test = np.array(train), np.array(test)
        rng.shuffle(train)
        rng.shuffle(test)
        return train, test

    return split, counts(labels)


def scikit_learn(labels):
    from sklearn.model_selection import train_test_split

    rows = np.arange(len(labels))
    return lambda: train_test_split(rows, test_size=0.2, stratify=labels, random_state=7), counts(labels)


race({"split": (labels, {"NumPy, class by class": class_by_class, "scikit-learn": scikit_learn})})
