"""The outline of a text: front, numbered body, closing frame, as one list of nodes."""

import re
from bisect import bisect_right

from notice_parser.model.draft import NodeDraft
from notice_parser.structure import borders, frame
from notice_parser.structure.build import Builder, close
from notice_parser.structure.headings import section_weights
from notice_parser.structure.items import Item, Page, Row, heading_place, marks_of, tree
from notice_parser.structure.markers import RUN_STYLES, Mark
from notice_parser.structure.nesting import HEADS, LABEL, PLAIN, PLAIN_SECTION, PROBLEM_TAG
from notice_parser.structure.roles import ProblemLevels, section_roles
from notice_parser.text.lines import lines as split_lines

_LETTERS = {
    "title": "t",
    "preamble": "o",
    "section": "s",
    "area": "a",
    "problem": "p",
    "measure": "m",
    "commitment": "c",
    "item": "i",
    "paragraph": "g",
    "contact": "k",
    "signature": "z",
    "noise": "x",
}
_NEXT_STEP = re.compile(
    r"(?:下(?:一)?步|今后|接下来|总之|综上|总的(?:来)?看|总体(?:来)?看)[,、]?"
    r"|[^。,\n]{0,24}将(?:继续|以|进一步|始终|持续|坚持|坚决|把)"
)


def outline(text: str) -> list[NodeDraft]:
    """The nodes of a folded text, each non-blank character in exactly one.

    >>> nodes = outline("一、整改落实情况\\n1.学习不够。\\n(1)制定计划。")
    >>> nodes[0].children[0].children[0].node_id
    's1.p1.m1'
    """
    page = Page(text, split_lines(text))
    row = marks_of(page)
    opening = frame.opening_line(text, page.lines)
    first = _first_line(row, opening)
    leading = [mark for mark, _ in row if mark.leads and mark.style not in RUN_STYLES]
    last = max((mark.line for mark in leading[: _body_marks(page, leading)]), default=-1)
    # A cell that names the problem of a row stands on a line behind that of the row's number.
    last = max([last, *(bisect_right(page.lines, place) - 1 for place in page.headings.values())])
    tail = frame.tail_start(text, page.lines, max(last, -1 if opening is None else opening))
    row = [entry for entry in row if first is not None and first <= entry[0].line < tail]
    if not row:
        return _finish(text, frame.front(text, page.lines[:tail]) + frame.tail(text, page.lines[tail:]))
    # The header of a table stands before its first row, and is none of the frame.
    headed = page.heads[0][0] if page.heads else len(text)
    body = min(row[0][0].line, bisect_right(page.lines, (headed, len(text))) - 1)
    nodes = frame.front(text, page.lines[:body])
    nodes.extend(_body(page, row, tail, page.lines[body][0]))
    return _finish(text, nodes)


def _body_marks(page: Page, leading: list[Mark]) -> int:
    """How many of the marks that open a line are the body's: a contact block may number its own lines.

    监督方式:, then 1.电话:…, 2.邮箱:…; such lines are the last, and one before them says what they are.
    """
    count = len(leading)
    while count and _calls(page, leading[count - 1]):
        count -= 1
    if count == len(leading):
        return count
    before = leading[count].line - 1
    led = before >= 0 and frame.kind_of(page.text, page.lines[before]) == "contact"
    return count if led else len(leading)


def _calls(page: Page, mark: Mark) -> bool:
    """Whether a line tells, behind its marker, whom to call or write to."""
    return frame.kind_of(page.text, (mark.end, page.lines[mark.line][1])) == "contact"


def _first_line(row: Row, opening: int | None) -> int | None:
    """The line of the first mark that opens a line of the body: a label in front leads in no headings."""
    leading = [mark for mark, _ in row if mark.leads and (opening is None or mark.line > opening)]
    blocks = [mark for mark in leading if mark.style not in RUN_STYLES]
    numbered = next((mark for mark in blocks if mark.style != LABEL), None)
    if numbered is not None and numbered.style in HEADS:
        return numbered.line
    return min((mark.line for mark in blocks or leading), default=None)


