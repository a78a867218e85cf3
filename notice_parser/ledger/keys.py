"""Keys of notices and of rows: the same for the same content, however it is printed.

A key is made of what a row says, never of where it stands: of the notice (issuer, team, period), of the
heading of its problem and of its own text, all without punctuation, blanks, width and numbering. So a notice
parsed again, printed with other signs, with a measure put in or its list numbered anew keeps the keys of all
the rows that are as they were. A row whose words were edited gets another key here; where the earlier rows
are known, ``matching`` lets it inherit theirs.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from notice_parser.model import Date, Node, Notice
from notice_parser.model.node import Role
from notice_parser.text.fold import fold

# 96 bits: two of a thousand million rows share a key once in a hundred thousand million cases.
_KEY_BYTES = 12
_PRINT = re.compile(r"[^\w.]{1,1000}+|_|(?<![0-9])\.|\.(?![0-9])")
# How many facts two notices of one issuer must share, and in how many they may differ, to be the same one.
_SHARED = 2
_DIFFERING = 1


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """What a text says, without how it is printed: letters and digits alone, decimal points kept.

    >>> plain("已采购图书６９.06 万元，新增 7752种;")
    '已采购图书69.06万元新增7752种'
    """
    return _PRINT.sub("", fold(text).text).casefold()


def key_of(*parts: str) -> str:
    """The key of a list of texts: 24 hexadecimal digits.

    >>> key_of("a", "bc") == key_of("ab", "c")
    False
    """
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()


def numbered(keys: Iterable[str]) -> Iterator[str]:
    """The keys in their order; one that came before is made distinct by how often it came.

    >>> first, other, again = numbered(["a", "b", "a"])
    >>> first, other, again != first
    ('a', 'b', True)
    """
    seen: Counter[str] = Counter()
    for key in keys:
        yield key_of(key, str(seen[key])) if seen[key] else key
        seen[key] += 1


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a notice the one it is, in plain letters; an empty text is not known.

    ``period`` and ``feedback`` are closed date intervals in ISO days.
    """

    issuer: str
    team: str
    period: str
    feedback: str
    title: str
    text: str

    @property
    def key(self) -> str:
        """The notice key: of issuer, team and period, or of the nearest facts that the text states."""
        when = self.period or self.feedback
        known = (self.issuer or self.title, self.team, when)
        if not known[0]:
            return key_of("notice", self.text)
        return key_of("notice", *known, "" if self.team or when else self.title)

    def is_same(self, other: "Identity") -> bool:
        """Whether two records are versions of one notice, though one states more or one fact was corrected.

        The issuer must be the same; of title, team, period and feedback two must agree and at most
        one may differ. A title that was edited says nothing.
        """
        if self.key == other.key:
            return True
        if not self.issuer or self.issuer != other.issuer:
            return False
        pairs = ((self.team, other.team), (self.period, other.period), (self.feedback, other.feedback))
        known = [one == two for one, two in pairs if one and two]
        shared = known.count(True) + (self.title == other.title != "")
        return shared >= _SHARED and known.count(False) <= _DIFFERING


def identity(notice: Notice) -> Identity:
    """Who a notice is, as its title and opening tell."""
    inspection = notice.inspection
    team = inspection.team or inspection.authority
    return Identity(
        issuer=plain(notice.issuer.name) if notice.issuer else "",
        team=plain(team.name) if team else "",
        period=_days(inspection.period),
        feedback=_days(inspection.feedback),
        title=plain(notice.title.text) if notice.title else "",
        text=notice.notice_id,
    )


def notice_key(notice: Notice) -> str:
    """The key of a notice: the same for all its versions that name the same issuer, team and period.

    >>> from notice_parser import parse
    >>> notice_key(parse("中共甲市水务局党组关于巡察整改进展情况的通报")) == notice_key(
    ...     parse("中共甲市水务局党组 关于巡察整改进展情况的通报\\n")
    ... )
    True
    """
    return identity(notice).key


