"""Cut the name of what is counted down to what a reader would say.

46名教师新任兼职班主任 are 教师: a measure word of people, houses or places says where the name ends.
党组专题研究党风廉政建设2次 counts 专题研究, and 患者平均候诊时间 is a 平均候诊时间, whoever waits.
"""

import re
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import Place, QuantityDraft
from notice_parser.text.lines import trim

_KINDS = {"名": "person", "位": "person", "人": "person", "家": "house", "所": "house", "个": "place"}
_REACH = 16
_WHOLE = ("act", "told", "share")
_MEETINGS = frozenset(("次", "场", "场次"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return loader.rules("base", "subject_names").compiled[f"subject_name.{name}"]


def whole(text: str, left: int, quantity: QuantityDraft) -> Place | None:
    """The phrase before a number that is counted as it stands: 立案|2件, 移送司法机关|1人, 专题研究…|4次.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "局党组专题研究巡察整改4次"
    >>> text[slice(*whole(text, 0, scan(text, 0, len(text))[0]))]
    '专题研究'
    """
    for name in _WHOLE:
        match = _pattern(name).search(text[left : quantity.start])
        if match and (name != "told" or quantity.unit in _MEETINGS):
            return left + match.start(), left + match.end()
    if quantity.unit in _MEETINGS and text[quantity.start - 1 : quantity.start] not in ("会", "议", "班"):
        match = _pattern("follows").match(text[quantity.end : quantity.end + _REACH])
        if match:
            return quantity.end + match.start("name"), quantity.end + match.end("name")
    return None


def is_act(name: str) -> bool:
    """Whether a counted name says what was done: 立案, 专题研究; 户均增收 does not.

    >>> is_act("立案"), is_act("户均增收")
    (True, False)
    """
    return not _pattern("share").match(name)


def is_state(clause: str) -> bool:
    """Whether a clause says how far problems are put right: 截至目前,完成整改.

    >>> is_state("基本完成"), is_state("完成调研")
    (True, False)
    """
    return bool(_pattern("state").search(clause))


def has_task(clause: str) -> bool:
    """Whether a clause names what is put right before it says how far: 一般问题已整改.

    >>> has_task("一般问题已整改"), has_task("已完成整改")
    (True, False)
    """
    state = _pattern("state").search(clause)
    return bool(state) and bool(_pattern("own_task").search(clause[: state.start() if state else 0]))


def is_task(name: str) -> bool:
    """Whether a name is one of what is put right: 问题, 整改任务.

    >>> is_task("具体问题"), is_task("股室")
    (True, False)
    """
    return bool(_pattern("task").search(name))


def is_name(name: str) -> bool:
    """Whether words name what can be counted: no particle, no reference to another place.

    >>> is_name("来信"), is_name("来"), is_name("如前所述"), is_name("自公示之日起")
    (True, False, False, False)
    """
    return bool(name) and not _pattern("nothing").search(name)


def is_discipline(name: str) -> bool:
    """Whether a name is one of what is done to people for their faults.

    >>> is_discipline("政务处分"), is_discipline("困难职工")
    (True, False)
    """
    return bool(_pattern("discipline").search(name))


def begins_part(clause: str) -> bool:
    """Whether a clause opens another part of an enumeration: 二是走访.

    >>> begins_part("二是走访"), begins_part("每座由")
    (True, False)
    """
    return bool(_pattern("run_in").match(clause))


def is_person(name: str) -> bool:
    """Whether a name ends with people.

    >>> is_person("特种作业人员"), is_person("持证率")
    (True, False)
    """
    return bool(_pattern("people").search(name))


def trimmed(text: str, quantity: QuantityDraft, place: Place) -> Place:
    """A name without blanks, numbering and owners, ended where its measure word lets it end.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "46名教师新任兼职班主任"
    >>> text[slice(*trimmed(text, scan(text, 0, len(text))[0], (3, 11)))]
    '教师'
    """
    start, end = trim(text, *place) or (place[1], place[1])
    start, end = _unquoted(text, start, end)
    for name in ("reference", "ordinal", "pointer", "unit", "partaking", "owner"):
        match = _pattern(name).match(text[start:end])
        start += match.end() if match else 0
    modified = _pattern("modified").match(text[start:end]) if "、" in text[start:end] else None
    if modified:
        return start + modified.start("name"), end
    broken = _pattern("broken").search(text[start:end]) if quantity.unit_kind != "ratio" else None
    if broken and end <= quantity.start:
        return start, start + broken.start()
    kind = _KINDS.get(quantity.unit or "")
    if kind and start >= quantity.end:
        match = _pattern(kind).match(text[start : end if kind == "place" else start + _REACH])
        if match and match.end() < end - start:
            end = start + match.end()
    return start, end


def _unquoted(text: str, start: int, end: int) -> Place:
    """“僵尸号”74个: the marks around a whole name are none of it, those around a part of it are."""
    marked = end - start > 2 and text[start] + text[end - 1] in ("“”", "《》")
    if marked and not any(sign in "“”《》" for sign in text[start + 1 : end - 1]):
        return start + 1, end - 1
    return start, end
