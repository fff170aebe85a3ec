"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import below, race, unit


def names(seed, kinds, categories):
    places = below(seed, np.arange(len(kinds)), categories).tolist()
    return "\n".join(f"{kind}-{k:04}" for kind, k in zip(kinds, places))


def old_names(rows, categories):
    return (names(4, ["category"] * rows, categories),)


def old_and_new_names(rows, categories):
    kinds = np.where(unit(6, np.arange(rows)) < 0.01, "novelty", "category").tolist()
    return *old_names(rows, categories), names(5, kinds, categories)


class Column:
    """A string of Python's keeps its hash. So every run gets strings that nobody has hashed, as a file gives them."""

    def __init__(self, text, convert=lambda names: names):
        self.text, self.convert, self.names = text, convert, None

    def prepare(self):
        self.names = self.convert(self.text.split("\n"))


def objects(names):
    return np.array(names, dtype=object)


def table(names):
    return objects(names).reshape(-1, 1)


def dict_fit(names):
    return {name: code for code, name in enumerate(sorted(set(names)), 1)}


def dict_transform(codes, names):
    return [codes.get(name, 0) for name in names]


def dict_both(old):
    column = Column(old)
    return lambda: dict_transform(dict_fit(column.names), column.names), lambda codes: codes, column.prepare


def dict_fitted(old, new):
    codes, column = dict_fit(old.split("\n")), Column(new)
    return lambda: dict_transform(codes, column.names), lambda codes: codes, column.prepare


def pandas_both(old):
    import pandas as pd

    column = Column(old, pd.Series)
    return lambda: pd.factorize(column.names, sort=True)[0], lambda codes: codes + 1, column.prepare


def pandas_fitted(old, new):
    import pandas as pd

    index, column = pd.Index(sorted(set(old.split("\n")))), Column(new, pd.Series)
    return lambda: index.get_indexer(column.names), lambda codes: codes + 1, column.prepare


def label_encoder(old):
    from sklearn.preprocessing import LabelEncoder

    column = Column(old, objects)
    return lambda: LabelEncoder().fit_transform(column.names), lambda codes: codes + 1, column.prepare


def ordinal_encoder():
    from sklearn.preprocessing import OrdinalEncoder

    return OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, dtype=np.int64)


def ordinal_both(old):
    encoder, column = ordinal_encoder(), Column(old, table)
    return lambda: encoder.fit_transform(column.names), lambda codes: codes[:, 0] + 1, column.prepare


def ordinal_fitted(old, new):
    encoder, column = ordinal_encoder().fit(table(old.split("\n"))), Column(new, table)
    return lambda: encoder.transform(column.names), lambda codes: codes[:, 0] + 1, column.prepare


race({
    "fit and transform": (old_names, {
        "Python dict": dict_both,
        "pandas factorize": pandas_both,
        "scikit-learn LabelEncoder": label_encoder,
        "scikit-learn OrdinalEncoder": ordinal_both,
    }),
    "transform": (old_and_new_names, {
        "Python dict": dict_fitted,
        "pandas get_indexer": pandas_fitted,
        "scikit-learn OrdinalEncoder": ordinal_fitted,
    }),
})
