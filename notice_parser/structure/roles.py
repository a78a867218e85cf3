"""Which first-level part is what, and which level of the rest is the problems.

Evidence is taken over the whole document: the words of a heading, labels, what stands below,
and how the items of one style and depth read together.
"""

import re
from collections import defaultdict

from notice_parser.structure import headings
from notice_parser.structure.items import Item, Page, fault, heading_place
from notice_parser.structure.nesting import PLAIN, ROW

_SURE = 3
_SPECIFIC = 2
_NAME_LIMIT = 60
_TO_COME = re.compile(r"下(?:一)?步|今后|将(?:继续|以|进一步|坚持|始终|把)|继续|持续(?:巩固|深化|推进|用力)")
_TELLS_PROGRESS = re.compile(
    "(?:反馈|发现|指出|查出|移交)的?(?:主要|具体|重点)?(?:问题|意见|事项)的?(?:整改|落实)"
    "(?:整改|落实|完成|进展|推进|工作){0,2}的?(?:情况|结果|成效)$"
    "|^[^不未没无]{0,30}(?:抓|推进|推动|落实|做好|攻坚|从严|深化|全面|全力)[^。,“”]{0,10}"
    "(?:问题|意见|任务|事项)的?整改(?:落实|落地|工作|见效|到位|销号){0,2}$"
)
_TOLD = re.compile(r"[了已]")
# 市级财政管理|审计查出问题的整改情况: where several parts are named so, each is of a matter of its own.
_MATTER = re.compile(
    r"审计(?:查出|发现|反映|指出)的?(?:突出|主要)?问题的?整改(?:落实|完成|进展)?(?:情况|结果)$"
)


def section_roles(page: Page, roots: list[Item], problems: "ProblemLevels") -> list[str]:
    """The section role of each root; ``""`` where it is itself an area or a problem."""
    weights = [_weights(page, root) for root in roots]
    sure = [max(w, key=lambda role: w[role]) if w and max(w.values()) >= _SURE else "" for w in weights]
    sure = [_check_fault(page, root, role) for root, role in zip(roots, sure, strict=True)]
    sure = _one_report(page, roots, sure, weights)
    matters = _matters(page, roots)
    sure = ["" if i in matters else role for i, role in enumerate(sure)]
    decide = _around_progress if "progress" in sure else _without_progress
    roles = decide(page, roots, sure, weights, problems)
    # 一、反馈问题:… is a problem, whatever its words, and so is the row of a table.
    told = [root.tag is not None or root.style == ROW or i in matters for i, root in enumerate(roots)]
    return ["" if own else role for own, role in zip(told, roles, strict=True)]


def _matters(page: Page, roots: list[Item]) -> set[int]:
    """Which of the parts report each on what was found in a matter of its own; one alone is no group."""
    named: set[int] = set()
    for index, root in enumerate(roots):
        place = heading_place(page, root) if root.blocks() else None
        match = _MATTER.search(page.text, *place) if place is not None else None
        if place is None or match is None:
            continue
        if headings.specific(page.text[place[0] : match.start()]) > _SPECIFIC:
            named.add(index)
    return named if len(named) > 1 else set()


def _one_report(page: Page, roots: list[Item], sure: list[str], weights: list[dict[str, int]]) -> list[str]:
    """Of two parts that call themselves progress, the earlier only introduces where it reports on no problem.

    It has no numbered part; or its own words are those of an overview too (加强组织领导,抓好问题整改),
    and it names no fault where the later one does.
    """
    numbered = [i for i, role in enumerate(sure) if role == "progress" and roots[i].children]
    if not numbered:
        return sure
    telling = [i for i in numbered if _names_faults(page, roots[i])]
    return [
        "overview"
        if role == "progress"
        and (
            (not roots[i].children and i < numbered[0])
            or (bool(telling) and i < telling[0] and "overview" in weights[i])
        )
        else role
        for i, role in enumerate(sure)
    ]


def _names_faults(page: Page, root: Item) -> bool:
    """Whether a part holds, on any level, what names a fault or is told in labels."""
    stack = [root]
    while stack:
        item = stack.pop()
        if _has_labels(item) or (item is not root and not item.is_run and fault(page, item) >= 0.7):
            return True
        stack.extend(child for child in item.children if not child.is_label)
    return False


def _weights(page: Page, root: Item) -> dict[str, int]:
    place = heading_place(page, root)
    if place is None or root.is_label or root.is_aside:
        return {}
    return dict(headings.section_weights(page.text[place[0] : place[1]]))


