"""Rows of tables that were turned into text: what parts their cells, and what a header cell names.

Cells are parted by tabs, by upright strokes (``|``, ``│``, Markdown) or by blanks. Strokes and
blanks part cells only from a header row on: a line of words of which most are known to head
columns (``families/base/table_headers.tsv``, ``labels.tsv``, ``label_cores.tsv``).
"""

import re
from functools import cache

from notice_parser.families import loader

Place = tuple[int, int]

STROKES = "|│┃║¦"
# No header cell is longer, in code points.
CELL_LIMIT = 16
_MIN_KNOWN = 3
# Of merged and blank cells nothing is left where blanks part the cells.
_MOST_BLANK = 3
_HEADER_LIMIT = 160
_STROKE = re.compile(f"[{STROKES}]")
_RULE = re.compile(rf"[{STROKES} \t\-—=+:_*┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═╒╕╘╛╞╡╪╤╧]{{3,400}}$")
_ROW_TABS = 2
# A line that names a group of table rows is no longer than this and holds none of these signs.
GROUP_LIMIT = 44
STOPS = re.compile(r"[。;:!?]")
_CHUNK = re.compile(r"[^ ]{1,20000}+")
_WIDE_CHUNK = re.compile(r"[^ ]{1,20000}+(?: [^ ]{1,20000}+){0,400}+")
_INDENT = " " * 4
_ROW_NUMBER = re.compile(r"\(?[0-9]{1,3}[.、)]? ")
_NUMBER_HEADERS = ("序号 ", "编号 ")
_TABBED_HEADERS = ("序号\t", "编号\t")


@cache
def _words() -> dict[str, str]:
    kinds = {row["word"]: row["kind"] for row in loader.words("base", "labels")}
    return kinds | {row["word"]: row["kind"] for row in loader.words("base", "table_headers")}


@cache
def _cores() -> tuple[tuple[str, str], ...]:
    """The last words of header cells, longest first."""
    rows = loader.words("base", "label_cores")
    return tuple(sorted(((row["word"], row["kind"]) for row in rows), key=lambda core: -len(core[0])))


@cache
def _last_words() -> tuple[str, ...]:
    return tuple(core for core, _ in _cores())


def column_kind(cell: str) -> str | None:
    """What a column holds by the words of its header cell, ``None`` where they tell nothing.

    >>> column_kind("序号"), column_kind("整改 措施"), column_kind("面积")
    ('number', 'measures', None)
    """
    name = "".join(cell.split())
    if name in _words():
        return _words()[name]
    if not name.endswith(_last_words()):
        return None
    return next((kind for core, kind in _cores() if name.endswith(core)), None)


def header_kinds(cells: list[str]) -> list[str | None]:
    """The kinds of the columns that the cells of a header row head; empty where they are none.

    >>> header_kinds(["序号", "反馈问题", "整改措施", "备注"])
    ['number', 'problem', 'measures', 'details']
    >>> header_kinds(["类别", "问题数", "已完成"])
    []
    """
    if len(cells) < _MIN_KNOWN or any(len(cell) > CELL_LIMIT for cell in cells):
        return []
    kinds = [column_kind(cell) for cell in cells]
    known = sum(kind is not None for kind in kinds)
    told = {"measures", "status"} & set(kinds)
    heads = kinds[0] == "number" or ("problem" in kinds and told)
    return kinds if heads and known >= _MIN_KNOWN and known * 2 > len(kinds) else []


def is_rule(line: str) -> bool:
    """Whether a line draws the border of a table: ``+----+``, ``|---|---|``."""
    return _RULE.match(line) is not None and any(sign in line for sign in "-—=═")


