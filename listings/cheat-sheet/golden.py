"""What each Python line of the cheat sheet gives, and what its traps give. The page shows the lines between the anchors."""

import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
import torch
from scipy.special import expit
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, PredefinedSplit, StratifiedKFold, check_cv
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from torch.utils.data import DataLoader, Dataset

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(26)
lines, traps = [], []


def line(name, **facts):
    lines.append({"name": name} | facts)


def trap(name, **facts):
    traps.append({"name": name} | facts)


def error(call):
    """The first line of what it raises."""
    try:
        call()
    except Exception as e:
        return f"{type(e).__name__}: {e}".splitlines()[0]
    sys.exit("this was to raise an error")


def rows(frame):
    """A frame as lists, one per column. What is missing is None."""
    return {name: [None if pd.isna(x) else x for x in frame[name].tolist()] for name in frame}


def words(numbers):
    """NaN and infinities as text, which JSON has no numbers for."""
    return [str(x) for x in np.ravel(numbers).tolist()]


# NumPy

# ANCHOR: create
zeros, counted = np.zeros((2, 3)), np.arange(4.0)
grid = np.linspace(0, 1, 5)
# ANCHOR_END: create
line("create", zeros=zeros, counted=counted, grid=grid)

x = np.arange(12.0).reshape(3, 4)
# ANCHOR: reshape
m = x.reshape(2, -1)
# ANCHOR_END: reshape
line("reshape", x=x, m=m)
trap("reshape", of_transposed=x.T.reshape(2, -1), misfit=error(lambda: x.reshape(5, -1)))

# ANCHOR: slices
part, last = x[1:, ::-1], x[-1]
# ANCHOR_END: slices
line("slices", x=x, part=part, last=last)
trap("slice past the end", rows=len(x[1:99]))

x = np.arange(24.0).reshape(2, 3, 4)
# ANCHOR: transpose
y = x.transpose(2, 0, 1)
# ANCHOR_END: transpose
line("transpose", x=x, y=y)

a, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0], [6.0]])
# ANCHOR: join
ab = np.concatenate([a, b], axis=1)
# ANCHOR_END: join
line("join", a=a, b=b, ab=ab)
trap("join", misfit=error(lambda: np.concatenate([a, np.zeros((3, 1))], axis=1)))

x = np.array([[3.0, 1.0, 2.0], [0.0, 5.0, 5.0], [6.0, -1.0, 4.0]])
# ANCHOR: mean
means = x.mean(axis=0)
# ANCHOR_END: mean
line("mean", x=x, means=means)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    nothing = np.zeros((0, 2)).mean(axis=0)
trap("mean of no rows", mean=words(nothing), warning=str(caught[0].message))

# ANCHOR: std
s = x.std(axis=0, ddof=1)
# ANCHOR_END: std
line("std", x=x, s=s)
trap(
    "std of 1 and 3",
    numpy=np.std([1.0, 3.0]), pandas=pd.Series([1.0, 3.0]).std(), torch=torch.std(torch.tensor([1.0, 3.0])).item(),
    scaler=StandardScaler().fit([[1.0], [3.0]]).scale_[0],
)

# ANCHOR: max
m = x.max(axis=1)
# ANCHOR_END: max
line("max", x=x, m=m)
gap = np.array([[1.0, np.nan, 3.0]])
trap("max of a NaN", max=words(gap.max(axis=1)), of_nothing=error(lambda: np.zeros((1, 0)).max(axis=1)))

# ANCHOR: argmax
best = x.argmax(axis=1)
# ANCHOR_END: argmax
line("argmax", x=x, best=best)
trap("argmax of a NaN", best=gap.argmax(axis=1))

# ANCHOR: cumsum
sums = x.cumsum(axis=0)
# ANCHOR_END: cumsum
line("cumsum", x=x, sums=sums)
trap("cumsum without axis", shape=list(x.cumsum().shape))

gaps = np.array([1.0, np.nan, 3.0, 8.0])
# ANCHOR: nanmean
m = np.nanmean(gaps)
# ANCHOR_END: nanmean
line("nanmean", gaps=words(gaps), m=m)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    nothing = np.nanmean([np.nan])
trap("nanmean of nothing", mean=words(nothing), warning=str(caught[0].message), equal=bool(np.nan == np.nan))

