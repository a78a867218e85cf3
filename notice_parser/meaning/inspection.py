"""The header of a notice: who issued it, who inspected whom, when, and how.

Read from the title and the opening (the preamble nodes, whose dates are found and resolved).
"""

import re
from functools import cache

from notice_parser.families.loader import alternation, words
from notice_parser.meaning.opening import (
    FAMILY,
    MAX_OPENING,
    Opening,
    is_bare,
    mask_titles,
    pattern,
    read_opening,
)
from notice_parser.mentions import names
from notice_parser.model.draft import DateDraft, Draft, InspectionDraft, NameDraft, NodeDraft, Place

_KINDS = ("巡视", "巡察", "审计", "督察", "督导")
_MIN_ISSUER = 5
_SIGNING = re.compile(r"[^0-9\n\t ,。〇]{4,60}")
_SENTENCE_END = re.compile(r"[。;\n]")
# The day of entering is no period.
_ENTERING = re.compile(r"[^。;0-9]{0,24}(?:进驻|入驻)|召开")
_NUMBER_LOST = re.compile(r"第(?![0-9一二三四五六七八九十百])")
# For how long the notice is shown says nothing of the inspection.
_SHOWN = re.compile(r"公[示开告](?:期限?|日期|时间|期间)?(?:为|自|从|是|:|即)?期?$")
_HEAD_NOISE = re.compile(r"[^一-龥]+")


@cache
def _modes() -> tuple[re.Pattern[str], dict[str, str]]:
    modes = {row["word"]: row["mode"] for row in words(FAMILY, "modes")}
    return re.compile(alternation(FAMILY, "modes")), modes


def read(text: str, draft: Draft) -> None:
    """Fill ``draft.inspection`` and ``draft.issuer``; add the names to the nodes that hold them.

    The first of a kind that the opening names is the header's; targets are all that are named.
    What the opening leaves out is taken from the title, the issuer of an untitled notice from
    its signature. A text of no family has no header.
    """
    if draft.family == "none":
        return
    nodes = draft.walk()
    inspection = draft.inspection
    title = ""
    if draft.title is not None:
        title = mask_titles(text, draft.title[0], min(draft.title[1], draft.title[0] + MAX_OPENING))
    _issuer(text, draft, nodes)
    how: list[str] = []
    openings: list[str] = []
    for node in nodes:
        if node.role == "preamble":
            for start, end in node.pieces():
                openings.append(mask_titles(text, start, min(end, start + MAX_OPENING)))
                how += _preamble(text, node, start, openings[-1], inspection)
    if draft.title is not None:
        _from_title(title, draft.title[0], inspection)
    team = text[inspection.team.start : inspection.team.end] if inspection.team is not None else ""
    inspection.kind = _kind([team, *how, title, *openings])
    inspection.mode = _mode([*how, team, _inspecting(title)])


def _preamble(text: str, node: NodeDraft, start: int, masked: str, inspection: InspectionDraft) -> list[str]:
    """Read one piece of the opening, its titles masked; return its phrases of inspecting."""
    end = start + len(masked)
    dates = [date for date in node.dates if start <= date.start < end]
    opening = read_opening(masked, [(date.start - start, min(date.end, end) - start) for date in dates])
    _dates(opening, start, dates, inspection)
    how = [masked[slice(*place)] for place in opening.how]
    if inspection.round is None:
        inspection.round = _moved(pattern("round").search(masked), start)
    mentions = opening.mentions()
    teams = [name for name in mentions if name.role == "team"]
    named = [name for name in teams if not is_bare(masked[name.start : name.end])]
    # 县委第巡察组 has lost its number; where it is named again, that name is whole.
    named.sort(key=lambda name: _NUMBER_LOST.search(masked, name.start, name.end) is not None)
    team = named[0] if named else None
    authority = _authority(masked, mentions, team)
    for name in mentions:
        name.start += start
        name.end += start
    node.organizations.extend(mentions)
    if inspection.team is None:
        inspection.team = team
    if inspection.authority is None:
        inspection.authority = authority
    seen = {text[name.start : name.end] for name in inspection.targets}
    for name in mentions:
        if name.role == "target" and text[name.start : name.end] not in seen:
            seen.add(text[name.start : name.end])
            inspection.targets.append(name)
    return how


def _moved(match: re.Match[str] | None, start: int) -> Place | None:
    return None if match is None else (match.start() + start, match.end() + start)


def _authority(masked: str, mentions: list[NameDraft], team: NameDraft | None) -> NameDraft | None:
    """Of several (根据省委、市委部署) the one whose team came, else the first."""
    found = [name for name in mentions if name.role == "authority"]
    if team is not None:
        for name in found:
            if masked.startswith(masked[name.start : name.end], team.start):
                return name
    return found[0] if found else None


