"""What torch.nn.BatchNorm1d and layer_norm say, in double precision."""

import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def layer(columns, momentum=0.1, eps=1e-5):
    layer = torch.nn.BatchNorm1d(columns, momentum=momentum, eps=eps, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(rng.normal(1, 0.5, columns)))
        layer.bias.copy_(torch.from_numpy(rng.normal(0, 0.5, columns)))
    return layer


def numbers(tensor):
    return tensor.detach().numpy().copy()


def state(bn):
    return {"running_mean": numbers(bn.running_mean), "running_var": numbers(bn.running_var)}


def batches(rows, columns, count, scale=1.0, offset=0.0):
    return [rng.normal(offset, scale, (rows, columns)) for _ in range(count)]


def sequence(name, xs, eval_x, momentum=0.1, eps=1e-5, repeat=1):
    """A few training batches one after the other, each `repeat` times, then one batch in eval mode."""
    bn = layer(xs[0].shape[1], momentum, eps)
    steps = []
    for x in xs:
        for _ in range(repeat):
            y = bn(torch.from_numpy(x))
        steps.append({"x": x, "y": numbers(y)} | state(bn))
    bn.eval()
    y = bn(torch.from_numpy(eval_x))
    return {
        "name": name, "momentum": momentum, "eps": eps, "gamma": numbers(bn.weight), "beta": numbers(bn.bias),
        "repeat": repeat, "train": steps, "eval_x": eval_x, "eval_y": numbers(y),
    }


def backward(name, x, grad_y):
    """Gradients of sum(grad_y * y) in training mode."""
    bn = layer(x.shape[1])
    x = torch.from_numpy(x).requires_grad_()
    (bn(x) * torch.from_numpy(grad_y)).sum().backward()
    return {
        "name": name, "gamma": numbers(bn.weight), "beta": numbers(bn.bias), "x": numbers(x), "grad_y": grad_y,
        "grad_x": numbers(x.grad), "grad_gamma": numbers(bn.weight.grad), "grad_beta": numbers(bn.bias.grad),
    }


def cumulative(xs):
    """momentum=None: the running statistics are the plain average over the batches so far."""
    bn = layer(xs[0].shape[1], momentum=None)
    steps = []
    for x in xs:
        bn(torch.from_numpy(x))
        steps.append({"x": x} | state(bn))
    return {"name": "cumulative average", "steps": steps}


def layer_norm(name, x, eps=1e-5):
    y = torch.nn.functional.layer_norm(torch.from_numpy(x), x.shape[1:], eps=eps)
    return {"name": name, "eps": eps, "x": x, "y": numbers(y)}


def folded(name, rows, inputs, columns):
    """A linear layer and a batch norm behind it in eval mode, and the one layer that does both."""
    linear, bn = torch.nn.Linear(inputs, columns, dtype=torch.float64).eval(), layer(columns).eval()
    with torch.no_grad():
        linear.weight.copy_(torch.from_numpy(rng.normal(size=(columns, inputs))))
        linear.bias.copy_(torch.from_numpy(rng.normal(size=columns)))
        bn.running_mean.copy_(torch.from_numpy(rng.normal(size=columns)))
        bn.running_var.copy_(torch.from_numpy(rng.uniform(0.1, 4, columns)))
    x = torch.from_numpy(rng.normal(size=(rows, inputs)))
    fused = torch.nn.utils.fusion.fuse_linear_bn_eval(linear, bn)
    return {
        "name": name, "gamma": numbers(bn.weight), "beta": numbers(bn.bias), "weight": numbers(linear.weight),
        "bias": numbers(linear.bias), "x": numbers(x), "fused_weight": numbers(fused.weight),
        "fused_bias": numbers(fused.bias), "y": numbers(bn(linear(x))),
    } | state(bn)


def images(name, shape):
    bn = torch.nn.BatchNorm2d(shape[1], dtype=torch.float64)
    with torch.no_grad():
        bn.weight.copy_(torch.from_numpy(rng.normal(1, 0.5, shape[1])))
        bn.bias.copy_(torch.from_numpy(rng.normal(0, 0.5, shape[1])))
    x = rng.normal(3, 5, shape)
    y = bn(torch.from_numpy(x))
    return {"name": name, "gamma": numbers(bn.weight), "beta": numbers(bn.bias), "x": x, "y": numbers(y)} | state(bn)


golden.write(
    __file__,
    ["numpy", "torch"],
    sequences=[
        sequence("two rows, one feature", [np.array([[1.0], [3.0]])], np.array([[2.0]])),
        sequence("three ordinary batches", batches(8, 4, 3, 5.0, 3.0), rng.normal(3, 5, (3, 4))),
        sequence("batches of different sizes", batches(2, 3, 1) + batches(7, 3, 1) + batches(4, 3, 1), rng.normal(size=(1, 3))),
        sequence("a constant column", [np.c_[np.full(4, 7.0), np.arange(4.0)]], np.array([[7.0, 1.0]])),
        sequence("tiny spread, below eps", batches(6, 2, 2, 1e-3), rng.normal(0, 1e-3, (2, 2))),
        sequence("large offset", batches(6, 2, 2, 1.0, 1e6), rng.normal(1e6, 1, (2, 2))),
        sequence("momentum 1, eps 0.1", batches(5, 2, 2), rng.normal(size=(2, 2)), momentum=1.0, eps=0.1),
        sequence("no rows in eval mode", batches(5, 2, 1), np.zeros((0, 2))),
        sequence("the same batch 501 times", [np.array([[1.0], [3.0]])], np.array([[1.0], [3.0]]), repeat=501),
    ],
    backward=[
        backward("ordinary", rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
        backward("two rows", np.array([[1.0, 2.0], [3.0, -2.0]]), np.array([[1.0, 0.5], [0.0, 2.0]])),
        backward("a gradient of ones is cancelled by the mean", rng.normal(size=(4, 2)), np.ones((4, 2))),
    ],
    cumulative=[cumulative([np.array([[1.0], [3.0]]), np.array([[5.0], [9.0]]), np.array([[0.0], [0.5]])])],
    layer_norm=[
        layer_norm("ordinary", rng.normal(3, 5, (4, 6))),
        layer_norm("a constant row", np.full((1, 3), 2.0)),
    ],
    folded=[folded("three inputs, four features", 5, 3, 4)],
    images=[images("two images, three channels", (2, 3, 4, 5)), images("one image", (1, 2, 3, 3))],
)