# ANCHOR: rows
part = x[[2, 0]]
# ANCHOR_END: rows
line("rows", x=x, part=part)
trap("rows", minus_one=x[[-1]])

labels = np.array([1, 0, 2])
# ANCHOR: pick
own = x[np.arange(3), labels]
# ANCHOR_END: pick
line("pick", x=x, labels=labels, own=own)
trap("pick", square=list(x[:, labels].shape), misfit=error(lambda: x[np.arange(3), [0, 1]]))

# ANCHOR: mask
kept = x[x[:, 0] > 0]
# ANCHOR_END: mask
line("mask", x=x, kept=kept)

v = np.array([-1.0, 0.0, 1.0, 4.0])
with np.errstate(invalid="ignore", divide="ignore"):
    # ANCHOR: where
    y = np.where(v > 0, np.log(v), 0.0)
    # ANCHOR_END: where
line("where", v=v, y=y)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    np.where(v > 0, np.log(v), 0.0)
trap("where computes both", warnings=sorted(str(it.message) for it in caught))

v = np.array([-3.0, -0.5, 0.5, 3.0])
# ANCHOR: clamp
y = np.clip(v, -1, 1)
# ANCHOR_END: clamp
line("clamp", v=v, y=y)
trap("clamp", of_nan=words(np.clip(np.nan, -1, 1)), crossed=np.clip(0.0, 1, -1))

v = np.array([2.0, 1.0, 2.0, 0.5])
# ANCHOR: argsort
order = np.argsort(v, kind="stable")
# ANCHOR_END: argsort
line("argsort", v=v, order=order)
trap("argsort", of_zeros=np.argsort([0.0, -0.0], kind="stable"), reversed=order[::-1])

labels = np.array([2, 0, 2, 1, 2])
# ANCHOR: bincount
n = np.bincount(labels, minlength=4)
# ANCHOR_END: bincount
line("bincount", labels=labels, n=n)
trap("bincount", longer=len(np.bincount([5], minlength=4)), negative=error(lambda: np.bincount([-1])))

column, row = np.array([[1.0], [2.0], [3.0]]), np.array([[10.0, 20.0, 30.0, 40.0]])
# ANCHOR: broadcasting
sums = column + row  # (n, 1) and (1, m): (n, m)
# ANCHOR_END: broadcasting
line("broadcasting", column=column, row=row, sums=sums)
y, y_hat = np.array([1.0, 2.0, 3.0]), np.array([[1.0], [2.0], [3.0]])
trap("mse of (n,) against (n, 1)", mse=((y - y_hat) ** 2).mean())

x, w = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
# ANCHOR: matmul
h = x @ w  # (n, d) and (d, m): (n, m)
# ANCHOR_END: matmul
line("matmul", x=x, w=w, h=h)
a, b = rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 4, 5))
trap("dot is not @", dot=list(np.dot(a, b).shape), at=list((a @ b).shape), same_in_2d=bool((np.dot(x, w) == h).all()))
# ANCHOR: batches
h = a @ b  # (b, n, d) and (b, d, m): (b, n, m)
# ANCHOR_END: batches
line("batches", a=a, b=b, h=h)
trap("batches", one_for_all=list((a[:1] @ b).shape))

x = np.array([[1.0, 2.0, 3.0], [1001.0, 1002.0, 1003.0]])
# ANCHOR: softmax
e = np.exp(x - x.max(axis=1, keepdims=True))
p = e / e.sum(axis=1, keepdims=True)
# ANCHOR_END: softmax
line("softmax", x=x, p=p)
e = np.exp(x - x.max())
low = np.full((1, 2), -np.inf)
with np.errstate(invalid="ignore"):
    e_low = np.exp(low - low.max(axis=1, keepdims=True))
trap("softmax without axis", first_row=(e / e.sum())[0], of_minus_infinity=words(e_low / e_low.sum()))

