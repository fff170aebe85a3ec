"""The contestants in Python: `python contestants.py TASK CONTESTANT SIZE... [FILE]`, a worker that src/race.rs starts.

It makes the input, says "ready", and then does what each line on its standard input asks: "run" is one run, of which it says
the seconds; "answer FILE" is a run as well, whose numbers go to FILE, and it says the peak of memory too.
"""

import os
import sys
import time

import numpy as np

THREADS = int(os.environ["OMP_NUM_THREADS"])


def unit(seed, i):
    """As in inputs.rs."""
    z = (i.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z += np.uint64(seed * 0xD1B54A32D192ED03 % 2**64)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def below(seed, i, n):
    return (unit(seed, i) * n).astype(np.int64)


def batch_norm(task, who, rows, columns):
    x = (10.0 * unit(1, np.arange(rows * columns)) - 2.0).reshape(rows, columns)
    j = np.arange(columns)
    mean, var, train = j * 0.01, 1.0 + j * 0.01, task == "train"

    if who == "PyTorch":
        import torch

        torch.set_num_threads(THREADS)
        layer = torch.nn.BatchNorm1d(columns, dtype=torch.float64).train(train)
        layer.running_mean[:], layer.running_var[:] = torch.from_numpy(mean), torch.from_numpy(var)
        batch = torch.from_numpy(x)
        with torch.inference_mode():
            return lambda: layer(batch), lambda y: y.detach().numpy()

    gamma, beta, momentum, eps = np.ones(columns), np.zeros(columns), 0.1, 1e-5
    state = {"mean": mean, "var": var}

    def forward():
        """What the formula says, a line of NumPy each."""
        if train:
            mean, var = x.mean(axis=0), x.var(axis=0)
            state["mean"] = (1 - momentum) * state["mean"] + momentum * mean
            state["var"] = (1 - momentum) * state["var"] + momentum * var * rows / (rows - 1)
        else:
            mean, var = state["mean"], state["var"]
        return gamma * ((x - mean) / np.sqrt(var + eps)) + beta

    y = np.empty_like(x)

    def kept():
        """One array for the output of every batch, and everything done in it."""
        mean = x.mean(axis=0) if train else state["mean"]
        np.subtract(x, mean, out=y)
        if train:
            var = np.einsum("ij,ij->j", y, y) / rows
            state["mean"] = (1 - momentum) * state["mean"] + momentum * mean
            state["var"] = (1 - momentum) * state["var"] + momentum * var * rows / (rows - 1)
        else:
            var = state["var"]
        np.multiply(y, gamma / np.sqrt(var + eps), out=y)
        np.add(y, beta, out=y)
        return y

    return {"NumPy": forward, "NumPy, output kept": kept}[who], lambda y: y


def top_k_accuracy(task, who, rows, classes):
    labels = below(2, np.arange(rows), classes)
    scores = unit(3, np.arange(rows * classes)).reshape(rows, classes)
    k = 5

    def share(best):
        return (best == labels[:, None]).any(axis=1).mean()

    def counting():
        own = scores[np.arange(rows), labels][:, None]
        ahead = (scores > own).sum(axis=1)
        ties_behind = ((scores == own) & (np.arange(classes) > labels[:, None])).sum(axis=1)
        return (ahead + ties_behind < k).mean()

    if who == "PyTorch topk":
        import torch

        torch.set_num_threads(THREADS)
        all_scores = torch.from_numpy(scores)
        return lambda: share(all_scores.topk(k, dim=1, sorted=False).indices.numpy()), lambda a: [a]
    if who == "scikit-learn":
        from sklearn.metrics import top_k_accuracy_score

        columns = np.arange(classes)
        return lambda: top_k_accuracy_score(labels, scores, k=k, labels=columns), lambda a: [a]
    return {
        "NumPy argsort": lambda: share(np.argsort(scores, axis=1)[:, -k:]),
        "NumPy argpartition": lambda: share(np.argpartition(scores, -k, axis=1)[:, -k:]),
        "NumPy, counting": counting,
    }[who], lambda a: [a]


def label_encoder(task, who, rows, categories):
    def names(seed, kinds):
        return "\n".join(f"{kind}-{k:04}" for kind, k in zip(kinds, below(seed, np.arange(rows), categories).tolist()))

    old, new = names(4, ["category"] * rows), None
    if task == "transform":
        new = names(5, np.where(unit(6, np.arange(rows)) < 0.01, "novelty", "category").tolist())
    known = old.split("\n")
    column = None

    def prepare():
        """A string of Python's keeps its hash. So every run gets strings that nobody has hashed, as a file gives them."""
        nonlocal column
        column = (new or old).split("\n")
        if who.startswith("pandas"):
            import pandas as pd

            column = pd.Series(column)
        elif who.startswith("scikit-learn"):
            column = np.array(column, dtype=object)
            if who == "scikit-learn OrdinalEncoder":
                column = column.reshape(-1, 1)

    if who == "Python dict":
        def fit(names):
            return {name: code for code, name in enumerate(sorted(set(names)), 1)}

        def fit_and_transform():
            codes = fit(column)
            return [codes.get(name, 0) for name in column]

        codes = fit(known)
        run = (lambda: [codes.get(name, 0) for name in column]) if new else fit_and_transform
        return run, lambda codes: codes, prepare
    if who.startswith("pandas"):
        import pandas as pd

        index = pd.Index(sorted(set(known)))
        run = (lambda: index.get_indexer(column)) if new else lambda: pd.factorize(column, sort=True)[0]
        return run, lambda codes: codes + 1, prepare

    from sklearn.preprocessing import LabelEncoder, OrdinalEncoder

    if who == "scikit-learn LabelEncoder":
        return lambda: LabelEncoder().fit_transform(column), lambda codes: codes + 1, prepare
    encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, dtype=np.int64)
    encoder.fit(np.array(known, dtype=object).reshape(-1, 1))
    run = (lambda: encoder.transform(column)) if new else lambda: encoder.fit_transform(column)
    return run, lambda codes: codes[:, 0] + 1, prepare


