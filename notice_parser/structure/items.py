"""Items: the numbered parts of a text as a tree, before they have roles."""

import re
from dataclasses import dataclass, field

from notice_parser.model.draft import Place
from notice_parser.structure import headings, labels, markers, table_lines
from notice_parser.structure.frame import kind_of
from notice_parser.structure.markers import RUN_STYLES, Mark
from notice_parser.structure.nesting import LABEL, PLAIN, PLAIN_SECTION, PROBLEM_TAG, ROW, nest
from notice_parser.structure.table_marks import ASIDE
from notice_parser.text.lines import Lines

_PLAIN_LIMIT = 36
_PLAIN_WORDS = 3
_NAMED_PROBLEM = re.compile(r"[^;,。:]{4,40}问题(?:的?整改(?:落实|进展)?(?:情况)?)?[。:]?$")
_PLAIN_HEADING = re.compile(r"^关于[^\n]{4,90}(?:问题|方面)(?:的)?(?:整改(?:落实|进展)?情况)?[。:]?$")
_UNNUMBERED = (LABEL, PROBLEM_TAG, PLAIN, PLAIN_SECTION)
_TITLE_END = re.compile(r"(?:通报|报告|公示|公告|公开|情况表|公[开示]表)$")
_STOPS = re.compile(r"[。;,:!?]")


# A mark, and what stands between the number and the name of a table's row, or the tag glued to a marker.
Entry = tuple[Mark, Place | None]
Row = list[Entry]


@dataclass(slots=True)
class Item:
    """A mark with all that stands under it.

    ``tag`` is a label glued to the marker (``1.问题:``), ``stop`` the end of the item's own
    text, ``end`` that of the whole subtree.
    """

    mark: Mark
    tag: Place | None = None
    stop: int = 0
    end: int = 0
    children: list["Item"] = field(default_factory=list)
    heading: Place | None = None
    fault: float | None = None
    is_label: bool = field(init=False)
    is_run: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_label = self.mark.style == LABEL
        self.is_run = self.mark.style in RUN_STYLES

    @property
    def kind(self) -> str:
        return self.mark.kind

    @property
    def style(self) -> str:
        return self.mark.style

    @property
    def start(self) -> int:
        return self.mark.start

    @property
    def body(self) -> int:
        """Where the text behind marker and tag begins."""
        return self.tag[1] if self.tag is not None else self.mark.end

    @property
    def is_aside(self) -> bool:
        """Whether this stands between the rows of a table and is none of them."""
        return self.mark.kind == ASIDE

    def blocks(self) -> list["Item"]:
        return [c for c in self.children if not (c.is_label or c.is_run or c.is_aside)]

    def runs(self) -> list["Item"]:
        return [child for child in self.children if child.is_run]

    def label_of(self, kind: str) -> "Item | None":
        for child in self.children:
            if child.is_label and child.mark.kind == kind:
                return child
        return None


@dataclass(slots=True)
class Page:
    """A folded text with its lines: what every step of the outline looks at.

    ``headings`` are the cells of tables that name problems, by the beginnings of their rows;
    ``heads`` the cells of header rows.
    """

    text: str
    lines: list[Place]
    headings: dict[int, Place] = field(default_factory=dict)
    heads: list[Place] = field(default_factory=list)
    _known: Lines = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._known = Lines(self.text, self.lines)

    def places(self, start: int, end: int) -> list[Place]:
        """The lines in ``[start, end)``, trimmed."""
        return self._known.within(start, end)

    def first_line(self, item: Item) -> Place | None:
        """The text of an item on the line of its marker, or on the next where that is bare."""
        return self._known.first(item.body, item.stop)


def marks_of(page: Page) -> Row:
    """All marks of a text: markers, labels, plain headings, each with its tag."""
    window = page.lines
    table = table_lines.find(page.text, window)
    page.headings = table.headings
    page.heads = table.heads
    numbered = [mark for mark in markers.find(page.text, window) if mark.line not in table.lines]
    fields = _fields(page, numbered)
    row: Row = [(mark, None) for mark in numbered]
    row.extend(table.row)
    for label in [*fields, *labels.find(page.text, window)]:
        if label.line in table.lines or (label.leads and kind_of(page.text, window[label.line]) == "noise"):
            continue
        style = PROBLEM_TAG if label.kind == "problem" else LABEL
        place = (label.start, label.end)
        row.append((Mark(*place, style, None, label.line, label.leads, kind=label.kind), None))
    row.extend((mark, None) for mark in _plain_headings(page, window, row, table.lines))
    row.sort(key=lambda entry: (entry[0].start, entry[0].end))
    return _settle_tags(page.text, _apart(row))


def _fields(page: Page, numbered: list[Mark]) -> list[labels.Label]:
    """The fields of a form about one problem; what is numbered in those of no deeds is plain text.

    Takes such marks out of ``numbered``. Where several problems are numbered there is no such form.
    """
    found = labels.fields(page.text, page.lines)
    ends = [*(field.line for field in found[1:]), len(page.lines)]
    inside = [
        [mark for mark in numbered if mark.leads and field.line < mark.line < end]
        for field, end in zip(found, ends, strict=False)
    ]
    if not found or len(inside[0]) > 1:
        return []
    told = [marks for field, marks in zip(found, inside, strict=True) if field.kind != "measures"]
    plain = {mark.start for marks in told for mark in marks}
    numbered[:] = [mark for mark in numbered if mark.start not in plain]
    return found


