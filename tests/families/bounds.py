"""What a pattern may cost, read off its parse tree: nothing is timed.

``faults`` names what can make a match slower than its text is long: a repeat without a bound that
can start again inside its own run, a repeat inside a repeat that can be split in many ways, a
back-reference. ``ways`` is in how many ways a pattern can be tried at one place of a text.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

# The parser of ``re`` is public in all but its name; it is what knows how a pattern is read.
PARSER: Any = re._parser  # type: ignore[attr-defined]
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
MOST_WAYS = 300_000
_NEVER = 10**15
_CATEGORIES = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda sign: sign.isalnum() or sign == "_",
}

Items = list[tuple[str, Any]]
Signs = frozenset[int]


def faults(pattern: str | bytes, flags: int = 0) -> list[str]:
    """Everything that is wrong with a pattern; empty where nothing is.

    >>> faults("(?:整改)+完成"), faults("[0-9]{1,4}项")
    (['a repeat without bound'], [])
    """
    return _Reader(PARSER.parse(pattern, flags)).faults()


def ways(pattern: str | bytes, flags: int = 0) -> int:
    """An upper bound of the ways to try a pattern at one place; ``_NEVER`` stands for endless.

    >>> ways("[0-9]{1,4}项"), ways("[一-龥]{1,4}项"), ways("(?:[一-龥]{1,9}){1,2}项")
    (1, 4, 90)
    """
    reader = _Reader(PARSER.parse(pattern, flags))
    return min(reader.ways(reader.items, frozenset()), _NEVER)


def _list(parsed: Any) -> Items:
    return [(str(name), arguments) for name, arguments in parsed]


def _subs(arguments: Any) -> Iterator[Items]:
    if isinstance(arguments, PARSER.SubPattern):
        yield _list(arguments)
    elif isinstance(arguments, (tuple, list)):
        for argument in arguments:
            yield from _subs(argument)


def _walk(items: Items, outer: Items) -> Iterator[tuple[str, Any, Items]]:
    """Every operation with what stands before it, also outside of the groups that it is in."""
    before = list(outer)
    for name, arguments in items:
        yield name, arguments, before
        for inner in _subs(arguments):
            yield from _walk(inner, [] if name in REPEATS else before)
        before = [*before, (name, arguments)]


class _Reader:
    def __init__(self, parsed: Any) -> None:
        self.items = _list(parsed)

    # ---- signs --------------------------------------------------------------------------

    @cached_property
    def alphabet(self) -> Signs:
        """One sign of every kind that the pattern can tell apart."""
        signs = {*map(ord, "\n\t a0A_,中"), 0, 0x10FFFF}
        for name, arguments, _ in _walk(self.items, []):
            if name in ("LITERAL", "NOT_LITERAL"):
                signs.update((arguments - 1, arguments, arguments + 1))
            elif name == "IN":
                for kind, value in _list(arguments):
                    if kind == "LITERAL":
                        signs.update((value - 1, value, value + 1))
                    elif kind == "RANGE":
                        signs.update((value[0] - 1, *value, value[1] + 1))
        return frozenset(sign for sign in signs if 0 <= sign <= 0x10FFFF)

    def _of_class(self, arguments: Any) -> Signs:
        signs: set[int] = set()
        negated = False
        for kind, value in _list(arguments):
            if kind == "NEGATE":
                negated = True
            elif kind == "LITERAL":
                signs.add(value)
            elif kind == "RANGE":
                signs.update(sign for sign in self.alphabet if value[0] <= sign <= value[1])
            else:
                name = str(value)
                told = _CATEGORIES[name.replace("NOT_", "")]
                signs.update(sign for sign in self.alphabet if told(chr(sign)) != ("NOT_" in name))
        return self.alphabet - signs if negated else frozenset(signs)

    def first(self, items: Items, follow: Signs) -> Signs:
        """The signs that a sequence can begin with, ``follow`` what stands behind it."""
        found: set[int] = set()
        for name, arguments in items:
            signs, optional = self._first_of(name, arguments)
            found |= signs
            if not optional:
                return frozenset(found)
        return frozenset(found | follow)

    def _first_of(self, name: str, arguments: Any) -> tuple[Signs, bool]:
        """The first signs of one operation, and whether it can be empty."""
        if name == "LITERAL":
            return frozenset((arguments,)), False
        if name == "NOT_LITERAL":
            return self.alphabet - {arguments}, False
        if name == "ANY":
            return self.alphabet, False
        if name == "IN":
            return self._of_class(arguments), False
        if name in REPEATS:
            signs, empty = self._first_of_all(_list(arguments[2]))
            return signs, empty or arguments[0] == 0
        if name == "BRANCH":
            told = [self._first_of_all(_list(branch)) for branch in arguments[1]]
            return frozenset().union(*(signs for signs, _ in told)), any(empty for _, empty in told)
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self._first_of_all(_list(arguments[-1] if name == "SUBPATTERN" else arguments))
        return frozenset(), True

    def _first_of_all(self, items: Items) -> tuple[Signs, bool]:
        end = frozenset((-1,))
        signs = self.first(items, end)
        return signs - end, bool(signs & end)

    # ---- ways ---------------------------------------------------------------------------

    def ways(self, items: Items, follow: Signs) -> int:
        total = 1
        for name, arguments in reversed(items):
            total = min(total * self._ways_of(name, arguments, follow), _NEVER)
            follow = self.first([(name, arguments)], follow)
        return total

    def _ways_of(self, name: str, arguments: Any, follow: Signs) -> int:
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._ways_of_repeat(arguments, follow)
        if name == "BRANCH":
            return self._ways_of_branches([_list(branch) for branch in arguments[1]], follow)
        if name == "SUBPATTERN":
            return self.ways(_list(arguments[-1]), follow)
        # Possessive repeats, atomic groups and assertions are tried in one way only.
        return 1

    def _ways_of_repeat(self, arguments: Any, follow: Signs) -> int:
        low, high, body = arguments[0], arguments[1], _list(arguments[2])
        begin = self.first(body, frozenset())
        once = self.ways(body, begin | follow if high > 1 else follow)
        if not begin & follow:
            return min(once ** int(high), _NEVER) if high != PARSER.MAXREPEAT or once == 1 else _NEVER
        if high == PARSER.MAXREPEAT:
            return _NEVER
        total = 0
        for rounds in range(int(low), int(high) + 1):
            total += min(once**rounds, _NEVER)
            if total >= _NEVER:
                break
        return min(total, _NEVER)

    def _ways_of_branches(self, branches: list[Items], follow: Signs) -> int:
        """Of words as many as begin one another; of others those that can begin with one sign."""
        words = [tuple(value for _, value in branch) for branch in branches if _is_word(branch)]
        known = set(words)
        chains = max(
            (sum(word[:length] in known for length in range(len(word) + 1)) for word in words), default=0
        )
        begun: dict[int, int] = {}
        for branch in branches:
            if not _is_word(branch):
                cost = self.ways(branch, follow)
                for sign in self.first(branch, follow):
                    begun[sign] = begun.get(sign, 0) + cost
        return max(1, chains + max(begun.values(), default=0))

    # ---- faults -------------------------------------------------------------------------

    def faults(self) -> list[str]:
        found = []
        for name, arguments, before in _walk(self.items, []):
            if name.startswith("GROUPREF") and name != "GROUPREF_EXISTS":
                found.append("a back-reference")
            if name in REPEATS and arguments[1] == PARSER.MAXREPEAT:
                found.extend(self._faults_without_bound(name, arguments, before))
        if not found and self.ways(self.items, frozenset()) > MOST_WAYS:
            found.append("repeats that can share their signs in too many ways")
        return found

    def _faults_without_bound(self, name: str, arguments: Any, before: Items) -> Iterator[str]:
        body = _list(arguments[2])
        if self.items == [(name, arguments)] and len(body) == 1 and body[0][0] in ("IN", "LITERAL"):
            # A run that is the whole pattern is found where it begins, and never given up.
            return
        if name != "POSSESSIVE_REPEAT":
            yield "a repeat without bound"
        elif any(inner in REPEATS for inner, _, _ in _walk(body, [])):
            yield "a repeat inside a repeat without bound"
        elif not self._is_stopped(before, self.first(body, frozenset())):
            yield "a run without bound that can start again inside itself"

    def _is_stopped(self, before: Items, run: Signs) -> bool:
        """Whether a run is begun again only behind a sign that is none of its own."""
        for name, arguments in before:
            if name == "ASSERT_NOT" and arguments[0] < 0:
                if run <= self.first(_list(arguments[1]), frozenset()):
                    return True
            elif name in ("LITERAL", "IN") and not self._first_of(name, arguments)[0] & run:
                return True
        return False


def _is_word(branch: Items) -> bool:
    return all(name == "LITERAL" for name, _ in branch)