def _check_fault(page: Page, root: Item, role: str) -> str:
    """A heading that names a fault is none of a section, whatever words it has."""
    place = heading_place(page, root)
    if place is None or role in ("plan", "contact", "other", ""):
        return role
    line = page.text[place[0] : place[1]]
    if headings.specific(line) <= _SPECIFIC or _TELLS_PROGRESS.search(line):
        return role
    return "" if headings.is_area(page.text, *place) or fault(page, root) >= 0.8 else role


def _is_fault(page: Page, root: Item) -> bool:
    place = None if root.is_aside else heading_place(page, root)
    return place is not None and (fault(page, root) >= 0.7 or headings.is_area(page.text, *place))


def _around_progress(
    page: Page,
    roots: list[Item],
    sure: list[str],
    weights: list[dict[str, int]],
    problems: "ProblemLevels",
) -> list[str]:
    """Roles where a heading says that it is the progress part."""
    first = sure.index("progress")
    if not roots[first].children and sum(_is_fault(page, root) for root in roots[first + 1 :]) > 1:
        # The progress heading is an introduction; the problems are first-level parts themselves.
        sure = [*sure[:first], "overview", *sure[first + 1 :]]
        return _without_progress(page, roots, sure, weights, problems)
    roles: list[str] = []
    for index, root in enumerate(roots):
        role = sure[index]
        if role:
            roles.append(role)
        elif index > first and _is_fault(page, root) and _tells_of_it(page, root, problems):
            roles.append("")
        else:
            roles.append(_by_position(weights[index], index < first))
    return roles


def _tells_of_it(page: Page, root: Item, problems: "ProblemLevels") -> bool:
    """Whether a part that names a fault holds problems, or numbered deeds of which none is to come."""
    return problems.has_substance(root) or (bool(root.blocks()) and not _announces(page, root))


def _without_progress(
    page: Page,
    roots: list[Item],
    sure: list[str],
    weights: list[dict[str, int]],
    problems: "ProblemLevels",
) -> list[str]:
    """Roles where no heading says so: problems on the first level, or slogans throughout."""
    open_roots = [i for i, role in enumerate(sure) if not role]
    faults = [i for i in open_roots if _is_fault(page, roots[i])]
    numbered = [i for i in open_roots if roots[i].children]
    if len(numbered) == 1 and len(roots) > 2 and _holds_faults(page, roots[numbered[0]]):
        # 坚持问题导向,狠抓问题整改: a slogan with 问题 in it, and all the faults under this one part.
        sure = ["progress" if i == numbered[0] else role for i, role in enumerate(sure)]
        return _around_progress(page, roots, sure, weights, problems)
    if faults:
        roles = list(sure)
        for i in open_roots:
            before, behind = i < faults[0], i > faults[-1]
            if before or (behind and (weights[i] or _announces(page, roots[i]))):
                roles[i] = "" if _has_labels(roots[i]) else _by_position(weights[i], before)
        return roles
    return _of_slogans(page, roots, sure, weights)


def _holds_faults(page: Page, root: Item) -> bool:
    """Whether most of the numbered parts below name a fault, and there are several."""
    named = [_is_fault(page, child) for child in root.children if not child.is_label]
    return len(named) > 1 and sum(named) * 2 > len(named)


def _announces(page: Page, root: Item) -> bool:
    """Whether a part speaks of what is still to come."""
    return _TO_COME.search(page.text, root.start, root.end) is not None


def _has_labels(root: Item) -> bool:
    """Whether a part is told in labels, as a problem is."""
    return any(child.is_label and child.kind in ("measures", "details") for child in root.children)


def _of_slogans(page: Page, roots: list[Item], sure: list[str], weights: list[dict[str, int]]) -> list[str]:
    """Roles where no heading names a fault or its own purpose in plain words.

    Either one part holds nearly all that is numbered, and reports; or several do, each about
    a matter of its own.
    """
    if all(
        "overview" in weight and not _holds_faults(page, root) and not _has_labels(root)
        for root, weight in zip(roots, weights, strict=True)
    ):
        # Of a text that breaks off early there is nothing but how the work was set about.
        return [role or "overview" for role in sure]
    roles = list(sure)
    # A heading without a number is a slogan of no section: it names who or what is reported on.
    open_roots = [i for i, role in enumerate(sure) if not role and roots[i].style != PLAIN]
    parts = {i: _numbered(roots[i]) for i in open_roots}
    total = sum(parts.values())
    hinted = [i for i in open_roots if "progress" in weights[i]]
    progress = max(open_roots, key=lambda i: (parts[i], "progress" in weights[i]), default=-1)
    if not total or parts[progress] * 5 < total * 3:
        own = [i for i in open_roots if not set(weights[i]) & {"overview", "plan"}]
        several = [i for i in own if parts[i]] or own
        if hinted:
            progress = hinted[0]
        elif len(several) != 1:
            for i in open_roots:
                if not several or several[0] <= i <= several[-1]:
                    roles[i] = ""
                else:
                    roles[i] = _by_position(weights[i], i < several[0])
            return roles
        else:
            progress = several[0]
    for i in open_roots:
        roles[i] = "progress" if i == progress else _by_position(weights[i], i < progress)
    return roles