def _apart(row: Row) -> Row:
    """Marks that do not overlap: a label begins behind a number that it took in, and holds none."""
    apart: Row = []
    reached = 0
    for mark, tag in row:
        if mark.end <= reached and mark.start < reached:
            continue
        if mark.start < reached:
            mark.start = reached
            mark.leads = False
        reached = mark.end
        apart.append((mark, tag))
    return apart


def _plain_headings(page: Page, window: list[Place], row: Row, taken: set[int]) -> list[Mark]:
    """Headings without marker.

    Short lines without stops: before a first number or a tag, or with the plain words of a
    section (``下一步工作打算``); and lines that name a problem (``关于…的问题``).
    """
    marked = taken | {mark.line for mark, _ in row if mark.leads}
    opens = {
        mark.line
        for mark, _ in row
        if mark.leads and (mark.style == PROBLEM_TAG or (mark.ordinal == 1 and mark.style not in RUN_STYLES))
    }
    plain: list[Mark] = []
    sections: list[Mark] = []
    for number, (start, end) in enumerate(window):
        if number in marked or end - start > _PLAIN_LIMIT + 60:
            continue
        line = page.text[start:end]
        short = end - start <= _PLAIN_LIMIT and not _STOPS.search(line)
        if short and _names_section(line):
            sections.append(Mark(start, start, PLAIN_SECTION, None, number, True))
        elif (short and number + 1 in opens) or _names_problem(line):
            plain.append(Mark(start, start, PLAIN, None, number, True))
    plain = [m for m in plain if kind_of(page.text, window[m.line]) in ("body", "signature")]
    sections = [m for m in sections if kind_of(page.text, window[m.line]) != "contact"]
    return sections + (plain if len(plain) > 1 else [])


def _names_problem(line: str) -> bool:
    """Whether a line by itself names a problem: 关于…的问题, or …问题。 that tells no deed."""
    if _PLAIN_HEADING.match(line):
        return True
    return _NAMED_PROBLEM.fullmatch(line) is not None and not headings.tells_deed(line)


def _names_section(line: str) -> bool:
    """Whether a short line is the heading of a section in plain words, and no title."""
    if _TITLE_END.search(line):
        return False
    return max((weight for _, weight in headings.section_weights(line)), default=0) >= _PLAIN_WORDS


def _settle_tags(text: str, row: Row) -> Row:
    """Glue tags and labels to the markers right before them; make lone tags labels for details."""
    settled: Row = []
    for mark, tag in row:
        if mark.style == LABEL and settled and _stands_before(text, settled[-1][0], mark):
            # A numbered label: (1)整改目标:
            numbered, _ = settled.pop()
            mark.start, mark.leads, mark.line = numbered.start, numbered.leads, numbered.line
            settled.append((mark, None))
            continue
        if mark.style == PROBLEM_TAG and settled:
            owner = settled[-1][0]
            if _stands_before(text, owner, mark):
                settled[-1] = (owner, (mark.start, mark.end))
                continue
        settled.append((mark, tag))
    if _tags_are_details([mark for mark, _ in settled]):
        for mark, _ in settled:
            if mark.style == PROBLEM_TAG:
                mark.style, mark.kind = LABEL, "details"
    return settled


def _tags_are_details(marks: list[Mark]) -> bool:
    """Whether each 问题: only spells out the numbered problem above it, one to one."""
    free = False
    for mark in marks:
        if mark.style in (PLAIN, PLAIN_SECTION):
            return False
        if mark.style == PROBLEM_TAG:
            if not free:
                return False
            free = False
        elif mark.leads and mark.style not in _UNNUMBERED and mark.style not in RUN_STYLES:
            free = True
    return True


def _stands_before(text: str, marker: Mark, mark: Mark) -> bool:
    """Whether a numbered marker stands right before a mark, with nothing between."""
    return (
        marker.style not in _UNNUMBERED
        and marker.style not in RUN_STYLES
        and 0 < marker.end <= mark.start
        and not text[marker.end : mark.start].strip()
    )


def tree(row: Row, end: int) -> list[Item]:
    """The items of a row of marks, nested; ``end`` is where the last one ends."""
    parents = nest([mark for mark, _ in row])
    items: list[Item] = []
    roots: list[Item] = []
    for index, ((mark, tag), parent) in enumerate(zip(row, parents, strict=True)):
        stop = row[index + 1][0].start if index + 1 < len(row) else end
        item = Item(mark, tag, stop, stop)
        items.append(item)
        (items[parent].children if parent >= 0 else roots).append(item)
    for index in reversed(range(len(items))):
        parent = parents[index]
        if parent >= 0:
            items[parent].end = max(items[parent].end, items[index].end)
    return roots


def heading_place(page: Page, item: Item) -> Place | None:
    """The heading of an item: its first line, up to where a body begins on the same line."""
    if item.heading is None:
        line = page.first_line(item)
        if item.style == ROW and item.start in page.headings:
            item.heading = page.headings[item.start]
        elif line is not None:
            item.heading = line[0], headings.heading_end(page.text, *line)
    return item.heading


def fault(page: Page, item: Item) -> float:
    """How much the heading of an item reads as the name of a fault, 0..1."""
    if item.fault is None:
        place = heading_place(page, item)
        item.fault = 0.0 if place is None else headings.fault(page.text, *place)
    return item.fault
