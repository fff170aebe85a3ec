"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import THREADS, race, unit


def batch(rows, columns):
    j = np.arange(columns)
    return (10.0 * unit(1, np.arange(rows * columns)) - 2.0).reshape(rows, columns), j * 0.01, 1.0 + j * 0.01


def pytorch(train):
    def contestant(x, mean, var):
        import torch

        torch.set_num_threads(THREADS)
        # No contestant keeps what a backward pass needs.
        torch.set_grad_enabled(False)
        layer = torch.nn.BatchNorm1d(x.shape[1], dtype=torch.float64).train(train)
        layer.running_mean[:], layer.running_var[:] = torch.from_numpy(mean), torch.from_numpy(var)
        batch = torch.from_numpy(x)
        return lambda: layer(batch), lambda y: y.numpy()

    return contestant


class Layer:
    def __init__(self, train, mean, var):
        self.train, self.mean, self.var = train, mean, var
        self.gamma, self.beta, self.momentum, self.eps = np.ones(len(mean)), np.zeros(len(mean)), 0.1, 1e-5

    def learn(self, mean, var, rows):
        self.mean = (1 - self.momentum) * self.mean + self.momentum * mean
        self.var = (1 - self.momentum) * self.var + self.momentum * var * rows / (rows - 1)


def formula(train):
    """What the formula says, a line of NumPy each."""

    def contestant(x, mean, var):
        layer = Layer(train, mean, var)

        def forward():
            if layer.train:
                mean, var = x.mean(axis=0), x.var(axis=0)
                layer.learn(mean, var, len(x))
            else:
                mean, var = layer.mean, layer.var
            return layer.gamma * ((x - mean) / np.sqrt(var + layer.eps)) + layer.beta

        return forward, lambda y: y

    return contestant


def output_kept(train):
    """One array for the output of every batch, and everything done in it."""

    def contestant(x, mean, var):
        layer, y = Layer(train, mean, var), np.empty_like(x)

        def forward():
            mean = x.mean(axis=0) if layer.train else layer.mean
            np.subtract(x, mean, out=y)
            if layer.train:
                var = np.einsum("ij,ij->j", y, y) / len(x)
                layer.learn(mean, var, len(x))
            else:
                var = layer.var
            np.multiply(y, layer.gamma / np.sqrt(var + layer.eps), out=y)
            np.add(y, layer.beta, out=y)
            return y

        return forward, lambda y: y

    return contestant


def contestants(train):
    return {"NumPy": formula(train), "NumPy, output kept": output_kept(train), "PyTorch": pytorch(train)}


race({"train": (batch, contestants(train=True)), "eval": (batch, contestants(train=False))})