def _numbered(root: Item) -> int:
    """How many parts below an item open a line with a number or a label."""
    count = 0
    stack = list(root.children)
    while stack:
        item = stack.pop()
        count += item.mark.leads
        stack.extend(item.children)
    return count


def _by_position(weights: dict[str, int], before: bool) -> str:
    """The role of a part whose heading says little: overviews come first, plans last."""
    if before:
        return "overview"
    known = {role: weight for role, weight in weights.items() if role in ("contact", "other")}
    return max(known, key=lambda role: known[role]) if known else "plan"


class ProblemLevels:
    """Which styles number problems: decided for each style and depth over the document."""

    def __init__(self, page: Page, roots: list[Item]) -> None:
        self.page = page
        self._votes: dict[tuple[str, int], float] = defaultdict(float)
        self._depth: dict[int, int] = {}
        stack = [(root, 0, "") for root in roots]
        while stack:
            item, depth, under = stack.pop()
            self._depth[item.start] = depth
            if item.is_label:
                continue
            if not item.is_aside:
                self._votes[item.style, depth] += self._vote(item, under)
            names = self._names(item)
            stack.extend((child, depth + 1, names) for child in item.children)

    def _names(self, item: Item) -> str:
        """What the heading of an item names: an ``area``, a ``fault``, or nothing that tells."""
        place = heading_place(self.page, item)
        if place is not None and headings.is_area(self.page.text, *place):
            return "area"
        return "fault" if fault(self.page, item) >= 0.8 else ""

    def _vote(self, item: Item, under: str) -> float:
        """How much one item reads as a problem (> 0) rather than as a deed (< 0).

        ``under`` is what the heading above it names: faults stand under an area, deeds under
        a fault.
        """
        if item.label_of("measures") is not None or any(block.mark.leads for block in item.blocks()):
            return 2.0
        place = heading_place(self.page, item)
        if place is None:
            return 0.0
        score = fault(self.page, item)
        has_body = self._has_body(item, place[1])
        if not has_body:
            # A name without a body under it carries no measure of its own.
            if item.is_run or score < 0.7:
                return -1.0
            short = score >= 0.9 and place[1] - place[0] <= _NAME_LIMIT
            return 0.6 if short else 0.3 if under == "area" else -1.0
        if score >= 0.7:
            return 1.0
        if score >= 0.3 and under != "fault" and not item.is_run and self._has_slogan(item):
            return 0.5
        return -0.8 if score < 0.3 else -0.1

    def _has_slogan(self, item: Item) -> bool:
        """Whether a short sentence leads in what is told behind it, and tells no deed itself."""
        line = self.page.first_line(item)
        if line is None:
            return False
        lead = headings.lead_in_end(self.page.text, *line)
        return lead is not None and not _TOLD.search(self.page.text, line[0], lead)

    def _has_body(self, item: Item, heading_end: int) -> bool:
        return bool(self.page.text[heading_end : item.end].strip(" \n\t。"))

    def is_problem(self, item: Item) -> bool:
        """Whether the items of this item's style and depth are problems."""
        key = (item.style, self._depth.get(item.start, 0))
        return self._votes[key] > 0

    def are_problems(self, items: list[Item]) -> bool:
        """Whether a group of siblings is a group of problems rather than of measures."""
        return sum(1 if self.is_problem(item) else -1 for item in items) > 0

    def has_substance(self, root: Item) -> bool:
        """Whether a part below ``root`` reads as a problem or carries labels, or a run stands under it."""
        stack = [root]
        while stack:
            item = stack.pop()
            if item.label_of("measures") is not None:
                return True
            named = item is not root and not item.is_label and not item.is_run
            if named and fault(self.page, item) >= 0.7:
                return True
            stack.extend(child for child in item.children if not child.is_label)
        return len(root.runs()) > 1
