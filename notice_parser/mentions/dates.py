"""Find calendar expressions and read what they write.

``scan`` works in two steps. One guarded alternation of all point rules (``dates.toml``) finds
a written date; the words before it, between two of them and behind it then make it a range,
a since or an until. The year that a text leaves out is no business of this module: see
``notice_parser.meaning.dates``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from notice_parser.families.loader import words
from notice_parser.mentions.damaged import only_reading
from notice_parser.mentions.date_finder import Finder, finder
from notice_parser.model.draft import DateDraft, Place

_MONTHS = re.compile("[0-9]{1,2}|十[一二]?|[一二三四五六七八九]")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零0Oo", 0)
_PERIODS = {
    "unit_half_year": (6, "M"),
    "unit_quarter": (3, "M"),
    "unit_month": (1, "M"),
    "unit_ten_days": (10, "D"),
    "unit_week": (1, "W"),
    "unit_day": (1, "D"),
    "unit": (1, "Y"),
}
_OPENING_REACH = 4
_CUE_REACH = 18
_DONE_REACH = 8
_LABEL_REACH = 8
_SAME_BREATH = 20
_BREATH_ENDS = frozenset("。!?已")
_JOINTS = ("、", "和", "及", "与")


@cache
def _parts() -> Mapping[str, str]:
    return {row["word"]: row["code"] for row in words("base", "date_parts")}


@cache
def small_number(written: str) -> int:
    """Read a month or a day, 0-99.

    >>> small_number("08"), small_number("十"), small_number("二十三")
    (8, 10, 23)
    """
    if written[0] in "0123456789":
        return int(written)
    tens, ten, ones = written.rpartition("十")
    value = _DIGITS[ones] if ones else 0
    if ten:
        value += 10 * (_DIGITS[tens] if tens else 1)
    return value


def year_number(written: str) -> int:
    """Read a year of four figures.

    >>> year_number("2024"), year_number("二〇二四")
    (2024, 2024)
    """
    if written.isdecimal():
        return int(written)
    value = 0
    for sign in written:
        value = 10 * value + _DIGITS[sign]
    return value


@cache
def _part_code(written: str, of_year: bool) -> str:
    """The code of a piece of a month or of a year, as written (第三季度末, 年底, 上旬)."""
    if written.endswith("个月"):
        return f"year-m{small_number(written[1:-2].replace('两', '二'))}"
    bare = written.replace("第", "").replace("年度", "年")
    for figure, sign in zip("1234", "一二三四", strict=True):
        bare = bare.replace(figure, sign)
    code = _parts().get(bare.replace("季度底", "季度末"))
    if code is None:
        code = _parts()[bare.lstrip("年岁月")]
    return f"year-{code}" if of_year and code in ("start", "end") else code


# What the rules of lists list, and how each member is read.
_MEMBERS: dict[str, tuple[str, Callable[[str], int]]] = {
    "date.years": ("year", year_number),
    "date.months": ("month", small_number),
    "date.days": ("day", small_number),
    "date.day_range": ("day", small_number),
}


def scan(text: str, start: int, end: int, taken: Sequence[Place] = ()) -> list[DateDraft]:
    """All calendar expressions in ``text[start:end]``, folded text of one heading or paragraph.

    ``taken`` are sorted places that hold no date (《》 titles). The drafts are sorted, apart from each
    other and from ``taken``; their kind and written parts are filled, nothing is resolved.

    >>> text = "截至2024年10月底,共更新15条,11月印发"
    >>> [(text[d.start : d.end], d.kind) for d in scan(text, 0, len(text))]
    [('截至2024年10月底', 'until'), ('11月', 'month')]
    """
    machine = finder()
    search = machine.pattern.search
    found: list[DateDraft] = []
    position = floor = start
    next_taken = 0
    while match := search(text, position, end):
        while next_taken < len(taken) and taken[next_taken][1] <= match.start():
            floor = max(floor, taken[next_taken][1])
            next_taken += 1
        ceiling = taken[next_taken][0] if next_taken < len(taken) else end
        if ceiling < match.end():
            position = floor = max(taken[next_taken][1], match.start() + 1)
            continue
        date = _point(machine, match)
        position = match.end()
        _complete(machine, date, text, floor, min(ceiling, end))
        date.scope = start
        if found:
            _after(machine, found, date, text, end)
        position = floor = date.end
        found.append(date)
    return found


def _point(machine: Finder, match: re.Match[str]) -> DateDraft:
    """Read the parts of one written date that the finder found."""
    assert match.lastgroup is not None
    point = machine.points[match.lastgroup]
    return _reading(point.rule, match, {part: match[group] for part, group in point.parts})


def _reading(rule: str, match: re.Match[str], parts: Mapping[str, str | None]) -> DateDraft:
    """The date that a rule reads in its named parts."""
    date = DateDraft(match.start(), match.end(), rule, "unresolved")
    if rule == "date.recurring":
        date.kind = "recurring"
        date.every = _every(parts)
    elif rule == "date.damaged":
        written = match.group()
        if parts["year"]:
            date.year = year_number(parts["year"])
            written = written.removeprefix(parts["year"])
        reading = only_reading(written)
        if reading is not None:
            date.month, date.day, part = reading
            date.part = _part_code(part, False) if part else None
            date.kind = _kind(date)
    elif rule not in ("date.two_digit_year", "date.recent"):
        _read(date, parts)
        date.kind = _kind(date)
    return date


def _every(parts: Mapping[str, str | None]) -> str:
    """The ISO 8601 duration of 每两个月, 每半个月, 每年."""
    if parts["unit_half_month"]:
        return "P15D"
    count = small_number(parts["count"].replace("两", "二")) if parts["count"] else 1
    if parts["in_year"] and (months := _even_months(parts["in_year"])):
        return f"P{months}M"
    size, sign = next(period for group, period in _PERIODS.items() if parts[group])
    return f"P{count * size}{sign}"


def _even_months(written: str) -> int | None:
    """The distance of evenly spaced months of a year: 6 of 6月、12月, 3 of 3、6、9、12月."""
    if "、" not in written and "和" not in written:
        return None
    months = [small_number(month) for month in _MONTHS.findall(written)]
    step = 12 // len(months)
    even = all(later - sooner == step for sooner, later in pairwise(months))
    return step if even and step * len(months) == 12 else None


def _read(date: DateDraft, parts: Mapping[str, str | None]) -> None:
    """Fill the written parts of both ends from the named groups of a rule."""
    for key, written in parts.items():
        if written is None:
            continue
        if key in ("year", "last_year"):
            setattr(date, key, year_number(written))
        elif key == "class":
            date.year = year_number(written)
        elif key in ("month", "day", "last_month", "last_day"):
            setattr(date, key, small_number(written))
        elif key == "relative":
            date.relative = written
        elif key == "edge":
            date.part = _part_code(written, False)
        elif key == "year_part":
            date.part = _part_code(written, True)
    if date.rule == "date.quarters":
        date.part = _part_code(f"{parts['part']}季度", True)
    elif parts.get("part"):
        date.part = _part_code(str(parts["part"]), False)
    if parts.get("last_part"):
        date.last_part = _part_code(str(parts["last_part"]), date.last_month is None)
    if parts.get("and"):
        date.members = _members(date, str(parts["and"]))


def _members(date: DateDraft, between: str) -> tuple[int, ...]:
    """All the members of a list that writes its unit once: 3、6、9、12月."""
    listed = _MEMBERS.get(date.rule)
    if listed is None:
        return ()
    unit, read = listed
    inner = [item for item in re.split(r"[、和及与]", between) if item]
    return (getattr(date, unit), *map(read, inner), getattr(date, f"last_{unit}"))


def _kind(date: DateDraft) -> str:
    if date.last_year or date.last_month or date.last_day or date.last_part:
        return "range"
    if date.day is not None:
        return "day"
    part = date.part
    if date.relative is not None and date.relative.endswith("季度"):
        return "quarter" if part is None else "month"
    if part is None:
        whole_year = date.month is None and (date.relative is None or date.relative.endswith("年"))
        return "year" if whole_year else "month"
    if part in ("h1", "h2"):
        return "half_year"
    if part in ("q1", "q2", "q3", "q4"):
        return "quarter"
    return "month" if part.endswith(("start", "end")) and part != "start" else "range"


def _complete(machine: Finder, date: DateDraft, text: str, floor: int, end: int) -> None:
    """Join a second end, take in the words around, and look at what they say."""
    known = machine.rules
    if date.kind == "recurring":
        if closing := known["date.before"].match(text, date.end, end):
            date.end = closing.end()
        return
    if date.rule == "date.recent":
        return
    reach = max(floor, date.start - _DONE_REACH)
    date.done = known["date.already"].search(text, reach, date.start) is not None
    single = not _has_second(date)
    if single:
        _join(machine, date, text, end)
        single = not _has_second(date)
    _close(machine, date, text, floor, end, single)
    near = max(floor, date.start - _CUE_REACH)
    date.planned = known["date.planned"].search(text, near, date.start) is not None
    if date.kind == "year":
        date.adverbial = known["date.adverbial"].match(text, date.end, end) is not None
    else:
        date.qualifies = known["date.qualifies"].match(text, date.end, end) is not None
    date.agreed = known["date.agreed"].search(text, near, date.start) is not None
    if date.kind == "since" and known["date.effective"].match(text, date.end, end):
        date.limit = True
    if known["date.labelled"].search(text, max(0, date.start - _LABEL_REACH), date.start):
        date.limit = True
    if known["date.compared"].search(text, near, date.start):
        date.qualifies = True


def _after(machine: Finder, found: Sequence[DateDraft], date: DateDraft, text: str, end: int) -> None:
    """Look at what stands between a date and the one before it in its paragraph."""
    known, last = machine.rules, found[-1]
    gap = text[last.end : date.start]
    joined = gap in _JOINTS
    if joined and last.every == "P1Y" and date.kind != "unresolved" and not (date.year or date.relative):
        # 每年3月至6月、9月至11月
        date.kind, date.rule, date.every, date.limit = "recurring", last.rule, last.every, False
        return
    if joined and date.qualifies and last.month is not None:
        last.qualifies = True
    date.same_breath = _same_breath(text, gap, date, end)
    begins = known["date.statement"].search(gap) or known["date.bracket_end"].match(gap)
    remedied = date.done or known["date.remedied"].match(text, date.end, end)
    part = known["date.part_of"].search(gap)
    date.stays = bool(part or known["date.again"].match(text, date.end, end))
    date.resumes = bool(begins or remedied) and not date.stays


def _same_breath(text: str, gap: str, date: DateDraft, end: int) -> bool:
    """Whether a date goes on with the one before it: 2025年3月底前完成选址,6月开工."""
    if len(gap) > _SAME_BREATH or text.startswith("已", date.end, end):
        return False
    return _BREATH_ENDS.isdisjoint(gap)


def _has_second(date: DateDraft) -> bool:
    return bool(date.last_year or date.last_month or date.last_day or date.last_part or date.last_relative)


def _join(machine: Finder, date: DateDraft, text: str, end: int) -> None:
    """Make the date a range if a joining word and a second date follow at once."""
    joint = machine.rules["date.join"].match(text, date.end, end)
    if joint is None:
        return
    second = _second(machine, date, text, joint.end(), end)
    if second is None:
        return
    date.end = second.end
    if second.kind == "unresolved" or date.kind == "unresolved":
        date.kind = "unresolved"
        if "date.damaged" in (second.rule, date.rule):
            date.rule = "date.damaged"
            date.last_year = second.year
        return
    date.kind = "range"
    date.rule = "date.damaged" if "date.damaged" in (second.rule, date.rule) else "date.range"
    date.last_year, date.last_month = second.year, second.month
    date.last_day, date.last_part = second.day, second.part
    date.last_relative = second.relative


def _second(machine: Finder, date: DateDraft, text: str, start: int, end: int) -> DateDraft | None:
    ends = {"date.short_end": date.rule == "date.numeric", "date.day_end": date.day is not None}
    for rule, possible in ends.items():
        if possible and (match := machine.rules[rule].match(text, start, end)):
            return _reading(rule, match, match.groupdict())
    match = machine.pattern.match(text, start, end)
    second = None if match is None else _point(machine, match)
    if second is None or second.last_month or second.last_year or second.last_day:
        return None
    return None if second.rule in ("date.recurring", "date.recent") else second


def _close(machine: Finder, date: DateDraft, text: str, floor: int, end: int, single: bool) -> None:
    """Take in 截至, 自, 以来, 起, 前, 期间; they make a single date an until or a since."""
    known = machine.rules
    opened = date.start > floor and text[date.start - 1] in machine.openers
    closed = date.end < end and text[date.end] in machine.closers
    near = max(floor, date.start - _OPENING_REACH)
    opening = None
    if opened:
        if until := known["date.until"].search(text, near, date.start):
            date.start = until.start()
            if closing := closed and known["date.till"].match(text, date.end, end):
                date.end = closing.end()
            return _become(date, "until", "date.until", single)
        opening = known["date.from"].search(text, near, date.start)
    if closed and (single or text.endswith("学年", date.start, date.end)):
        since = known["date.since"].match(text, date.end, end)
        if since is None and opening:
            since = known["date.since_start"].match(text, date.end, end)
        if since:
            date.end = since.end()
            if opening and opening["own"]:
                date.start = opening.start()
            return _become(date, "since", "date.since", True)
        if before := known["date.before"].match(text, date.end, end):
            date.limit = not date.done
            date.end = before.end()
            return _become(date, "until", "date.before", single)
    elif closing := closed and known["date.till"].match(text, date.end, end):
        date.end = closing.end()
    if closed and (during := known["date.during"].match(text, date.end, end)):
        date.end = during.end()
    if opening and opening["own"] and date.rule == "date.range":
        date.start = opening.start()
    return None


def _become(date: DateDraft, kind: str, rule: str, single: bool) -> None:
    if single and date.kind != "unresolved":
        date.kind = kind
        if date.rule != "date.damaged":
            date.rule = rule
