"""The state of a measure or a problem, from cues with scope and direction.

After ConText (Harkema et al. 2009): a cue speaks backward of its own clause or of the whole item,
announcements (下一步,…) speak forward to the end of the item, masks are words that look like a cue
and are none, and blockers stand around a cue that qualifies a noun or says what is wanted. The cues
are data: ``families/inspection_rectification/status.toml``. Here is only how they are weighed.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import MentionDraft, NodeDraft, Place, StatusDraft

_FAMILY = "inspection_rectification"
# Rules that are read around a cue, in the order of the fields of ``_Cues``.
_AROUND = ("before", "after", "subject", "lesser", "told")
_STOPS = ",。;:(\n\t"
_ENDS = ",。;:()\n\t 、"
# A topic or a purpose clause opens an item and is not its main clause.
_OPENING = re.compile(
    r"(?:为|针对|根据|按照|结合|围绕|鉴于|由于|因|对照|对|近期|20[0-9]{2}年|[今明]年)[^,。;\n]{0,60}[,:]"
)
# The reach of cues that never speak of an item as a whole.
_NEVER_WHOLE = ("mask", "deed", "practice", "future")
_THIS = re.compile("[该此本]问题")
_TURN = re.compile("定期|每|常态化")
# Longest distance in code points from the start of the first main clause to an announcing word.
_LEAD = 18
# 完成时限:长期坚持 says until when, not how far.
_LIMIT = re.compile("时限|期限|时间")
# A label that asks how far a thing is: 完成情况:, 整改结果:, 目前进展:.
_ASKS = re.compile("(?:完成|进展|办理|到位)(?:情况|状态)|进展|结果|状态")
# No clause is looked at further back, in code points.
_CLAUSE = 200
# A table cell or a statement of its own is no longer than this.
_STATEMENT = 30


@cache
def _parted() -> re.Pattern[str]:
    """A blank inside a word."""
    return re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")


@dataclass(slots=True)
class _Cue:
    start: int
    end: int
    rule: str
    value: str
    reach: str
    clause: int
    whole: bool = False

    def mention(self) -> MentionDraft:
        return MentionDraft(self.start, self.end, self.rule)


@dataclass(frozen=True, slots=True)
class _Cues:
    """The compiled cues: one alternation led by the characters a cue can begin with.

    ``telling`` are the first characters of those that can speak of an item as a whole.
    """

    pattern: re.Pattern[str]
    rules: dict[str, tuple[str, str, str]]
    telling: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    subject: re.Pattern[str]
    lesser: re.Pattern[str]
    told: re.Pattern[str]


@cache
def _cues() -> _Cues:
    context: dict[str, list[str]] = {reach: [] for reach in _AROUND}
    branches: list[str] = []
    rules: dict[str, tuple[str, str, str]] = {}
    first: set[str] = set()
    telling: set[str] = set()
    for number, rule in enumerate(loader.rules(_FAMILY, "status")):
        reach = str(rule.extra["reach"])
        if reach == "group":
            continue
        if reach in context:
            context[reach].append(rule.pattern)
            continue
        begins = str(rule.extra["first"])
        # The empty group behind tells the rule; one around it would be entered before its first sign is seen.
        branches.append(f"(?=[{begins}])(?:{rule.pattern})(?P<r{number}>)")
        rules[f"r{number}"] = (rule.id, str(rule.extra.get("value", "")), reach)
        first |= set(begins)
        telling |= set() if reach in _NEVER_WHOLE else set(begins)
    guard = "".join(sorted(first))
    around = (re.compile("|".join(f"(?:{pattern})" for pattern in context[reach])) for reach in _AROUND)
    return _Cues(re.compile(f"(?=[{guard}])(?:{'|'.join(branches)})"), rules, frozenset(telling), *around)


def judge(text: str, node: NodeDraft, published: str | None = None) -> StatusDraft:
    """The status of a measure, or what is stated of a problem as a whole.

    ``published`` is the ISO day of publication: what is dated behind it is not done yet.

    >>> words = "已更换主管1.9公里,但水池用地手续尚未办结。"
    >>> status = judge(words, NodeDraft("measure", 0, len(words), own=[(0, len(words))]))
    >>> status.value, [words[cue.start : cue.end] for cue in status.cues]
    ('not_completed', ['尚未办结'])
    """
    if node.role == "problem":
        return _judge_problem(text, node)
    places = node.pieces() or [place for child in node.children for place in child.pieces()]
    if not places:
        return StatusDraft("unstated")
    cues = [cue for start, end in places for cue in _read(text, start, end)]
    to_come = [date for date in node.dates if date.ends_after(published)]
    if to_come:
        opening = {date.end for date in to_come if _clause(text, places[0][0], date.start) == places[0][0]}
        cues = _due(text, cues, opening)
    return _weigh(text, cues, places)


def _due(text: str, cues: list[_Cue], ends: set[int]) -> list[_Cue]:
    """The cues, where none tells more than what is to be done by the day to come of the first clause.

    Such a cue stands in one clause behind the day and says what is planned.
    """
    for cue in cues:
        behind = max((end for end in ends if end <= cue.start), default=None)
        wanted = cue.value == "completed" and behind is not None
        if not wanted or any(sign in _STOPS for sign in text[behind : cue.start]):
            return cues
    return [_Cue(cue.start, cue.end, cue.rule, "planned", "whole", cue.clause, True) for cue in cues]


def _read(text: str, start: int, end: int) -> list[_Cue]:
    """The cues of a place, also where scraping parted words by blanks (正 在整改)."""
    if text.find(" ", start, end) < 0 or _parted().search(text, start, end) is None:
        return _scan(text, start, end)
    at = [
        position
        for position in range(start, end)
        if text[position] != " " or not _parted().match(text, position, min(end, position + 2))
    ]
    cues = _scan("".join(text[position] for position in at), 0, len(at))
    for cue in cues:
        cue.start, cue.end = at[cue.start], at[cue.end - 1] + 1
        cue.clause = at[cue.clause] if cue.clause >= 0 else -1
    return cues


def _scan(text: str, start: int, end: int) -> list[_Cue]:
    """The cues that are told, not wanted, and not under an announcement."""
    known = _cues()
    rules = known.rules
    found: list[_Cue] = []
    for match in known.pattern.finditer(text, start, end):
        rule, value, reach = rules[match.lastgroup or ""]
        if reach == "mask":
            continue
        at, stop = match.span()
        if reach in ("deed", "practice"):
            found.append(_Cue(at, stop, rule, value, reach, -1))
            continue
        clause = _clause(text, start, at)
        if reach == "future":
            if at == clause or at - start <= _LEAD:
                found.append(_Cue(at, stop, rule, value, reach, clause))
                break
            continue
        cue = _told(text, _Cue(at, stop, rule, value, reach, clause), end)
        if cue is not None:
            found.append(cue)
    return found


def _clause(text: str, start: int, at: int) -> int:
    """Where the clause of a cue begins."""
    for position in range(at - 1, max(start, at - _CLAUSE) - 1, -1):
        if text[position] in _STOPS:
            return position + 1
    return max(start, at - _CLAUSE)


def _told(text: str, cue: _Cue, end: int) -> _Cue | None:
    """The cue with its scope, or None where it is blocked."""
    known = _cues()
    head = text[cue.clause : cue.start]
    if known.before.search(head) or known.after.match(text, cue.end, min(end, cue.end + 20)):
        return None
    closed = cue.end >= end or text[cue.end] in _ENDS or text.startswith(("并", "且"), cue.end)
    cue.whole = cue.reach == "whole" or (closed and known.subject.search(head) is not None)
    if cue.reach == "whole" and known.lesser.search(head):
        cue.reach, cue.whole = "part", False
    if cue.reach == "bare":
        cue.reach = "whole" if cue.whole else "deed"
    return cue


def _weigh(text: str, cues: list[_Cue], places: list[Place]) -> StatusDraft:
    """One value for the item: that of the strongest cues, and the cues that say it."""
    if all(cue.reach == "deed" for cue in cues):
        return _as("completed", cues)
    value = (
        _of_the_whole(text, cues, places[0][0])
        or _of_a_part(text, cues, places[0][0])
        or _announced(text, cues, places[0])
        or _target(cues)
        or _practised(text, cues, places)
        or "completed"
    )
    return _as(value, cues)


def _as(value: str, cues: list[_Cue]) -> StatusDraft:
    return StatusDraft(value, [cue.mention() for cue in cues if cue.value == value])


def _of_the_whole(text: str, cues: list[_Cue], start: int) -> str | None:
    """What is said of the item as a whole: by its first clause, else by the last cue that does."""
    whole = [cue for cue in cues if cue.whole]
    if not whole:
        return None
    if whole[-1].value == "long_term" and all(text.startswith("持续", cue.start) for cue in whole[:-1]):
        return "long_term"
    if whole[0].clause == start and (whole[0].value, whole[0].reach) != ("in_progress", "part"):
        return whole[0].value
    value: str | None = None
    for cue in whole:
        kept = cue.value == "long_term" and value == "completed"
        beside = text[cue.clause - 1 : cue.clause] == "(" and value is not None
        if not kept and not beside and cue.reach not in ("plan", "target"):
            value = cue.value
    if value == "long_term" and any(cue.reach == "firm" for cue in cues):
        return "in_progress"
    return value


def _of_a_part(text: str, cues: list[_Cue], start: int) -> str | None:
    """正在 speaks loudest, then 基本; of what is left the last word counts."""
    if any(cue.reach == "firm" for cue in cues) or _begun_and_due(text, cues, start):
        return "in_progress"
    parts = [cue.value for cue in cues if cue.reach == "part"]
    if "mostly_completed" in parts:
        return "mostly_completed"
    parts = parts or [cue.value for cue in cues if cue.reach == "hint"]
    return parts[-1] if parts else None


def _begun_and_due(text: str, cues: list[_Cue], start: int) -> bool:
    """Begun, a part not yet done, and a day for it: 厂房已封顶,但设备尚未到货,预计3月底前投用.

    An item that is about the rest alone (仍有2个小区尚未选出…,力争6月底前完成) has not begun.
    """
    parts = [cue for cue in cues if cue.reach == "part"]
    if not parts or not any(cue.reach == "target" and cue.start > parts[-1].start for cue in cues):
        return False
    begun = any(cue.reach == "deed" and cue.start < parts[0].start for cue in cues)
    return begun or any(stop in text[start : parts[0].start] for stop in "。;")


def _announced(text: str, cues: list[_Cue], place: Place) -> str | None:
    """Planned, where the first main clause announces and nothing is told as done behind it."""
    cue = next((cue for cue in cues if cue.reach in ("plan", "future", "target")), None)
    if cue is None:
        return None
    start, _ = place
    while (opening := _OPENING.match(text, start, cue.start)) is not None:
        start = opening.end()
    if cue.clause > start or cue.start - start > _LEAD:
        return None
    done = (
        other
        for other in cues
        if other.reach == "deed" and (other.start < cue.start or text[other.start - 1] in ",。;")
    )
    return None if any(done) else "planned"


def _target(cues: list[_Cue]) -> str | None:
    """What has begun and has a day by which it will be done is in progress."""
    return "in_progress" if any(cue.reach == "target" for cue in cues) else None


def _practised(text: str, cues: list[_Cue], places: list[Place]) -> str | None:
    """A standing practice: two cues of it, the first in the opening words, and no deed."""
    practice = [cue for cue in cues if cue.reach == "practice"]
    if not practice or any(cue.reach == "deed" for cue in cues):
        return None
    lead = practice[0].start - places[0][0]
    # 定期开展谈心谈话 is a practice from its first word on; 坚持问题导向 may be any deed.
    if lead > _LEAD or (len(practice) == 1 and (lead > 1 or not _TURN.match(text, practice[0].start))):
        return None
    told = _cues().told
    return None if any(told.search(text[start:end]) for start, end in places) else "long_term"


def _judge_problem(text: str, node: NodeDraft) -> StatusDraft:
    """The state of a problem where a statement of its own says it; else ``unstated``.

    Such statements are a bracket or a cell (已完成), the first sentence behind a label
    (整改情况:已整改。) and a sentence about 该问题.
    """
    for child in node.parts():
        if child.lead == "status":
            for start, end in child.own[:1]:
                value = _cell_values().get(text[start:end].rstrip("。;"))
                if value is not None:
                    return StatusDraft(value, [MentionDraft(start, end, "status.cell")])
    for start, end in [*_cells(text, node), *_brackets(text, node)]:
        cues = _statement(text, start, end)
        if cues:
            return _as(cues[0].value, cues)
    measures = [child for child in node.children if child.role == "measure" and child.own]
    behind = {end: start for start, end in node.labels}
    for number, measure in enumerate(measures):
        # 整改进展:正在推进 holds nothing else; the first measure and an answer may go on.
        start, end = measure.own[0]
        label = next((start - gap for gap in range(3) if start - gap in behind), None)
        labelled = label is not None and (
            end - start <= _STATEMENT or bool(_ASKS.search(text, behind[label], label))
        )
        if labelled or (number == 0 and behind):
            cues = _opening_statement(text, measure)
            if cues:
                return _as(cues[0].value, cues[:1])
    for child in node.children:
        for start, end in child.own[:1]:
            if child.role in ("measure", "paragraph") and _THIS.search(text, start, end):
                cues = [cue for cue in _read(text, start, end) if cue.whole and _THIS.match(text, cue.clause)]
                if cues:
                    return _as(cues[-1].value, cues)
    if len(measures) == 1:
        return _of_its_only_measure(text, measures[0])
    return StatusDraft("unstated")


@cache
def _cell_values() -> dict[str, str]:
    """What a cell or the words behind 整改状态: say that would say nothing in a sentence."""
    return {row["word"]: row["value"] for row in loader.words(_FAMILY, "status_cells")}


def _opening_statement(text: str, measure: NodeDraft) -> list[_Cue]:
    """The cues of a first sentence that holds nothing but a state: 已整改。"""
    start, end = measure.own[0]
    limit = min(end, start + _STATEMENT)
    stop = text.find("。", start, limit)
    cues = _statement(text, start, stop if stop >= 0 else limit)
    return [] if cues and cues[0].reach in ("plan", "target") else cues


def _of_its_only_measure(text: str, measure: NodeDraft) -> StatusDraft:
    """What the one measure of a problem says of the whole in a clause of its own: …收回。已完成整改。"""
    start, end = measure.own[-1]
    if _cues().telling.isdisjoint(text[max(start, end - _STATEMENT) : end]):
        return StatusDraft("unstated")
    cues = [cue for cue in _read(text, start, end) if cue.whole]
    value = _of_the_whole(text, cues, start)
    return _as(value, cues) if value else StatusDraft("unstated")


def _cells(text: str, node: NodeDraft) -> list[Place]:
    """The places of short paragraphs: own text and the cells of a table row, but for time limits."""
    places = list(node.own)
    for child in node.parts():
        if child.role == "paragraph":
            places.extend(child.own)
    starts = sorted(start for start, _ in places)
    limited: set[int] = set()
    for start, end in node.labels:
        at = bisect_left(starts, end)
        if at < len(starts) and _LIMIT.search(text, start, end) and not text[end : starts[at]].strip():
            limited.add(starts[at])
    return [(start, end) for start, end in places if end - start <= _STATEMENT and start not in limited]


def _brackets(text: str, node: NodeDraft) -> list[Place]:
    """The bracket that closes a heading: 制度建设滞后(已完成)。"""
    if node.heading is None:
        return []
    start, end = node.heading
    while end > start and text[end - 1] in "。 ":
        end -= 1
    if end == start or text[end - 1] not in ")】":
        return []
    opening = max(text.rfind("(", start, end), text.rfind("【", start, end))
    return [(opening + 1, end - 1)] if opening >= 0 else []


def _statement(text: str, start: int, end: int) -> list[_Cue]:
    """The cues of a place that holds nothing but a state."""
    cues = [cue for cue in _read(text, start, end) if cue.whole]
    return cues if cues and cues[0].start == start else []
