"""The marks of table rows: a number as a marker, an unprinted label before each further cell.

What readers of tables share, whether a row stands on one line (``tables``) or a cell does (``table_lines``).
"""

import re
from dataclasses import dataclass, field

from notice_parser.structure import headings
from notice_parser.structure.frame import kind_of
from notice_parser.structure.markers import Mark, opens_block, read_ordinal
from notice_parser.structure.nesting import LABEL, PLAIN, ROW
from notice_parser.text.rows import GROUP_LIMIT, STOPS, Place

# What stands between the rows and is none of them: a header printed again, a sum.
ASIDE = "aside"
MAX_COLUMNS = 16
_STATUS_LIMIT = 24
_WORD_LIMIT = 8
STATUS_WORDS = re.compile("完成|未|正在|持续|长期|推进|销号|整改|到位|办结|达到|时限|坚持|巩固")
_NUMBER = re.compile(r"\(?(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.、)]{0,2}$")
_BRACKETED = re.compile(r"\([^()]{0,200}\)")


@dataclass(slots=True)
class Table:
    """The marks of the rows of a text's tables, and the lines that headers and rows take up.

    ``headings`` are the places of the cells that name problems, by the beginnings of their rows;
    ``heads`` the cells of header rows.
    """

    row: list[tuple[Mark, Place | None]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    headings: dict[int, Place] = field(default_factory=dict)
    heads: list[Place] = field(default_factory=list)

    def take_header(self, lines: list[Place], first: int, last: int) -> None:
        """Take the lines of a header out of what has markers and labels of its own."""
        self.lines.update(range(first, last))
        self.heads.extend(lines[first:last])

    def add(self, mark: Mark, tag: Place | None = None) -> None:
        self.row.append((mark, tag))


def number_of(text: str, place: Place) -> int | None:
    """The number that a cell holds and nothing else, ``None`` where it holds something else."""
    match = _NUMBER.match(text, *place)
    return None if match is None else read_ordinal(match.group("n"), "any")


def add_cell(text: str, lines: list[Place], line: int, kind: str, table: Table) -> None:
    """Put an unprinted label before a cell; only the measures of a cell have markers of their own."""
    if kind == "status" and _tells_measures(text, lines[line]):
        kind = "measures"
    start = lines[line][0]
    table.add(Mark(start, start, LABEL, None, line, True, kind=kind))
    if kind != "measures":
        table.lines.add(line)


def _tells_measures(text: str, place: Place) -> bool:
    """Whether a cell that should say how far a problem is tells what was done."""
    line = _BRACKETED.sub("", text[place[0] : place[1]])
    if STATUS_WORDS.search(line) is None:
        return len(line) > _WORD_LIMIT
    return len(line) > _STATUS_LIMIT and re.search("[,;。]", line[:-1]) is not None


def add_aside(lines: list[Place], first: int, last: int, table: Table, *, below_groups: bool) -> None:
    """Take lines that are no row out of the row before; a sum also ends the group of rows."""
    start = lines[first][0]
    table.add(Mark(start, start, ROW if below_groups else PLAIN, None, first, True, kind=ASIDE))
    table.lines.update(range(first, last))


def add_group(lines: list[Place], line: int, table: Table) -> None:
    table.add(Mark(lines[line][0], lines[line][0], PLAIN, None, line, True))
    table.lines.add(line)


def goes_on(text: str, lines: list[Place], index: int) -> bool:
    """Whether a cell stands on the physical line of the one before."""
    return index > 0 and "\n" not in text[lines[index - 1][1] : lines[index][0]]


def names_group(text: str, place: Place) -> bool:
    """Whether a line is short enough for a heading, and without stops."""
    return place[1] - place[0] <= GROUP_LIMIT and not STOPS.search(text, *place)


def ends_table(text: str, place: Place) -> bool:
    """Whether running text stands on a line, no part of a table, and no part with a marker."""
    return (
        text[place[1] - 1] in "。:"
        and not opens_block(text, place)
        and kind_of(text, place) == "body"
        and not headings.is_status(text, *place)
    )


def settle(columns: list[str | None]) -> list[str]:
    """The kinds of all columns: unknown ones tell details; of two that name problems one names groups."""
    kinds = [kind or "details" for kind in columns]
    problems = [index for index, kind in enumerate(kinds) if kind == "problem"]
    for index in problems[:-1]:
        kinds[index] = "group"
    if "measures" not in kinds and "status" in kinds:
        # What was done has no column of its own but the one that says how far it is.
        kinds[kinds.index("status")] = "measures"
    if not problems and kinds[0] == "number":
        kinds[1] = "problem"
    return kinds
