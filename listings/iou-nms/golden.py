"""What torchvision.ops.box_iou, nms and batched_nms say."""

import pathlib
import sys

import numpy as np
import torch
from torchvision.ops import batched_nms, box_iou, generalized_box_iou, nms

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden

rng = np.random.default_rng(7)


def tensor(values, width=4):
    return torch.tensor(np.asarray(values, dtype=float).reshape(-1, width))


def overlap(name, a, b):
    a, b = tensor(a), tensor(b)
    answer = golden.NotFinite(box_iou(a, b).numpy())  # two boxes without area: 0 / 0
    return {"name": name, "a": a.numpy(), "b": b.numpy(), "iou": answer}


def generalized(name, a, b):
    a, b = tensor(a), tensor(b)
    return {"name": name, "a": a.numpy(), "b": b.numpy(), "iou": generalized_box_iou(a, b).numpy()}


def kept(name, boxes, scores, threshold, classes=None):
    boxes, scores = tensor(boxes), torch.tensor(scores, dtype=torch.float64)
    case = {"name": name, "boxes": boxes.numpy(), "scores": scores.numpy(), "threshold": threshold}
    case["nms"] = nms(boxes, scores, threshold).tolist()
    case["classes"] = classes or [0] * len(scores)
    case["batched_nms"] = batched_nms(boxes, scores, torch.tensor(case["classes"]), threshold).tolist()
    return case


def whole_boxes(count, side=8):
    """Boxes with whole corners, so that exact thresholds, touching sides and empty boxes are frequent."""
    corners = rng.integers(0, side, (count, 2, 2))
    return np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)


def any_boxes(count):
    return np.sort(rng.normal(size=(count, 2, 2)), axis=1).reshape(-1, 4)


def random_case(i):
    count = int(rng.integers(1, 13))
    scores = rng.integers(0, 5, count) / 4  # most of them tied
    threshold = [0.0, 1 / 3, 0.5, 0.25, 1.0][i % 5]
    return kept(f"random {i}", whole_boxes(count), scores, threshold, rng.integers(0, 3, count).tolist())


square = [0, 0, 2, 2]
negative = [[-10, -10, -1, -1], [-10, -10, -1, -1]]

golden.write(
    __file__,
    ["numpy", "torch", "torchvision"],
    overlaps=[
        overlap("the worked example", [[0, 0, 4, 4]], [[2, 2, 6, 6], [1, 1, 3, 3], [4, 0, 8, 4], [5, 5, 6, 6]]),
        overlap("touching at a side and at a corner", [square], [[2, 0, 4, 2], [0, 2, 2, 4], [2, 2, 4, 4], [-1, -1, 0, 0]]),
        overlap("no area on one side", [square], [[0, 0, 0, 2], [1, 1, 1, 1], [2, 0, 2, 2]]),
        overlap("negative coordinates", [[-3, -3, -1, -1]], [[-2, -2, 0, 0], [-3, -3, -1, -1]]),
        overlap("no boxes in a", [], [square]),
        overlap("no boxes in b", [square], []),
        overlap("whole corners", whole_boxes(6) + [0, 0, 1, 1], whole_boxes(5)),
        overlap("any corners", any_boxes(5), any_boxes(4)),
    ],
    no_area=[overlap("no area on both sides", [[0, 0, 0, 2], [1, 1, 1, 1]], [[0, 0, 0, 2], [1, 1, 1, 1], [5, 5, 9, 5]])],
    kept=[
        kept("the worked example", [[0, 0, 4, 4], [1, 0, 5, 4], [2, 0, 6, 4], [8, 0, 12, 4]], [0.9, 0.8, 0.7, 0.6], 0.5),
        kept("at the threshold", [[0, 0, 2, 1], [0, 0, 1, 1]], [0.9, 0.8], 0.5),
        kept("at a third", [[0, 0, 3, 1], [0, 0, 1, 1]], [0.9, 0.8], 1 / 3),
        kept("above a threshold of 0.49", [[0, 0, 2, 1], [0, 0, 1, 1]], [0.9, 0.8], 0.49),
        kept("touching at a threshold of 0", [square, [2, 0, 4, 2], [1, 0, 3, 2]], [0.9, 0.8, 0.7], 0.0),
        kept("equal boxes at a threshold of 1", [square, square], [0.9, 0.8], 1.0),
        kept("no area, twice", [[0, 0, 0, 2], [0, 0, 0, 2]], [0.9, 0.8], 0.0),
        kept("zeros of both signs", [square, square, square], [-0.0, 0.0, -0.0], 0.5),
        kept("no boxes", [], [], 0.5),
        kept("classes", [square, square, square, square], [0.7, 0.9, 0.8, 0.6], 0.5, [0, 1, 0, 1]),
        *(random_case(i) for i in range(60)),
    ],
    offset=[kept("two classes below zero", negative, [0.9, 0.8], 0.5, [0, 1])],
    generalized=[
        generalized("apart", [square], [[4, 0, 6, 2], [2, 2, 4, 4], [1, 1, 3, 3], square]),
        generalized("any corners", any_boxes(4), any_boxes(3)),
    ],
)
