"""From items to nodes: sections, areas, problems and measures with their places.

What a role does not divide is folded into text: an inner list stays part of its measure, a
run-in 一是 part of an overview's paragraph.
"""

import re
from bisect import bisect_left
from itertools import zip_longest
from operator import attrgetter

from notice_parser.model.draft import MarkerDraft, NodeDraft, Place
from notice_parser.structure import headings, wrapped
from notice_parser.structure.frame import glued_noise, kind_of
from notice_parser.structure.items import Item, Page, heading_place
from notice_parser.structure.nesting import PROBLEM_TAG, ROW
from notice_parser.structure.roles import ProblemLevels
from notice_parser.structure.table_marks import STATUS_WORDS
from notice_parser.text.lines import merge

_NOISE_LIMIT = 40
_STATUS_LIMIT = 24
# A single word, such as 办理中: no deed is told so shortly.
_WORD_LIMIT = 6
# Labels of what comes next: what is said before them is what has been done.
_NEXT = ("下一步", "下步", "后续")
_BULLET = re.compile(r"(?P<sign>[●◆■▲★◇□○•·➤➢]|——|—(?!—)) {0,4}(?=[^ \n])")
_STATE = re.compile(
    "(?:目前|截至目前)?,?(?:已经?|基本|全部|正在|阶段性|尚未|未|长期|持续){1,2}"
    "(?:整改|完成|到位|推进|坚持|销号|办结){1,3}中?。?"
)
# How a paragraph begins that repeats the inspectors' finding.
_DETAIL_STARTS = (
    *("反馈指出", "巡察指出", "巡察发现", "巡视指出", "巡视发现", "审计发现", "反馈问题"),
    *("主要表现", "具体表现", "问题表现", "一些", "有的"),
)