class RowReader:
    """Cuts the physical lines of a text into cells, from its beginning on.

    ``drawn`` is whether the lines read last are those of a table whose cells strokes part.
    """

    def __init__(self) -> None:
        self._tabs = _ROW_TABS
        self.drawn = False
        self._columns = 0
        self._parted = False

    def cells(self, raw: str, position: int) -> list[Place]:
        """The places of the cells of a line that begins at ``position``; empty where it is no row."""
        if "\t" in raw and raw.count("\t") >= self._tabs:
            if raw.lstrip().startswith(_TABBED_HEADERS):
                # A cell of several lines leaves a last line with the one tab before the next cell.
                self._tabs = 1
            return _parted(raw, position, re.compile("\t"))
        if _STROKE.search(raw):
            if found := self._stroked_cells(raw, position):
                return found
        elif self.drawn and not is_rule(raw.strip()):
            self.drawn = False
        return self._spaced_cells(raw, position)

    def _stroked_cells(self, raw: str, position: int) -> list[Place]:
        if is_rule(raw.strip()):
            return []
        cells = _parted(raw, position, _STROKE)
        if not self.drawn and len(raw) <= _HEADER_LIMIT:
            words = [raw[start - position : end - position] for start, end in cells]
            self.drawn = bool(header_kinds(words))
        return cells if self.drawn else []

    def _spaced_cells(self, raw: str, position: int) -> list[Place]:
        """The cells of a row parted by blanks; empty where it is none."""
        if self._columns < _MIN_KNOWN and raw.count(" ") < _MIN_KNOWN - 1:
            return []
        line = raw.strip()
        headed = False
        if line.count(" ") >= _MIN_KNOWN - 1 and len(line) <= _HEADER_LIMIT and not STOPS.search(line):
            words = line.split()
            headed = line.startswith(_NUMBER_HEADERS) or bool(header_kinds(words))
            if headed:
                self._columns, self._parted = len(words), False
        if self._columns < _MIN_KNOWN:
            return []
        words = line.split() if len(line) <= _HEADER_LIMIT else []
        if not headed and len(words) > 1 and all(map(column_kind, words)):
            # A second header row parts the columns of the first.
            self._parted = True
            return [(position + m.start(), position + m.end()) for m in _CHUNK.finditer(raw)]
        wide = _wide(raw, position)
        if self._parted and len(wide) > self._columns:
            return wide
        found = _spaced(raw, position, self._columns, headed=headed)
        if not found and len(wide) > 1 and raw.startswith(_INDENT):
            # A line that goes on with several cells of the row above.
            return wide
        if not found and len(line) > GROUP_LIMIT and not _ROW_NUMBER.match(line):
            self._columns = 0
        return found


def _parted(raw: str, position: int, sign: re.Pattern[str]) -> list[Place]:
    found: list[Place] = []
    start = 0
    for match in [*sign.finditer(raw), None]:
        end = match.start() if match is not None else len(raw)
        piece = raw[start:end]
        if stripped := piece.strip():
            low = position + start + len(piece) - len(piece.lstrip())
            found.append((low, low + len(stripped)))
        start = end + 1
    return found


def _wide(raw: str, position: int) -> list[Place]:
    return [(position + m.start(), position + m.end()) for m in _WIDE_CHUNK.finditer(raw)]


def _spaced(raw: str, position: int, columns: int, *, headed: bool) -> list[Place]:
    """The cells of a line in a table of so many columns; empty where it is no row of it.

    Blanks may stand inside a cell too. Two or more part cells where that makes the right
    number; else what is too much belongs to the third cell, the longest of such tables.
    """
    wide = _wide(raw, position)
    if len(wide) == columns or columns > len(wide) >= max(columns - _MOST_BLANK, _MIN_KNOWN):
        return wide
    if not (_ROW_NUMBER.match(raw.lstrip()) or raw.lstrip().startswith(_NUMBER_HEADERS) or headed):
        return []
    chunks = [(position + m.start(), position + m.end()) for m in _CHUNK.finditer(raw)]
    surplus = len(chunks) - columns
    if surplus < 0 or (surplus and headed):
        return []
    middle = (chunks[2][0], chunks[2 + surplus][1])
    return [*chunks[:2], middle, *chunks[3 + surplus :]]