def _body(page: Page, row: Row, tail: int, start: int) -> list[NodeDraft]:
    """The numbered body from ``start`` on and what follows it."""
    end = page.lines[tail][0] if tail < len(page.lines) else len(page.text)
    roots = _with_own_parts(page, tree(row, end))
    problems = ProblemLevels(page, roots)
    roles = section_roles(page, roots, problems)
    tail_end = end
    if roles[-1] in ("", "progress"):
        end = _closing_words(page, row[-1][0].line, tail, end)
    if end < tail_end:
        roots = _with_own_parts(page, tree(row, end))
        problems = ProblemLevels(page, roots)
    builder = Builder(page, problems)
    nodes = builder.running("paragraph", start, row[0][0].start)
    for root, role in zip(roots, roles, strict=True):
        if root.is_label:
            nodes.extend(builder.running("paragraph", root.start, root.end))
        else:
            nodes.extend([builder.section(root, role)] if role else builder.part(root))
    closing = builder.running("paragraph", end, tail_end)
    rest = frame.tail(page.text, page.lines[tail:])
    if nodes and not closing and _only_introduces(nodes[-1], rest):
        nodes[-1].section_role = "contact"
    if nodes and nodes[-1].section_role == "contact":
        while rest and rest[0].role in ("contact", "paragraph"):
            nodes[-1].children.append(rest.pop(0))
    return nodes + closing + rest


def _only_introduces(node: NodeDraft, rest: list[NodeDraft]) -> bool:
    """Whether a last section holds nothing but the contact block behind it."""
    empty = node.role == "section" and not node.children and not node.own
    return empty and bool(rest) and rest[0].role == "contact"


def _with_own_parts(page: Page, roots: list[Item]) -> list[Item]:
    """Roots where what is told in tags stands by itself, not under an unnumbered overview.

    The heading of an overview has no number to end it; the first problem that is named in a
    tag does.
    """
    result: list[Item] = []
    for root in roots:
        result.append(root)
        if root.style != PLAIN_SECTION:
            continue
        overview = _is_overview(page, root)
        if not overview and any(child.label_of("measures") for child in root.children[:1]):
            continue
        tagged = (i for i, child in enumerate(root.children) if child.style in (PLAIN, PROBLEM_TAG))
        first = next(tagged, None)
        if first or (first == 0 and overview):
            parts = root.children[first:]
            del root.children[first:]
            root.end = parts[0].start
            result.extend(parts)
    return result


def _is_overview(page: Page, root: Item) -> bool:
    """Whether a heading tells how the work was set about, and does not lead in the problems."""
    place = heading_place(page, root)
    weights = dict(section_weights(page.text[slice(*place)])) if place is not None else {}
    return "overview" in weights and "progress" not in weights


def _closing_words(page: Page, last_mark_line: int, tail: int, end: int) -> int:
    """Where words on the next steps begin that close a notice without a plan section."""
    index = tail
    while index - 1 > last_mark_line and _NEXT_STEP.match(page.text, page.lines[index - 1][0]):
        index -= 1
    return page.lines[index][0] if index < tail else end


def _finish(text: str, nodes: list[NodeDraft]) -> list[NodeDraft]:
    """Close, order and name all nodes."""
    nodes = [*nodes, *(noise for node in nodes for noise in close(node))]
    nodes.sort(key=lambda node: node.start)
    nodes = borders.adopt(text, nodes)
    _name(nodes, "", None)
    return nodes


def _name(nodes: list[NodeDraft], prefix: str, section: int | None) -> None:
    counts: dict[str, int] = {}
    for index, node in enumerate(nodes):
        letter = _LETTERS[node.role]
        counts[letter] = counts.get(letter, 0) + 1
        node.node_id = f"{prefix}{letter}{counts[letter]}"
        node.section = index if section is None else section
        _name(node.children, f"{node.node_id}.", node.section)


def flat(text: str) -> list[NodeDraft]:
    """The lines of a text that is no notice, as paragraphs: nothing else is claimed of them."""
    return _finish(text, [NodeDraft("paragraph", *place, own=[place]) for place in split_lines(text)])
