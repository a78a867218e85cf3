"""Every pattern takes bounded time at each place of a text: read off its parse tree, not timed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from notice_parser.families import loader
from notice_parser.families.loader import Rule

# The parser of ``re`` is public in all but its name; it is what knows how a pattern is read.
PARSER: Any = re._parser  # type: ignore[attr-defined]
FILES = [
    (family, name.removesuffix(".toml")) for family, name in loader.rule_files() if name.endswith(".toml")
]
RULES = [pytest.param(rule, id=rule.id) for family, name in FILES for rule in loader.rules(family, name)]


def steps(parsed: Any) -> Iterator[tuple[str, Any]]:
    """All operations of a parsed pattern, however deep they stand, as (name, arguments)."""
    for operation, arguments in parsed:
        yield str(operation), arguments
        for inner in parts(arguments):
            yield from steps(inner)


def parts(arguments: Any) -> Iterator[Any]:
    if isinstance(arguments, PARSER.SubPattern):
        yield arguments
    elif isinstance(arguments, (tuple, list)):
        for argument in arguments:
            yield from parts(argument)


def faults(pattern: str) -> list[str]:
    found = []
    for operation, arguments in steps(PARSER.parse(pattern)):
        if operation in ("MAX_REPEAT", "MIN_REPEAT") and arguments[1] == PARSER.MAXREPEAT:
            found.append("a repeat without bound")
        if operation.startswith("GROUPREF") and operation != "GROUPREF_EXISTS":
            found.append("a back-reference")
        if operation.endswith("REPEAT") and arguments[1] == PARSER.MAXREPEAT:
            inner = {name for name, _ in steps(arguments[2])}
            if any(name.endswith("REPEAT") for name in inner):
                found.append("a repeat inside a repeat without bound")
    return found


@pytest.mark.parametrize("rule", RULES)
def test_every_repeat_is_bounded(rule: Rule) -> None:
    assert faults(rule.pattern) == []


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(?:整改)+完成", "a repeat without bound"),
        (".*?完成", "a repeat without bound"),
        ("(?:已(?:经){0,}完成){1,3}", "a repeat without bound"),
        (r"([一二])、\1", "a back-reference"),
        ("(?:[0-9]{1,3},)++", "a repeat inside a repeat without bound"),
    ],
)
def test_what_is_refused(pattern: str, fault: str) -> None:
    assert fault in faults(pattern)


@pytest.mark.parametrize("pattern", ["[0-9]{1,4}项", "[0-9]++项", "(?:已|已经)?完成", "(?>整|整改)完"])
def test_what_is_allowed(pattern: str) -> None:
    assert faults(pattern) == []