a, b = rng.normal(size=(4, 3)), rng.normal(size=(5, 3))
# ANCHOR: distances
d2 = (a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * a @ b.T
# ANCHOR_END: distances
line("distances", a=a, b=b, d2=d2)


def by_formula(a, b):
    return ((a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * a @ b.T).item()


trap(
    "distances cancel",
    negative=by_formula(np.array([[50000.3]]), np.array([[50000.300001]])),
    zero=by_formula(np.array([[1e8]]), np.array([[1e8 + 1]])),
)

labels = np.array([2, 0, 1, 2])
# ANCHOR: one-hot
one_hot = np.eye(3)[labels]
# ANCHOR_END: one-hot
line("one-hot", labels=labels, one_hot=one_hot)
trap("one-hot", minus_one=np.eye(3)[-1], out_of_range=error(lambda: np.eye(3)[3]))

scores, k = np.array([[5.0, 1.0, 9.0, 7.0, 3.0], [0.1, 0.6, 0.2, 0.05, 0.05]]), 3
# ANCHOR: top-k
best = np.argpartition(scores, -k)[:, -k:]
# ANCHOR_END: top-k
line("top-k", scores=scores[0], k=k, best=sorted(best[0].tolist()))
trap(
    "top-k",
    too_many=error(lambda: np.argpartition(scores, -10)[:, -10:]), zero=np.argpartition(scores, 0)[:, -0:].shape[1],
    one_dimension=error(lambda: np.argpartition(scores[0], -k)[:, -k:]), order=best[0],
)

z = np.array([-800.0, -20.0, -0.5, 0.0, 0.5, 20.0, 800.0])
# ANCHOR: sigmoid
e = np.exp(-np.abs(z))
p = np.where(z >= 0, 1, e) / (1 + e)
# ANCHOR_END: sigmoid
line("sigmoid", z=z, p=p, expit=expit(z))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    1 / (1 + np.exp(-z))
trap("sigmoid in one formula", warning=str(caught[0].message))

# pandas

df = pd.DataFrame({"team": ["b", "a", "b", "a", None], "points": [1.0, 2.0, 3.0, 5.0, 7.0]})
# ANCHOR: aggregate
table = df.groupby("team").agg(
    total=("points", "sum"), best=("points", "max"))
# ANCHOR_END: aggregate
line("aggregate", df=rows(df), table=rows(table.reset_index()))

# ANCHOR: transform
mean = df.groupby("team")["points"].transform("mean")
# ANCHOR_END: transform
line("transform", df=rows(df.dropna()), mean=mean.dropna().tolist())
trap("mean of a NaN", mean=pd.Series([1.0, np.nan, 3.0]).mean())

left = pd.DataFrame({"id": [1.0, 2.0, None], "x": [10, 20, 30]})
right = pd.DataFrame({"id": [2.0, 3.0, None], "y": [200, 300, 400]})
# ANCHOR: merge
both = left.merge(right, on="id", how="outer", indicator=True)
# ANCHOR_END: merge
line("merge", left=rows(left), right=rows(right), both=rows(both[both["id"].notna()].astype({"_merge": str})))
trap("merge of missing keys", rows=int((both["id"].isna()).sum()), merged=str(both["_merge"].iloc[-1]))

df = pd.DataFrame({"day": [1, 1, 1, 2], "city": ["oslo", "oslo", "rome", "rome"], "temp": [4.0, 6.0, 20.0, 22.0]})
# ANCHOR: pivot
wide = df.pivot_table(index="day", columns="city",
                      values="temp", aggfunc="mean")
# ANCHOR_END: pivot
line("pivot", df=rows(df), wide=rows(wide.reset_index()))
line("crosstab", df=rows(df), wide=rows(pd.crosstab(df["day"], df["city"]).reset_index()))

wide = pd.DataFrame({"day": [1, 2], "oslo": [5.0, 3.0], "rome": [20.0, 22.0]})
# ANCHOR: melt
long = wide.melt(id_vars="day", value_vars=["oslo", "rome"])
# ANCHOR_END: melt
line("melt", wide=rows(wide), long=rows(long))

df = pd.DataFrame({"v": [1.0, 2.0, 6.0, 12.0, 20.0]})
# ANCHOR: rolling
mean = df["v"].rolling(window=3, min_periods=1).mean()
# ANCHOR_END: rolling
line("rolling", df=rows(df), mean=mean.tolist())
df = pd.DataFrame({"g": ["a", "a", "b", "b"], "v": [1.0, 2.0, 100.0, 200.0]})
grouped = df.groupby("g")["v"].rolling(window=2, min_periods=1).mean()
trap(
    "rolling",
    across=df["v"].rolling(window=2, min_periods=1).mean().tolist(), within=grouped.tolist(),
    over_a_gap=pd.Series([1.0, np.nan, 3.0, 5.0]).rolling(window=2, min_periods=1).mean().tolist(),
)

df = pd.DataFrame({"user": ["a", "a", "a", "b", "b"], "time": [0, 10, 5000, 20, 30]})
# ANCHOR: sessions
new = df.groupby("user")["time"].diff() > 1800
session = new.groupby(df["user"]).cumsum()
# ANCHOR_END: sessions
line("sessions", df=rows(df), session=session.tolist())
trap("sessions counted over all users", session=new.cumsum().tolist())

# scikit-learn

df = pd.DataFrame({
    "age": [25.0, 31.0, 44.0, 47.0, 52.0, 28.0, 39.0, 33.0, 61.0],
    "city": ["oslo", "rome", "oslo", "paris", "rome", "rome", "oslo", "paris", "paris"],
})
ages = np.array(df["age"])
X = np.column_stack([ages, [1.2, 0.7, 3.1, 2.0, 2.9, 1.9, 2.5, 0.4, 3.3]])
y = np.array([0, 0, 1, 1, 1, 0, 1, 0, 1])
train, test = np.arange(7), np.array([7, 8])


# ANCHOR: transformer
class Centre(TransformerMixin, BaseEstimator):
    def fit(self, X, y=None):
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X):
        return X - self.mean_
# ANCHOR_END: transformer


a, b = rng.normal(size=(5, 2)), rng.normal(size=(2, 2))
line("transformer", train=a, test=b, out=Centre().fit(a).transform(b))

# ANCHOR: scaler
scaler = StandardScaler().fit(X[train])  # never all of X
scaled = scaler.transform(X[test])
# ANCHOR_END: scaler
line("scaler", x=X, train=train, test=test, mean=scaler.mean_, scaled=scaled)
trap(
    "scaler", of_all=StandardScaler().fit(X).mean_,
    constant=StandardScaler().fit_transform([[5.0], [5.0]]),
)

# ANCHOR: columns
columns = ColumnTransformer([
    ("num", StandardScaler(), ["age"]),
    ("cat", OneHotEncoder(drop="first"), ["city"])])
design = columns.fit(df.loc[train]).transform(df)
# ANCHOR_END: columns
line("columns", ages=ages, cities=df["city"].tolist(), train=train, design=design)
stranger = pd.DataFrame({"age": [40.0], "city": ["bergen"]})
trap("a category that is new", error=error(lambda: columns.transform(stranger)))

x = StandardScaler().fit_transform(X)
# ANCHOR: logistic
model = LogisticRegression(C=1.0, tol=1e-9).fit(x, y)
w, b = model.coef_[0], model.intercept_[0]
# ANCHOR_END: logistic
line("logistic", x=x, y=y, w=w, b=b)

# ANCHOR: pipeline
pipe = Pipeline([("scale", StandardScaler()),
                 ("model", LogisticRegression(tol=1e-9))])
pipe.fit(X[train], y[train])
p = pipe.predict_proba(X[test])[:, 1]
# ANCHOR_END: pipeline
line("pipeline", p=p)

fold = [0, 1, 2, 0, 1, 2, 0, 1, 2]
cv = PredefinedSplit(fold)
# ANCHOR: grid
grid = GridSearchCV(pipe, {"model__C": [0.1, 1.0, 10.0]},
                    cv=cv, scoring="neg_log_loss").fit(X, y)
best = grid.best_params_["model__C"]
# ANCHOR_END: grid
trap("a misspelt parameter", error=error(lambda: GridSearchCV(pipe, {"model__c": [1.0]}, cv=cv).fit(X, y)))
line("grid", fold=fold, best=best, losses=-grid.cv_results_["mean_test_score"])

labels = np.array([0, 1, 0, 0, 2, 1, 0, 2, 0, 1, 0, 2])
# ANCHOR: stratified
for train_rows, test_rows in StratifiedKFold(3).split(labels, labels):
    ...
# ANCHOR_END: stratified
line("stratified", labels=labels, k=3, test=[t.tolist() for _, t in StratifiedKFold(3).split(labels, labels)])
trap("folds of cross_val_score", folds=str(check_cv(3, labels, classifier=True)))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    list(StratifiedKFold(3).split([0, 0, 0, 0, 1], [0, 0, 0, 0, 1]))
trap("a class smaller than k", warning=str(caught[0].message))

# PyTorch

x, y = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5]]), torch.tensor([[1.0], [2.0], [0.0]])


