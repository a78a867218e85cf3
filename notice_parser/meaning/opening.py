"""Who is named in the opening of a notice, and in what part: authority, team, targets.

Works on one paragraph whose 《titles》 are masked; all places are in that paragraph.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from notice_parser.families.loader import rules
from notice_parser.mentions import documents
from notice_parser.model.draft import NameDraft, Place

FAMILY = "inspection_rectification"
_STOP = re.compile(r"[。;\n]")
_NAME_EDGE = frozenset(",。;:、!?《》\n\t ")
# An opening is a paragraph; what stands further back in a longer text is none. This bounds all loops here.
MAX_OPENING = 3_000
_MAX_TEAM_LEAD = 40
_BARE_TEAM = len("巡察组")
_MAX_TARGETS = 60
_MAX_TARGET = 80


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A compiled rule of ``opening.toml``."""
    return rules(FAMILY, "opening").compiled[f"opening.{name}"]


def mask_titles(text: str, start: int, end: int) -> str:
    """The text with what stands inside 《》 made unreadable, its length kept.

    >>> mask_titles("按照《巡视条例》和县委部署", 0, 13)
    '按照《####》和县委部署'
    """
    found = documents.scan(text, start, end)
    if not found:
        return text[start:end]
    pieces, position = [], start
    for document in found:
        first, last = document.title
        pieces += [text[position:first], "#" * (last - first)]
        position = last
    pieces.append(text[position:end])
    return "".join(pieces)


@dataclass(slots=True)
class Opening:
    """What one paragraph names. ``how`` are the phrases of inspecting (进行了常规巡察)."""

    text: str
    dates: list[Place]
    teams: list[NameDraft] = field(default_factory=list)
    authorities: list[NameDraft] = field(default_factory=list)
    targets: list[NameDraft] = field(default_factory=list)
    how: list[Place] = field(default_factory=list)

    def mentions(self) -> list[NameDraft]:
        """All of them in reading order, each place once; the first kind to claim a place keeps it."""
        kept = [*self.teams, *self.targets]
        kept += [name for name in self.authorities if not _overlap(self, name.start, name.end)]
        return sorted(kept, key=lambda name: name.start)


def is_bare(name: str) -> bool:
    """Whether a team is a bare 巡察组 that takes up one named before."""
    return len(name) <= _BARE_TEAM and not name.startswith("第")


def read_opening(text: str, dates: list[Place]) -> Opening:
    """Find the names of one masked paragraph.

    >>> opening = read_opening("根据市委统一部署,市委第六巡察组对市水务局党组开展了常规巡察。", [])
    >>> [(opening.text[n.start:n.end], n.role) for n in opening.mentions()]
    [('市委', 'authority'), ('市委第六巡察组', 'team'), ('市水务局党组', 'target')]
    """
    opening = Opening(text, sorted(dates))
    opening.teams = _teams(text, opening.dates)
    _inspections(opening)
    _told(opening)
    _authorities(opening)
    return opening


def _teams(text: str, dates: list[Place]) -> list[NameDraft]:
    found = _inspection_teams(text, dates, "team") or _inspection_teams(text, dates, "numbered_team")
    if not found and ("督察" in text or "督导" in text or "督查" in text):
        found = _inspection_teams(text, dates, "supervision_team")
    if not found and "审计" in text:
        found = [
            name
            for name in _inspection_teams(text, dates, "audit_team")
            if not text.startswith("审计组", name.start) and not text.startswith("派出审计组", name.start)
        ]
    return found


def _inspection_teams(text: str, dates: list[Place], rule: str) -> list[NameDraft]:
    """Teams of one rule."""
    found: list[NameDraft] = []
    for match in pattern(rule).finditer(text):
        tail, end = match.span("tail")
        start = _team_start(text, tail, dates, found[-1].end if found else 0)
        if found and found[-1].end == start and text[start : start + 1] == "(":
            # 县委第一巡察组(下称“巡察组”): the short name is no second team.
            continue
        if found and found[-1].end == start and rule == "team":
            # 云洲市委巡察组临桥区交叉巡察二组 is one name.
            found[-1].end = end
        elif start < end and text[start - 1 : start] != "个":
            found.append(NameDraft(start, end, f"opening.{rule}", "team"))
    return found