def _days(date: Date | None) -> str:
    if date is None or (date.earliest is None and date.latest is None):
        return ""
    return f"{date.earliest or ''}/{date.latest or ''}"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is known again: its key, the heading above it and what it says, both in plain letters.

    ``parts`` is what the rows below it say.
    """

    key: str
    context: str
    content: str
    parts: tuple[str, ...] = ()


# The roles under which a row is known, the nearest of the first that is to be found above it.
_ABOVE: Mapping[str, tuple[Role, ...]] = {
    "area": ("section",),
    "problem": ("area", "section"),
    "measure": ("problem", "area", "section"),
}
_ABOVE_OTHERS: tuple[Role, ...] = ("measure", "problem", "area", "section")


def problem_lines(notice: Notice) -> list[tuple[Node, Line]]:
    """The problems in their order, each with its line: under its area, by its heading, over its measures."""
    return [(node, line) for node, line in lines(notice) if node.role == "problem"]


def measure_lines(notice: Notice) -> list[tuple[Node, Line]]:
    """The measures in their order, each with its line: under the heading of its problem, by all its text."""
    return [(node, line) for node, line in lines(notice) if node.role == "measure"]


def row_keys(notice: Notice) -> dict[str, str]:
    """The key of each node by its ``node_id``; that of the notice stands under ``""``.

    >>> from notice_parser import parse
    >>> text = ["巡察整改通报", "一、整改情况", "1.制度不全。", "(1)已制定办法。", "(2)已培训。"]
    >>> keys = row_keys(parse(chr(10).join(text)))
    >>> text[4:] = ["(2)已建立台账。", "(3)已培训。"]
    >>> edited = row_keys(parse(chr(10).join(text)))
    >>> len(keys), len(edited), set(keys.values()) < set(edited.values())
    (6, 7, True)
    """
    return {"": notice_key(notice)} | {node.node_id: line.key for node, line in lines(notice)}


def lines(notice: Notice) -> list[tuple[Node, Line]]:
    """All nodes in reading order, each with its line."""
    found = [
        (node, _context(over, _ABOVE.get(node.role, _ABOVE_OTHERS)), said(node))
        for node, over in with_ancestors(notice)
    ]
    own = notice_key(notice)
    keys = numbered(key_of(own, node.role, context, said) for node, context, said in found)
    return [
        (node, Line(key, context, said, _parts(node)))
        for (node, context, said), key in zip(found, keys, strict=True)
    ]


def with_ancestors(notice: Notice) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """All nodes in reading order, each with those above it from the outside in."""
    stack: list[tuple[Node, tuple[Node, ...]]] = [(node, ()) for node in reversed(notice.outline)]
    while stack:
        node, over = stack.pop()
        yield node, over
        stack.extend((child, (*over, node)) for child in reversed(node.children))


def _context(over: tuple[Node, ...], roles: tuple[Role, ...]) -> str:
    """What the nearest node above says that has the first of the roles to be found."""
    for role in roles:
        for node in reversed(over):
            if node.role == role:
                return said(node)
    return ""


def said(node: Node) -> str:
    """A measure says all its text; what stands over others says its heading, else its own text."""
    if node.role == "measure":
        return content(node)
    return plain(node.heading.text) if node.heading else _own(node)


def _parts(node: Node) -> tuple[str, ...]:
    return tuple(content(child) for child in node.children if child.role in ("problem", "measure"))


def content(node: Node) -> str:
    """What a node and all below it say, in plain letters, without numbering and lead-ins (整改情况:)."""
    pieces: list[str] = []
    stack = [node]
    while stack:
        one = stack.pop()
        pieces += [plain(one.heading.text) if one.heading else "", _own(one)]
        stack.extend(reversed(one.children))
    return "".join(pieces)


def _own(node: Node) -> str:
    text = node.text
    for label in node.labels:
        text = text.replace(label.text, " ", 1)
    return plain(text)