class Builder:
    """Builds the nodes of one page."""

    def __init__(self, page: Page, problems: ProblemLevels) -> None:
        self.page = page
        self.problems = problems

    # ---- pieces -------------------------------------------------------------------------

    def running(self, role: str, start: int, end: int) -> list[NodeDraft]:
        """A node for each line of running text in ``[start, end)``."""
        nodes: list[NodeDraft] = []
        for place in merge(self.page.text, self.page.places(start, end)):
            noise = kind_of(self.page.text, place) == "noise" and (role != "measure" or self._is_short(place))
            nodes.append(NodeDraft("noise" if noise else role, *place, own=[place]))
            nodes[-1].labels = self._heads_in(place)
            if role == "paragraph" and headings.is_status(self.page.text, *place):
                nodes[-1].lead = "status"
            elif role == "measure" and not noise:
                self._mark_bullet(nodes[-1])
        return nodes

    def _heads_in(self, place: Place) -> list[Place]:
        """The header cells of a table on a line: what columns hold is told, not content."""
        heads = self.page.heads
        return heads[bisect_left(heads, (place[0], 0)) : bisect_left(heads, (place[1], 0))] if heads else []

    def _mark_bullet(self, node: NodeDraft) -> None:
        """Take a bullet in front of a measure for its marker."""
        bullet = _BULLET.match(self.page.text, node.start, node.end)
        if bullet is not None:
            node.marker = MarkerDraft(node.start, bullet.end("sign"), "bullet", None)
            node.own = [(bullet.end(), node.end)]

    def _is_short(self, place: Place) -> bool:
        return place[1] - place[0] <= _NOISE_LIMIT and "。" not in self.page.text[place[0] : place[1]]

    def _node(self, item: Item, role: str) -> NodeDraft:
        """A node with the marker of an item, still without text."""
        node = NodeDraft(role, item.start, item.end)
        if item.style != PROBLEM_TAG and item.mark.end > item.mark.start:
            node.marker = MarkerDraft(item.start, item.mark.end, item.style, item.mark.ordinal)
        if item.style == PROBLEM_TAG:
            self._add_label(node, (item.start, item.mark.end))
        if item.tag is not None and item.style == ROW:
            # Cells between the number and the problem of a table row: no lead-in, but not its name.
            node.own.append(item.tag)
        elif item.tag is not None:
            self._add_label(node, item.tag)
        return node

    @staticmethod
    def _add_label(node: NodeDraft, place: Place) -> None:
        node.labels.append(place)
        node.own.append(place)

    def leaf(self, item: Item, role: str, end: int | None = None) -> list[NodeDraft]:
        """An item with everything under it as its own text, and noise that hangs on to it."""
        node = self._node(item, role)
        start, stop = item.body, item.end if end is None else end
        if role in ("item", "commitment"):
            line = self.page.first_line(item)
            if line is not None:
                lead = headings.lead_in_end(self.page.text, *line)
                if lead is None and line[1] < item.end and self.page.places(line[1], item.end):
                    lead = self._heading_line(line)
                if lead is not None:
                    node.heading = (line[0], lead)
                    start = lead
        own, noise = self._without_noise(merge(self.page.text, self.page.places(start, stop)))
        node.own.extend(own)
        return [node, *noise]

    def _without_noise(self, places: list[Place]) -> tuple[list[Place], list[NodeDraft]]:
        """Part page furniture and glued-in words off the end of an item."""
        noise: list[NodeDraft] = []
        while len(places) > 1 and kind_of(self.page.text, places[-1]) == "noise":
            place = places.pop()
            noise.append(NodeDraft("noise", *place, own=[place]))
        if places and (cut := glued_noise(self.page.text, places[-1])) is not None:
            start, end = places.pop()
            places.extend(self.page.places(start, cut))
            noise.extend(self.running("noise", cut, end))
        return places, noise

    def _heading_line(self, line: Place) -> int | None:
        """The end of a line that is a heading by itself, its body on the next line."""
        short = line[1] - line[0] <= 40
        return line[1] if short and "。" not in self.page.text[line[0] : line[1] - 1] else None

    def _headed(self, item: Item, role: str) -> tuple[NodeDraft, int]:
        """A node with marker and heading, and where its body begins."""
        node = self._node(item, role)
        place = heading_place(self.page, item)
        if place is None:
            return node, item.body
        node.heading = place
        return node, place[1]

    # ---- first level --------------------------------------------------------------------

    def section(self, item: Item, role: str) -> NodeDraft:
        """A first-level part with a section role."""
        node, start = self._headed(item, "section")
        node.section_role = role
        if role == "progress":
            self._progress(node, item, start)
            return node
        structural = item.blocks()
        if not structural:
            structural = item.runs() if role == "plan" else _paragraph_runs(item)
        child_role = "commitment" if role == "plan" else "item"
        text_role = "contact" if role == "contact" else "paragraph"
        for child, following in zip_longest(structural, structural[1:]):
            end = self._before_restart(child, following)
            node.children.extend(self.running(text_role, start, child.start))
            node.children.extend(self.leaf(child, child_role, end))
            start = end
        node.children.extend(self.running(text_role, start, item.end))
        return node

    def _before_restart(self, child: Item, following: Item | None) -> int:
        """Where a part ends: before the line that leads in a new list, where the next begins one."""
        places = self.page.places(child.body, child.end)
        restarts = following is not None and following.is_run and following.mark.ordinal == 1
        return places[-1][0] if restarts and len(places) > 1 else child.end

    def _progress(self, node: NodeDraft, item: Item, start: int) -> None:
        if not item.children:
            node.children.extend(self.running("measure", start, item.end))
            return
        self._parts(node, item, start)

    def _parts(self, node: NodeDraft, item: Item, start: int) -> None:
        """What stands under a progress section or an area: text, then labels and parts."""
        node.children.extend(self.running("paragraph", start, item.children[0].start))
        for child in item.children:
            if child.is_label:
                self._labelled(node, child)
            else:
                node.children.extend(self.part(child))

    def part(self, item: Item) -> list[NodeDraft]:
        """An area, a problem, or a measure that stands under no problem."""
        if item.is_aside:
            return self.running("paragraph", item.start, item.end)
        if item.is_run and not self.problems.is_problem(item):
            return self.leaf(item, "measure")
        blocks = item.blocks()
        if item.label_of("measures") is None and blocks and self.problems.are_problems(blocks):
            return [self._area(item)]
        return [self._problem(item)]

    def _area(self, item: Item) -> NodeDraft:
        node, start = self._headed(item, "area")
        self._parts(node, item, start)
        return node

    # ---- problems -----------------------------------------------------------------------

    def _problem(self, item: Item) -> NodeDraft:
        node, start = self._headed(item, "problem")
        labelled = item.label_of("measures")
        labels = [child for child in item.children if child.is_label]
        if labelled is None:
            self._unlabelled(node, item, start, labels)
        else:
            node.children.extend(self.running("paragraph", start, labels[0].start))
        last = max((label.start for label in labels if self._leads_measures(label)), default=-1)
        for child in item.children:
            if child.is_label:
                self._labelled(node, child, child.start < last)
            elif labels and child.start >= labels[0].start:
                waits = labelled is not None and child.start < labelled.start
                node.children.extend(
                    self.running("paragraph", child.start, child.end)
                    if waits
                    else self.leaf(child, "measure")
                )
        wrapped.join(node)
        return node

    def _labelled(self, node: NodeDraft, label: Item, told: bool = False) -> None:
        """What stands behind a label: measures, or a paragraph that gives details.

        ``told``: a later label leads in what has been done.
        """
        if label.mark.end > label.start:
            self._add_label(node, (label.start, label.mark.end))
        if label.kind != "measures":
            for paragraph in self.running("paragraph", label.mark.end, label.end):
                paragraph.lead = label.kind
                node.children.append(paragraph)
            return
        has_measures = any(child.role == "measure" for child in node.children)
        places = self.page.places(label.mark.end, label.end)
        lone = len(places) == 1
        if lone and ((has_measures and self._is_status(places[0])) or (told and self._is_state(places[0]))):
            # Beside the measures a second label of their kind says how far they are.
            node.children.extend(self.running("paragraph", *places[0]))
            node.children[-1].lead = "status"
            return
        self._measures(node, label.mark.end, label.end, label.blocks() or label.runs())

    def _leads_measures(self, label: Item) -> bool:
        """Whether a label leads in what has been done, not only what comes next."""
        return label.mark.kind == "measures" and not self.page.text.startswith(_NEXT, label.start)

    def _unlabelled(self, node: NodeDraft, item: Item, start: int, labels: list[Item]) -> None:
        end = labels[0].start if labels else item.end
        parts = [child for child in item.blocks() or item.runs() if child.start < end]
        behind = self._details_end(parts, end)
        if behind is not None:
            node.children.extend(self.running("paragraph", start, behind))
            start, parts = behind, []
        self._measures(node, start, end, parts)

    def _measures(self, node: NodeDraft, start: int, end: int, parts: list[Item]) -> None:
        """Measures in ``[start, end)``: the numbered parts, or each line of running text."""
        if not parts:
            node.children.extend(self._paragraph_measures(start, end))
            return
        for part in parts:
            node.children.extend(self.running("paragraph", start, part.start))
            stop = start = min(part.end, end)
            if part.is_run and not part.mark.leads:
                # A run-in item ends with its line; what follows is a paragraph of its own.
                line_end = self.page.places(part.start, stop)[0][1]
                node.children.extend(self.leaf(part, "measure", line_end))
                node.children.extend(self.running("measure", line_end, stop))
            else:
                node.children.extend(self.leaf(part, "measure", stop))
        # A run-in item may stand beside the last of the numbered ones.
        node.children.extend(self.running("paragraph", start, end))

    def _is_status(self, place: Place) -> bool:
        """Whether words are short, and say nothing but how far a problem is."""
        text = self.page.text[place[0] : place[1]]
        states = len(text) <= _WORD_LIMIT or STATUS_WORDS.search(text) is not None
        return len(text) <= _STATUS_LIMIT and states and not any(char.isdigit() for char in text)

    def _is_state(self, place: Place) -> bool:
        """Whether words are nothing but a status: 已整改完成。"""
        return _STATE.fullmatch(self.page.text, *place) is not None

    def _paragraph_measures(self, start: int, end: int) -> list[NodeDraft]:
        """Each line of running text as a measure, but for what repeats the inspectors' finding."""
        nodes: list[NodeDraft] = []
        lines = self.running("measure", start, end)
        for index, line in enumerate(lines):
            repeats = self.page.text.startswith(_DETAIL_STARTS, line.start)
            if not repeats or any(node.role == "measure" for node in nodes):
                nodes.extend(lines[index:])
                break
            stop = headings.first_stop(self.page.text, line.start, line.end)
            if index + 1 < len(lines):
                line.role = "paragraph"
                nodes.append(line)
            elif stop is not None and stop < line.end:
                nodes.extend(self.running("paragraph", line.start, stop))
                nodes.extend(self.running("measure", stop, line.end))
            else:
                nodes.append(line)
        return nodes

    def _details_end(self, parts: list[Item], end: int) -> int | None:
        """Where a line of run-in items ends that name faults, so that these are details of further lines."""
        if not parts or not parts[0].is_run or parts[0].mark.line != parts[-1].mark.line:
            return None
        places = self.page.places(parts[0].start, end)
        if len(places) < 2:
            return None
        behind = places[0][1]
        scores = [headings.fault(self.page.text, run.body, min(run.stop, behind)) for run in parts]
        return behind if sum(scores) >= 0.65 * len(scores) else None


