"""What np.einsum says, for subscripts on which torch.einsum agrees; and what both refuse."""

import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def whole(shape):
    """Whole numbers, so that every sum is exact in whatever order it is taken."""
    return rng.integers(-9, 10, shape).astype(float)


def case(subscripts, *shapes):
    operands = [whole(shape) for shape in shapes]
    result = np.einsum(subscripts, *operands)
    assert np.array_equal(result, torch.einsum(subscripts, *map(torch.tensor, operands)))
    return {"subscripts": subscripts, "operands": operands, "result": np.array(result)}


def random_case():
    """One to three operands of up to three axes. A letter may stand anywhere, also twice in one operand."""
    sizes = dict(zip("abcdZ", rng.choice([0, 1, 2, 3], 5, p=[0.05, 0.15, 0.4, 0.4]).tolist()))
    inputs = ["".join(rng.choice(list(sizes), rng.integers(0, 4))) for _ in range(rng.integers(1, 4))]
    subscripts = ",".join(inputs)
    if rng.random() < 0.7:
        used = sorted(set("".join(inputs)))
        subscripts += "->" + "".join(rng.permutation(used)[: rng.integers(0, len(used) + 1)].tolist())
    return case(subscripts, *([sizes[letter] for letter in letters] for letters in inputs))


def is_refused(einsum, subscripts, operands):
    try:
        einsum(subscripts, *operands)
    except (ValueError, RuntimeError):
        return True
    return False


def refused(subscripts, *shapes):
    operands = [np.ones(shape) for shape in shapes]
    assert is_refused(np.einsum, subscripts, operands)
    assert is_refused(torch.einsum, subscripts, list(map(torch.tensor, operands)))
    return {"subscripts": subscripts, "shapes": shapes}


def stretched(subscripts, *shapes):
    """NumPy and PyTorch answer, because they stretch a length of 1."""
    case(subscripts, *shapes)
    return {"subscripts": subscripts, "shapes": shapes}


def gradients(subscripts, a, b):
    a, b = whole(a), whole(b)
    x, y = (torch.tensor(v, requires_grad=True) for v in (a, b))
    result = torch.einsum(subscripts, x, y)
    gradient = whole(tuple(result.shape))
    result.backward(torch.tensor(gradient))
    return {
        "subscripts": subscripts,
        "a": a,
        "b": b,
        "gradient": gradient,
        "a_gradient": x.grad.numpy(),
        "b_gradient": y.grad.numpy(),
    }


golden.write(
    __file__,
    ["numpy", "torch"],
    cases=[
        case("ij,jk->ik", (3, 4), (4, 2)),
        case("bij,bjk->bik", (2, 3, 4), (2, 4, 2)),
        case("ii", (4, 4)),
        case("ij->ji", (3, 4)),
        case("i,j->ij", (3,), (4,)),
        case("bhqd,bhkd->bhqk", (2, 2, 3, 2), (2, 2, 4, 2)),
        case("ij,jk", (2, 3), (3, 2)),
        case("jI", (2, 3)),
        case(" i j, jk -> ik ", (2, 3), (3, 2)),
        case("", ()),
        case(",j->j", (), (3,)),
        case("ij,jk->ik", (2, 0), (0, 3)),
        case("iij->j", (2, 2, 3)),
        case("i,ij,j->", (3,), (3, 2), (2,)),
        case("abcdef->fdb", (1, 2, 1, 2, 1, 3)),
    ]
    + [random_case() for _ in range(120)],
    refused=[
        refused("ij,jk->ik", (2, 3), (4, 5)),
        refused("ii->i", (2, 3)),
        refused("ii", (1, 3)),
        refused("ij,jk->ik", (2, 3)),
        refused("ij->ij", (2, 3), (3, 2)),
        refused("ij->ij"),
        refused("ij->i", (2,)),
        refused("ij,j->i", (2, 3), (3, 4)),
        refused("i,->i", (2,), (1,)),
        refused("ij->ijk", (2, 2)),
        refused("ij->ii", (2, 2)),
        refused("i1->i", (2, 2)),
        refused("ij-ji", (2, 2)),
        refused("ij- >ji", (2, 2)),
        refused("ij->j->i", (2, 2)),
        refused("ij->i,j", (2, 2)),
        refused("ij\t->ji", (2, 2)),
    ],
    stretched=[
        stretched("ij,jk->ik", (2, 1), (3, 4)),
        stretched("ij,jk->ik", (2, 3), (1, 4)),
        stretched("i,i->i", (1,), (3,)),
    ],
    gradients=[
        gradients("ij,jk->ik", (2, 3), (3, 4)),
        gradients("bij,bjk->bik", (2, 3, 2), (2, 2, 3)),
        gradients("i,j->ij", (2,), (3,)),
        gradients("bhqd,bhkd->bhqk", (2, 2, 3, 2), (2, 2, 2, 2)),
    ],
)
