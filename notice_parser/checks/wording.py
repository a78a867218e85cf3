"""The characters and the words: lost signs, and statements that deny each other."""

import re
from functools import cache

from notice_parser.checks.messages import excerpt, finding
from notice_parser.families.loader import rules
from notice_parser.model.draft import Draft, FindingDraft, NodeDraft, Place

_PAIRS = {")": "(", "》": "《", "”": "“", "】": "【", "]": "["}
_OPENING = frozenset(_PAIRS.values())
_PAIRED = tuple(
    (opening, closing, re.compile(rf"\{opening}[^\{opening}\{closing}\n]*+\{closing}"))
    for closing, opening in _PAIRS.items()
)
_SIGNS = re.compile("[()《》“”【】\\[\\]\n]")
# 1) 一) a) number a part and close nothing.
_NUMBERING = re.compile(r"(?:\A|[^0-9])[0-9]{1,2}\Z|(?:\A|[\s。;:,、])[一二三四五六七八九十a-zA-Z]{1,3}\Z")
_INNER_NUMBERING = re.compile(r"[:;,、。 ][0-9]{1,2}\Z")
_ROUND = re.compile("[()\n]")
_NEAR_LINES = 2
_NO_ORDINAL = re.compile("第[ _]{0,4}+(?:巡[察视]组|轮巡[察视]|届[省市县区]委)")
# Every claim that something is open holds one of these.
_OPEN = ("未", "正在", "仍在")
_SHOWN = 12
# Words on the state that deny a completed whole; 持续推进 and 仍需巩固 may follow what is done.
_DENIALS = ("status.not_completed.not_yet", "status.in_progress.now", "status.in_progress.underway")


def damaged_characters(draft: Draft) -> list[FindingDraft]:
    """``text-damaged``: U+FFFD, left where bytes were no characters. One finding for all."""
    places = [match.span() for match in re.finditer("\ufffd", draft.text)]
    if not places or any(one.code == "text-damaged" for one in draft.findings):
        return []
    return [finding("text-damaged", "character", places[0], places[1:])]


def lost_ordinals(draft: Draft) -> list[FindingDraft]:
    """``text-damaged``: 第 without its number in the title and the opening (市委第 巡察组)."""
    nodes = [node for node in draft.nodes if node.role in ("title", "preamble")]
    lost = [match for node in nodes for match in _NO_ORDINAL.finditer(draft.text, node.start, node.end)]
    return [
        finding("text-damaged", "ordinal", one.span(), text=excerpt(draft.text, one.span())) for one in lost
    ]


def unbalanced(draft: Draft) -> list[FindingDraft]:
    """``text-damaged``: brackets and quotes without their other half; one finding a line.

    A pair may span a line break, as lines are broken anywhere; page furniture is not judged.
    """
    noise = [(node.start, node.end) for node in draft.nodes if node.role == "noise"]
    lone = sorted(_lone(draft.text))
    found: list[FindingDraft] = []
    at = line_end = 0
    for position in lone:
        while at < len(noise) and noise[at][1] <= position:
            at += 1
        if at < len(noise) and noise[at][0] <= position:
            continue
        place = (position, position + 1)
        if found and position < line_end:
            found[-1].related.append(place)
            continue
        newline = draft.text.find("\n", position)
        line_end = newline if newline >= 0 else len(draft.text)
        first = max(draft.text.rfind("\n", 0, position) + 1, position - _SHOWN)
        around = (first, min(line_end, position + _SHOWN))
        found.append(finding("text-damaged", "bracket", place, text=excerpt(draft.text, around)))
    return found


def _all_paired(text: str) -> bool:
    """Whether all signs stand in pairs side by side on one line, as they do in most texts."""
    return all(
        text.count(opening) == text.count(closing) == len(pair.findall(text))
        for opening, closing, pair in _PAIRED
    )


def _lone(text: str) -> list[int]:
    """The places of signs without their other half on the same line or the next ones."""
    if _all_paired(text):
        return []
    lone: list[int] = []
    opened: dict[str, list[tuple[int, int]]] = {sign: [] for sign in _OPENING}
    line = 0
    for match in _SIGNS.finditer(text):
        sign, position = match.group(), match.start()
        if sign == "\n":
            line += 1
        elif sign in _OPENING:
            opened[sign].append((position, line))
        else:
            stack = opened[_PAIRS[sign]]
            if sign == ")" and _numbers_inside(text, position):
                continue
            if stack and line - stack[-1][1] <= _NEAR_LINES:
                stack.pop()
            elif sign != ")" or not _NUMBERING.search(text, max(0, position - 5), position):
                lone.append(position)
    lone.extend(position for stack in opened.values() for position, _ in stack)
    return lone


def _numbers_inside(text: str, position: int) -> bool:
    """Whether a ) numbers a part of what stands in a bracket: (含:1)试剂8份;2)耗材11份)."""
    if not _INNER_NUMBERING.search(text, max(0, position - 4), position):
        return False
    following = _ROUND.search(text, position + 1)
    return following is not None and following.group() == ")"


@cache
def _claim(name: str) -> re.Pattern[str]:
    return rules("base", "contradictions").compiled[f"contradiction.{name}"]


def status_contradiction(draft: Draft) -> list[FindingDraft]:
    """``status-contradiction``: an item says 已完成 and 尚未完成 of itself, or a measure denies its problem.

    Both have to be statements of their own: 已完成3期,正在剪辑 speaks of parts and is none.
    """
    found: list[FindingDraft] = []
    for node in draft.walk():
        if node.role == "measure":
            found.extend(_denies_itself(draft.text, node))
        elif node.role == "problem" and node.status is not None and node.status.value == "completed":
            found.extend(_denied_below(draft.text, node))
    return found


def _denies_itself(text: str, node: NodeDraft) -> list[FindingDraft]:
    for start, end in node.own:
        piece = text[start:end]
        if not any(word in piece for word in _OPEN):
            continue
        still = _claim("open").search(piece)
        done = _claim("done").search(piece) if still is not None else None
        if done is None or still is None:
            continue
        first, second = sorted((done.span("claim"), still.span("claim")))
        # What is said of two points of an inner list denies nothing.
        if _claim("parted").search(piece, first[1], second[0]) is None:
            claims = [(start + at, start + to) for at, to in (done.span("claim"), still.span("claim"))]
            return [_contradiction(text, "item", *claims)]
    return []


def _denied_below(text: str, problem: NodeDraft) -> list[FindingDraft]:
    status = problem.status
    if status is None or not status.cues:
        return []
    for measure in problem.children:
        other = measure.status
        if measure.role != "measure" or other is None or other.value == "completed":
            continue
        for cue in other.cues:
            if cue.rule in _DENIALS:
                return [_contradiction(text, "problem", status.cues[0].place, cue.place)]
    return []


def _contradiction(text: str, kind: str, done: Place, still: Place) -> FindingDraft:
    return finding(
        "status-contradiction",
        kind,
        still,
        [done],
        done=excerpt(text, done).strip(",。;: "),
        open=excerpt(text, still).strip(",。;: "),
    )
