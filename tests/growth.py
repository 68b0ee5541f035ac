"""How a piece of work's CPU time grows with its input, measured so that a busy machine does not decide."""

import time
from collections.abc import Callable

TRIES = 3
# Below this a clock's steps and a cold cache say more than the work does.
LEAST_S = 0.01


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU-seconds of the quickest of a few tries: neighbours only ever add time."""
    spent = []
    for _ in range(TRIES):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return max(min(spent), LEAST_S)


def growth(work: Callable[[int], object], small: int, large: int) -> float:
    """Return how many times longer the work takes, for each time that its size is larger.

    About 1 for linear work, ``large / small`` for quadratic work.
    """
    return seconds(lambda: work(large)) / seconds(lambda: work(small)) / (large / small)
