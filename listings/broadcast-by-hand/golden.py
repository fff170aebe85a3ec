"""What numpy.broadcast_shapes says, and the mean of squares that NumPy makes of shapes that only broadcast."""

import itertools
import pathlib
import sys

import numpy as np
import torch
from sklearn.metrics import mean_squared_error

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def shapes(*shapes):
    """The shape that these broadcast to, or None where NumPy raises."""
    try:
        result = np.broadcast_shapes(*shapes)
    except ValueError:
        result = None
    try:
        assert tuple(torch.broadcast_shapes(*shapes)) == result
    except RuntimeError:
        assert result is None
    return {"shapes": shapes, "result": result}


def random_shapes():
    """Two shapes of up to four axes, most of which fit."""
    full = rng.choice([0, 1, 2, 3, 5], rng.integers(0, 5))
    stretched = [np.where(rng.random(full.shape) < 0.35, 1, full) for _ in range(2)]
    if full.size and rng.random() < 0.3:
        stretched[0][rng.integers(full.size)] = 4
    return [tuple(x[rng.integers(0, x.size + 1) :].tolist()) for x in stretched]


def squared_error(shape):
    prediction, target = rng.normal(size=shape), rng.normal(size=shape)
    error = mean_squared_error(prediction.ravel(), target.ravel())
    assert np.isclose(error, torch.nn.functional.mse_loss(*map(torch.tensor, (prediction, target))))
    return {"prediction": prediction, "target": target, "mse": error}


def trap(prediction, target):
    """What comes out of NumPy for shapes that only broadcast."""
    prediction, target = np.array(prediction), np.array(target)
    assert prediction.shape != target.shape
    return {"prediction": prediction, "target": target, "numpy": np.mean((prediction - target) ** 2)}


def strides(shape, to):
    """The strides of broadcast_to, in elements; None where NumPy raises.

    Shapes where both have length 1 on an axis are left out: no step is taken there, and any stride would do.
    """
    try:
        result = [s // 8 for s in np.broadcast_to(np.zeros(shape), to).strides]
    except ValueError:
        result = None
    return {"shape": shape, "to": to, "strides": result}


def applied(a, b):
    a, b = rng.normal(size=a), rng.normal(size=b)
    x, y = (torch.tensor(v, requires_grad=True) for v in (a, b))
    product = x * y
    gradient = rng.normal(size=product.shape)
    product.backward(torch.tensor(gradient))
    return {
        "a": a,
        "b": b,
        "product": np.array(a * b),
        "gradient": gradient,
        "a_gradient": x.grad.numpy(),
        "b_gradient": y.grad.numpy(),
    }


small = [(), (0,), (1,), (2,), (3,), (1, 1), (1, 3), (3, 1), (2, 3), (0, 3), (2, 0)]

golden.write(
    __file__,
    ["numpy", "scikit-learn", "torch"],
    pairs=[shapes(a, b) for a, b in itertools.product(small, repeat=2)] + [shapes(*random_shapes()) for _ in range(150)],
    several=[
        shapes(),
        shapes((2, 3)),
        shapes((4, 1, 1), (5, 1), (6,)),
        shapes((), (3,), (2, 1)),
        shapes((1,), (2,), (3,)),
        shapes((2, 3), (3,), (2,)),
    ],
    mse=[squared_error(shape) for shape in [(), (1,), (5,), (2, 3), (4, 1), (2, 3, 4)]],
    traps=[
        trap([1.0, 2.0, 3.0], [[1.0], [2.0], [3.0]]),
        trap([[1.0], [2.0], [3.0]], [1.0, 2.0, 3.0]),
        trap([1.0, 2.0, 3.0], 2.0),
        trap([[1.0, 2.0], [3.0, 4.0]], [1.0, 2.0]),
    ],
    strides=[
        strides((3,), (2, 3)),
        strides((3, 1), (3, 4)),
        strides((2, 3), (2, 3)),
        strides((), (2, 2)),
        strides((1, 3, 1), (5, 2, 3, 4)),
        strides((4, 3, 2), (4, 3, 2)),
        strides((2, 3), (3,)),
        strides((2,), (2, 3)),
    ],
    applied=[
        applied((2, 3), (3,)),
        applied((3,), (2, 1)),
        applied((), (2, 2)),
        applied((2, 3), (2, 3)),
        applied((4, 1, 2), (3, 1)),
        applied((1, 3), (1,)),
    ],
)