def _team_start(text: str, tail: int, dates: list[Place], floor: int) -> int:
    """Back from the certain part of a team's name over its authority: 市委|第六巡察组."""
    if text[tail] == "、":
        tail += 1
    start = tail
    floor = max(floor, tail - _MAX_TEAM_LEAD)
    index = bisect_right(dates, (tail, len(text) + 1)) - 1
    if index >= 0:
        floor = max(floor, min(dates[index][1], tail))
    while start > floor and text[start - 1] not in _NAME_EDGE:
        start -= 1
    for lead in pattern("team_lead").finditer(text, start, tail):
        # 县委第五届第八轮巡察|第二巡察组: without its round the name says nothing of whose team it is.
        if lead.end() < tail or not lead.group().startswith("轮"):
            start = lead.end()
    return start


def _inspections(opening: Opening) -> None:
    """The phrases of inspecting, and the units before each."""
    text = opening.text
    behind = 0
    aimless: list[Place] = []
    for match in pattern("inspected").finditer(text):
        if text.startswith("接受", match.start()):
            _accepting(opening, match.start())
            opening.how.append(match.span("how"))
            continue
        start = max(behind, _region_start(opening, match.start()))
        behind = match.end()
        aim = pattern("target_start").search(text, start, match.start())
        entered = pattern("entered_then").search(text, start, match.start()) if aim is None else None
        if aim is not None:
            _add_targets(opening, aim.end(), match.start(), "opening.target")
        elif entered is not None:
            _add_targets(opening, *entered.span("name"), "opening.entered")
        else:
            aimless.append(match.span("how"))
            continue
        opening.how.append(match.span("how"))
    for match in pattern("extended").finditer(text):
        _add_targets(opening, *match.span("name"), "opening.target_extended")
    for match in pattern("inspected_directly").finditer(text):
        _add_targets(opening, match.end(), _clause_end(text, match.end()), "opening.target_direct")
        if not opening.how:
            opening.how.append(match.span())
    opening.how += aimless
    if not opening.how:
        _bare_inspection(opening)
    if not opening.targets:
        _inspecting_teams(opening)


def _inspecting_teams(opening: Opening) -> None:
    """市委第三巡察组巡察市林业局党组, or 进驻县残联党组: what a team does without 对."""
    for team in opening.teams:
        inspecting = pattern("team_inspects").match(opening.text, team.end)
        if inspecting is not None:
            _add_targets(opening, *inspecting.span("name"), "opening.target")
    if opening.targets:
        return
    for rule in ("entered", "target_rectifies"):
        for match in pattern(rule).finditer(opening.text):
            _add_targets(opening, *match.span("name"), f"opening.{rule}")


def _region_start(opening: Opening, end: int) -> int:
    """Where the clause that ends at ``end`` can begin to name its target: behind the team, or a stop."""
    start = 0
    for stop in _STOP.finditer(opening.text, 0, end):
        start = stop.end()
    behind = [team.end for team in opening.teams if team.end <= end]
    return max([start, *behind])


def _accepting(opening: Opening, end: int) -> None:
    """我局接受市委第三巡察组的巡察: the unit stands at the head of the clause."""
    text = opening.text
    start = max(text.rfind(sign, 0, end) for sign in ",。;\n ") + 1
    within = [date for date in opening.dates if start <= date[0] and date[1] <= end]
    if within and within[-1][1] == end and text[start : within[0][0]].strip("于在自从"):
        # 我镇于2023年9月11日至11月10日接受: the unit stands before the date.
        end = within[0][0]
    elif within:
        start = within[-1][1]
    _add_targets(opening, start, end, "opening.target_accepts")