def linear(values):
    model = torch.nn.Linear(len(values), 1, bias=False)
    with torch.no_grad():
        model.weight.copy_(torch.tensor([values]))
    return model


model = linear([0.1, -0.2])
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
# ANCHOR: train
for _ in range(3):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
# ANCHOR_END: train
line("train", x=x.numpy(), y=y.numpy(), start=[[0.1], [-0.2]], lr=0.05, steps=3, end=model.weight.detach().numpy().T)
model = linear([0.1, -0.2])
gradients = []
for _ in range(2):
    torch.nn.functional.mse_loss(model(x), y).backward()
    gradients.append(model.weight.grad.numpy().T.copy())
trap("no zero_grad", first=gradients[0], second=gradients[1])
logit, target = torch.tensor([800.0]), torch.tensor([0.0])
trap("bce", loss=torch.nn.functional.binary_cross_entropy_with_logits(logit, target).item())

layer, batch = torch.nn.BatchNorm1d(1), torch.tensor([[1.0], [3.0]])
# ANCHOR: modes
layer.train()
seen = layer(batch)
layer.eval()
unseen = layer(batch)
# ANCHOR_END: modes
line(
    "modes", batch=batch.numpy(), train=seen.detach().numpy(), eval=unseen.detach().numpy(),
    running_var=layer.running_var.numpy(),
)
trap("a training batch of one row", error=error(lambda: torch.nn.BatchNorm1d(1)(torch.tensor([[1.0]]))))

