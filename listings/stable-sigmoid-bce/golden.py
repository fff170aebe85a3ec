"""What scipy.special.expit and log_expit say, and torch's binary_cross_entropy_with_logits with its gradient."""

import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from scipy.special import expit, log_expit

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)
torch.set_num_threads(1)
inf, nan = np.inf, np.nan


def sigmoid(z):
    return {"z": golden.NotFinite(z), "sigmoid": golden.NotFinite(float(expit(z)))}


def sigmoid32(z):
    """expit in f64 of a number that f32 has; expit in f32 is 0 from -89 on, where f32 still has numbers."""
    assert np.float32(z) == z
    return {"z": z, "sigmoid": float(np.float32(expit(np.float64(z))))}


def below_normal(z):
    """expit in f64 is 0 from -710 on, where f64 still has numbers. In NumPy's longdouble it is not."""
    return {"z": z, "sigmoid": float(expit(np.longdouble(z)))}


def case(name, logits, targets):
    z = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
    loss = F.binary_cross_entropy_with_logits(z, torch.tensor(targets, dtype=torch.float64))
    loss.backward()
    return {
        "name": name,
        "logits": np.array(logits),
        "targets": np.array(targets),
        "loss": loss.item(),
        "gradient": z.grad.numpy(),
    }


def random_case(scale):
    n = rng.integers(1, 9)
    return case(f"random, scale {scale}", rng.normal(scale=scale, size=n).tolist(), rng.random(n).tolist())


def weighted(z, y, pos_weight):
    loss = F.binary_cross_entropy_with_logits(*torch.tensor([z, y, pos_weight], dtype=torch.float64)[:2],
                                              pos_weight=torch.tensor(pos_weight, dtype=torch.float64))
    return {"z": z, "y": y, "pos_weight": pos_weight, "loss": loss.item()}


golden.write(
    __file__,
    ["numpy", "scipy", "torch"],
    sigmoids=[sigmoid(z) for z in (0.0, -0.0, 1.0, -1.0, 36.0, 37.0, -37.0, -600.0, -708.0, 800.0, -800.0, inf, -inf, nan)]
    + [sigmoid(float(z)) for z in rng.normal(scale=10, size=20)],
    sigmoids_f32=[sigmoid32(z) for z in (0.0, 1.0, -1.5, 16.0, 17.0, -17.0, 90.0, -87.0, -90.0, -100.0, -103.0, -110.0)],
    below_normal=[below_normal(z) for z in (-710.0, -720.0, -740.0, -745.0, -746.0)],
    cases=[
        case("the worked example", [0.0, np.log(3), -np.log(3)], [1.0, 1.0, 0.0]),
        case("confident mistakes", [800.0, -800.0], [0.0, 1.0]),
        case("confident hits", [800.0, -800.0], [1.0, 0.0]),
        case("where p is rounded to 1", [36.0, 37.0, 38.0], [0.0, 0.0, 0.0]),
        case("soft targets", [0.0, 1.0, -2.0, 800.0, -800.0], [0.3, 0.25, 0.9, 0.5, 0.5]),
        case("one", [0.1], [1.0]),
    ]
    + [random_case(scale) for scale in (0.1, 1, 10, 100) for _ in range(5)],
    # -log_expit keeps the digits of a small loss. torch's formula takes two equal numbers from each other for y = 0.
    hard=[{"z": z, "if_one": float(-log_expit(z)), "if_zero": float(-log_expit(-z))}
          for z in (0.0, 1.0, 20.0, 40.0, 100.0, 600.0, 800.0, -1.0, -20.0, -40.0, -600.0, -800.0)],
    weighted=[weighted(2.0, 1.0, 3.0), weighted(-1.0, 0.0, 3.0), weighted(800.0, 0.5, 2.0), weighted(-800.0, 1.0, 0.5)]
    + [weighted(float(rng.normal(scale=5)), float(rng.random()), float(rng.uniform(0, 9))) for _ in range(10)],
)