def _dates(opening: Opening, start: int, dates: list[DateDraft], inspection: InspectionDraft) -> None:
    """Which date is the period and which the feedback: the verb that comes first behind it decides."""
    text = opening.text
    left: list[DateDraft] = []
    for number, date in enumerate(dates):
        if _whole_years(date) and not _tells_when(text, date.start - start, date.end - start):
            continue
        if text.startswith("截", date.start - start):
            continue
        if _SHOWN.search(text, max(0, date.start - start - 16), date.start - start):
            continue
        after = date.end - start
        stop = _SENTENCE_END.search(text, after)
        end = stop.start() if stop is not None else len(text)
        later = [other.start - start for other in dates[number + 1 :] if not _whole_years(other)]
        if later:
            end = min(end, max(after, later[0]))
        inspected = _first(("inspected", "inspected_directly", "bare_inspection"), text, after, end)
        told = pattern("told").search(text, after, end)
        first = told is not None and (inspected is None or told.start() < inspected.start())
        if first or pattern("told_on").search(text, max(0, date.start - start - 16), date.start - start):
            inspection.feedback = inspection.feedback or date
        elif _ENTERING.match(text, after) is not None and date.kind == "day":
            continue
        elif inspected is not None:
            inspection.period = inspection.period or date
        else:
            left.append(date)
    if inspection.period is None:
        inspection.period = next((date for date in left if date.kind == "range"), None)


def _first(rules: tuple[str, ...], text: str, start: int, end: int) -> re.Match[str] | None:
    """What comes first of several rules."""
    found = [match for rule in rules if (match := pattern(rule).search(text, start, end)) is not None]
    return min(found, key=lambda match: match.start(), default=None)


def _whole_years(date: DateDraft) -> bool:
    if date.kind == "since" and date.month is None and date.part is None:
        return True
    return date.kind == "year" or (date.kind == "range" and date.month is None and date.part is None)


def _tells_when(text: str, start: int, end: int) -> bool:
    """Whether a bare year says when (2024年,市委…) and not which (2023年度预算)."""
    return text[end : end + 1] == "," or start == 0 or text[end : end + 1] in "市县区省"


def _kind(sources: list[str]) -> str | None:
    for source in sources:
        found = [(source.find(kind), kind) for kind in _KINDS if kind in source]
        if found:
            return min(found)[1]
    return None


def _mode(sources: list[str]) -> str | None:
    expression, modes = _modes()
    for source in sources:
        match = expression.search(source)
        if match is not None:
            return modes[match.group()]
    return None


def _inspecting(title: str) -> str:
    """The part of a title about the inspection: modes are not looked for in the issuer's name."""
    match = pattern("issuer_end").search(title)
    return title[match.start() :] if match is not None else ""


def _from_title(title: str, start: int, inspection: InspectionDraft) -> None:
    round_ = _moved(pattern("round").search(title), start)
    if round_ is not None:
        inspection.round = round_
    if inspection.team is None:
        teams = read_opening(title, []).teams
        if teams:
            team = teams[0]
            inspection.team = NameDraft(team.start + start, team.end + start, team.rule, "team")
    if inspection.authority is None and not inspection.team and not inspection.targets:
        match = pattern("authority_title").search(title)
        if match is not None:
            first, last = match.span("name")
            rule = "opening.authority_title"
            inspection.authority = NameDraft(first + start, last + start, rule, "authority")


def _issuer(text: str, draft: Draft, nodes: list[NodeDraft]) -> None:
    issuers = _title_issuers(text, draft.title) if draft.title is not None else []
    for node in nodes:
        if issuers and node.role == "title" and node.start <= issuers[0].start < node.end:
            node.organizations.extend(issuers)
            break
    for node in nodes:
        if node.role == "signature":
            signing = _signature_issuers(text, node)
            node.organizations.extend(signing)
            issuers = issuers or signing
    draft.issuer = issuers[0] if issuers else None


def _title_issuers(text: str, title: Place) -> list[NameDraft]:
    """The organisations before 关于, as printed; two are parted by 、 or a blank.

    >>> title = "中共云洲高新区工作委员会、云洲高新区管理委员会关于市委巡察整改情况的通报"
    >>> [title[n.start:n.end] for n in _title_issuers(title, (0, len(title)))]
    ['中共云洲高新区工作委员会', '云洲高新区管理委员会']
    """
    start, end = title
    inner = pattern("issuer_in_title").match(text[start:end])
    if inner is not None and names.is_organization(inner["name"]):
        first, last = inner.span("name")
        return [NameDraft(first + start, last + start, "opening.issuer_in_title", "issuer")]
    stop = pattern("issuer_end").search(text, start, end)
    if stop is None:
        return []
    noise = _HEAD_NOISE.match(text, start, stop.start())
    if noise is not None:
        start = noise.end()
    start = max([start, *(text.rfind(sign, start, stop.start()) + 1 for sign in ">:|】")])
    first = text.find("中共", start, stop.start())
    if first > start and not names.is_organization(text[start:first].strip("、和 \n")):
        start = first
    last = stop.start()
    while last > start and text[last - 1] in " \n\t、,":
        last -= 1
    whole = "".join(text[start:last].split())
    if not names.is_organization(whole):
        return []
    places = _split_issuers(text, start, last)
    return [NameDraft(*place, "opening.issuer", "issuer") for place in places]


def _split_issuers(text: str, start: int, end: int) -> list[Place]:
    parts = [match.span() for match in re.finditer(r"[^、 \n\t]{1,80}", text[start:end])]
    whole = [(start, end)]
    if len(parts) < 2:
        return whole
    places = [(first + start, last + start) for first, last in parts]
    if all(last - first >= _MIN_ISSUER and names.is_organization(text[first:last]) for first, last in places):
        return places
    return whole


def _signature_issuers(text: str, node: NodeDraft) -> list[NameDraft]:
    found = []
    for start, end in node.pieces():
        for match in _SIGNING.finditer(text, start, end):
            if names.is_organization(match.group()):
                found.append(NameDraft(*match.span(), "opening.issuer_signs", "issuer"))
    return found
