"""What the race.py of a challenge is written with: the same inputs as bench/src/inputs.rs, and the same worker.

`race` takes for each task of race.rs a function that makes the input from a size, and the contestants by name. A contestant is a
function that takes the input, prepares what is not its own work, and returns two functions: what is timed, and what makes its
answer comparable. It may return a third, which is called before each run, outside the clock.
"""

import json
import os
import sys
import time
from importlib import metadata
from pathlib import Path

import numpy as np

THREADS = int(os.environ.get("OMP_NUM_THREADS", 1))


def unit(seed, i):
    """The numbers of the stream `seed` at the places `i`, in [0, 1)."""
    z = (i.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z += np.uint64(seed * 0xD1B54A32D192ED03 % 2**64)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def below(seed, i, n):
    """The same as whole numbers below `n`."""
    return (unit(seed, i) * n).astype(np.int64)


def file(name):
    """The path of an input file that race.rs made."""
    return Path(os.environ["RACE_INPUTS"]) / name


def approximate(contestant):
    """Marks a contestant that does not arrive at the solution's answer. The table says how far away it is."""
    contestant.role = "approximates"
    return contestant


def race(tasks):
    """Does what `cargo measure` asks for on the command line."""
    match sys.argv[1:]:
        case ["describe"]:
            described = {
                task: [{"name": name, "role": getattr(make, "role", "answers")} for name, make in contestants.items()]
                for task, (_, contestants) in tasks.items()
            }
            print(json.dumps(described))
        case ["work", task, who, *size]:
            make_input, contestants = tasks[task]
            work(*contestants[who](*make_input(*map(int, size))))
        case _:
            sys.exit("a race is started by `cargo measure`")


def work(run, numbers, prepare=lambda: None):
    """Says that the input is there, and then does what each line asks; bench/src/worker.rs says what that is."""
    print("ready", flush=True)
    for line in sys.stdin:
        match line.rstrip("\n").split(" ", 1):
            case ["run"]:
                prepare()
                start = time.perf_counter()
                answer = run()
                seconds = time.perf_counter() - start
                del answer
                print(seconds, flush=True)
            case ["answer", path]:
                prepare()
                watched = sys.platform == "linux"
                if watched:
                    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
                    before = memory("VmRSS")
                start = time.perf_counter()
                answer = run()
                seconds = time.perf_counter() - start
                peak = memory("VmHWM") - before if watched else ""
                np.asarray(numbers(answer), dtype="<f8").tofile(path)
                del answer
                print(seconds, peak, flush=True)
            case ["libraries", requirements]:
                print(json.dumps(libraries(requirements)), flush=True)


def libraries(requirements):
    """The versions of those required libraries that this process has imported."""
    with open(requirements, encoding="utf-8") as lines:
        required = {line.split("==")[0] for line in lines if "==" in line}
    modules = metadata.packages_distributions()
    imported = {name for module in modules if module in sys.modules for name in modules[module]}
    return {name: metadata.version(name) for name in sorted(required & imported)}


def memory(key):
    """A line of the process's status, in bytes. Linux only."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(key))