def _paragraph_runs(item: Item) -> list[Item]:
    """Run-in parts that open a paragraph each; 一是…;二是… in one paragraph is plain text."""
    leading = [run for run in item.runs() if run.mark.leads]
    return leading if len(leading) > 1 or len(leading) == len(item.runs()) else []


_start = attrgetter("start")


def close(node: NodeDraft) -> list[NodeDraft]:
    """Set each node's span to what it holds, from the leaves up, and order its children.

    Page furniture at the end of a part is none of it: it is handed up, and what reaches the
    top is returned.
    """
    order = [node]
    for current in order:
        order.extend(current.children)
    handed: dict[int, list[NodeDraft]] = {}
    for current in reversed(order):
        if handed:
            for child in list(current.children):
                current.children.extend(handed.pop(id(child), ()))
        current.children.sort(key=_start)
        trailing: list[NodeDraft] = []
        # A label without content may stand behind it: then it is furniture inside the part.
        own = max([end for _, end in current.own], default=0)
        while len(current.children) > 1 and current.children[-1].role == "noise":
            if current.children[-1].start < own:
                break
            trailing.append(current.children.pop())
        if trailing:
            handed[id(current)] = trailing
        _span(current)
    return handed.pop(id(node), [])


def _span(node: NodeDraft) -> None:
    """Let a node begin and end with what it holds."""
    places = list(node.own)
    if node.children:
        # They are in order, but a later one may end before an earlier one.
        places.append((node.children[0].start, max([child.end for child in node.children])))
    if node.heading is not None:
        places.append(node.heading)
    if node.marker is not None:
        places.append((node.marker.start, node.marker.end))
    if len(places) == 1:
        node.start, node.end = places[0]
    elif places:
        node.start = min(places)[0]
        node.end = max([end for _, end in places])
