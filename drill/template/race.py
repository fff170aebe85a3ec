"""The contestants in Python; race.rs has the tasks and the sizes."""

import numpy as np
from engine import race, unit


def values(n):
    return (unit(1, np.arange(n)),)


def numpy(x):
    # What is not its own work, such as an import or another type of array, is here, outside the clock.
    def run():
        raise NotImplementedError("{{write: call the library}}")

    return run, lambda answer: [answer]


race({"{{function}}": (values, {"{{write: the library}}": numpy})})