def _bare_inspection(opening: Opening) -> None:
    """市委第三巡察组对市水务局党组巡察, without 进行 or 开展."""
    for match in pattern("bare_inspection").finditer(opening.text):
        opening.how.append(match.span("how"))
        _add_targets(opening, *match.span("name"), "opening.target")


def _told(opening: Opening) -> None:
    for rule in ("told_to", "told_about"):
        for match in pattern(rule).finditer(opening.text):
            _add_targets(opening, *match.span("name"), "opening.target_told")
    if opening.targets:
        for match in pattern("target_acts").finditer(opening.text, opening.targets[0].end):
            _add_targets(opening, *match.span("name"), "opening.target_acts")


def _clause_end(text: str, start: int) -> int:
    depth = 0
    for position in range(start, min(len(text), start + _MAX_TARGETS * 20)):
        sign = text[position]
        depth += (sign == "(") - (sign == ")")
        if sign in "。;\n" or (sign == "," and depth <= 0):
            return position
    return min(len(text), start + _MAX_TARGETS * 20)


def _add_targets(opening: Opening, start: int, end: int, rule: str) -> None:
    """Split a list of units and add each."""
    text = opening.text
    end = _target_end(opening, start, end)
    parts = _parts(text, start, end)
    for number, (first, last) in enumerate(parts):
        # 北塘村、柳湾村和集镇社区党组织: the noun stands for all of the list.
        if number == len(parts) - 1 and number and text.endswith("党组织", first, last):
            last -= len("党组织")
        alias = pattern("target_alias").search(text, first, last)
        if alias is not None:
            last = alias.start()
        while first < last and text[first] in " ":
            first += 1
        while first < last and text[last - 1] in " 的":
            last -= 1
        lead = pattern("target_lead").match(text[first:last])
        first += lead.end() if lead is not None else 0
        name = text[first:last]
        if pattern("target_person").search(name):
            continue
        if not 2 <= len(name) <= _MAX_TARGET or pattern("target_generic").match(name):
            continue
        if not _overlap(opening, first, last):
            opening.targets.append(NameDraft(first, last, rule, "target"))


def _overlap(opening: Opening, start: int, end: int) -> bool:
    return any(_touches(name, start, end) for name in [*opening.teams, *opening.targets])


def _touches(name: NameDraft, start: int, end: int) -> bool:
    return name.start < end and start < name.end


def _target_end(opening: Opening, start: int, end: int) -> int:
    """Where the names end: at a date, at (以下简称…), at 等9个单位, at what was looked into."""
    text = opening.text
    for first, _ in opening.dates:
        if start <= first < end:
            end = first
            break
    for match in pattern("target_end").finditer(text, start, end):
        if match.start() > start and _closed(text, start, match.start()):
            return match.start()
    return end


def _closed(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) == text.count(")", start, end)


def _parts(text: str, start: int, end: int) -> list[Place]:
    """The members of a list, brackets kept whole; 党工委、管委会 share one name."""
    found: list[Place] = []
    position = start
    for match in pattern("target_join").finditer(text, start, end):
        if not _closed(text, start, match.start()):
            continue
        if pattern("bare_unit").match(text[match.end() : end].split("、")[0]):
            continue
        found.append((position, match.start()))
        position = match.end()
    found.append((position, end))
    return found


def _authorities(opening: Opening) -> None:
    text = opening.text
    for rule in ("authority_basis", "authority_mandate", "authority_sends", "authority_inspects"):
        for match in pattern(rule).finditer(text):
            start, end = match.span("name")
            if not any(_touches(name, start, end) for name in [*opening.authorities, *opening.teams]):
                opening.authorities.append(NameDraft(start, end, f"opening.{rule}", "authority"))
    opening.authorities.sort(key=lambda name: name.start)
