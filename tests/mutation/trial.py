"""``python -m tests.mutation.trial`` in a mutated copy: try the mutants named on standard input.

The tests are collected once. A first child runs them all and notes which file's tests call which function;
then a child for each mutant runs the files that call its function, until a test fails. A child starts from
tests that are collected and not yet run, so that no cache holds what another mutant put there. The first
line on standard output is the number of tests, each further one the JSON of a mutant's name and its end.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from math import ceil
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
# An endless loop ends after five seconds of the processor and three times what all tests of the file took:
# one test alone may fill the caches that they share.
_LEAST, _TIMES = 5.0, 3.0
_MEMORY = 3 << 30
KILLED, SURVIVED, UNTESTED = "killed", "survived", "untested"


class Trial:
    """Takes the place of pytest's loop over the tests."""

    def __init__(self, mutants: list[str], jobs: int) -> None:
        self.mutants = mutants
        self.jobs = jobs

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        callers, seconds = _answer(lambda: _observe(session))
        _say(len(seconds))
        whole: dict[Path, float] = {}
        for item in session.items:
            whole[item.path] = whole.get(item.path, 0) + seconds[item.nodeid]
        kept = [item for item in session.items if seconds[item.nodeid] <= _LONGEST]
        # File by file, those first that are soon done.
        items = sorted(kept, key=lambda item: (whole[item.path], item.path))
        limits = {path: _LEAST + _TIMES * spent for path, spent in whole.items()}
        running: dict[int, str] = {}
        for mutant in self.mutants:
            chosen = [item for item in items if str(item.path) in callers.get(_function(mutant), ())]
            if not chosen:
                _say([mutant, UNTESTED])
                continue
            if len(running) >= self.jobs:
                _wait(running)
            running[_fork(lambda chosen=chosen, mutant=mutant: _try(mutant, chosen, limits))] = mutant
        while running:
            _wait(running)
        return True


def _observe(session: pytest.Session) -> list[dict[str, Any]]:
    """Run every test; the files whose tests call each function, and the seconds of each test.

    A file is noted, not a test: what the first test puts into a cache the others do not ask for again.
    """
    from mutmut.mutation.trampoline import set_mutant_under_test
    from mutmut.state import state

    set_mutant_under_test("stats")
    callers: dict[str, list[str]] = {}
    seconds = {}
    for item, following in _pairs(session.items):
        begun = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - begun
        if session.testsfailed:
            raise SystemExit(f"fails without a mutant: {item.nodeid}")
        if following is None or following.path != item.path:
            for function in state()._stats:
                callers.setdefault(function, []).append(str(item.path))
            state()._stats.clear()
            _forget()
    return [callers, seconds]


def _forget() -> None:
    """Empty every cache of the library and of the tests."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("notice_parser", "tests"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _try(mutant: str, items: list[pytest.Item], limits: dict[Path, float]) -> bool:
    """Whether the mutant survives these tests, none of which may take more than its file's limit."""
    from mutmut.mutation.trampoline import set_mutant_under_test

    set_mutant_under_test(mutant)
    for item, following in _pairs(items):
        end = ceil(time.process_time() + limits[item.path])
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return False
    return True


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _function(mutant: str) -> str:
    return mutant.partition("__mutmut_")[0]


def _fork(work: Callable[[], bool]) -> int:
    """Start a silent child that ends with 0 where ``work`` is true."""
    child = os.fork()
    if child:
        return child
    ended = 1
    try:
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
    return int(pytest.main([*options, *_OWN[room], *_ORACLES], plugins=[Trial(mutants, int(jobs))]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
