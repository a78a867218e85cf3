"""How long work on a text takes, for tests that compare one length with another in one run.

No clock is asserted: what is judged is by which power the work grows with the length, from
lengths of one run. The work of one thread is counted, not the time that passes, without the
rounds of the garbage collector, which depend on what else is alive; the shortest of several
rounds is taken, for noise only ever lengthens, and a form that seems to grow too fast is
measured again, so that a busy machine can delay a test but not fail it.
"""

import gc
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

SIZES = (1, 2, 4, 8)
_ROUNDS = 2
# A form so far below what is enough is measured once: noise does not hide a square.
_CLEAR = 0.15
_MOST_ROUNDS = 8


def seconds(work: Callable[[str], object], text: str) -> float:
    """The shortest of three runs, for what slows one down is not the work."""
    with _no_collection():
        return min(_once(work, text) for _ in range(3))


def _once(work: Callable[[str], object], text: str) -> float:
    # Under a limit of the processor's time Linux counts that of a process in ticks of 4 ms.
    begun = time.thread_time()
    work(text)
    return time.thread_time() - begun


@contextmanager
def _no_collection() -> Iterator[None]:
    was = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The least-squares exponent k of time = c·nᵏ through points (n, time).

    >>> round(slope([(1, 3), (2, 12), (4, 48), (8, 192)]), 3)
    2.0
    """
    logs = [(math.log(n), math.log(max(took, 1e-7))) for n, took in points]
    x = sum(p for p, _ in logs) / len(logs)
    y = sum(q for _, q in logs) / len(logs)
    return sum((p - x) * (q - y) for p, q in logs) / sum((p - x) ** 2 for p, _ in logs)


def exponent(
    work: Callable[[str], object], make: Callable[[int], str], length: int, enough: float
) -> tuple[float, float]:
    """By which power the work grows from ``length`` to eight times that, and what the last took.

    Texts of n, 2n, 4n and 8n code points come from ``make``. Rounds end as soon as the exponent
    is ``enough`` or less: it takes ``_MOST_ROUNDS`` to say that it is more.
    """
    texts = [make(length * size) for size in SIZES]
    best = [math.inf] * len(texts)
    grows = math.inf
    with _no_collection():
        for done in range(_MOST_ROUNDS):
            best = [min(known, _once(work, text)) for known, text in zip(best, texts, strict=True)]
            grows = slope([(len(text), took) for text, took in zip(texts, best, strict=True)])
            if grows <= (enough if done + 1 >= _ROUNDS else enough - _CLEAR):
                break
    return grows, best[-1]
