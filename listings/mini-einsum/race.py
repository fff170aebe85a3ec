"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import THREADS, race, unit


def filled(seed, *shape):
    return unit(seed, np.arange(np.prod(shape))).reshape(shape)


def matrices(i, j, k):
    return filled(2, i, j), filled(3, j, k)


def queries_and_keys(b, h, q, k, d):
    return filled(2, b, h, q, d), filled(3, b, h, k, d)


def numbers(product):
    return product.ravel()


def by_numpy(subscripts, optimize):
    return lambda a, b: (lambda: np.einsum(subscripts, a, b, optimize=optimize), numbers)


def by_pytorch(subscripts):
    def contestant(a, b):
        import torch

        torch.set_num_threads(THREADS)
        a, b = torch.from_numpy(a), torch.from_numpy(b)
        return lambda: torch.einsum(subscripts, a, b), lambda product: product.numpy().ravel()

    return contestant


def matrix_product(a, b):
    return lambda: a @ b, numbers


def transposed_product(queries, keys):
    return lambda: queries @ keys.swapaxes(2, 3), numbers


def contestants(subscripts, product):
    return {
        "NumPy einsum": by_numpy(subscripts, optimize=False),
        "NumPy einsum, optimize=True": by_numpy(subscripts, optimize=True),
        "NumPy @": product,
        "PyTorch einsum": by_pytorch(subscripts),
    }


race({
    "ij,jk->ik": (matrices, contestants("ij,jk->ik", matrix_product)),
    "bhqd,bhkd->bhqk": (queries_and_keys, contestants("bhqd,bhkd->bhqk", transposed_product)),
})