def stratified_split(task, who, rows, classes):
    labels = (unit(7, np.arange(rows)) ** 2 * classes).astype(np.int64)

    def by_class():
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

    def library():
        from sklearn.model_selection import train_test_split

        return train_test_split(np.arange(rows), test_size=0.2, stratify=labels, random_state=7)

    def counts(parts):
        train, test = parts
        assert (np.sort(np.concatenate([train, test])) == np.arange(rows)).all(), "not every row once"
        return np.bincount(labels[test], minlength=classes)

    return {"NumPy, class by class": by_class, "scikit-learn": library}[who], counts


def mini_pipeline(task, who, rows, file):
    import pandas as pd

    numeric, categorical = [f"n{j}" for j in range(10)], ["c3", "c5", "c8"]

    def read():
        return pd.read_csv(file)

    if task == "read":
        return read, lambda frame: [len(frame), *frame[numeric].sum(), *frame[categorical].notna().sum()]
    frame = read()
    x, y = frame[numeric + categorical], frame["y"].to_numpy()

    def descent():
        """Medians, indicators, scaling and a thousand steps down the gradient, as tutorials have it. No penalty."""
        table = x.fillna({**x[numeric].median(), **dict.fromkeys(categorical, "+")})
        table = pd.get_dummies(table, columns=categorical, drop_first=True)
        table[numeric] = (table[numeric] - table[numeric].mean()) / table[numeric].std(ddof=0)
        design = table.to_numpy(dtype=float)
        w, b = np.zeros(design.shape[1]), 0.0
        for _ in range(1000):
            error = 1 / (1 + np.exp(-(design @ w + b))) - y
            w -= 0.1 * (design.T @ error) / len(y)
            b -= 0.1 * error.mean()
        return w, b

    def pipeline(solver):
        from sklearn.compose import ColumnTransformer
        from sklearn.impute import SimpleImputer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import OneHotEncoder, StandardScaler

        columns = ColumnTransformer([
            ("numeric", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numeric),
            # "+" sorts before every letter, as a gap does.
            ("categorical", make_pipeline(
                SimpleImputer(strategy="constant", fill_value="+"),
                OneHotEncoder(drop="first", sparse_output=False, handle_unknown="ignore"),
            ), categorical),
        ])
        # scikit-learn's gradient is that of the mean loss.
        regression = LogisticRegression(solver=solver, tol=1e-7, max_iter=10_000)
        return make_pipeline(columns, regression).fit(x, y)[-1]

    def weights(model):
        w, b = model if isinstance(model, tuple) else (model.coef_[0], model.intercept_[0])
        return [*w, b]

    return {
        "pandas and gradient descent": descent,
        "scikit-learn, lbfgs": lambda: pipeline("lbfgs"),
        "scikit-learn, newton-cholesky": lambda: pipeline("newton-cholesky"),
    }[who], weights


def memory(key):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(key))


def main():
    slug, task, who, *size = sys.argv[1:]
    make = globals()[slug.replace("-", "_")]
    run, numbers, *prepare = make(task, who, *(int(n) if n.isdigit() else n for n in size))
    print("ready", flush=True)
    for line in sys.stdin:
        for untimed in prepare:
            untimed()
        match line.rstrip("\n").split(" ", 1):
            case ["run"]:
                start = time.perf_counter()
                answer = run()
                seconds = time.perf_counter() - start
                del answer
                print(seconds, flush=True)
            case ["answer", file]:
                watched = sys.platform == "linux"
                if watched:
                    with open("/proc/self/clear_refs", "w", encoding="ascii") as peak:
                        peak.write("5")
                    before = memory("VmRSS")
                start = time.perf_counter()
                answer = run()
                seconds = time.perf_counter() - start
                peak = memory("VmHWM") - before if watched else ""
                np.asarray(numbers(answer), dtype="<f8").tofile(file)
                del answer
                print(seconds, peak, flush=True)


main()
