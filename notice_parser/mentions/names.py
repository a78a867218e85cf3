"""Organisations and persons, where the words around them mark both ends of a name.

Precision goes before recall: Chinese writes names without capitals or blanks, so a name is
taken only between marks (a stop, a label, an office, 由…牵头), never out of running text.
"""

import re
from functools import cache

from notice_parser.families.loader import alternation, rules, words
from notice_parser.model.draft import NameDraft, Place

# Longest name of an organisation that is believed, brackets included.
_MAX_NAME = 60
_STOPS = frozenset(",。;:、!?“”《》\n\t")
_CLAUSE = re.compile(r"[^,。;:、!?《》\n\t]{1,300}")
# The last characters of all offices: a name is looked for behind one of them only.
_OFFICE_ENDS = re.compile("[长记任员事理席师工监辑编人官志导委书]")
_JOINS = ("、", "和", "及", "与")
# How far before a name its offices are looked for, in code points.
_OFFICE_REACH = 40


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"(?P<tail>{alternation('base', 'organization_tails')})(?:\\([^()\n]{{1,40}}\\))?$")


@cache
def _nots() -> tuple[str, ...]:
    return tuple(row["word"] for row in words("base", "organization_nots"))


@cache
def _leads() -> re.Pattern[str]:
    return rules("base", "names").compiled["organization.lead"]


@cache
def _trails() -> re.Pattern[str]:
    return rules("base", "names").compiled["organization.trail"]


@cache
def _person(rule: str) -> re.Pattern[str]:
    return rules("base", "names").compiled[f"person.{rule}"]


@cache
def _positions() -> re.Pattern[str]:
    return rules("base", "names").compiled["person.position"]


def is_organization(name: str) -> bool:
    """Whether a text, taken as a whole, reads as the name of an organisation.

    >>> [is_organization(name) for name in ("局机关党委", "云洲市水务局", "全体干部", "办")]
    [True, True, False, False]
    """
    if not 2 <= len(name) <= _MAX_NAME:
        return False
    tail = _tails().search(name)
    return tail is not None and not name.endswith(_nots(), 0, tail.end("tail"))


def organizations(text: str, start: int, end: int) -> list[NameDraft]:
    """The organisations of a text that names them between stops, as lists and contact blocks do.

    Words that lead in (请向, 由) or go on (收, 牵头, 负责, 反映) are not part of a name.

    >>> text = "由局机关党委牵头,办公室、财务科负责,抓好落实"
    >>> [text[n.start:n.end] for n in organizations(text, 0, len(text))]
    ['局机关党委', '办公室', '财务科']
    """
    found = []
    for clause in _CLAUSE.finditer(text, start, end):
        place = organization_in(text, *clause.span())
        if place is not None:
            found.append(NameDraft(*place, "organization.clause"))
    return found


def organization_in(text: str, start: int, end: int) -> Place | None:
    """The organisation that one clause consists of, but for what leads in and what goes on."""
    lead = _leads().match(text, start, end)
    first = lead.end() if lead is not None else start
    last = end
    trail = _trails().search(text, first, end)
    if trail is not None:
        last = trail.start()
    while first < last and text[first] in " ()":
        first += 1
    while last > first and text[last - 1] in " (":
        last -= 1
    if text.count("(", first, last) != text.count(")", first, last):
        last -= text[last - 1] == ")"
    return (first, last) if is_organization(text[first:last]) else None


def organization_before(text: str, start: int, end: int) -> Place | None:
    """The organisation whose name ends at ``end``: back to a stop or a word that leads in.

    >>> text = "纠纷调解机制由立案庭牵头"
    >>> text[slice(*organization_before(text, 0, text.index("牵头")))]
    '立案庭'
    """
    first = max(start, end - _MAX_NAME)
    for position in range(end - 1, first - 1, -1):
        if text[position] in _STOPS or text[position] == " ":
            first = position + 1
            break
    for lead in _leads().finditer(text, first, end):
        if lead.end() < end:
            first = lead.end()
    return (first, end) if is_organization(text[first:end]) else None


def persons(text: str, start: int, end: int) -> list[NameDraft]:
    """The persons named behind an office: 党组书记、局长周牧川.

    >>> text = "由镇党委书记罗启明同志任组长,镇长殷小麦领办3个,书记高度重视"
    >>> [(text[n.start:n.end], text[slice(*n.position)]) for n in persons(text, 0, len(text))]
    [('罗启明', '镇党委书记'), ('殷小麦', '镇长')]
    """
    found: list[NameDraft] = []
    floor = start
    behind = _person("after_position")
    for office in _OFFICE_ENDS.finditer(text, start, end):
        match = behind.match(text, office.end(), end) if office.start() >= floor else None
        if match is None:
            continue
        first, last = match.span("name")
        position = _position_before(text, floor, first)
        if position is not None:
            found.append(NameDraft(first, last, "person.after_position", None, position, True))
            floor = last + text.startswith(_JOINS, last)
    return found


def person_alone(text: str, start: int, end: int) -> Place | None:
    """The person whose name ``text[start:end]`` is and nothing else: 郁振海, 谭 晓芸."""
    match = _person("alone").match(text[start:end])
    if match is None:
        return None
    return start + match.start("name"), start + match.end("name")


def _position_before(text: str, start: int, end: int) -> Place | None:
    """The offices that end at ``end``, several joined by 、, with the unit before the first."""
    while end > start and text[end - 1] == " ":
        end -= 1
    match = _positions().search(text, max(start, end - _OFFICE_REACH), end)
    if match is None:
        return None
    first = match.start("position")
    for lead in _person("position_lead").finditer(text, first, end):
        if lead.end() < end:
            first = lead.end()
    return first, end
