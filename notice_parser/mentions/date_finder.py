"""The finder of calendar expressions: all point rules of ``dates.toml`` in one guarded alternation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from notice_parser.families.loader import Rule, rules

_NAMED = re.compile(r"\(\?P<(?=[a-z_]{1,20}>)")


@dataclass(frozen=True, slots=True)
class Point:
    """A point rule in the finder: its id, and its named parts with the groups that these stand in."""

    rule: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The compiled rules.

    ``points`` maps the group of the finder that a point rule fills to that rule; ``closers`` and
    ``openers`` are the characters next to a date with which a word can begin, or end, that belongs to it.
    """

    pattern: re.Pattern[str]
    points: Mapping[str, Point]
    closers: frozenset[str]
    openers: frozenset[str]
    rules: Mapping[str, re.Pattern[str]]


@cache
def finder() -> Finder:
    """Compile the finder: the characters that one guard looks behind share a branch, all others one more."""
    found = rules("base", "dates")
    points = [rule for rule in found if rule.extra["use"] == "point"]
    guards = [(rule.pattern, _firsts(rule)) for rule in found if rule.extra["use"] == "guard"]
    every = frozenset[str]().union(*map(_firsts, points))
    guards.append(("", every.difference(*[signs for _, signs in guards])))
    branches = [
        f"(?=[{_listed(signs)}]){guard}(?:{_tries(number, signs, points)})"
        for number, (guard, signs) in enumerate(guards)
    ]
    pattern = re.compile(f"(?=[{_listed(every)}])(?:{'|'.join(branches)})")
    return Finder(
        pattern=pattern,
        points=_points(pattern, points),
        closers=frozenset("".join(str(r.extra["first"]) for r in found if "close" in str(r.extra["use"]))),
        openers=frozenset("".join(str(r.extra["last"]) for r in found if r.extra["use"] == "open")),
        rules=found.compiled,
    )


def _tries(branch: int, signs: frozenset[str], points: Sequence[Rule]) -> str:
    """The rules that one of ``signs`` can begin, in file order, each in a group of its own name.

    A rule that not all of them can begin looks at the first sign itself.
    """
    tries = []
    for number, rule in enumerate(points):
        able = signs & _firsts(rule)
        if able:
            name = f"b{branch}_{number}"
            lead = "" if able == signs else f"(?=[{_listed(able)}])"
            tries.append(f"{lead}(?P<{name}>{_NAMED.sub(rf'(?P<{name}_', rule.pattern)})")
    return "|".join(tries)


def _points(pattern: re.Pattern[str], points: Sequence[Rule]) -> dict[str, Point]:
    """Which rule each group of the finder holds, and where its parts are."""
    parts: dict[str, list[tuple[str, int]]] = {}
    for name, group in pattern.groupindex.items():
        branch, number, part = (*name.split("_", 2), "")[:3]
        inside = parts.setdefault(f"{branch}_{number}", [])
        if part:
            inside.append((part, group))
    return {
        name: Point(points[int(name.partition("_")[2])].id, tuple(inside)) for name, inside in parts.items()
    }


def _listed(signs: frozenset[str]) -> str:
    return "".join(sorted(signs))


def _firsts(rule: Rule) -> frozenset[str]:
    """The characters that a text of a rule can begin with."""
    return _characters(str(rule.extra["first"]))


@cache
def _characters(listed: str) -> frozenset[str]:
    """The characters of a class such as ``0-9一二``."""
    spread = re.sub(
        "(.)-(.)", lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))), listed
    )
    return frozenset(spread)