model = linear([0.1, -0.2])
# ANCHOR: no-grad
with torch.no_grad():
    predicted = model(x)
# ANCHOR_END: no-grad
line("no-grad", predicted=predicted.numpy(), requires_grad=predicted.requires_grad)


# ANCHOR: dataset
class Rows(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]
# ANCHOR_END: dataset


data = torch.arange(10.0).reshape(5, 2), torch.arange(5.0).reshape(5, 1)
line(
    "dataset", x=data[0].numpy(), y=data[1].numpy(),
    batches=[{"x": x.numpy(), "y": y.numpy()} for x, y in DataLoader(Rows(*data), batch_size=2)],
)

model = torch.nn.Linear(2, 1, bias=False)
model.weight.grad = torch.tensor([[3.0, 4.0]])
# ANCHOR: clip
norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
# ANCHOR_END: clip
line("clip", grad=[[3.0], [4.0]], norm=norm.item(), clipped=model.weight.grad.numpy().T)
model.weight.grad = torch.tensor([[torch.inf, 4.0]])
torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
trap("clip of an infinite gradient", clipped=words(model.weight.grad.numpy()))

backbone, head = linear([0.1, -0.2]), linear([0.5])
# ANCHOR: transfer
backbone.requires_grad_(False)
optimizer = torch.optim.SGD(head.parameters(), lr=0.05)
# ANCHOR_END: transfer
torch.nn.functional.mse_loss(head(backbone(x)), y).backward()
optimizer.step()
line("transfer", backbone=backbone.weight.detach().numpy().T, head=head.weight.detach().numpy().T)

golden.write(
    __file__, ["numpy", "pandas", "scikit-learn", "scipy", "torch"], lines=lines, traps=traps,
)
