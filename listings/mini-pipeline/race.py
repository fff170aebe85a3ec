"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
import pandas as pd
from engine import approximate, file, race

NUMERIC, CATEGORICAL = [f"n{j}" for j in range(10)], ["c3", "c5", "c8"]


def csv(rows):
    return (file(f"mini-pipeline-{rows}.csv"),)


def table(rows):
    frame = pd.read_csv(*csv(rows))
    return frame[NUMERIC + CATEGORICAL], frame["y"].to_numpy()


def read_csv(path):
    def sums(frame):
        return [len(frame), *frame[NUMERIC].sum(), *frame[CATEGORICAL].notna().sum()]

    return lambda: pd.read_csv(path), sums


@approximate
def descent(x, y):
    """Medians, indicators, scaling and a thousand steps down the gradient, as tutorials have it. No penalty."""

    def run():
        table = x.fillna({**x[NUMERIC].median(), **dict.fromkeys(CATEGORICAL, "+")})
        table = pd.get_dummies(table, columns=CATEGORICAL, drop_first=True)
        table[NUMERIC] = (table[NUMERIC] - table[NUMERIC].mean()) / table[NUMERIC].std(ddof=0)
        design = table.to_numpy(dtype=float)
        w, b = np.zeros(design.shape[1]), 0.0
        for _ in range(1000):
            error = 1 / (1 + np.exp(-(design @ w + b))) - y
            w -= 0.1 * (design.T @ error) / len(y)
            b -= 0.1 * error.mean()
        return w, b

    return run, lambda model: [*model[0], model[1]]


def pipeline(solver):
    def contestant(x, y):
        from sklearn.compose import ColumnTransformer
        from sklearn.impute import SimpleImputer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import OneHotEncoder, StandardScaler

        columns = ColumnTransformer([
            ("numeric", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMERIC),
            # "+" sorts before every letter, as a gap does.
            ("categorical", make_pipeline(
                SimpleImputer(strategy="constant", fill_value="+"),
                OneHotEncoder(drop="first", sparse_output=False, handle_unknown="ignore"),
            ), CATEGORICAL),
        ])
        # scikit-learn's gradient is that of the mean loss.
        regression = LogisticRegression(solver=solver, tol=1e-7, max_iter=10_000)
        whole = make_pipeline(columns, regression)
        return lambda: whole.fit(x, y)[-1], lambda model: [*model.coef_[0], *model.intercept_]

    return contestant


race({
    "read": (csv, {"pandas read_csv": read_csv}),
    "train": (table, {
        "pandas and gradient descent": descent,
        "scikit-learn, lbfgs": pipeline("lbfgs"),
        "scikit-learn, newton-cholesky": pipeline("newton-cholesky"),
    }),
})
