"""What train_test_split(stratify=y), StratifiedKFold and GroupShuffleSplit of scikit-learn say about sizes and counts.

Which rows are drawn is up to each library's generator, so no row numbers are kept. `members` is the number of rows of
each class.
"""

import math
import pathlib
import sys

import numpy as np
from sklearn.model_selection import GroupShuffleSplit, StratifiedKFold, train_test_split

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)

# Enough for each of a few ways to break a tie to turn up.
STATES = 200


def labels(members):
    return np.repeat(np.arange(len(members)), members)


def split(members, fraction, state):
    y = labels(members)
    return train_test_split(np.arange(len(y)), test_size=fraction, stratify=y, random_state=state)


def per_class(members, part):
    return tuple(np.bincount(labels(members)[part], minlength=len(members)).tolist())


def outcomes(members, fraction, states=STATES):
    """Every count of test rows per class that some random state gives."""
    found = {per_class(members, split(members, fraction, state)[1]) for state in range(states)}
    return sorted(found)


def has_tie(members, fraction):
    """Whether classes with equal remainders want the last row left over. In integers, so exactly."""
    rows = sum(members)
    test = math.ceil(fraction * rows)
    remainders = sorted((class_ * test % rows for class_ in members), reverse=True)
    left_over = test - sum(class_ * test // rows for class_ in members)
    return 0 < left_over < len(members) and remainders[left_over - 1] == remainders[left_over]


def counted(members, fraction):
    """Without a tie: one outcome, whatever the random state."""
    assert not has_tie(members, fraction), (members, fraction)
    (test,) = outcomes(members, fraction, 3)
    train = [a - b for a, b in zip(members, test)]
    return {"members": members, "fraction": fraction, "train": train, "test": test}


def random_counted(cases):
    found = []
    while len(found) < cases:
        members = [int(rng.integers(2, rng.choice([5, 20, 200]))) for _ in range(rng.integers(1, 9))]
        fraction = float(rng.choice([rng.random(), rng.integers(1, 100) / 100]))
        rows = sum(members)
        test = math.ceil(fraction * rows)
        if len(members) <= test <= rows - len(members) and not has_tie(members, fraction):
            found.append(counted(members, fraction))
    return found


def tied(members, fraction):
    assert has_tie(members, fraction), (members, fraction)
    return {"members": members, "fraction": fraction, "outcomes": outcomes(members, fraction)}


def sizes(rows):
    """Rows of the test part at 0.01, 0.02 … 0.99, and 0 where scikit-learn refuses."""
    found = []
    for percent in range(1, 100):
        try:
            found.append(len(split([rows // 2, rows - rows // 2], percent / 100, 0)[1]))
        except ValueError:
            found.append(0)
    return {"rows": rows, "test": found}


def refused(members, fraction):
    try:
        split(members, fraction, 0)
    except ValueError as error:
        for words in ["test_size' parameter", "least populated", "train_size = ", "test_size = ", "will be empty"]:
            if words in str(error):
                return {"members": members, "fraction": fraction, "words": words}
    raise AssertionError(f"{members} at {fraction} was not refused as expected")


def three_way(members, valid, test):
    """Twice train_test_split, with whole numbers of rows, so that the second fraction needs no division."""
    y = labels(members)
    valid_rows, test_rows = math.ceil(valid * len(y)), math.ceil(test * len(y))
    counts = set()
    for state in range(20):
        rest, test_part = train_test_split(np.arange(len(y)), test_size=test_rows, stratify=y, random_state=state)
        train_part, valid_part = train_test_split(rest, test_size=valid_rows, stratify=y[rest], random_state=state)
        counts.add(tuple(per_class(members, part) for part in [train_part, valid_part, test_part]))
    ((train_part, valid_part, test_part),) = counts
    return {
        "members": members, "valid_fraction": valid, "test_fraction": test,
        "train": train_part, "valid": valid_part, "test": test_part,
    }


def folds(members, k):
    y = labels(members)
    splitter = StratifiedKFold(k, shuffle=True, random_state=0)
    return {"members": members, "folds": k, "counts": [per_class(members, test) for _, test in splitter.split(y, y)]}


def groups(members, fraction):
    """`members` is the number of rows of each group."""
    groups = labels(members)
    splitter = GroupShuffleSplit(20, test_size=fraction, random_state=0)
    (test,) = {len(set(groups[test])) for _, test in splitter.split(groups, groups=groups)}
    return {"members": members, "fraction": fraction, "test_groups": test}


golden.write(
    __file__,
    ["numpy", "scikit-learn"],
    counts=[
        counted([160, 30, 10], 0.2),
        counted([9, 9, 9, 9], 0.2),
        counted([7, 5, 3], 0.3),
        counted([5, 7, 3], 0.3),
        counted([7, 5, 3], 0.6),
        counted([7, 4, 3], 0.3),
        counted([19, 13, 8], 0.27),
        counted([9, 7, 4], 0.25),
        counted([7, 9, 4], 0.25),
        counted([19, 13, 8], 0.25),
        counted([50, 50], 0.5),
        counted([20, 2, 2], 0.1),
        counted([60, 40], 0.29),
        counted([60, 40], 0.07),
        counted([5, 5, 5], 0.2),
        counted([2, 2, 2], 0.5),
        counted([2], 0.5),
        counted([100_000, 2_000, 30], 0.123),
        *random_counted(120),
    ],
    # The random state decides.
    ties=[
        tied([5, 5], 0.3),
        tied([4, 4, 4], 0.33),
        tied([3, 3, 3], 0.5),
        tied([5, 5, 5, 5], 0.3),
        tied([14] * 5, 0.2),
        tied([3, 5], 0.5),
        tied([7, 7, 7, 9, 9], 0.28),
    ],
    # Equal remainders too, but the floats in which scikit-learn keeps them are not equal: rounding decides, and always
    # alike.
    ties_that_rounding_breaks=[
        tied([15, 35], 0.1),
        tied([6, 12, 2], 0.2),
        tied([8, 2, 2], 0.59),
        tied([3, 12, 18, 3], 0.1),
        tied([2, 2, 20], 0.8),
        tied([15, 299], 0.5),
        tied([311, 53], 0.5),
    ],
    sizes=[sizes(rows) for rows in [4, 7, 10, 15, 50, 100, 1000]],
    refused=[
        refused([5, 5], 0.0),
        refused([5, 5], 1.0),
        refused([5, 5], -0.5),
        refused([5, 5], 1.5),
        refused([10, 1], 0.5),
        refused([1, 1, 1], 0.5),
        refused([2, 1, 1], 0.1),
        refused([3] * 10, 0.2),
        refused([3, 3, 3], 0.1),
        refused([2, 2, 2], 0.6),
        refused([3] * 10, 0.8),
        refused([5], 0.99),
    ],
    three_way=[
        three_way([160, 30, 10], 0.2, 0.2),
        three_way([50, 30, 20], 0.1, 0.3),
        three_way([61, 26, 13], 0.2, 0.15),
        three_way([23, 17, 8], 0.25, 0.25),
    ],
    folds=[
        folds([160, 30, 10], 5),
        folds([7, 5, 3], 3),
        folds([10, 11, 12, 13], 4),
        folds([5, 5, 5], 5),
        folds([9, 8], 2),
        folds([101, 17, 10], 10),
    ],
    groups=[
        groups([3, 1, 4, 1, 5, 9, 2, 6], 0.25),
        groups([2] * 10, 0.2),
        groups([1, 30], 0.5),
        groups([5, 4, 3, 2, 1], 0.29),
        groups([1] * 100, 0.07),
    ],
)
