"""``python -m tests.mutation.trial`` in a mutated copy: try the mutants named on standard input.

The tests are collected once. A first child runs them all and notes which test calls which function; then
a child for each mutant runs the tests that call its function, until one fails. A child starts from tests
that are collected and not yet run, so that no cache holds what another mutant put there. The first line on
standard output is the number of tests, each further one the JSON of a mutant's name and its end.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

_OWN = {
    "text": ("tests/text", "tests/structure", "notice_parser/text"),
    "structure": ("tests/structure", "tests/checks", "notice_parser/structure"),
    "mentions": ("tests/mentions", "notice_parser/mentions"),
    "meaning": ("tests/meaning", "notice_parser/meaning"),
    "checks": ("tests/checks", "notice_parser/checks"),
    "score": (
        "tests/pipeline",
        "tests/test_front.py",
        *(f"notice_parser/{name}.py" for name in ("assemble", "front", "pipeline")),
    ),
}
# Shared by every room: the records of whole notices, as readers wrote them down or as they are pinned.
_ORACLES = (
    "tests/gold",
    "tests/corpus",
    "tests/evaluation/test_corpus_gate.py",
    "tests/pipeline/test_record.py",
    "tests/pipeline/test_relations.py",
    "tests/pipeline/test_rule_names.py",
    "tests/pipeline/test_integrity.py::test_a_record_is_the_one_that_is_pinned",
)
# The project's options but for those of the terminal.
_ADDED = "--doctest-modules --import-mode=importlib"
# Seconds; what takes longer measures growth, not values.
_LONGEST = 3.0
_MEMORY = 3 << 30
KILLED, SURVIVED, UNTESTED = "killed", "survived", "untested"


class Trial:
    """Takes the place of pytest's loop over the tests."""

    def __init__(self, room: str, mutants: list[str], jobs: int) -> None:
        self.room = room
        self.mutants = mutants
        self.jobs = jobs

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        callers, seconds = _answer(lambda: _observe(session))
        _say(len(seconds))
        items = self._in_order(session.items, seconds)
        running: dict[int, str] = {}
        for mutant in self.mutants:
            chosen = [item for item in items if item.nodeid in callers.get(_function(mutant), ())]
            if not chosen:
                _say([mutant, UNTESTED])
                continue
            if len(running) >= self.jobs:
                _wait(running)
            limit = 20 + 5 * sum(seconds[item.nodeid] for item in chosen)
            running[_fork(lambda chosen=chosen, mutant=mutant: _try(mutant, chosen), limit)] = mutant
        while running:
            _wait(running)
        return True

    def _in_order(self, items: list[pytest.Item], seconds: dict[str, float]) -> list[pytest.Item]:
        """File by file: the room's own first, then those that are soon done."""
        whole: dict[Path, float] = {}
        for item in items:
            whole[item.path] = whole.get(item.path, 0) + seconds[item.nodeid]
        kept = [item for item in items if seconds[item.nodeid] <= _LONGEST]
        return sorted(kept, key=lambda item: (self.room not in item.path.parts, whole[item.path], item.path))


def _observe(session: pytest.Session) -> list[dict[str, Any]]:
    """Run every test; the tests that call each function, and the seconds of each test."""
    from mutmut.mutation.trampoline import set_mutant_under_test
    from mutmut.state import state

    set_mutant_under_test("stats")
    callers: dict[str, list[str]] = {}
    seconds = {}
    for item, following in _pairs(session.items):
        begun = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - begun
        for function in state()._stats:
            callers.setdefault(function, []).append(item.nodeid)
        state()._stats.clear()
        if session.testsfailed:
            raise SystemExit(f"fails without a mutant: {item.nodeid}")
    return [callers, seconds]


def _try(mutant: str, items: list[pytest.Item]) -> bool:
    """Whether the mutant survives these tests."""
    from mutmut.mutation.trampoline import set_mutant_under_test

    set_mutant_under_test(mutant)
    for item, following in _pairs(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return False
    return True


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _function(mutant: str) -> str:
    return mutant.partition("__mutmut_")[0]


def _fork(work: Callable[[], bool], limit: float) -> int:
    """Start a silent child that ends with 0 where ``work`` is true; its limit ends an endless loop."""
    child = os.fork()
    if child:
        return child
    ended = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit)))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nothing, descriptor)
        ended = int(not work())
    finally:
        os._exit(ended)


def _wait(running: dict[int, str]) -> None:
    child, status = os.wait()
    _say([running.pop(child), SURVIVED if status == 0 else KILLED])


def _answer(work: Callable[[], Any]) -> Any:
    """What ``work`` gives when a child does it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        ended = 1
        with suppress(BaseException):
            os.dup2(2, 1)
            with os.fdopen(writing, "w") as pipe:
                json.dump(work(), pipe)
            ended = 0
        os._exit(ended)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("the tests fail without a mutant")
    return json.loads(answer)


def _say(value: object) -> None:
    os.write(1, (json.dumps(value) + "\n").encode())


def main(room: str, jobs: str) -> int:
    mutants = sys.stdin.read().split()
    options = ["-s", "-p", "no:terminal", "-p", "no:cacheprovider", "-o", f"addopts={_ADDED}"]
    return int(pytest.main([*options, *_OWN[room], *_ORACLES], plugins=[Trial(room, mutants, int(jobs))]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
