"""Writes golden.json, the numbers that a listing's tests/reference.rs holds its answer to.

Remake one listing's:   python listings/batch-norm/golden.py
Remake all of them:     python listings/golden.py
See whether all are as the libraries say, and change nothing:   python listings/golden.py --check

Run it in a virtual environment made from requirements.txt.
"""

import importlib.metadata
import json
import math
import pathlib
import platform
import subprocess
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent


class NotFinite:
    """Put around a value whose NaN and infinities are meant. They become words, which `Number` in golden.rs reads."""

    def __init__(self, value):
        self.value = value


def words(value):
    if isinstance(value, dict):
        return {key: words(x) for key, x in value.items()}
    if isinstance(value, list):
        return [words(x) for x in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def plain(value):
    """What JSON can hold. Arrays become the form that ndarray's serde feature reads; NaN and infinities are refused."""
    if isinstance(value, NotFinite):
        return words(plain(value.value))
    if isinstance(value, np.ndarray):
        return {"v": 1, "dim": list(value.shape), "data": [plain(x) for x in value.ravel().tolist()]}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {key: plain(x) for key, x in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(x) for x in value]
    return value


def same(a, b):
    """Equal except in the last digits, in which one processor's vector units differ from another's."""
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b


def write(script, libraries, **groups):
    """Writes golden.json beside `script`: the versions that made it, then each group of cases, a case a line."""
    made_by = {"python": platform.python_version()}
    made_by |= {name: importlib.metadata.version(name) for name in libraries}
    lines = [f'  "made_by": {json.dumps(made_by)}']
    for name, cases in groups.items():
        rows = ",\n".join("    " + json.dumps(plain(case), allow_nan=False) for case in cases)
        lines.append(f'  "{name}": [\n{rows}\n  ]')
    target = pathlib.Path(script).with_name("golden.json")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if "--check" in sys.argv:
        kept, now = json.loads(target.read_text(encoding="utf-8")), json.loads(text)
        # The libraries make the numbers. Which Python called them is told, not demanded.
        for golden in kept, now:
            golden["made_by"].pop("python")
        if not same(kept, now):
            sys.exit(f"{target}: the libraries now give other numbers; remake it and look at the difference")
    else:
        target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for script in sorted(HERE.glob("*/golden.py")):
        print(script.parent.name, flush=True)
        subprocess.run([sys.executable, script, *sys.argv[1:]], check=True)
